"""Completion of a query that is being typed: fields, and the values that the corpus has for them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import apsw

from tui.corpus.highlight import NameKind
from tui.store.completion import Candidate, Completion
from tui.store.entities import entity_rows
from tui.store.fields import CHOICES, FIELDS
from tui.store.fold import fold
from tui.store.tags import tags_beginning

MOST: Final = 50
"""Values offered at once, the most frequent first."""

_PLAIN: Final = re.compile(r"[\w.-]+")
"""A value that needs no quotation marks."""

_WORD: Final = re.compile(r'(?:(?P<field>[A-Za-z]{1,20}):)?(?P<value>"[^"]*"?|[^\s()"]*)\Z')


def complete_query(con: apsw.Connection, text: str, cursor: int) -> Completion:
    """Return what the word before the cursor may become: a field, or a value of its field.

    Args:
        con: the corpus.
        text: the query so far.
        cursor: where in it the cursor stands, in code points.
    """
    start = _start_of_word(text, cursor)
    found = _WORD.match(text, start, cursor)
    if found is None:
        return Completion(cursor, cursor, ())
    field, value = found["field"], found["value"].strip('"')
    if field is None:
        names = [name for name in FIELDS if name.startswith(value.lower())]
        return Completion(start, cursor, tuple(Candidate(f"{name}:", f"{name}:") for name in names))
    offered = _VALUES.get(field.lower())
    values = offered(con, value) if offered else []
    candidates = tuple(Candidate(_quoted(name), name, many) for name, many in values[:MOST])
    return Completion(found.start("value"), cursor, candidates)


def _start_of_word(text: str, cursor: int) -> int:
    """Return where the word before the cursor begins; a space in quotation marks does not end one."""
    start, at, quoted = 0, 0, False
    while at < cursor:
        if text[at] == '"':
            quoted = not quoted
        elif not quoted and text[at] in " \t(":
            start = at + 1
        at += 1
    if text.startswith("-", start) and start + 1 < cursor:
        start += 1
    return start


def _quoted(value: str) -> str:
    plain = value.replace('"', "")
    return plain if _PLAIN.fullmatch(plain) and plain.lower() not in ("and", "or", "not") else f'"{plain}"'


_Values = Callable[[apsw.Connection, str], list[tuple[str, int | None]]]


def _entities(kind: NameKind | None) -> _Values:
    def values(con: apsw.Connection, start: str) -> list[tuple[str, int | None]]:
        return [(row.name, row.articles) for row in entity_rows(con, start, kind, MOST)]

    return values


def _sources(con: apsw.Connection, start: str) -> list[tuple[str, int | None]]:
    rows = con.execute(
        "SELECT source, count(*) AS many FROM article GROUP BY source ORDER BY many DESC, source"
    )
    return [(name, many) for name, many in rows if name and _begins(name, start)]


def _begins(name: str, start: str) -> bool:
    """Tell whether a name, or one of its words, begins with `start`, whatever the case."""
    folded, sought = fold(name), fold(start)
    return folded.startswith(sought) or f" {sought}" in folded


def _tags(con: apsw.Connection, start: str) -> list[tuple[str, int | None]]:
    return list(tags_beginning(con, start))


def _titles(table: str) -> _Values:
    """Return the titles of events or stories; `table` is one of our own words."""

    def values(con: apsw.Connection, start: str) -> list[tuple[str, int | None]]:
        sought = fold(start).strip()
        rows = con.execute(
            f"SELECT title FROM {table} WHERE folded LIKE ? ESCAPE '\\' OR folded LIKE ? ESCAPE '\\' LIMIT ?",
            (f"{_literal(sought)}%", f"% {_literal(sought)}%", MOST),
        )
        return [(title, None) for (title,) in rows if title]

    return values


def _literal(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)


def _years(con: apsw.Connection, start: str) -> list[tuple[str, int | None]]:
    """Return the years that there are articles of, the latest first: one look at an index for each."""
    rows = con.execute(
        "WITH RECURSIVE year(first) AS (SELECT substr(max(sorted), 1, 4) FROM article UNION ALL"
        " SELECT (SELECT substr(max(sorted), 1, 4) FROM article WHERE sorted < first) FROM year"
        " WHERE first <> '') SELECT first FROM year WHERE first <> ''"
    )
    return [(year, None) for (year,) in rows if year.startswith(start)]


def _languages(con: apsw.Connection, start: str) -> list[tuple[str, int | None]]:
    rows = con.execute("SELECT language, count(*) AS many FROM article GROUP BY language ORDER BY many DESC")
    return [(name, many) for name, many in rows if name and name.startswith(start.lower())]


def _choices(field: str) -> _Values:
    def values(_con: apsw.Connection, start: str) -> list[tuple[str, int | None]]:
        return [(word, None) for word in CHOICES[field] if word.startswith(start.lower())]

    return values


_VALUES: Final[dict[str, _Values]] = {
    "name": _entities(None),
    "person": _entities("person"),
    "org": _entities("organisation"),
    "place": _entities("place"),
    "said": _entities("person"),
    "source": _sources,
    "tag": _tags,
    "event": _titles("event"),
    "story": _titles("story"),
    "date": _years,
    "lang": _languages,
    "is": _choices("is"),
    "has": _choices("has"),
}
"""What offers the values of a field, the most frequent first."""
