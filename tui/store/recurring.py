"""What recurs across the articles of a source, as it was when they were last looked through."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any, Final, NamedTuple

import apsw

from tui.corpus.site_lines import SiteLines

SAMPLE: Final = 200
"""Articles of a source by which its lines are told, so that a new one costs the same at any size of it."""


class Recurring(NamedTuple):
    """What is known of a source's lines: what recurs, and what readers judged."""

    lines: SiteLines
    verdicts: dict[str, bool]


def sources_since(con: apsw.Connection, put: int) -> dict[str, list[str]]:
    """Return the articles put after the counter `put` had this value, by source; each in order."""
    found: dict[str, list[str]] = {}
    for source, article in con.execute(
        "SELECT source, id FROM article WHERE put > ? AND source <> '' ORDER BY source, id", (put,)
    ):
        found.setdefault(str(source), []).append(str(article))
    return found


def sampled(con: apsw.Connection, source: str) -> list[str]:
    """Return the articles that tell a source's lines: those of the smallest ids, however they came."""
    rows = con.execute("SELECT id FROM article WHERE source = ? ORDER BY id LIMIT ?", (source, SAMPLE))
    return [article for (article,) in rows]


def articles_of(con: apsw.Connection, source: str) -> list[str]:
    """Return all articles of a source, by id."""
    rows = con.execute("SELECT id FROM article WHERE source = ? ORDER BY id", (source,))
    return [article for (article,) in rows]


def texts(con: apsw.Connection, articles: Collection[str]) -> Iterator[str]:
    """Yield the texts of articles."""
    for (text,) in con.execute(
        "SELECT text FROM article JOIN content USING (n) WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(articles)),),
    ):
        yield str(text)


def recurring(con: apsw.Connection, source: str) -> Recurring | None:
    """Return what was known of a source's lines when its articles were last looked through, if they were."""
    kept: Any = con.execute("SELECT lines FROM recurring WHERE source = ?", (source,)).get
    if kept is None:
        return None
    *lines, verdicts = json.loads(kept)
    return Recurring(SiteLines(*map(frozenset, lines)), verdicts)


def put_recurring(con: apsw.Connection, source: str, found: Recurring) -> None:
    """Keep what is known of a source's lines, now that its articles were looked through for it."""
    lines = (found.lines.short, found.lines.frequent, found.lines.closing)
    kept = json.dumps([*map(sorted, lines), found.verdicts])
    con.execute("INSERT OR REPLACE INTO recurring VALUES (?, ?)", (source, kept))
