"""A passage with where it is from: outlet, title, date with its basis, address."""

from __future__ import annotations

from tui.corpus.article import Article
from tui.corpus.event import Span
from tui.harmless import harmless, harmless_line
from tui.view.addresses import AddressError, openable
from tui.view.dates import long_date

LONGEST: int = 20_000
"""Code points of a passage that are taken along."""


def citation(article: Article) -> str:
    """Return where an article is from, on one line: outlet, “title”, date, address."""
    facts = [article.source or article.publisher or "unknown outlet"]
    if article.title:
        facts.append(f"“{article.title}”")
    facts.append(long_date(article))
    facts.append(address_of(article) or f"article {article.id}")
    return harmless_line(", ".join(facts))


def cited(article: Article, span: Span) -> str:
    """Return the words of a span in quotation marks, and under them where they are from."""
    words = harmless(article.text[span[0] : min(span[1], span[0] + LONGEST)]).strip()
    marks = "" if words[:1] in "“\"«„'‘" and words[-1:] in "”\"»“'’" and words else "“”"
    quoted = f"{marks[:1]}{words}{marks[1:]}"
    return f"{quoted}\n— {citation(article)}"


def address_of(article: Article) -> str:
    """Return the address of an article, empty where it has none that could be opened."""
    try:
        return openable(article.url or "")
    except AddressError:
        return ""
