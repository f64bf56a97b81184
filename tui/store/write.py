"""Writing articles: each put is one short transaction, and keeps identity, state and earlier text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Literal, TypeAlias

import apsw

from tui.corpus.article import Article
from tui.errors import StoreError
from tui.store.connect import transaction
from tui.store.dates import best_date, comparable, now
from tui.store.fold import fold
from tui.store.record import encode_about, encode_marks, encode_named

Change: TypeAlias = Literal["new", "changed", "same"]

_UNSEARCHED = frozenset({"boilerplate", "related_link"})
"""Roles whose words find nothing: they are other articles' headlines and the site's own promotion."""


def put_article(  # noqa: PLR0913 - what is kept beside the article, each by its name
    con: apsw.Connection,
    article: Article,
    *,
    content_key: str,
    sketch: bytes = b"",
    given: Article | None = None,
    versions: tuple[str, str] = ("", ""),
) -> Change:
    """Store `article` with all that is marked in it.

    An article known by its id keeps row, state, tags and note; where its title or text differ, the earlier
    ones are kept as a revision. Its place among events is left as it was until `put_clustering`.

    Args:
        con: the corpus.
        article: as annotated; its highlights refer to its own local entities.
        content_key: says from what it was read.
        sketch: its features for linking, encoded.
        given: as it was before annotation; None if nothing was annotated.
        versions: of the annotators that marked it and of the code that made `sketch`.

    Raises:
        StoreError: another article already has this id.
    """
    with transaction(con):
        about, marks = encode_about(article), encode_marks(article)
        digest = digest_of_marks(article.text, marks)
        n, change = _put_row(con, article, (content_key, versions[0], digest))
        con.execute(
            "INSERT OR REPLACE INTO content VALUES (?, ?, ?, ?, ?)",
            (n, article.text, about, marks, encode_marks(given or article)),
        )
        _put_found(con, n, article)
        con.execute(
            "INSERT OR REPLACE INTO feature VALUES (?, ?, ?, ?)",
            (n, versions[1], sketch, encode_named(article)),
        )
        put_words(con, n, article)
        con.execute("UPDATE counter SET value = value + 1 WHERE name = 'put'")
        con.execute(
            "UPDATE article SET put = (SELECT value FROM counter WHERE name = 'put') WHERE n = ?", (n,)
        )
    return change


def digest_of_marks(text: str, marks: str) -> str:
    """Return what tells whether text and marks of an article are as they were written."""
    return hashlib.blake2b(f"{text}\x1f{marks}".encode("utf-8", "replace"), digest_size=8).hexdigest()


def _put_row(con: apsw.Connection, article: Article, keys: tuple[str, str, str]) -> tuple[int, Change]:
    date = best_date(article)
    source = article.source or ""
    row = {
        "id": article.id,
        "origin": article.origin,
        "title": article.title,
        "source": source,
        "outlet": fold(f"{source}\n{article.publisher or ''}"),
        "language": article.language or "",
        "date": date,
        "date_basis": article.date_basis,
        "sorted": comparable(date),
        **dict(zip(("content_key", "annotated", "marked"), keys, strict=True)),
    }
    known = con.execute(
        "SELECT n, origin, title, text, about, marks FROM article JOIN content USING (n) WHERE id = ?",
        (article.id,),
    ).fetchone()
    if known is None:
        con.execute(_INSERT, {**row, "seen": now()})
        return con.last_insert_rowid(), "new"
    n, origin, title, text, about, marks = known
    if origin.rsplit("#", 1)[0] != article.origin.rsplit("#", 1)[0]:  # a record's line may move
        raise StoreError(f"two inputs have one identity, the other is {origin}", article.origin)
    con.execute(_UPDATE, row)
    if (title, text) == (article.title, article.text):
        return n, "same"
    con.execute(
        "INSERT INTO revision (n, replaced, title, text, about, marks) VALUES (?, ?, ?, ?, ?, ?)",
        (n, now(), title, text, about, marks),
    )
    return n, "changed"


_COLUMNS = (
    "id",
    "origin",
    "title",
    "source",
    "outlet",
    "language",
    "date",
    "date_basis",
    "sorted",
    "content_key",
    "annotated",
    "marked",
)
_AT_FIRST = (*_COLUMNS, "seen")
_INSERT = f"INSERT INTO article ({', '.join(_AT_FIRST)}) VALUES ({', '.join(':' + c for c in _AT_FIRST)})"
_UPDATE = f"UPDATE article SET {', '.join(f'{c} = :{c}' for c in _COLUMNS)} WHERE id = :id"


def _put_found(con: apsw.Connection, n: int, article: Article) -> None:
    """Keep what queries look for: figures with their bounds, and who speaks."""
    con.execute("DELETE FROM figure WHERE n = ?", (n,))
    con.executemany(
        "INSERT INTO figure VALUES (?, ?, ?, ?)",
        [(n, figure.kind, _bound(figure.low), _bound(figure.high)) for figure in article.figures],
    )
    con.execute("DELETE FROM saying WHERE n = ?", (n,))
    said = (*article.quotes, *article.statements)
    speakers = {(each.speaker.entity, fold(each.speaker.text)) for each in said if each.speaker}
    con.executemany(
        "INSERT INTO saying VALUES (?, ?, ?)",
        [(n, key, text) for key, text in sorted(speakers, key=lambda pair: (pair[0] or "", pair[1]))],
    )


def _bound(count: int | None) -> int | None:
    """Return `count` within what a column holds (a text may print any number of digits)."""
    return None if count is None else max(min(count, 2**63 - 1), -(2**63))


def put_words(con: apsw.Connection, n: int, article: Article) -> None:
    """Put the words of the article of row `n` into the search index, instead of those that are there."""
    con.execute("DELETE FROM word WHERE rowid = ?", (n,))
    con.execute("INSERT INTO word (rowid, title, body) VALUES (?, ?, ?)", (n, *searched(article)))


def searched(article: Article) -> tuple[str, str]:
    """Return what of an article is searched: its title and its body, folded."""
    shown = [block for block in article.blocks if block.role not in _UNSEARCHED]
    body = "\n".join(article.text[block.start : block.end] for block in shown) if shown else article.text
    return fold(article.title), fold(body)


def put_refusal(con: apsw.Connection, origin: str, reason: str, file: str = "") -> None:
    """Keep that `origin` (in `file`) was not taken in, and why; reading the file again starts afresh."""
    with transaction(con):
        row = (origin, reason, file or origin, now())
        con.execute("INSERT OR REPLACE INTO refusal VALUES (?, ?, ?, ?)", row)


def refusals_of(con: apsw.Connection, file: str) -> list[tuple[str, str]]:
    """Return what was not taken in from `file` when it was last read, and why."""
    rows = con.execute("SELECT origin, reason FROM refusal WHERE file = ? ORDER BY rowid", (file,))
    return [(origin, reason) for origin, reason in rows]


def put_read_through(
    con: apsw.Connection, file: str, key: str | None, refused: Sequence[tuple[str, str]] = ()
) -> None:
    """Keep that `file` was read to its end.

    Args:
        con: the corpus.
        file: where it is.
        key: of what it holds, so that it is not read again while that stays; None if it is to be read again.
        refused: what was not taken in from it, and why; replaces what was kept.
    """
    with transaction(con):
        con.execute("DELETE FROM refusal WHERE file = ?", (file,))
        for origin, reason in refused:
            put_refusal(con, origin, reason, file)
        if key is None:
            con.execute("DELETE FROM file WHERE path = ?", (file,))
        else:
            con.execute("INSERT OR REPLACE INTO file VALUES (?, ?)", (file, key))


def file_key(con: apsw.Connection, path: str) -> str | None:
    """Return the key that `put_read_through` kept for `path`, None if it is to be read."""
    found = con.execute("SELECT key FROM file WHERE path = ?", (path,)).fetchone()
    return found[0] if found else None
