"""Corrections of names: kept with who and when, each an undo step, passed on as JSON.

What they change is worked out when the corpus is next brought up to date: an article whose names are others
now is marked again, who is who is resolved anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, Final, get_args

import apsw

from tui.corpus.correction import Correction, Naming, Verdict
from tui.corpus.highlight import NameKind
from tui.errors import StoreError
from tui.harmless import harmless_line
from tui.store.connect import transaction
from tui.store.dates import now
from tui.store.fold import fold
from tui.store.journal import Change, Step, keep, user

KIND: Final = "correction"
"""The kind of a journal's subject that is a correction."""

_COLUMNS: Final = (
    "verdict, name, kind, article, other_name, other_kind, other_article, becomes, at, who"  # in this order
)


def corrections(con: apsw.Connection) -> list[Correction]:
    """Return all corrections, the oldest first."""
    return [_read(row) for row in con.execute(f"SELECT {_COLUMNS} FROM correction ORDER BY at, id")]


def correct(con: apsw.Connection, made: Sequence[Correction]) -> Step:
    """Keep corrections as one undo step; who and when are filled in where they are empty.

    Raises:
        StoreError: a name is empty, or a name is put beside itself.
    """
    stamped = [replace(each, at=each.at or now(), who=each.who or user()) for each in made]
    for each in stamped:
        _check(each)
    with transaction(con):
        changes = [
            (f"{KIND}:{each.id}", _stored(con, each.id), _plain(each))
            for each in {each.id: each for each in stamped}.values()
        ]
        changes = [change for change in changes if not _says_the_same(*change[1:])]
        if not changes:
            return Step("nothing to correct: it is so already", ())
        sentence = sentence_of(stamped)
        keep(con, sentence, changes)
        touched = apply(con, [(subject, after) for subject, _, after in changes])
    return Step(sentence, tuple(touched), regrouped=True)


def withdraw(con: apsw.Connection, ids: Sequence[str]) -> Step:
    """Take corrections back by their ids, as one undo step.

    Raises:
        StoreError: there is no such correction.
    """
    with transaction(con):
        changes: list[Change] = []
        for identity in ids:
            before = _stored(con, identity)
            if before is None:
                raise StoreError(f"there is no correction {identity}", "", "copytaster correct list")
            changes.append((f"{KIND}:{identity}", before, None))
        many = len(changes)
        sentence = f"{many} correction{'' if many == 1 else 's'} withdrawn"
        keep(con, sentence, changes)
        touched = apply(con, [(subject, None) for subject, *_ in changes])
    return Step(sentence, tuple(touched), regrouped=True)


def apply(con: apsw.Connection, sides: Sequence[tuple[str, Any]]) -> list[str]:
    """Put corrections (as the journal keeps them) in force, or out of it where there is None.

    Returns the ids of the articles that they are about.
    """
    touched: list[str] = []
    for subject, after in sides:
        identity = subject.partition(":")[2]
        before = _stored(con, identity)
        con.execute("DELETE FROM correction WHERE id = ?", (identity,))
        if after is not None:
            _write(con, _noun(after))
        for plain in filter(None, (before, after)):
            touched += _touch(con, _noun(plain))
    names_changed(con)
    return list(dict.fromkeys(touched))


def names_changed(con: apsw.Connection) -> None:
    """Let names be found and resolved anew: what readers told about them is another thing now."""
    con.execute("UPDATE counter SET value = value + 1 WHERE name IN ('put', 'corrected')")


def corrections_as_json(con: apsw.Connection) -> list[dict[str, Any]]:
    """Return all corrections as plain objects, the oldest first; `take_corrections` takes them in."""
    return [_plain(each) for each in corrections(con)]


def take_corrections(
    con: apsw.Connection, given: Iterable[object], article_of: Mapping[str, str] | None = None
) -> Step:
    """Take corrections in that `corrections_as_json` gave, as one undo step.

    Of two about the same names the later one holds, whoever made it. One about an article that is not there
    waits for it.

    Args:
        con: the corpus.
        given: the objects, perhaps from a stranger.
        article_of: what the articles that they name are called here, where that differs.

    Raises:
        StoreError: one of them is none.
    """
    known = {each.id: each for each in corrections(con)}
    named = article_of or {}
    fresh = []
    for each in (_renamed(_checked(value), named) for value in given):
        before = known.get(each.id)
        if before is None or before.at < each.at:
            fresh.append(each)
    return correct(con, fresh)


# How they are said, kept and checked.


def sentence_of(made: Sequence[Correction]) -> str:
    """Return a sentence that says what was put right."""
    if not made:
        return "nothing to correct"
    first = made[0]
    more = f", and {len(made) - 1} more" if len(made) > 1 else ""
    other = harmless_line(first.other.name) if first.other else ""
    name = harmless_line(first.subject.name)
    said = {
        "same": f"“{name}” and “{other}” are one",
        "apart": f"“{name}” is not “{other}”" if name != other else f"this “{name}” is another one",
        "kind": f"“{name}” is {'an' if first.becomes == 'organisation' else 'a'} {_kind(first.becomes)}",
        "no_name": f"“{name}” is no name",
    }
    where = " in this article" if first.subject.article and first.verdict in {"kind", "no_name"} else ""
    return f"put right: {said[first.verdict]}{where}{more}"


