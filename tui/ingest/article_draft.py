"""What a parser knows of an article before its text is frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from tui.corpus.article import Article, Block, DateBasis
from tui.corpus.identity import stable_id
from tui.harmless import harmless_line
from tui.ingest.language import language_of
from tui.ingest.stamps import is_credible

NO_BODY: Final = "no body"
"""The flag of an article that has no text of its own beneath its title."""


@dataclass(slots=True)
class Facts:
    """What is known about an article beside its text; parsers fill in what they find.

    Attributes:
        published, updated: ISO 8601.
        date_basis: where `published` comes from.
    """

    title: str = ""
    url: str | None = None
    source: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published: str | None = None
    updated: str | None = None
    date_basis: DateBasis = "stated"
    external_id: str | None = None
    flags: list[str] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)


def article(text: str, blocks: tuple[Block, ...], facts: Facts, origin: str) -> Article:
    """Return the article of a frozen text, its blocks and what else is known."""
    flags = list(facts.flags)
    published, odd = _credible(facts.published)
    if odd:
        flags.append(f"odd date: {harmless_line(facts.published or '')[:40]}")
    if not any(block.role == "body" for block in blocks):
        flags.append(NO_BODY)
    if not facts.title:
        flags.append("no title")
    return Article(
        id=stable_id("a", origin),
        text=text,
        title=harmless_line(facts.title),
        external_id=facts.external_id,
        origin=origin,
        url=facts.url,
        source=facts.source or facts.publisher,
        publisher=facts.publisher or facts.source,
        authors=facts.authors,
        language=facts.language or language_of(text),
        published=published,
        updated=_credible(facts.updated)[0],
        date_basis=facts.date_basis if published else "unknown",
        date_range=(published[:10], published[:10]) if published else (None, None),
        blocks=blocks,
        flags=tuple(dict.fromkeys(flags)),
        extra=facts.extra,
    )


def _credible(iso: str | None) -> tuple[str | None, bool]:
    """Return `iso` if an article can be of that date, and whether it was odd."""
    if iso is None:
        return None, False
    return (iso, False) if is_credible(iso) else (None, True)
