"""What a classifier reads of a count in its sentence and article, as strings that occur or do not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from tui.annotate.figure_numbers import Count
from tui.annotate.figure_words import DOING, DONE_TO, EVENTS, HAPPENS, STATE, cues
from tui.annotate.sentences import Span
from tui.annotate.word_classes import word_classes
from tui.annotate.word_list import words
from tui.corpus.highlight import Figure, FigureKind

_SETS: Final = {"done": DONE_TO, "does": HAPPENS, "is": STATE, "doing": DOING, "event": EVENTS}
TELLS: Final = {
    cue: tuple((name, told[cue]) for name, told in _SETS.items() if cue in told)
    for cue in sorted({cue for told in _SETS.values() for cue in told})
}
"""Each word that tells what happened to people: the sets that have it, and what it tells there."""

_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\s\w]")
_AUXILIARY = re.compile(r"\b(?:was|were|been|be|being|are|is|has|had|have)\b")
_BE: Final = words("was were is are has have had been be being remain remained remains")
_NO_VERB: Final = frozenset({"been", "then", "when"})
_GRAINS: Final = (1, 2)
_EDGE: Final = "</s>"
_BEHIND, _BEFORE, _EARLIER = 140, 120, 160
"""Code points that are read on either side of a count, and of the sentence before."""
_BESIDE: Final = 3
_CLAUSE: Final = 12
_NEXT_TO: Final = 30
_FAR: Final = 250
_CLOSE: Final = 200
_SIZES: Final = (0, 1, 2, 4, 9, 20, 99, 999, 9_999, 99_999)
_FEW: Final = 4


class _Cue(NamedTuple):
    """A word that tells what happened to people, and what it may tell."""

    start: int
    end: int
    tells: tuple[tuple[str, FigureKind], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as the features need it.

    Attributes:
        span: where it stands.
        role: of its block.
        counts: its counting phrases, in order.
        cues: its words that tell what happened to people, in order.
        earlier: the kinds that such words just before it tell, sorted.
    """

    span: Span
    role: str
    counts: Sequence[Count]
    cues: tuple[_Cue, ...]
    earlier: tuple[FigureKind, ...]

    @classmethod
    def read(cls, text: str, span: Span, role: str, counts: Sequence[Count]) -> Sentence:
        """Return the sentence with the words that tell what happened to people looked up."""
        before = _cues(text, max(0, span.start - _EARLIER), span.start)
        kinds = {kind for cue in before for _, kind in cue.tells}
        return cls(span, role, counts, tuple(_cues(text, *span)), tuple(sorted(kinds)))


def _cues(text: str, start: int, end: int) -> Iterator[_Cue]:
    for match in cues(text, start, end):
        tells = TELLS.get(" ".join(match[0].lower().split()))
        if tells:
            yield _Cue(match.start(), match.end(), tells)


class Known:
    """The figures of an article that are known already, asked for around a count."""

    def __init__(self, text: str, figures: Iterable[Figure]) -> None:
        """Take the text and the figures, which overlap nowhere."""
        self.text = text
        self._figures = sorted(figures, key=lambda figure: figure.start)
        self._starts = [figure.start for figure in self._figures]
        self._ends = [figure.end for figure in self._figures]
        self._kinds = sorted({figure.kind for figure in self._figures})
        self._of_bounds: defaultdict[tuple[int | None, int | None], set[FigureKind]] = defaultdict(set)
        for figure in self._figures:
            self._of_bounds[figure.low, figure.high].add(figure.kind)

    def overlaps(self, count: Count) -> bool:
        """Tell whether a count is one of the figures, or part of one."""
        at = bisect_right(self._ends, count.start)
        return at < len(self._figures) and self._starts[at] < count.end

    def any_near(self, sentence: Span) -> bool:
        """Tell whether a sentence, or the text just before it, has a figure."""
        at = bisect_left(self._starts, sentence.start - _CLOSE)
        return at < len(self._starts) and self._starts[at] < sentence.end

    def features(self, count: Count, sentence: Span) -> Iterator[str]:
        """Yield what the figures around a count, and all of the article, tell of it."""
        last = bisect_right(self._ends, count.start) - 1
        following = bisect_left(self._starts, count.end)
        if last >= 0:
            yield from self._before(self._figures[last], count, sentence)
        if following < len(self._figures):
            yield from self._behind(self._figures[following], count, sentence)
        if (count.low or 0) >= _FEW:
            for kind in sorted(self._of_bounds.get((count.low, count.high), ())):
                yield f"same={kind}"
        yield from (f"article={kind}" for kind in self._kinds)
        yield f"figures={_size(len(self._figures))}"

    def _before(self, figure: Figure, count: Count, sentence: Span) -> Iterator[str]:
        if figure.start >= sentence.start:
            between = _between(self.text, figure.end, count.start)
            yield from (f"p={figure.kind}", f"p={figure.kind}|{between}", f"p|{between}")
        elif count.start - figure.end < _FAR:
            yield f"pp={figure.kind}"

    def _behind(self, figure: Figure, count: Count, sentence: Span) -> Iterator[str]:
        if figure.start < sentence.end:
            between = _between(self.text, count.end, figure.start)
            yield from (f"n={figure.kind}", f"n={figure.kind}|{between}")
        elif figure.start - count.end < _FAR:
            yield f"nn={figure.kind}"


def _between(text: str, start: int, end: int) -> str:
    if end - start >= _NEXT_TO:
        return "far"
    return " ".join(_lower(word) for word in _TOKEN.findall(text, start, end)[:3])


