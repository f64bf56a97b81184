"""The steps of annotation, in order: each takes an article and returns it with something more marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol, TypeVar

from tui.annotate.date_bounds import date_bounds
from tui.annotate.dates import dates, is_told
from tui.annotate.figures import figures
from tui.annotate.names import NAME_KINDS, names
from tui.annotate.overlap import without_overlap
from tui.annotate.quotes import quotes
from tui.corpus.article import Article
from tui.corpus.correction import NOTHING, Told
from tui.corpus.highlight import OWN_LAYER, Highlight


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Span)


def _beside(given: Sequence[_S], found: Iterable[_S]) -> tuple[_S, ...]:
    """Return those of `found` that overlap none of `given`: what came with the article wins."""
    return tuple(f for f in found if not any(f.start < g.end and g.start < f.end for g in given))


def with_names(article: Article, told: Told = NOTHING) -> Article:
    """Mark persons, organisations and places, and tell which are one entity here."""
    found, entities = names(article, told)
    others = tuple(h for h in article.highlights if h.kind not in NAME_KINDS)
    return replace(article, highlights=(*others, *found), local_entities=tuple(entities))


def with_dates(article: Article) -> Article:
    """Find time expressions and what days they can mean; mark those that a reader would call a date."""
    found = tuple(dates(article))
    told = (date for date in found if is_told(article.text, date))
    marks = tuple(Highlight(date.start, date.end, "date") for date in told)
    return replace(article, dates=found, highlights=(*article.highlights, *marks))


def with_date_bounds(article: Article) -> Article:
    """Bound the date of an article that states none by what its text tells; a dated one keeps its own."""
    published, basis, bounds = date_bounds(article)
    return replace(article, published=published, date_basis=basis, date_range=bounds)


def with_figures(article: Article) -> Article:
    """Mark counts of people with their bounds; figures that came with the article stay first."""
    kept = _beside(article.figures, figures(article))
    marks = tuple(Highlight(figure.start, figure.end, "figure") for figure in kept)
    return replace(article, figures=(*article.figures, *kept), highlights=(*article.highlights, *marks))


def with_quotes(article: Article) -> Article:
    """Find what was said and by whom, and mark the quoted words; quotes that came along stay first.

    Indirect speech is not marked: it is whole clauses, and would colour half the text.
    """
    found = _beside(article.quotes, quotes(article))
    kept = tuple(quote for quote in found if quote.direct)
    marks = tuple(Highlight(quote.start, quote.end, "quote") for quote in kept)
    return replace(
        article,
        quotes=(*article.quotes, *kept),
        statements=tuple(quote for quote in found if not quote.direct),
        highlights=(*article.highlights, *marks),
    )


def without_overlaps(article: Article) -> Article:
    """Let marks made elsewhere win where ours overlap them, and put all in the order of the text."""
    own = [h for h in article.highlights if h.layer == OWN_LAYER]
    outside = [h for h in article.highlights if h.layer != OWN_LAYER]
    return replace(article, highlights=without_overlap(own, outside))


def steps(told: Told = NOTHING) -> tuple[Callable[[Article], Article], ...]:
    """Return the steps, in order: quotes read names, figures also whose quotation they stand in.

    Args:
        told: what a reader told about names.
    """
    return (
        partial(with_names, told=told),
        with_dates,
        with_date_bounds,
        with_quotes,
        with_figures,
        without_overlaps,
    )
