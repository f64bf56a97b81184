"""Counts of people killed, injured, missing, detained, displaced or trapped, with bounds and source."""

from __future__ import annotations

from tui.annotate.figure_attribution import attribution
from tui.annotate.figure_context import is_running, period, place
from tui.annotate.figure_kinds import kinds
from tui.annotate.figure_numbers import Count, counts
from tui.annotate.figure_words import ADJOINING, TELLS
from tui.annotate.sentences import Span, sentences
from tui.corpus.article import Article
from tui.corpus.highlight import Figure, FigureKind


def figures(article: Article) -> list[Figure]:
    """Return the figures in the article's own words, in order.

    A figure spans its counting phrase ("at least 17 civilians"). It counts people by what happened to
    them (`other`: rescued, besieged, kidnapped); numbers that count anything else are left out.
    """
    text = article.text
    found: list[Figure] = []
    for block in article.content_blocks():
        if TELLS.search(text, block.start, block.end) is None:
            continue
        previous: Span | None = None
        for sentence in sentences(text, block.start, block.end):
            if TELLS.search(text, *sentence) is not None:
                found += _in_sentence(article, sentence, previous)
            previous = sentence
    return found


def _in_sentence(article: Article, sentence: Span, previous: Span | None) -> list[Figure]:
    counted = counts(article.text, *sentence)
    told = kinds(article.text, sentence, counted)
    return [
        _figure(article, sentence, previous, count, kind)
        for count, kind in zip(counted, told, strict=True)
        if kind is not None
    ]


def _figure(
    article: Article, sentence: Span, previous: Span | None, count: Count, kind: FigureKind
) -> Figure:
    text = article.text
    adjoining = None if count.noun else ADJOINING.match(text, count.end, sentence.end)
    end = adjoining.end() if adjoining else count.end
    over = period(text, sentence, count.start)
    return Figure(
        count.start,
        end,
        kind,
        count.low,
        count.high,
        count.qualifier,
        count.who,
        attribution(text, sentence, count.start, end, previous),
        place(article, sentence, count.start),
        over,
        is_running(text, sentence, over),
    )
