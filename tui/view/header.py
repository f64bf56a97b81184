"""What stands under a title: outlet and date with its basis, who wrote it, what was odd about it."""

from __future__ import annotations

from tui.corpus.article import Article
from tui.harmless import harmless_line
from tui.view.dates import long_date


def header(article: Article) -> tuple[str, ...]:
    """Return the lines that follow the title in the reading view, one a string, each on one line.

    A title that is not part of the text stands first.
    """
    lines = [_outlet_and_date(article), _byline(article), _oddities(article), *_the_readers_own(article)]
    if article.title and not any(block.role == "title" for block in article.blocks):
        lines.insert(0, article.title)
    return tuple(line for line in map(harmless_line, lines) if line)


def _outlet_and_date(article: Article) -> str:
    outlet = article.source or article.publisher or "unknown outlet"
    if article.publisher and article.publisher != outlet:
        outlet = f"{outlet}, from {article.publisher}"
    return f"{outlet} · {long_date(article)}"


def _byline(article: Article) -> str:
    """Return who wrote it, but for those whom a byline of the text names in sight."""
    shown = " ".join(
        article.text[block.start : block.end] for block in article.blocks if block.role == "byline"
    ).casefold()
    authors = [author for author in article.authors if author.casefold() not in shown]
    return "By " + ", ".join(authors) if authors else ""


def _the_readers_own(article: Article) -> list[str]:
    """Return the tags and the note that the reader gave the article."""
    tags = " ".join(f"#{tag}" for tag in article.state.tags)
    return [tags, *(f"✎ {line}" for line in article.state.note.splitlines() if line.strip())]


def _oddities(article: Article) -> str:
    return "! " + "; ".join(article.flags) if article.flags else ""