def features(known: Known, sentence: Sentence, n: int) -> list[str]:
    """Return the features of the count with the number `n` in its sentence."""
    count, text = sentence.counts[n], known.text
    behind = _TOKEN.findall(text, count.end, min(sentence.span.end, count.end + _BEHIND))[: _CLAUSE + 2]
    before = _TOKEN.findall(text, max(sentence.span.start, count.start - _BEFORE), count.start)[-_BESIDE:]
    return [
        *_of_count(text, count),
        f"role={sentence.role}",
        *_beside("a", behind),
        *_beside("b", before[::-1]),
        *_pairs([_lower(word) for word in before], [_lower(word) for word in behind]),
        *_clause(behind),
        *_verb(behind),
        *known.features(count, sentence.span),
        *_told(text, sentence, n),
    ]


def _lower(word: str) -> str:
    return "#" if word[0].isdigit() else word.lower()


def _classes(name: str, word: str) -> Iterator[str]:
    classes = word_classes(word)
    for grain in _GRAINS:
        yield f"{name}c{grain}={classes[grain] if classes else '-'}"


def _size(number: int | None) -> str:
    if number is None:
        return "none"
    return next((str(size) for size in _SIZES if number <= size), "more")


def _of_count(text: str, count: Count) -> Iterator[str]:
    """Yield what the counting phrase itself tells."""
    printed = text[count.number_start : count.number_end]
    yield f"noun={count.noun}"
    yield f"thing={count.thing}"
    yield f"size={_size(count.low if count.low is not None else count.high)}"
    yield f"qualifier={count.qualifier or ''}"
    yield f"digits={printed[:1].isdigit()}"
    if len(printed) == _FEW and printed.isdigit():
        yield "year"
    head = text[count.number_end : count.end].split()[-1:]
    yield f"h={_lower(head[0]) if head else ''}"
    if head:
        yield from _classes("h", head[0])


def _beside(side: str, words: Sequence[str]) -> Iterator[str]:
    """Yield the nearest words on one side of the count, each with its distance."""
    for k in range(_BESIDE):
        if k >= len(words):
            yield f"{side}{k}={_EDGE}"
            continue
        yield f"{side}{k}={_lower(words[k])}"
        if words[k].isalpha():
            yield from _classes(f"{side}{k}", words[k])


def _pairs(before: Sequence[str], behind: Sequence[str]) -> Iterator[str]:
    a, b, c = [*behind, _EDGE, _EDGE, _EDGE][:3]
    y, z = [_EDGE, _EDGE, *before][-2:]
    yield f"a01={a}_{b}"
    yield f"a12={b}_{c}"
    yield f"b10={y}_{z}"
    yield f"ba={z}_{a}"
    if not before:
        yield "first"
    if not any(word.isalpha() for word in behind):
        yield "last"


def _clause(behind: Sequence[str]) -> Iterator[str]:
    """Yield the words behind the count up to the first comma or mark."""
    for n, word in enumerate(behind[:_CLAUSE]):
        if word in ';."“”' or (word == "," and n):
            return
        if len(word) > 2 and word.isalpha():
            yield f"w={word.lower()}"
            yield from _classes("w", word)


def _verb(behind: Sequence[str]) -> Iterator[str]:
    """Yield the participle of a passive, or the verb in the past that follows the count directly."""
    low = [word.lower() for word in behind]
    be = next((n for n, word in enumerate(low[:_CLAUSE]) if word in _BE), None)
    if be is not None:
        for n in range(be + 1, min(be + 5, len(low))):
            if len(low[n]) > 3 and low[n][-1] in "dtng" and low[n] not in _NO_VERB:
                yield f"passive={low[n]}"
                yield from _classes("passive", behind[n])
                break
    for n, word in enumerate(low[:5]):
        if word in _BE:
            return
        if len(word) > 3 and word.endswith("ed"):
            yield f"past={word}"
            yield from _classes("past", behind[n])
            return


def _told(text: str, sentence: Sentence, n: int) -> Iterator[str]:
    """Yield what the words that tell what happened to people tell of the count, and from where."""
    count, cues = sentence.counts[n], sentence.cues
    following = sentence.counts[n + 1].start if n + 1 < len(sentence.counts) else sentence.span.end
    previous = sentence.counts[n - 1].start if n else sentence.span.start - 1
    first = bisect_left(cues, count.number_end, key=lambda cue: cue.start)
    last = bisect_right(cues, count.start, key=lambda cue: cue.end)
    for k, cue in enumerate(cues[first : first + 2]):
        yield from _placed(f"ca{k}", cue, text[count.end : cue.start], parted=following < cue.start)
    for k, cue in enumerate(reversed(cues[max(0, last - 2) : last])):
        yield from _placed(f"cb{k}", cue, text[cue.end : count.start], parted=previous >= cue.end)
    if first == len(cues):
        yield "ca-"
    if not last:
        yield "cb-"
    yield from (f"cp={kind}" for kind in sentence.earlier)


def _placed(name: str, cue: _Cue, gap: str, *, parted: bool) -> Iterator[str]:
    """Yield what a word tells, alone and with how it stands to the count."""
    gap = gap[:_FAR]
    far = _distance(len(gap.split()))
    comma = "," in gap or ";" in gap
    auxiliary = _AUXILIARY.search(gap) is not None
    for told, kind in cue.tells:
        yield f"{name}={kind}"
        yield f"{name}={kind}|{far}"
        yield f"{name}={kind}|{told}|{far}|{auxiliary:d}"
        yield f"{name}={kind}|{parted:d}|{comma:d}|{auxiliary:d}"


def _distance(words: int) -> str:
    return next((str(most) for most in (0, 2, 5, 10) if words <= most), "more")
