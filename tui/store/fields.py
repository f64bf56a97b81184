"""What each field of the query language means, as a condition over a row of `article`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple, get_args

from tui.corpus.highlight import FigureKind
from tui.errors import QueryError
from tui.harmless import harmless_line
from tui.store.fold import fold, tokens


class Condition(NamedTuple):
    """SQL over a row of `article`, and the values bound to it."""

    sql: str
    values: tuple[str | int, ...]


class Value(NamedTuple):
    """What stands after a field: the text, whether it was quoted, and where it starts in the query."""

    text: str
    quoted: bool
    position: int


def is_field(name: str) -> bool:
    """Return whether the query language knows `name`."""
    return name in _FIELDS


def condition_of(field: str, text: str, position: int, *, quoted: bool = False) -> Condition:
    """Return what `field:text` asks for; a `field` of "" is words alone.

    Raises:
        QueryError: the field does not take such a value.
    """
    value = Value(harmless_line(text), quoted, position)
    return _FIELDS[field](value)


def fields_like(name: str) -> str:
    """Return a remedy for a field that does not exist: the nearest ones, or all."""
    near = [field for field in FIELDS if field[:2] == name[:2]]
    return "there is " + ", ".join(f"{field}:" for field in near or FIELDS)


def match_phrase(value: Value) -> str:
    """Return `value` as one quoted phrase for MATCH; a word ending in * finds what starts with it."""
    words = tokens(value.text)
    if not words:
        raise QueryError("there is nothing to look for in this", value.position, "use letters or digits")
    prefix = "*" if value.text.endswith("*") and not value.quoted else ""
    return f'"{" ".join(words)}"{prefix}'


def _words(value: Value) -> Condition:
    return Condition("article.n IN (SELECT rowid FROM word WHERE word MATCH ?)", (match_phrase(value),))


def _title(value: Value) -> Condition:
    phrase = f"title : {match_phrase(value)}"
    return Condition("article.n IN (SELECT rowid FROM word WHERE word MATCH ?)", (phrase,))


def _entity(kind: str | None) -> Callable[[Value], Condition]:
    restriction = " AND entity.kind = ?" if kind else ""

    def condition(value: Value) -> Condition:
        if _ID.fullmatch(value.text):
            return Condition("article.n IN (SELECT n FROM article_entity WHERE entity = ?)", (value.text,))
        sql = (
            "article.n IN (SELECT article_entity.n FROM called JOIN entity ON entity.n = called.rowid"
            " JOIN article_entity ON article_entity.entity = entity.id"
            f" WHERE called MATCH ?{restriction})"
        )
        return Condition(sql, (match_phrase(value), *([kind] if kind else [])))

    return condition


_ID: Final = re.compile(r"(?:person|organisation|place|misc):\S+")
"""An entity's id, as `tui.annotate.resolve` makes them: from its kind and name."""


def _said(value: Value) -> Condition:
    """Return a condition on who is quoted: by the words that name them, or by any name of the entity."""
    sql = (
        "article.n IN (SELECT saying.n FROM saying LEFT JOIN article_entity m"
        " ON m.n = saying.n AND m.key = saying.key WHERE instr(saying.speaker, ?) > 0 OR m.entity IN"
        " (SELECT entity.id FROM called JOIN entity ON entity.n = called.rowid WHERE called MATCH ?))"
    )
    return Condition(sql, (" ".join(tokens(value.text)), match_phrase(value)))


def _source(value: Value) -> Condition:
    return Condition("instr(article.outlet, ?) > 0", (fold(value.text),))


def _feed(value: Value) -> Condition:
    """Find by the registered source that an article came from: its title, location or one of its tags."""
    which = (
        "instr(lower(source.title || char(10) || source.location || char(10) || source.tags), lower(?)) > 0"
    )
    sql = (
        "(article.n IN (SELECT place.n FROM place JOIN source ON source.location = place.feed"
        f" WHERE {which}) OR EXISTS (SELECT 1 FROM source WHERE kind IN ('file', 'folder') AND {which}"
        " AND substr(article.origin, 1, length(source.location)) = source.location"
        " AND substr(article.origin, length(source.location) + 1, 1) IN ('', '/', '#')))"
    )
    return Condition(sql, (value.text, value.text))


def _event(value: Value) -> Condition:
    sql = (
        "article.event IN (SELECT id FROM event WHERE id = ? OR instr(folded, ?) > 0)"
        " OR article.id IN (SELECT also.value FROM event, json_each(event.also) also WHERE event.id = ?)"
    )
    return Condition(sql, (value.text, fold(value.text), value.text))


def _story(value: Value) -> Condition:
    sql = (
        "article.event IN (SELECT event.id FROM event JOIN story ON story.id = event.story"
        " WHERE story.id = ? OR instr(story.folded, ?) > 0)"
    )
    return Condition(sql, (value.text, fold(value.text)))


def _tag(value: Value) -> Condition:
    return Condition("article.n IN (SELECT n FROM tag WHERE name = ?)", (value.text,))


def _language(value: Value) -> Condition:
    return Condition("article.language = ?", (value.text.lower(),))


def _id(value: Value) -> Condition:
    return Condition("article.id = ?", (value.text,))


def _chosen(table: dict[str, str]) -> Callable[[Value], Condition]:
    """Return a field that takes one of a few words."""

    def condition(value: Value) -> Condition:
        sql = table.get(value.text.lower())
        if sql is None:
            raise QueryError(
                f"“{value.text}” is none of its values", value.position, "use " + ", ".join(table)
            )
        return Condition(sql, ())

    return condition