def _kind(kind: NameKind | None) -> str:
    return "name of another kind" if kind == "misc" else str(kind)


def _check(each: Correction) -> None:
    if not harmless_line(each.subject.name) or (each.other and not harmless_line(each.other.name)):
        raise StoreError("a correction needs a name", "", "give it as it is printed")
    if each.verdict in {"same", "apart"} and (each.other is None or each.other == each.subject):
        raise StoreError("a name cannot be put beside itself", "", "choose another one")
    if each.verdict == "apart" and not each.subject.article:
        raise StoreError("a name is set apart within an article", "", "say in which article")
    if each.verdict == "kind" and each.becomes not in get_args(NameKind):
        raise StoreError("a kind is needed", "", f"one of {', '.join(get_args(NameKind))}")


def _plain(each: Correction) -> dict[str, Any]:
    return asdict(each)


def _noun(plain: Mapping[str, Any]) -> Correction:
    other = Naming(**plain["other"]) if plain["other"] else None
    return Correction(**{**plain, "subject": Naming(**plain["subject"]), "other": other})


def _says_the_same(before: Any, after: Any) -> bool:
    """Return whether two plain corrections differ in nothing but when and by whom."""
    return before is not None and {**before, "at": "", "who": ""} == {**after, "at": "", "who": ""}


def _read(row: Sequence[Any]) -> Correction:
    verdict, name, kind, article, other_name, other_kind, other_article, becomes, at, who = row
    other = Naming(other_name, other_kind, other_article) if other_name is not None else None
    return Correction(verdict, Naming(name, kind, article), other, becomes, at, who)


def _stored(con: apsw.Connection, identity: str) -> dict[str, Any] | None:
    row = con.execute(f"SELECT {_COLUMNS} FROM correction WHERE id = ?", (identity,)).fetchone()
    return _plain(_read(row)) if row else None


def _write(con: apsw.Connection, each: Correction) -> None:
    subject, other = each.subject, each.other
    con.execute(
        f"INSERT INTO correction (id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            each.id,
            each.verdict,
            *(subject.name, subject.kind, subject.article),
            *((other.name, other.kind, other.article) if other else (None, None, None)),
            *(each.becomes, each.at, each.who),
        ),
    )


def _touch(con: apsw.Connection, each: Correction) -> list[str]:
    """Let the articles whose marks a correction changes be marked again; return all that it is about."""
    if each.verdict == "same" and each.other is not None:
        named = _articles_naming(con, each.subject) + _articles_naming(con, each.other)
    else:
        named = [each.subject.article] if each.subject.article else _articles_naming(con, each.subject)
    con.executemany("UPDATE article SET annotated = '' WHERE id = ?", [(article,) for article in named])
    return named


def _articles_naming(con: apsw.Connection, subject: Naming) -> list[str]:
    """Return the articles whose words hold `subject`'s name."""
    words = " ".join("".join(c if c.isalnum() else " " for c in subject.name).split())
    if not words:
        return []
    rows = con.execute(
        "SELECT article.id FROM word JOIN article ON article.n = word.rowid WHERE word MATCH ? ORDER BY 1",
        (f'"{fold(words)}"',),
    )
    return [article for (article,) in rows]


def _renamed(each: Correction, named: Mapping[str, str]) -> Correction:
    subject = replace(each.subject, article=named.get(each.subject.article, each.subject.article))
    other = each.other and replace(each.other, article=named.get(each.other.article, each.other.article))
    return replace(each, subject=subject, other=other)


def _checked(value: object) -> Correction:
    """Return the correction that a stranger's object is.

    Raises:
        StoreError: it is none.
    """
    try:
        given = dict(value)  # type: ignore[call-overload]
        other = _naming(given["other"]) if given.get("other") else None
        verdict = _one_of(get_args(Verdict), given["verdict"])
        becomes = given.get("becomes")
        at, who = (harmless_line(str(given.get(name) or ""))[:100] for name in ("at", "who"))
        made = Correction(verdict, _naming(given["subject"]), other, becomes, at, who)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise StoreError(f"not a correction: {json.dumps(value, default=str)[:80]}") from None
    _check(made)
    return made


def _naming(value: Mapping[str, object]) -> Naming:
    name, article = (harmless_line(str(value.get(part) or ""))[:500] for part in ("name", "article"))
    return Naming(name, _one_of(get_args(NameKind), value["kind"]), article)


def _one_of(values: tuple[Any, ...], given: object) -> Any:
    """Return `given`, one of `values`.

    Raises:
        ValueError: it is none of them.
    """
    return values[values.index(given)]
