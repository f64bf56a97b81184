"""What the reader does with articles: states, tags, notes; each change one step of a journal on disk."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

import apsw

from tui.errors import StoreError
from tui.harmless import harmless, harmless_line
from tui.store import corrections, decisions
from tui.store.connect import transaction
from tui.store.journal import STATE, Applier, Step, keep, move

__all__ = ["Step", "change", "recall", "redo", "remember", "undo"]


_FLAGS: Final = ("read", "starred", "done")


def change(  # noqa: PLR0913 - every part of the state has a name of its own
    con: apsw.Connection,
    article_ids: Sequence[str],
    *,
    read: bool | None = None,
    starred: bool | None = None,
    done: bool | None = None,
    add_tag: str | None = None,
    remove_tag: str | None = None,
    note: str | None = None,
) -> Step:
    """Change the state of articles; None leaves a part as it is. A step that changes nothing is not kept.

    Raises:
        StoreError: a tag is empty.
    """
    flags = {"read": read, "starred": starred, "done": done}
    wanted: dict[str, Any] = {name: flag for name, flag in flags.items() if flag is not None}
    if note is not None:
        wanted["note"] = harmless(note)
    with transaction(con):
        changes = []
        for identity, before in _states(con, article_ids).items():
            tags = _tags_after(before["tags"], add_tag, remove_tag)
            after = {**before, **wanted, "tags": tags}
            if after != before:
                changes.append((identity, before, after))
        if not changes:
            return Step("nothing to change", ())
        sentence = _sentence(len(changes), wanted, add_tag, remove_tag)
        keep(con, sentence, changes)
        _apply(con, [(identity, after) for identity, _, after in changes])
    return Step(sentence, tuple(identity for identity, *_ in changes))


def undo(con: apsw.Connection) -> Step | None:
    """Take the last step back; None if there is none left."""
    return move(con, _APPLIERS, back=True)


def redo(con: apsw.Connection) -> Step | None:
    """Do again what was last undone; None if nothing was, or something else was done since."""
    return move(con, _APPLIERS, back=False)


def _states(con: apsw.Connection, article_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    rows = con.execute(
        "SELECT id, read, starred, done, note,"
        " (SELECT json_group_array(name ORDER BY name) FROM tag WHERE tag.n = article.n)"
        " FROM article WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(article_ids)),),
    )
    return {
        identity: {
            **dict(zip(_FLAGS, map(bool, flags), strict=True)),
            "note": note,
            "tags": json.loads(tags),
        }
        for identity, *flags, note, tags in rows
    }


def _tags_after(tags: list[str], add: str | None, remove: str | None) -> list[str]:
    kept = set(tags)
    if add is not None:
        kept.add(_tag(add))
    if remove is not None:
        kept.discard(_tag(remove))
    return sorted(kept)


def _tag(name: str) -> str:
    tag = harmless_line(name)
    if not tag:
        raise StoreError("a tag needs a name", "", "write a word")
    return tag


def _apply(con: apsw.Connection, states: Sequence[tuple[str, dict[str, Any]]]) -> list[str]:
    for identity, after in states:
        con.execute(
            "UPDATE article SET read = :read, starred = :starred, done = :done, note = :note WHERE id = :id",
            {**{name: int(after[name]) for name in _FLAGS}, "note": after["note"], "id": identity},
        )
        con.execute("DELETE FROM tag WHERE n = (SELECT n FROM article WHERE id = ?)", (identity,))
        con.executemany(
            "INSERT INTO tag SELECT n, ? FROM article WHERE id = ?",
            [(tag, identity) for tag in after["tags"]],
        )
    return [identity for identity, _ in states]


_APPLIERS: Final[dict[str, Applier]] = {
    STATE: _apply,
    corrections.KIND: corrections.apply,
    decisions.KIND: decisions.apply,
    decisions.GROUPING: decisions.apply_grouping,
}
"""How a step is put back, by what it is about."""


_SAID: Final = {
    ("read", True): "marked read",
    ("read", False): "marked unread",
    ("starred", True): "starred",
    ("starred", False): "unstarred",
    ("done", True): "done",
    ("done", False): "taken back from done",
}


def _sentence(count: int, wanted: dict[str, Any], add: str | None, remove: str | None) -> str:
    parts = [_SAID[name, flag] for name, flag in wanted.items() if name != "note"]
    if "note" in wanted:
        parts.append("noted" if wanted["note"] else "note removed")
    if add is not None:
        parts.append(f"tagged {_tag(add)}")
    if remove is not None:
        parts.append(f"tag {_tag(remove)} removed")
    return f"{count} article{'' if count == 1 else 's'} {', '.join(parts)}"


def remember(con: apsw.Connection, key: str, value: Any) -> None:
    """Keep a JSON `value` under `key` (a position, a filter, a theme), for `recall` by a later session."""
    with transaction(con):
        con.execute("INSERT OR REPLACE INTO memory VALUES (?, ?)", (key, json.dumps(value)))


def recall(con: apsw.Connection, key: str) -> Any:
    """Return what was kept under `key`, None if nothing was or it cannot be read."""
    row = con.execute("SELECT value FROM memory WHERE key = ?", (key,)).fetchone()
    try:
        return json.loads(row[0]) if row else None
    except ValueError:
        return None
