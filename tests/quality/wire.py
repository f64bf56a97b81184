"""Short invented items in the style of wire copy: sports tables, results, company news, politics.

`python -m tests.quality.wire [--unseen] [--errors]` prints how well names are found in them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from tui.annotate.names import names
from tui.corpus.article import Article, Block
from tui.train.name_score import KINDS, Score, Span, scores

_FOLDER: Final = Path(__file__).with_name("wire")
_MARKED: Final = re.compile(r"\{(?P<kind>[POLM])\|(?P<name>[^{}]*)\}")
_KINDS: Final = {"P": "person", "O": "organisation", "L": "place", "M": "other"}


class Item(NamedTuple):
    """An item as printed, and the names in it.

    Attributes:
        about: what kind of item it is.
        text: without marks.
        gold: the names (start and end in code points, kind), in order.
    """

    about: str
    text: str
    gold: list[Span]


def items(part: str) -> Iterator[Item]:
    """Yield the items of a part: "tuned", whose errors were looked at, or "unseen"."""
    written = (_FOLDER / f"{part}.txt").read_text(encoding="utf-8")
    for item in re.split(r"^# ", written, flags=re.MULTILINE)[1:]:
        about, _, marked = item.partition("\n")
        yield _item(about, marked.rstrip("\n"))


def _item(about: str, marked: str) -> Item:
    text, gold, behind = "", list[Span](), 0
    for match in _MARKED.finditer(marked):
        text += marked[behind : match.start()]
        gold.append((len(text), len(text) + len(match["name"]), _KINDS[match["kind"]]))
        text += match["name"]
        behind = match.end()
    return Item(about, text + marked[behind:], gold)


def found_in(item: Item) -> list[Span]:
    """Return the persons, organisations and places that the program finds in an item, each as one block."""
    text = item.text
    found, _ = names(Article(item.about, text, blocks=(Block(0, len(text), "body"),)))
    return [(mark.start, mark.end, str(mark.kind)) for mark in found if mark.kind in KINDS]


def wire_scores(part: str) -> dict[str, Score]:
    """Return the scores of each kind, and of all as "names", over the items of a part."""
    return scores((item.gold, found_in(item)) for item in items(part))


def _mistakes(part: Iterable[Item]) -> Iterator[str]:
    for item in part:
        gold = {span for span in item.gold if span[2] in KINDS}
        rest = [span for span in item.gold if span[2] not in KINDS]
        found = set(found_in(item))
        extra = {f for f in found - gold if not any(f[0] < end and start < f[1] for start, end, _ in rest)}
        yield from (f"{item.about}: missed {k} {item.text[a:b]!r}" for a, b, k in sorted(gold - found))
        yield from (f"{item.about}: wrong {k} {item.text[a:b]!r}" for a, b, k in sorted(extra))


def main(arguments: list[str]) -> None:
    """Print the scores of one part, and its mistakes where asked."""
    part = "unseen" if "--unseen" in arguments else "tuned"
    lines = [
        f"{kind:13} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
        for kind, score in wire_scores(part).items()
    ]
    if "--errors" in arguments:
        lines += _mistakes(items(part))
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main(sys.argv[1:])
