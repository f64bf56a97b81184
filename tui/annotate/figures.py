"""Counts of people killed, injured, missing, detained, displaced or trapped, with bounds and source."""

from __future__ import annotations

import re
from typing import Final

from tui.annotate.cjk_figures import SIGN, cjk_counts
from tui.annotate.figure_attribution import attribution
from tui.annotate.figure_context import Surroundings, is_running, period
from tui.annotate.figure_kinds import kinds
from tui.annotate.figure_learnt import learnt
from tui.annotate.figure_numbers import Count, counts
from tui.annotate.figure_parts import may_go_on
from tui.annotate.figure_things import SIGNS as THINGS
from tui.annotate.figure_things import other
from tui.annotate.figure_words import ADJOINING, SIGNS
from tui.annotate.sentences import Span, sentences
from tui.corpus.article import Article
from tui.corpus.highlight import Figure, FigureKind

_SIGNS = SIGNS | THINGS
_WORD = re.compile(r"\w+")
_REACH = 700
"""Code points on either side of a figure that its sentence is read for; news keeps to far less."""


def figures(article: Article) -> list[Figure]:
    """Return the figures in the article's own words, in order.

    A figure spans its counting phrase ("at least 17 civilians"). It counts people by what happened to
    them (`other`: rescued, besieged, kidnapped, aboard, survivors), or buildings hit (`other` too); numbers
    that count anything else are left out. Rules find most; a trained classifier adds what they passed over.
    """
    around = Surroundings(article)
    found = _by_rules(around, article)
    more = (
        _figure(around, each.sentence, each.previous, each.count, each.kind)
        for each in learnt(article.text, article.content_blocks(), found)
    )
    return sorted([*found, *more], key=lambda figure: figure.start)


def figures_by_rules(article: Article) -> list[Figure]:
    """Return the figures that rules alone find, in order."""
    return _by_rules(Surroundings(article), article)


def _by_rules(around: Surroundings, article: Article) -> list[Figure]:
    text = article.text
    found: list[Figure] = []
    for block in article.content_blocks():
        if SIGN.search(text, block.start, block.end):
            found += _unspaced(around, Span(block.start, block.end))
        if not _may_count(text, block.start, block.end):
            continue
        previous: Span | None = None
        for sentence in sentences(text, block.start, block.end):
            earlier = found[-1].kind if found and previous and found[-1].start >= previous.start else None
            if _may_count(text, *sentence) or (earlier and may_go_on(text, sentence)):
                found += _in_sentence(around, sentence, previous, earlier)
            previous = sentence
    return found


def _unspaced(around: Surroundings, block: Span) -> list[Figure]:
    """Return the counts of a paragraph in Japanese or Chinese."""
    return [
        Figure(
            count.start,
            count.end,
            count.kind,
            count.low,
            count.high,
            count.qualifier,
            attributed_to=count.account or around.speaker(count.start),
            place=around.place(block, count.start),
        )
        for count in cjk_counts(around.text, block)
    ]


def _may_count(text: str, start: int, end: int) -> bool:
    """Tell by its words, which is far quicker than any pattern, whether a stretch can hold a figure."""
    return not _SIGNS.isdisjoint(_WORD.findall(text[start:end].lower()))


def _in_sentence(
    around: Surroundings, sentence: Span, previous: Span | None, earlier: FigureKind | None
) -> list[Figure]:
    text = around.text
    found: list[Figure] = []
    counted = counts(text, *sentence)
    if not counted:  # most sentences with a number; looking for what happened costs more than all else
        return found
    for count, kind in zip(counted, kinds(text, sentence, counted, earlier), strict=True):
        if kind is not None:
            found.append(_figure(around, sentence, previous, count, kind))
        elif (thing := other(text, sentence, count)) is not None:
            found.append(_figure(around, sentence, previous, thing, "other"))
    return _apart(found)


def _apart(found: list[Figure]) -> list[Figure]:
    """Leave out a figure that an earlier one has grown over."""
    kept: list[Figure] = []
    for figure in found:
        if not kept or kept[-1].end <= figure.start:
            kept.append(figure)
    return kept


_SAID_TO_BE: Final = re.compile(
    r"(?:\sof\s(?:them|whom))?\s(?:were|was|are|is)\s(?:(?:all|mostly|also|believed\sto\sbe|said\sto\sbe)\s)?"
    r"(children|women|men|minors|girls|boys|babies|infants|civilians|soldiers|fighters|police\sofficers|policemen|"
    r"firefighters|foreigners|tourists|migrants|journalists|students|pupils|teachers|doctors|aid\sworkers)\b"
)
"""Whom a bare count is of, told behind it: "more than 370, of whom 68 were children"."""


_FROM: Final = re.compile(
    r"\s(from\s(?:the\s)?(?:(?:[A-Z]\.){2,4}|[A-Z]\w{1,20}(?:\s[A-Z]\w{1,20}){0,2}))"
    r"(?=[\n,.;:]|$|\s(?:were|was|are|and|who|have|had|has|died)\b)"
)
"""Where those are from: "a crash that killed 10 from US"."""


def _said_to_be(text: str, count: Count) -> str | None:
    if count.noun:
        return None
    found = _SAID_TO_BE.match(text, count.end) or _FROM.match(text, count.end)
    return found[1] if found else None


def _figure(
    around: Surroundings, sentence: Span, previous: Span | None, count: Count, kind: FigureKind
) -> Figure:
    text = around.text
    adjoining = None if count.noun or kind == "other" else ADJOINING.match(text, count.end, sentence.end)
    end = adjoining.end() if adjoining else count.end
    near = Span(max(sentence.start, count.start - _REACH), min(sentence.end, end + _REACH))
    over = period(text, near, count.start)
    return Figure(
        count.start,
        end,
        kind,
        count.low,
        count.high,
        count.qualifier,
        count.who or _said_to_be(text, count),
        attribution(text, near, count.start, end, previous) or around.speaker(count.start),
        around.place(near, count.start),
        over,
        is_running(text, near, over),
    )