_IS: Final = {
    "unread": "article.read = 0",
    "read": "article.read = 1",
    "starred": "article.starred = 1",
    "done": "article.done = 1",
    "new": "article.read = 0 AND article.starred = 0 AND article.done = 0 AND article.note = ''"
    " AND article.queued = '' AND article.due = '' AND article.n NOT IN (SELECT n FROM tag)",
    "queued": "article.n IN (SELECT n FROM article WHERE queued <> '')",
    "due": "article.n IN (SELECT n FROM article WHERE due <> '' AND due <= date('now', 'localtime'))",
    "reminded": "article.n IN (SELECT n FROM article WHERE due <> '')",
    "undated": "article.date_basis = 'unknown'",
    "inferred": "article.date_basis = 'inferred'",
    "changed": "article.n IN (SELECT n FROM revision)",
}

_HAS: Final = {
    "conflict": "article.conflict = 1",
    "note": "article.note <> ''",
    "tag": "article.n IN (SELECT n FROM tag)",
    "quote": "article.n IN (SELECT n FROM saying)",
    "figure": "article.n IN (SELECT n FROM figure)",
    "link": "article.links > 0",
    "duplicate": "article.n IN (SELECT a FROM link WHERE kind = 'duplicate')"
    " OR article.n IN (SELECT b FROM link WHERE kind = 'duplicate')",
}

_COUNT: Final = re.compile(
    r"(?P<sign>>=|<=|>|<|=)?(?P<low>[0-9][0-9,]{0,14})(?:\.\.(?P<high>[0-9][0-9,]{0,14}))?"
)

_SIGNS: Final = {
    ">": "low > ?",
    ">=": "low >= ?",
    "<": "coalesce(high, low) < ?",
    "<=": "coalesce(high, low) <= ?",
    "=": "low <= ? AND coalesce(high, low) >= ?",
}
"""A count with bounds is above a number if all it can be is; an open one ("at least 17") counts as its
bound, so that no query finds it by a number that nobody wrote."""


def _count(kind: str) -> Callable[[Value], Condition]:
    def condition(value: Value) -> Condition:
        found = _COUNT.fullmatch(value.text)
        if found is None or (found["sign"] and found["high"]):
            raise QueryError(
                "a number is needed here", value.position, f"for example {kind}:>100 or {kind}:5..20"
            )
        numbers = [int(text.replace(",", "")) for text in (found["low"], found["high"]) if text]
        sign = _SIGNS[found["sign"] or "="]
        if len(numbers) > 1:
            sign = "coalesce(high, low) >= ? AND coalesce(low, high) <= ?"
        elif sign.count("?") > 1:
            numbers *= 2
        return Condition(f"article.n IN (SELECT n FROM figure WHERE kind = ? AND {sign})", (kind, *numbers))

    return condition


def _of_event(size: str, example: str) -> Callable[[Value], Condition]:
    """Return a field about how large an article's event is: a number, a bound or a range."""

    def condition(value: Value) -> Condition:
        found = _COUNT.fullmatch(value.text)
        if found is None or (found["sign"] and found["high"]):
            raise QueryError("a number is needed here", value.position, f"for example {example}")
        low, high = found["low"].replace(",", ""), (found["high"] or "").replace(",", "")
        bounds = f"BETWEEN {int(low)} AND {int(high)}" if high else f"{found['sign'] or '='} {int(low)}"
        return Condition(f"article.event IN (SELECT id FROM event WHERE {size} {bounds})", ())

    return condition


_DAY: Final = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"

_POINT: Final = re.compile(f"(?P<sign>>=|<=|>|<|=)?(?P<day>{_DAY})")

_RANGE: Final = re.compile(f"(?P<low>{_DAY})?\\.\\.(?P<high>{_DAY})?")

_LAST: Final = "\U0010ffff"
"""Sorts after whatever may follow a date: "2016-10" + this is after every moment of that month."""


_COMPARED: Final = {
    ">": ("{day}" + _LAST, _LAST),
    ">=": ("{day}", _LAST),
    "<": ("", "{day}"),
    "<=": ("", "{day}" + _LAST),
    "=": ("{day}", "{day}" + _LAST),
}
"""The first moment that a sign lets in, and the first after it that it does not."""


def _date(value: Value) -> Condition:
    bounds = _date_bounds(value.text)
    if bounds is None:
        example = "for example 2016, 2016-10-14, >2016-10 or 2016-09..2016-10"
        raise QueryError("a date is needed here", value.position, example)
    return Condition("article.sorted <> '' AND article.sorted >= ? AND article.sorted < ?", bounds)


def _date_bounds(text: str) -> tuple[str, str] | None:
    if found := _POINT.fullmatch(text):
        low, high = _COMPARED[found["sign"] or "="]
        return low.format(day=found["day"]), high.format(day=found["day"])
    if (found := _RANGE.fullmatch(text)) and (found["low"] or found["high"]):
        return found["low"] or "", (found["high"] or "") + _LAST
    return None


_FIELDS: Final[dict[str, Callable[[Value], Condition]]] = {
    "": _words,
    "title": _title,
    "name": _entity(None),
    "person": _entity("person"),
    "org": _entity("organisation"),
    "place": _entity("place"),
    "said": _said,
    "source": _source,
    "feed": _feed,
    "date": _date,
    "event": _event,
    "story": _story,
    "reports": _of_event("json_array_length(articles)", "reports:>4"),
    "outlets": _of_event("publishers", "outlets:>2"),
    "tag": _tag,
    "lang": _language,
    "id": _id,
    "is": _chosen(_IS),
    "has": _chosen(_HAS),
    **{kind: _count(kind) for kind in get_args(FigureKind)},
}

FIELDS: Final = tuple(name for name in _FIELDS if name)
"""The fields there are, for help and completion."""

CHOICES: Final = {"is": tuple(_IS), "has": tuple(_HAS)}
"""The values of those fields that take one of a few."""
