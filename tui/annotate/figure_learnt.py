"""Figures that no rule tells, by a classifier of counts: is this one, and what happened to those counted?

It reads only articles in which the rules found a figure, and there the counts that they passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Final, NamedTuple, get_args

import pycrfsuite  # type: ignore[import-untyped]  # it ships no types

from tui.annotate.figure_features import Known, Sentence, features
from tui.annotate.figure_kinds import SPEAK
from tui.annotate.figure_numbers import Count, counts
from tui.annotate.figure_parts import PART_OF
from tui.annotate.figure_words import VAGUE
from tui.annotate.name_tagger import opened
from tui.annotate.sentences import Span, sentences
from tui.annotate.word_list import alternation
from tui.corpus.article import Block
from tui.corpus.highlight import Figure, FigureKind

MODEL: Final = "figures.crfsuite"
"""File name of the model inside `tui/annotate/models` (docs/models.md tells where it comes from)."""

NONE: Final = "none"
"""The label of a count that is no figure."""

_NEAR_A_FIGURE: Final = 0.4
_ALONE: Final = 0.7
"""Least probability of a kind, for a count with a known figure in its sentence or just before it, and for
one without: in ordinary news two of three that are taken for figures without one are none, and of vague
amounts even four of six that are more certain, so that these need a figure near them."""

_KINDS: Final[tuple[FigureKind, ...]] = get_args(FigureKind)

_FOLLOWS: Final = alternation(
    """
    of in at on from to by with and or as after before during when while since near under over were was are
    is have has had did do who whose whom that which more other others still also now never not so each killed
    dead hurt went lost died fell came left may might could cannot can will would got remain inside held slept
    fled flee sought broke overnight yesterday today alive last the this a an there here their his her
    """
)
_NO_NOUN = re.compile(
    r"(?!\s[.,:]\s?\d)\s?(?:$|[.,;:!?)–—\n\"”](?!\d|\w)|-\s|\()"
    rf"|\s(?:(?i:{_FOLLOWS}|[a-z]{{2,14}}(?:ed|ly|ing))\b|[A-Z][a-z]{{2,16}}(?:s|ese|ish)\b)"
)
"""What may follow a count that no noun for people ends; any other word is taken for what it counts."""

_NAMED_BY_NUMBER = re.compile(
    r"(?:\b[A-Z][\w’'-]{0,20}\.?|\bturned|\baged?|\b(?:dies|dead|died)\sat)\s$"
    r"|[.:,]\s?\d{1,9}\s?[.:]\s?$|\d\s?[.:]\s?$"
)
"""What is before a number that is no count: "Interstate 95", "No. 3", "dies at 77", "11 : 30"."""

_SAFE = re.compile(
    r"(?:\s(?!and\s)[^\s,.;:]{1,16}){0,4}?\s(?:freed|rescued|saved|released|survived|alive|escaped|unhurt|unharmed|safe|safely)\b"
)
"""What tells that nothing happened to those counted."""

_LED_BY: Final = 28


@dataclass(frozen=True, slots=True)
class Learnt:
    """A count that is a figure.

    Attributes:
        count: the counting phrase.
        kind: what happened to those counted.
        sentence: where it stands.
        previous: the sentence before, in the same block.
    """

    count: Count
    kind: FigureKind
    sentence: Span
    previous: Span | None


class Read(NamedTuple):
    """A sentence with counts, and the one before it in its block."""

    sentence: Sentence
    previous: Span | None


@lru_cache(maxsize=1)
def _shipped() -> pycrfsuite.Tagger:
    with as_file(files("tui.annotate") / "models" / MODEL) as path:
        return opened(path)


def learnt(text: str, blocks: Iterable[Block], found: Sequence[Figure]) -> list[Learnt]:
    """Return the counts of an article that are figures though the rules passed them over, in order.

    Args:
        text: of the article.
        blocks: whose words are the article's own.
        found: the figures that rules found; with none of them nothing else is looked for.
    """
    return learnt_by(_shipped(), text, blocks, found) if found else []


def learnt_by(
    tagger: pycrfsuite.Tagger, text: str, blocks: Iterable[Block], found: Sequence[Figure]
) -> list[Learnt]:
    """Return the same by `tagger`, the shipped one or another."""
    known = Known(text, found)
    return [
        Learnt(count, kind, read.sentence.span, read.previous)
        for read in counted(text, blocks)
        for n, count in enumerate(read.sentence.counts)
        if not known.overlaps(count)
        and may_be_people(text, count)
        and not _is_whole(text, read.sentence.counts, n)
        and (kind := _kind(tagger, known, read.sentence, n))
    ]


def may_be_people(text: str, count: Count) -> bool:
    """Tell people, or a bare number that no noun follows, from "Category 4 storm", "at 77" and the saved."""
    if _SAFE.match(text, count.end) or SPEAK.match(text, count.end):
        return False
    if count.noun or count.thing:
        return count.noun
    before = text[max(0, count.start - _LED_BY) : count.start]
    named = text[count.start].isdigit() and _NAMED_BY_NUMBER.search(before)
    return not named and _NO_NOUN.match(text, count.end) is not None


def _is_whole(text: str, counts: Sequence[Count], n: int) -> bool:
    """Tell the 38 in "eleven of its 38 passengers", of whom the sentence tells nothing but their number."""
    return n > 0 and PART_OF.fullmatch(text, counts[n - 1].number_end, counts[n].start) is not None


def counted(text: str, blocks: Iterable[Block]) -> Iterator[Read]:
    """Yield the sentences of an article that count something."""
    for block in blocks:
        previous: Span | None = None
        for span in sentences(text, block.start, block.end):
            phrases = counts(text, *span)
            if phrases:
                yield Read(Sentence.read(text, span, block.role, phrases), previous)
            previous = span


def _kind(tagger: pycrfsuite.Tagger, known: Known, sentence: Sentence, n: int) -> FigureKind | None:
    """Return the kind of a count, None where it is no figure or that is not certain enough."""
    near = known.any_near(sentence.span)
    if not near and _is_vague(known.text, sentence.counts[n]):
        return None
    tagger.set([features(known, sentence, n)])
    likely, kind = max((tagger.marginal(kind, 0), kind) for kind in _KINDS)
    certain = _NEAR_A_FIGURE if near else _ALONE
    return kind if likely >= certain and kind != "other" else None


def _is_vague(text: str, count: Count) -> bool:
    return " ".join(text[count.number_start : count.number_end].lower().split()) in VAGUE
