"""What can be read of a damaged corpus, put into a new one.

Articles and all that readers did come over; what is worked out from them (search index, entities, links,
events) is made again, the index here, the rest by the next refresh. The damaged file stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import apsw

from tui.corpus.article import Article
from tui.errors import StoreError
from tui.store import damaged
from tui.store.connect import connect, explaining
from tui.store.read import local_article
from tui.store.record import encode_about, encode_marks
from tui.store.write import digest_of_marks, put_words

_REMADE: Final = frozenset(
    {"word", "called", "tally", "entity", "article_entity", "link", "event", "story", "sentence", "told"}
)
"""Tables that are worked out from others, or kept by triggers."""

_ORPHANS: Final = ("content", "revision", "feature", "tag", "figure", "saying", "place")
"""Tables whose rows belong to an article by its number."""


@dataclass(slots=True)
class Salvaged:
    """What came over.

    Attributes:
        articles: how many articles, with their text.
        rows: how many rows of everything else.
        without_text: titles of articles of which the state alone was left; their sources are read again.
        doubtful: titles of articles whose text or marks are not what was written; read again as well.
        lost: for each table, how many rows could be read but not be kept.
        tables: that could not be read at all.
    """

    articles: int = 0
    rows: int = 0
    without_text: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    lost: dict[str, int] = field(default_factory=dict)
    tables: list[str] = field(default_factory=list)


def salvage(corpus: Path, into: Path) -> Salvaged:
    """Put what can be read of the damaged file `corpus` into the new corpus `into`.

    Raises:
        StoreError: nothing can be read, or `into` is there already or cannot be made.
    """
    if into.exists():
        raise StoreError("there is something of that name already", str(into), "choose another")
    new = connect(into)
    try:
        with TemporaryDirectory(prefix=".copytaster-", dir=into.parent) as folder, explaining(into):
            new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            try:
                old = damaged.opened(damaged.copied(corpus, Path(folder), into))
            except apsw.Error as error:
                raise StoreError(f"nothing can be read of it: {error}", str(corpus)) from error
            try:
                found = _brought_over(old, new)
            finally:
                old.close()
    except BaseException:
        new.close()
        into.unlink(missing_ok=True)
        raise
    new.close()
    return found


def _brought_over(old: apsw.Connection, new: apsw.Connection) -> Salvaged:
    found = Salvaged()
    new.execute("PRAGMA foreign_keys = OFF")
    with new:
        for table in _tables(new):
            _copy(old, new, table, found)
        for table in _ORPHANS:
            new.execute(f"DELETE FROM {table} WHERE n NOT IN (SELECT n FROM article)")
        _give_texts(new, found)
        _doubt(new, found)
        _index(new, found)
        new.execute("UPDATE article SET event = '', newest = '', place = 0, links = 0, conflict = 0")
        new.execute(
            "UPDATE counter SET value = (SELECT value - 1 FROM counter WHERE name = 'put')"
            " WHERE name = 'derived'"
        )
    new.execute("PRAGMA foreign_keys = ON")
    return found


def _tables(con: apsw.Connection) -> list[str]:
    """Return the tables to bring over, the articles first."""
    names = [
        name
        for (name,) in con.execute(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
        )
    ]
    return sorted(
        {name for name in names if not name.startswith("sqlite_")} - _REMADE,
        key=lambda name: (name != "article", name),
    )


def _copy(old: apsw.Connection, new: apsw.Connection, table: str, found: Salvaged) -> None:
    known = damaged.columns(new, table)
    names = [name for name in damaged.columns(old, table) if name in known]
    if not names:
        found.tables.append(table)
        return
    places = ", ".join("?" * len(names))
    put = f'INSERT OR REPLACE INTO "{table}" ({", ".join(names)}) VALUES ({places})'
    for row in damaged.rows(old, table, names):
        try:
            new.execute(put, row)
            found.rows += table not in ("article", "content")
        except (apsw.ConstraintError, apsw.MismatchError):
            found.lost[table] = found.lost.get(table, 0) + 1


def _give_texts(new: apsw.Connection, found: Salvaged) -> None:
    """Let an article whose text is lost stand with its title: its state holds until it is read again."""
    bare: list[Any] = new.execute(
        "SELECT n, id, title, origin, source FROM article WHERE n NOT IN (SELECT n FROM content) ORDER BY n"
    ).fetchall()
    for n, identity, title, origin, source in bare:
        article = Article(identity, title, title=title, origin=origin, source=source or None)
        marks = encode_marks(article)
        new.execute(
            "INSERT INTO content VALUES (?, ?, ?, ?, ?)", (n, title, encode_about(article), marks, marks)
        )
        _read_again(new, n)
        found.without_text.append(title)


def _doubt(new: apsw.Connection, found: Salvaged) -> None:
    """Name the articles whose text or marks are not what was written, and let them be read again."""
    there: list[Any] = new.execute(
        "SELECT n, title, marked, text, marks FROM article JOIN content USING (n)"
        " WHERE marked <> '' ORDER BY n"
    ).fetchall()
    for n, title, marked, text, marks in there:
        if marked != digest_of_marks(text, marks):
            _read_again(new, n)
            found.doubtful.append(title)


def _read_again(new: apsw.Connection, n: int) -> None:
    """Let an article be taken from its source at the next refresh."""
    new.execute("UPDATE article SET content_key = '', annotated = '', marked = '' WHERE n = ?", (n,))
    origin = str(new.execute("SELECT origin FROM article WHERE n = ?", (n,)).get)
    new.execute("DELETE FROM file WHERE path = ?", (origin.rsplit("#", 1)[0],))


def _index(new: apsw.Connection, found: Salvaged) -> None:
    """Make the search index anew, and with it whatever an article cannot be read without."""
    new.execute("INSERT OR IGNORE INTO feature SELECT n, '', x'', '[]' FROM article")
    there: list[Any] = new.execute("SELECT n, id FROM article ORDER BY n").fetchall()
    for n, identity in there:
        for _ in _attempts(new, n):
            try:
                put_words(new, n, local_article(new, identity))
                break
            except (ValueError, TypeError, KeyError):  # marks that are no longer what they were
                continue
        found.articles += 1
    found.articles -= len(found.without_text)


def _attempts(new: apsw.Connection, n: int) -> Iterator[None]:
    """Yield once as things are, then without the marks, then without what is known about the article too."""
    yield
    empty = json.dumps({})
    new.execute("UPDATE content SET marks = ?2, given = ?2 WHERE n = ?1", (n, empty))
    _read_again(new, n)
    yield
    new.execute("UPDATE content SET about = ?2 WHERE n = ?1", (n, empty))
    yield
