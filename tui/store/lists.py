"""Lists: row numbers of a view, and the rows of the window that is on screen.

A list holds row numbers only (4 bytes an article); `article_rows` fetches what is shown.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final, Literal, NamedTuple, TypeAlias

import apsw

from tui.corpus.article import DateBasis
from tui.store.search import Query

Order: TypeAlias = Literal["newest", "oldest"]


class ArticleRow(NamedTuple):
    """One line of a list of articles.

    Attributes:
        n: its row number, by which lists hold it.
        date: the best date known (ISO 8601, as printed or as inferred: see `date_basis`), None if none.
        event: id of its event; "" until it is linked.
        links: how many links it has.
        conflict: it and another report of its event contradict each other.
        queued: it was put off for later.
        due: the day it is to come back, ISO 8601; "" for none.
    """

    n: int
    id: str
    date: str | None
    date_basis: DateBasis
    source: str
    title: str
    read: bool
    starred: bool
    done: bool
    noted: bool
    tags: tuple[str, ...]
    event: str
    links: int
    conflict: bool
    queued: bool = False
    due: str = ""


class EventRow(NamedTuple):
    """One line of a list of events; `date` is that of its newest article.

    Attributes:
        added: how many reports joined it since it was looked at; 0 if it never was.
        contradicted: a contradiction came up in it since it was looked at.
    """

    id: str
    title: str
    date: str | None
    articles: int
    unread: int
    publishers: int
    conflict: bool
    added: int = 0
    contradicted: bool = False


class Grouped(NamedTuple):
    """A list of articles by event: the event of place `i` has `articles[starts[i]:starts[i + 1]]`.

    Events come newest first; within one, the best report first. `starts` has one number more than there are
    events. Which event it is, its articles' rows say: a million articles have ids for 50 MB.
    """

    starts: array[int]
    articles: array[int]


_ORDERS: Final[dict[Order, str]] = {
    "newest": " ORDER BY article.sorted DESC, article.id",
    "oldest": " ORDER BY article.sorted, article.id DESC",
}


def _condition(query: Query | None) -> tuple[str, tuple[str | int, ...]]:
    return (f" WHERE {query.where}", query.values) if query and query.where else ("", ())


def numbers(con: apsw.Connection, query: Query | None = None, order: Order = "newest") -> array[int]:
    """Return the row numbers of the articles that `query` finds, in list order."""
    where, values = _condition(query)
    rows = con.execute("SELECT article.n FROM article" + where + _ORDERS[order], values)
    return _numbers(con, rows)


def grouped(con: apsw.Connection, query: Query | None = None) -> Grouped:
    """Return the articles that `query` finds, by event; those not linked yet stand alone under ""."""
    where, values = _condition(query)
    return _by_event(con, con.execute(_GROUPED + where + _GROUPED_ORDER, values))


def _numbers(con: apsw.Connection, rows: Iterable[tuple[int]]) -> array[int]:
    return array(_width(con), (n for (n,) in rows))


def _width(con: apsw.Connection) -> Literal["i", "q"]:
    """Return the type of array that holds row numbers of `con`: of four bytes, but in a corpus made oddly."""
    return "i" if (con.execute("SELECT max(n) FROM article").get or 0) < 1 << 31 else "q"


_GROUPED: Final = "SELECT article.n, article.event FROM article"
_GROUPED_ORDER: Final = " ORDER BY newest DESC, event, place, id"


def _by_event(con: apsw.Connection, rows: Iterable[tuple[int, str]]) -> Grouped:
    starts, articles = array("i"), array(_width(con))
    last = None
    for n, event in rows:
        if event != last or not event:
            starts.append(len(articles))
            last = event
        articles.append(n)
    starts.append(len(articles))
    return Grouped(starts, articles)


_WHICH: Final = {True: "1", False: "article.done = 0"}
"""A condition on articles, by whether those that are done are wanted."""


def numbers_near(con: apsw.Connection, at: int | None, reach: int, *, done: bool = True) -> array[int]:
    """Return a part of the list of all articles, newest first.

    Args:
        con: the corpus.
        at: the number of the article that the part is around; None for the beginning of the list.
        reach: how many articles it holds at most before that one, and from it on.
        done: with those that are done.
    """
    which = _WHICH[done]
    key = con.execute("SELECT sorted, id FROM article WHERE n = ?", (at,)).fetchone()
    if key is None:
        rows = con.execute("SELECT n FROM article WHERE " + which + _ORDERS["newest"] + " LIMIT ?", (reach,))
        return _numbers(con, rows)
    before = con.execute(
        "SELECT n FROM article WHERE " + which + " AND sorted >= ?1 AND (sorted > ?1 OR id < ?2)"
        " ORDER BY sorted, id DESC LIMIT ?3",
        (*key, reach),
    ).fetchall()
    after = con.execute(
        "SELECT n FROM article WHERE " + which + " AND sorted <= ?1 AND (sorted < ?1 OR id >= ?2)"
        " ORDER BY sorted DESC, id LIMIT ?3",
        (*key, reach),
    )
    return _numbers(con, (*reversed(before), *after))


def grouped_near(con: apsw.Connection, at: int | None, reach: int, *, done: bool = True) -> Grouped:
    """Return a part of the list of all articles by event, whole events only; see `numbers_near`."""
    which = _WHICH[done]
    key = con.execute("SELECT newest, event FROM article WHERE n = ?", (at,)).fetchone()
    if key is None:
        rows = con.execute(_GROUPED + " WHERE " + which + _GROUPED_ORDER + " LIMIT ?", (reach,)).fetchall()
        return _by_event(con, _without_last_event(rows, reach))
    before = con.execute(
        _GROUPED + " WHERE " + which + " AND newest >= ?1 AND (newest > ?1 OR event < ?2)"
        " ORDER BY newest, event DESC, place DESC, id DESC LIMIT ?3",
        (*key, reach),
    ).fetchall()
    after = con.execute(
        _GROUPED
        + " WHERE "
        + which
        + " AND newest <= ?1 AND (newest < ?1 OR event >= ?2)"
        + _GROUPED_ORDER
        + " LIMIT ?3",
        (*key, reach),
    ).fetchall()
    near: list[Any] = [*reversed(_without_last_event(before, reach)), *_without_last_event(after, reach)]
    return _by_event(con, near)


def _without_last_event(rows: list[Any], limit: int) -> list[Any]:
    """Return `rows` without the last event, which may go on, where there were as many as asked for."""
    last = rows[-1][1] if rows else ""
    if len(rows) < limit or not last:
        return rows
    end = len(rows)
    while end and rows[end - 1][1] == last:
        end -= 1
    return rows[:end] or rows


_ROW: Final = (
    "SELECT n, id, date, date_basis, source, title, read, starred, done, note <> '',"
    " (SELECT json_group_array(name ORDER BY name) FROM tag WHERE tag.n = article.n),"
    " event, links, conflict, queued <> '', due FROM article"
)


def _row(found: tuple[Any, ...]) -> ArticleRow:
    n, identity, date, basis, source, title, *flags, tags, event, links, conflict, queued, due = found
    read, starred, done, noted = map(bool, flags)
    names = () if tags == "[]" else tuple(json.loads(tags))
    return ArticleRow(
        n,
        identity,
        date,
        basis,
        source,
        title,
        read,
        starred,
        done,
        noted,
        names,
        event,
        links,
        bool(conflict),
        bool(queued),
        due,
    )


def article_rows(con: apsw.Connection, wanted: Sequence[int]) -> list[ArticleRow]:
    """Return the rows with the numbers `wanted`, in that order; one that is gone is left out."""
    rows = con.execute(_ROW + " WHERE n IN (SELECT value FROM json_each(?))", (json.dumps(list(wanted)),))
    found = {row.n: row for row in map(_row, rows)}
    return [found[n] for n in wanted if n in found]


def first_unread(con: apsw.Connection, wanted: Sequence[int], but: Collection[str]) -> int | None:
    """Return the first of the numbers `wanted` whose article is unread, None if none is.

    Args:
        con: the corpus.
        wanted: numbers of articles; one that is gone is passed over.
        but: ids of articles to pass over.
    """
    row = con.execute(
        "SELECT article.n FROM json_each(?) AS wanted"  # in their order; read ones are not in that index
        " CROSS JOIN article INDEXED BY article_unread ON article.n = wanted.value"
        " WHERE article.read = 0 AND article.id NOT IN (SELECT value FROM json_each(?)) LIMIT 1",
        (json.dumps(list(wanted)), json.dumps(sorted(but))),
    ).fetchone()
    return row[0] if row else None


def event_rows(con: apsw.Connection, wanted: Sequence[str]) -> list[EventRow]:
    """Return the rows of the events `wanted`, in that order; one that is gone is left out."""
    rows = con.execute(
        "SELECT id, title, newest, json_array_length(articles), unread, publishers, conflict, unseen, looked"
        " FROM event JOIN (SELECT article.event AS of, sum(read = 0) AS unread, sum(looked = 0) AS unseen,"
        " max(looked) AS looked FROM article WHERE event IN (SELECT value FROM json_each(?1)) GROUP BY event)"
        " ON of = id WHERE id IN (SELECT value FROM json_each(?1))",
        (json.dumps(list(wanted)),),
    )
    found = {row.id: row for row in map(_event_row, rows)}
    return [found[event] for event in wanted if event in found]


def _event_row(found: tuple[Any, ...]) -> EventRow:
    identity, title, newest, articles, unread, publishers, conflict, unseen, looked = found
    return EventRow(
        identity,
        title,
        newest or None,
        articles,
        unread,
        publishers,
        bool(conflict),
        unseen if looked else 0,
        bool(looked == 1 and conflict),
    )


def number_of(con: apsw.Connection, identity: str) -> int | None:
    """Return the row number of the article `identity`, None if there is none."""
    row = con.execute("SELECT n FROM article WHERE id = ?", (identity,)).fetchone()
    return row[0] if row else None
