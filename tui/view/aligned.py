"""Two articles side by side, passage by passage: what both say, what differs in it, what one alone says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple, TypeAlias

from tui.corpus.article import Article, Block, Role
from tui.corpus.event import Evidence, EvidenceKind, Link, Span
from tui.corpus.sentences import sentence_spans
from tui.view.layers import overlaps

Wording: TypeAlias = Literal["shared", "own", "conflict"]
"""Words that both have, that one alone has, and a figure that the other contradicts."""

_ROLES: Final[frozenset[Role]] = frozenset({"title", "standfirst", "heading", "body", "caption"})

_WORD: Final = re.compile(r"\w+|[^\w\s]")

_VALUES: Final = re.compile(r"^(\S+) / (\S+)")
"""The two counts that the note of a contradiction begins with."""

_ORDER: Final[Mapping[EvidenceKind, int]] = {"passage": 0, "text": 0, "quote": 1, "figure": 2}
"""The kinds of evidence that align passages; of two about one sentence the first kind has its way."""


class Words(NamedTuple):
    """Some words of a passage, and what they are beside the other one."""

    text: str
    wording: Wording


class Passage(NamedTuple):
    """One sentence or more of an article."""

    span: Span
    words: tuple[Words, ...]


class Aligned(NamedTuple):
    """A passage of either article, or of both where they say the same.

    Attributes:
        notes: what contradicts in it ("370 / 358 killed").
        moved: the two tell it at different places; it stands where the left one has it.
    """

    left: Passage | None
    right: Passage | None
    notes: tuple[str, ...] = ()
    moved: bool = False


@dataclass(slots=True)
class _Pair:
    """Sentences, by number, of either side that say the same, and what contradicts in them."""

    left: list[int]
    right: list[int]
    notes: list[str] = field(default_factory=list)
    against: list[tuple[Span, Span]] = field(default_factory=list)


def aligned(left: Article, right: Article, link: Link) -> list[Aligned]:
    """Return the passages of two articles in order of the left one, those only in the right in between.

    Args:
        left: one article of the link.
        right: the other.
        link: with the evidence that aligns them, in either direction.
    """
    sides = _sentences(left), _sentences(right)
    evidence = [each if link.a == left.id else _turned(each) for each in link.evidence]
    pairs = _paired(*sides, evidence)
    kept = _in_order(pairs)
    of_left = {at: number for number, pair in enumerate(pairs) for at in pair.left}
    taken = {at for pair in pairs for at in pair.right}
    found: list[Aligned] = []
    reached = 0
    for at, span in enumerate(sides[0]):
        number = of_left.get(at)
        if number is None:
            found.append(Aligned(_alone(left, span), None))
        elif at == pairs[number].left[0]:
            pair = pairs[number]
            if number in kept:
                found += _right_alone(right, sides[1], range(reached, pair.right[0]), taken)
                reached = pair.right[-1] + 1
            found.append(_both(left, right, sides, pair, moved=number not in kept))
    found += _right_alone(right, sides[1], range(reached, len(sides[1])), taken)
    return list(_joined(found, left, right))


def _sentences(article: Article) -> list[Span]:
    blocks = [block for block in article.blocks if block.role in _ROLES]
    if not article.blocks:
        blocks = [Block(0, len(article.text), "body")]
    return [span for block in blocks for span in sentence_spans(article.text, block)]


def _turned(evidence: Evidence) -> Evidence:
    """Return evidence from the other side: "370 / 358 killed" becomes "358 / 370 killed"."""
    return replace(evidence, a=evidence.b, b=evidence.a, note=_VALUES.sub(r"\2 / \1", evidence.note))


def _paired(left: Sequence[Span], right: Sequence[Span], evidence: Iterable[Evidence]) -> list[_Pair]:
    """Return the passages that evidence pairs, in order of the left side."""
    pairs: list[_Pair] = []
    owners: tuple[dict[int, _Pair], dict[int, _Pair]] = ({}, {})
    telling = [each for each in evidence if each.kind in _ORDER]
    for each in sorted(telling, key=lambda each: (_ORDER[each.kind], each.a, each.b)):
        ours, theirs = _touched(left, each.a), _touched(right, each.b)
        if not ours or not theirs:
            continue
        known = [owners[0][at] for at in ours if at in owners[0]]
        known += [owners[1][at] for at in theirs if at in owners[1]]
        if not known:
            known = [_Pair(ours, theirs)]
            pairs += known
            owners[0].update(dict.fromkeys(ours, known[0]))
            owners[1].update(dict.fromkeys(theirs, known[0]))
        if each.against and each.note not in known[0].notes:
            known[0].notes.append(each.note)
            known[0].against.append((each.a, each.b))
    return sorted(pairs, key=lambda pair: pair.left[0])


def _touched(sentences: Sequence[Span], span: Span) -> list[int]:
    return [at for at, sentence in enumerate(sentences) if overlaps(sentence, span)]


def _in_order(pairs: Sequence[_Pair]) -> set[int]:
    """Return the longest run of pairs that both articles tell in the same order."""
    best: list[tuple[int, int | None]] = []
    for at, pair in enumerate(pairs):
        before = [
            (best[earlier][0], -earlier) for earlier in range(at) if pairs[earlier].right[-1] < pair.right[0]
        ]
        length, negative = max(before, default=(0, 1))
        best.append((length + 1, -negative if length else None))
    chosen: set[int] = set()
    step = max(range(len(best)), key=lambda at: (best[at][0], -at), default=None)
    while step is not None:
        chosen.add(step)
        step = best[step][1]
    return chosen


def _alone(article: Article, span: Span) -> Passage:
    return Passage(span, (Words(article.text[slice(*span)], "own"),))


def _joined(found: Iterable[Aligned], left: Article, right: Article) -> Iterator[Aligned]:
    """Yield passages with what one article alone says in one paragraph as one."""
    held: Aligned | None = None
    for each in found:
        if held is not None and (joint := _joint(held, each, left, right)) is not None:
            held = joint
            continue
        if held is not None:
            yield held
        held = each
    if held is not None:
        yield held


def _joint(one: Aligned, other: Aligned, left: Article, right: Article) -> Aligned | None:
    """Return two passages as one, None if they are not neighbours that one article alone has."""
    if one.left and other.left and not one.right and not other.right:
        span = (one.left.span[0], other.left.span[1])
        return Aligned(_alone(left, span), None) if _one_block(left, span) else None
    if one.right and other.right and not one.left and not other.left:
        span = (one.right.span[0], other.right.span[1])
        return Aligned(None, _alone(right, span)) if _one_block(right, span) else None
    return None


def _one_block(article: Article, span: Span) -> bool:
    """Tell whether a span lies in one paragraph."""
    inside = any(block.start <= span[0] and span[1] <= block.end for block in article.blocks)
    return (inside or not article.blocks) and "\n" not in article.text[slice(*span)]


def _right_alone(
    article: Article, sentences: Sequence[Span], numbers: Iterable[int], taken: set[int]
) -> Iterator[Aligned]:
    for at in numbers:
        if at not in taken:
            yield Aligned(None, _alone(article, sentences[at]))


def _both(
    left: Article, right: Article, sides: tuple[list[Span], list[Span]], pair: _Pair, *, moved: bool
) -> Aligned:
    spans = tuple(
        (side[at[0]][0], side[at[-1]][1]) for side, at in zip(sides, (pair.left, pair.right), strict=True)
    )
    words = [
        list(_WORD.finditer(article.text, *span)) for article, span in zip((left, right), spans, strict=True)
    ]
    folded = [[match[0].lower() for match in side] for side in words]
    same: tuple[set[int], set[int]] = (set(), set())
    for block in SequenceMatcher(None, folded[0], folded[1], autojunk=False).get_matching_blocks():
        same[0].update(range(block.a, block.a + block.size))
        same[1].update(range(block.b, block.b + block.size))
    against = [span for span, _ in pair.against], [span for _, span in pair.against]
    made = [
        Passage(span, tuple(_worded(article.text, span, matches, shared, conflicts)))
        for article, span, matches, shared, conflicts in zip(
            (left, right), spans, words, same, against, strict=True
        )
    ]
    return Aligned(made[0], made[1], tuple(pair.notes), moved)


def _worded(
    text: str, span: Span, words: Sequence[re.Match[str]], shared: set[int], against: Sequence[Span]
) -> Iterator[Words]:
    """Yield a passage in runs of words that both have, that it alone has, or that contradict."""
    start, wording = span[0], None
    for number, match in enumerate(words):
        here: Wording = "shared" if number in shared else "own"
        if any(overlaps(match.span(), each) for each in against):
            here = "conflict"
        if wording is not None and here != wording:
            yield Words(text[start : match.start()], wording)
            start = match.start()
        wording = here
    yield Words(text[start : span[1]], wording or "own")
