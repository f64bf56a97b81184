"""Counts of people killed, injured, missing, detained, displaced or trapped, with bounds and source."""

from __future__ import annotations

import re

from tui.annotate.figure_context import attribution, is_running, period, place
from tui.annotate.figure_numbers import Count, counts
from tui.annotate.figure_words import CUE, DOING, DONE_TO, EVENTS, HAPPENS, STATE
from tui.annotate.sentences import Span, sentences
from tui.corpus.article import Article
from tui.corpus.highlight import Figure, FigureKind

_TOLL = re.compile(
    r"\b(?:death\s|casualty\s)?toll\b[^.;]{0,60}?\b(?:of|to|at|was|is|reached|reaching|hit|passed|topped|exceeded|"
    r"surpassed|stood|stands|be)\s$",
    re.IGNORECASE,
)
_LIVES_BEFORE = re.compile(
    r"\b(?:cost|costs|costing|claim|claims|claimed|claiming|took|taken|taking|lost)\s(?:the\slives\sof\s)?$",
    re.IGNORECASE,
)
_INCLUDING = re.compile(
    r",?\s(?:including|among\sthem|among\swhom|of\swhom|of\sthem|most\sof\sthem)\W", re.IGNORECASE
)
_AUXILIARY = re.compile(
    r"\b(?:was|were|been|be|being|are|is|got|left|feared|reported|reportedly|confirmed|believed|found)\b"
    r"(?:\s\w{2,12}ly)?(?:\s(?:shot|to\sbe|to\shave\sbeen|either|also|still))?\s$",
    re.IGNORECASE,
)
_DIRECT = re.compile(r"(?:\s(?:others?|more|people|of\sthem|[a-z]{3,14}))?\s?", re.IGNORECASE)
_OBJECT_GAP = re.compile(
    r"(?:\s(?:and|or)\s\w{4,12})?(?:\s(?:the|a\stotal\sof|what|an?|all|him\sand|them|by))?\s?", re.IGNORECASE
)


def figures(article: Article) -> list[Figure]:
    """Return the figures in the article's own words, in order.

    A figure spans its counting phrase ("at least 17 civilians"). It counts people by what happened to
    them; numbers that count anything else are left out.
    """
    found: list[Figure] = []
    for block in article.content_blocks():
        if (
            CUE.search(article.text, block.start, block.end)
            or "toll" in article.text[block.start : block.end]
        ):
            for sentence in sentences(article.text, block.start, block.end):
                found += _in_sentence(article, sentence)
    return found


def _in_sentence(article: Article, sentence: Span) -> list[Figure]:
    text = article.text
    cues = list(CUE.finditer(text, *sentence))
    found = counts(text, *sentence)
    kinds = [_kind(text, count, cues, sentence) for count in found]
    for n, (count, kind) in enumerate(zip(found, kinds, strict=True)):
        if (
            kind is None
            and n
            and kinds[n - 1]
            and _INCLUDING.search(text[found[n - 1].end : count.start + 1])
        ):
            kinds[n] = kinds[n - 1]
    return [
        _figure(article, sentence, count, kind, cues)
        for count, kind in zip(found, kinds, strict=True)
        if kind is not None
    ]


def _kind(text: str, count: Count, cues: list[re.Match[str]], sentence: Span) -> FigureKind | None:
    before = text[max(sentence.start, count.start - 90) : count.start]
    if _TOLL.search(before) or (
        _LIVES_BEFORE.search(before) and text[: count.end].endswith(("lives", "people"))
    ):
        return "killed"
    after = [cue for cue in cues if cue.start() >= count.number_end]
    return _from_after(text, count, after) or _from_before(text, count, cues)


def _from_after(text: str, count: Count, cues: list[re.Match[str]]) -> FigureKind | None:
    """Return the kind from a cue after the count ("17 dead", "six people were killed")."""
    for cue in cues[:2]:
        between = text[count.end : cue.start()]
        word = re.sub(r"\s+", " ", cue[0].lower())
        kind = DONE_TO.get(word) or STATE.get(word) or EVENTS.get(word)
        if kind and _DIRECT.fullmatch(between):
            return kind
        if len(between) > 100 or re.search(r"[;:“”\"]|\d", between):
            return None
        if (word in DONE_TO or word in STATE) and _AUXILIARY.search(between):
            return DONE_TO.get(word) or STATE.get(word)
        if word in HAPPENS and len(between.split()) < 8:
            return HAPPENS[word]
    return None


def _from_before(text: str, count: Count, cues: list[re.Match[str]]) -> FigureKind | None:
    """Return the kind from a cue before the count ("killed four children", "killing 12")."""
    for cue in reversed([c for c in cues if c.end() <= count.start]):
        word = cue[0].lower()
        if _OBJECT_GAP.fullmatch(text[cue.end() : count.start]):
            return DONE_TO.get(word) or DOING.get(word)
        return None
    return None


def _figure(
    article: Article, sentence: Span, count: Count, kind: FigureKind, cues: list[re.Match[str]]
) -> Figure:
    end = count.end
    adjoining = next((c for c in cues if c.start() == end + 1 and c[0].lower() in {*EVENTS, "dead"}), None)
    if adjoining is not None and not count.noun:
        end = adjoining.end()
    over = period(article.text, sentence)
    return Figure(
        count.start,
        end,
        kind,
        count.low,
        count.high,
        count.qualifier,
        count.who,
        attribution(article, sentence),
        place(article, sentence, count.start),
        over,
        is_running(article.text, sentence, over),
    )
