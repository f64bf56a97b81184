"""Layers of highlights: those that came with articles, and those that were attached to them later."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

import apsw

from tui.corpus.article import Article
from tui.corpus.highlight import Highlight
from tui.errors import StoreError
from tui.store.connect import transaction

ATTACHED: Final = (
    "(SELECT json_group_array(json_array(start, end, kind, layer, words)) FROM attached"
    " WHERE attached.article = article.id)"
)
"""The layers attached to an article, as a column of a query over `article`."""


class LayerRow(NamedTuple):
    """A layer: its name, how many articles have marks of it, how many marks, and whether it was attached."""

    name: str
    articles: int
    marks: int
    attached: bool


def attached_marks(column: str, text: str) -> list[Highlight]:
    """Return the marks that the column `ATTACHED` holds; those whose words went from the text are left."""
    if column == "[]":
        return []
    return [
        Highlight(start, end, kind, None, layer)
        for start, end, kind, layer, words in sorted(json.loads(column))
        if text[start:end] == words
    ]


def with_marks(article: Article, marks: Sequence[Highlight]) -> Article:
    """Return `article` with `marks` among its highlights, all in order."""
    every = sorted((*article.highlights, *marks), key=lambda mark: (mark.start, mark.end))
    return replace(article, highlights=tuple(every))


def attach(con: apsw.Connection, layer: str, marks: Iterable[tuple[str, str, Sequence[Highlight]]]) -> int:
    """Attach marks to articles, in the place of what the layer held of these articles.

    Args:
        con: the corpus.
        layer: its name.
        marks: article id, the article's text, its marks.

    Returns:
        How many marks there are.
    """
    count = 0
    with transaction(con):
        for article, text, found in marks:
            con.execute("DELETE FROM attached WHERE article = ? AND layer = ?", (article, layer))
            con.executemany(
                "INSERT OR IGNORE INTO attached VALUES (?, ?, ?, ?, ?, ?)",
                [(article, layer, m.start, m.end, m.kind, text[m.start : m.end]) for m in found],
            )
            count += len(found)
    return count


def detach(con: apsw.Connection, layer: str) -> int:
    """Take a layer off all articles; return how many marks it had.

    Raises:
        StoreError: no such layer was attached.
    """
    with transaction(con):
        count = int(con.execute("SELECT count(*) FROM attached WHERE layer = ?", (layer,)).get)
        if not count:
            raise StoreError(f"no layer {layer} was attached", "", "copytaster layer list shows them")
        con.execute("DELETE FROM attached WHERE layer = ?", (layer,))
    return count


def layers(con: apsw.Connection) -> list[LayerRow]:
    """Return all layers, by name; this looks at every article."""
    rows: list[tuple[Any, ...]] = con.execute(
        "SELECT layer, count(DISTINCT article), count(*), 1 FROM attached GROUP BY layer"
        " UNION ALL SELECT mark.value ->> 4, count(DISTINCT n), count(*), 0"
        " FROM content, json_each(content.marks, '$.highlights') mark GROUP BY 1 ORDER BY 1, 4"
    ).fetchall()
    return [LayerRow(name, articles, marks, bool(attached)) for name, articles, marks, attached in rows]


def articles_with(con: apsw.Connection, layer: str) -> list[str]:
    """Return the ids of the articles that have marks of a layer, in order."""
    rows = con.execute(
        "SELECT article.id FROM article JOIN content USING (n) WHERE EXISTS"
        " (SELECT 1 FROM json_each(content.marks, '$.highlights') mark WHERE mark.value ->> 4 = ?1)"
        " OR EXISTS (SELECT 1 FROM attached WHERE attached.article = article.id AND layer = ?1) ORDER BY 1",
        (layer,),
    )
    return [identity for (identity,) in rows]


def article_names(con: apsw.Connection) -> dict[str, str]:
    """Return the article that each id, external id and URL stands for; a name of several is nobody's."""
    found: dict[str, set[str]] = {}
    rows = con.execute(
        "SELECT article.id, about ->> '$.external_id', about ->> '$.url' FROM article JOIN content USING (n)"
    )
    for identity, *others in rows:
        for name in (identity, *others):
            if name is not None:
                found.setdefault(str(name), set()).add(identity)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def articles_by_text(con: apsw.Connection, digest: Callable[[str], str]) -> dict[str, str]:
    """Return the article that each text, whole or after its title, stands for, by its `digest`."""
    found: dict[str, set[str]] = {}
    for identity, title, text in con.execute(
        "SELECT id, article.title, text FROM article JOIN content USING (n)"
    ):
        for words in {text, text.removeprefix(title)}:
            found.setdefault(digest(words), set()).add(identity)
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}
