"""Counts with what they count, for the classifier of figures: of gold, and of news as the rules read it."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar, get_args

from tui.annotate.figure_features import Known, features
from tui.annotate.figure_learnt import NONE, Read, counted, may_be_people
from tui.annotate.figure_numbers import Count
from tui.annotate.figures import figures_by_rules
from tui.corpus.article import Article, Block, Role
from tui.corpus.highlight import Figure, FigureKind

_FORGOTTEN: Final = 0.15
"""Share of the rules' figures in gold that an example does not see: on unseen text they miss as many."""
_PASSES: Final = 2
_READ: Final = 4
"""How often gold, and what a reader said of news, is used."""
_DOUBTED: Final = 0.5
"""Share of the counts used that are taken for figures only because they are elsewhere in the article."""
_BARE: Final = 0.25
"""Share of the news articles without any figure that are used."""
_FEW: Final = 4


class Example(NamedTuple):
    """The features of one count, and its kind or `NONE`."""

    features: list[str]
    label: str


Labels: TypeAlias = Mapping[tuple[str, str], Mapping[int, str]]
"""By an article's set and id: labels of counts, by where these start."""


class _Gold(NamedTuple):
    """A figure of gold, at its place in the text of `_article`."""

    start: int
    end: int
    kind: FigureKind
    optional: bool


_Marked = TypeVar("_Marked", _Gold, Figure)


def of_gold(path: Path) -> Iterator[Example]:
    """Yield the counts of a corpus with gold, each several times with other figures around it known.

    Args:
        path: of a `gold.json` (docs/sample.md).
    """
    draw = random.Random(path.parent.name)  # noqa: S311  # the same draw each time
    for key, row in json.loads(path.read_text(encoding="utf-8"))["articles"].items():
        article, gold = _article(key, [(block["role"], block["text"]) for block in row["blocks"]]), []
        for figure in row.get("figures", ()):
            start = _placed(article, figure)
            gold.append(
                _Gold(start, start + len(figure["text"]), figure["kind"], figure.get("optional", False))
            )
        found = figures_by_rules(article)
        read = list(counted(article.text, article.content_blocks()))
        for _ in range(_PASSES):
            yield from _examples_of_gold(article, read, gold, found, draw)


def _placed(article: Article, figure: dict[str, Any]) -> int:
    """Return where the words of a figure of gold stand."""
    start: int = article.blocks[figure["block"]].start - 1
    for _ in range(figure["nth"] + 1):
        start = article.text.index(figure["text"], start + 1)
    return start


def _examples_of_gold(
    article: Article,
    read: Sequence[Read],
    gold: Sequence[_Gold],
    found: Sequence[Figure],
    draw: random.Random,
) -> Iterator[Example]:
    for sentence, n, count in _counts(article.text, read):
        there = _over(count, gold)
        if there is None or not there.optional:
            known = [figure for figure in found if not _meets(count, figure) and draw.random() >= _FORGOTTEN]
            label = there.kind if there else NONE
            yield Example(features(Known(article.text, known), sentence.sentence, n), label)


def labels(path: Path) -> Labels:
    """Return what a reader says of counts in news: by the article's set and id, the label by offset.

    Args:
        path: of lines with set, id, start, end and label, parted by tabs. Offsets are of title and text
            with a line break between.
    """
    read: defaultdict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        name, key, start, _, label = line.split("\t")
        read[name, key][int(start)] = label
    return dict(read)


def of_news(records: Iterable[tuple[str, dict[str, Any]]], labelled: Labels) -> Iterator[Example]:
    """Yield the counts of news articles with what a reader, or else the rules, take them for.

    Args:
        records: each with the name of its set; a text that comes again is left out.
        labelled: what a reader said of some.
    """
    draw, seen = random.Random(0), set[str]()  # noqa: S311  # the same draw each time
    for name, record in records:
        title, text = str(record.get("title") or ""), str(record["text"])
        lines = [*([("title", title)] if title else []), *(("body", line) for line in text.split("\n"))]
        article = _article("", lines)
        found = figures_by_rules(article)
        if article.text not in seen and (found or draw.random() < _BARE):
            seen.add(article.text)
            said = labelled.get((name, str(record.get("id"))), {})
            yield from _examples_of_news(article, found, said, draw)


def _examples_of_news(
    article: Article, found: Sequence[Figure], said: Mapping[int, str], draw: random.Random
) -> Iterator[Example]:
    kinds: defaultdict[tuple[int | None, int | None], set[str]] = defaultdict(set)
    for figure in found:
        kinds[figure.low, figure.high].add(figure.kind)
    for sentence, n, count in _counts(article.text, counted(article.text, article.content_blocks())):
        own = _over(count, found)
        label = own.kind if own else _elsewhere(count, kinds.get((count.low, count.high), ()))
        sure = count.start in said
        if sure or own is not None or label == NONE or draw.random() < _DOUBTED:
            known = Known(article.text, [figure for figure in found if not _meets(count, figure)])
            example = Example(features(known, sentence.sentence, n), said.get(count.start, label))
            yield from [example] * (_READ if sure else 1)


def _elsewhere(count: Count, kinds: Iterable[str]) -> str:
    """Return what the same number counts elsewhere in the article, if it is a large one and one thing."""
    told = list(kinds)
    return told[0] if len(told) == 1 and (count.low or 0) >= _FEW and not count.thing else NONE


def _counts(text: str, read: Iterable[Read]) -> Iterator[tuple[Read, int, Count]]:
    """Yield the counts that may be of people, each with its sentence and its number there."""
    return (
        (each, n, count)
        for each in read
        for n, count in enumerate(each.sentence.counts)
        if may_be_people(text, count)
    )


def _meets(count: Count, figure: _Gold | Figure) -> bool:
    return figure.start < count.end and count.start < figure.end


def _over(count: Count, figures: Iterable[_Marked]) -> _Marked | None:
    return next((figure for figure in figures if _meets(count, figure)), None)


def _article(key: str, lines: Iterable[tuple[str, str]]) -> Article:
    """Return an article of one block a line, with its role."""
    roles: Container[str] = get_args(Role)
    printed, blocks, at = [], [], 0
    for role, text in lines:
        blocks.append(Block(at, at + len(text), role if role in roles else "body"))  # type: ignore[arg-type]  # just seen
        printed.append(text)
        at += len(text) + 1
    return Article(id=key, text="\n".join(printed), blocks=tuple(blocks))
