"""What the reader does with articles: states, tags, notes; each change one step of a journal on disk."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import apsw

from tui.errors import StoreError
from tui.harmless import harmless, harmless_line
from tui.store.connect import transaction
from tui.store.dates import now
from tui.store.journal import Change, Step, keep

__all__ = ["Step", "change", "look_at", "looked_at", "recall", "remember"]

_FLAGS: Final = ("read", "starred", "done")

_TEXTS: Final = ("note", "queued", "due")


def change(  # noqa: PLR0913 - every part of the state has a name of its own
    con: apsw.Connection,
    article_ids: Sequence[str],
    *,
    read: bool | None = None,
    starred: bool | None = None,
    done: bool | None = None,
    queued: bool | None = None,
    due: str | None = None,
    note: str | None = None,
    add_tags: Sequence[str] = (),
    remove_tags: Sequence[str] = (),
    by: str = "",
    is_step: bool = True,
) -> Step:
    """Change the state of articles; None leaves a part as it is. A step that changes nothing is not kept.

    What is done counts as read as well, unless something else is said of that.

    Args:
        con: the corpus.
        article_ids: which articles.
        read: marked read, or unread.
        starred: starred, or not.
        done: put away, or taken back.
        queued: put off for later, or not.
        due: the day they are to come back, ISO 8601; empty for none.
        note: the whole note; empty for none.
        add_tags: tags that they get.
        remove_tags: tags that they lose.
        by: what did this, where it was not the reader; stands before the sentence.
        is_step: whether this can be undone by itself. What follows from reading on is no step: undoing takes
            back what was last done on purpose, and doing again is not lost by reading.

    Raises:
        StoreError: a tag is empty.
    """
    flags = {"read": read, "starred": starred, "done": done}
    wanted: dict[str, Any] = {name: flag for name, flag in flags.items() if flag is not None}
    if note is not None:
        wanted["note"] = harmless(note).strip()
    if due is not None:
        wanted["due"] = due
    said = _said(wanted, queued, [*map(_tag, add_tags)], [*map(_tag, remove_tags)])
    if done and read is None:
        wanted["read"] = True
    with transaction(con):
        changes: list[Change] = []
        for identity, before in _states(con, article_ids).items():
            tags = sorted({*before["tags"], *map(_tag, add_tags)} - set(map(_tag, remove_tags)))
            after = {**before, **wanted, "tags": tags, "queued": _queue_time(before["queued"], queued)}
            if parts := [part for part in before if after[part] != before[part]]:
                old, new = ({part: side[part] for part in parts} for side in (before, after))
                changes.append((identity, old, new))
        if not changes:
            return Step("nothing to change", ())
        many = len(changes)
        sentence = f"{by}{many:,} article{'' if many == 1 else 's'} {said}"
        if is_step:
            keep(con, sentence, changes)
        apply(con, [(identity, after) for identity, _, after in changes])
    return Step(sentence, tuple(identity for identity, *_ in changes))


def _queue_time(before: str, queued: bool | None) -> str:
    """Return since when an article is in the queue: what comes first in it was put there first."""
    if queued is None:
        return before
    return (before or now()) if queued else ""


def _states(con: apsw.Connection, article_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    rows = con.execute(
        "SELECT id, read, starred, done, note, queued, due,"
        " (SELECT json_group_array(name ORDER BY name) FROM tag WHERE tag.n = article.n)"
        " FROM article WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(article_ids)),),
    )
    return {
        identity: {
            **dict(zip(_FLAGS, map(bool, found[:3]), strict=True)),
            **dict(zip(_TEXTS, found[3:6], strict=True)),
            "tags": json.loads(found[6]) if found[6] != "[]" else [],
        }
        for identity, *found in rows
    }


def _tag(name: str) -> str:
    tag = harmless_line(name)
    if not tag:
        raise StoreError("a tag needs a name", "", "write a word")
    return tag


def apply(con: apsw.Connection, sides: Sequence[tuple[str, Mapping[str, Any]]]) -> list[str]:
    """Put the given parts of each article's state as they are given, and keep when that was.

    `touched` among the parts says when each of them changed, where that was not now.
    """
    at = now()
    for identity, parts in sides:
        touched = parts.get("touched") or dict.fromkeys(parts, at)
        columns = [name for name in (*_FLAGS, *_TEXTS) if name in parts]
        settings = "".join(f"{name} = ?, " for name in columns)
        con.execute(
            f"UPDATE article SET {settings}touched = json_patch(touched, ?) WHERE id = ?",
            (*(parts[name] for name in columns), json.dumps(touched), identity),
        )
        if "tags" in parts:
            con.execute("DELETE FROM tag WHERE n = (SELECT n FROM article WHERE id = ?)", (identity,))
            con.executemany(
                "INSERT INTO tag SELECT n, ? FROM article WHERE id = ?",
                [(tag, identity) for tag in parts["tags"]],
            )
    return [identity for identity, _ in sides]


_SAID: Final = {
    ("read", True): "marked read",
    ("read", False): "marked unread",
    ("starred", True): "starred",
    ("starred", False): "unstarred",
    ("done", True): "done",
    ("done", False): "taken back from done",
}


def _said(wanted: Mapping[str, Any], queued: bool | None, add: Sequence[str], remove: Sequence[str]) -> str:
    """Return what was done, as the end of a sentence."""
    parts = [_SAID[name, flag] for name, flag in wanted.items() if name in _FLAGS]
    if "note" in wanted:
        parts.append("noted" if wanted["note"] else "note removed")
    if queued is not None:
        parts.append("put into the queue" if queued else "taken out of the queue")
    if "due" in wanted:
        parts.append(f"to come back on {wanted['due']}" if wanted["due"] else "not to come back")
    if add:
        parts.append(f"tagged {', '.join(add)}")
    if remove:
        parts.append(f"tag {', '.join(remove)} removed")
    return ", ".join(parts)


# What was put off.


def next_queued(con: apsw.Connection) -> str | None:
    """Return the article that was put off first of those in the queue, None if it is empty."""
    row = con.execute("SELECT id FROM article WHERE queued <> '' ORDER BY queued, id LIMIT 1").fetchone()
    return row[0] if row else None


def next_due(con: apsw.Connection, today: str) -> str | None:
    """Return the article that is due first, up to the day `today` (ISO 8601), None if none is."""
    row = con.execute(
        "SELECT id FROM article WHERE due <> '' AND due <= ? ORDER BY due, id LIMIT 1", (today,)
    ).fetchone()
    return row[0] if row else None


def due_count(con: apsw.Connection, today: str) -> int:
    """Return how many articles are due up to the day `today`."""
    return int(con.execute("SELECT count(*) FROM article WHERE due <> '' AND due <= ?", (today,)).get)


def reports_beside(con: apsw.Connection, article_ids: Sequence[str]) -> list[str]:
    """Return the articles and all others of their events."""
    rows = con.execute(
        "SELECT id FROM article WHERE event <> '' AND event IN"
        " (SELECT event FROM article WHERE id IN (SELECT value FROM json_each(?))) ORDER BY id",
        (json.dumps(list(article_ids)),),
    )
    return list(dict.fromkeys([*article_ids, *(identity for (identity,) in rows)]))


# What was looked at.


def looked_at(con: apsw.Connection, event: str) -> bool:
    """Return whether all that the event now holds was there when it was last looked at."""
    return not con.execute(
        "SELECT EXISTS (SELECT 1 FROM article WHERE event = ?1 AND event <> '' AND looked <"
        " 1 + (SELECT conflict FROM event WHERE id = ?1))",
        (event,),
    ).get


def look_at(con: apsw.Connection, event: str) -> None:
    """Keep that the event was looked at as it is now; what joins it later is told apart (`EventRow`)."""
    with transaction(con):
        con.execute(
            "UPDATE article SET looked = 1 + (SELECT conflict FROM event WHERE id = ?1) WHERE event = ?1",
            (event,),
        )


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
