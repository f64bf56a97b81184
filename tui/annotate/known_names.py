"""Names from a newsroom's own list, found wherever they are printed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tui.annotate.mentions import Mention
from tui.annotate.tokens import Token, tokens
from tui.corpus.correction import KnownEntity
from tui.corpus.highlight import NameKind

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Scripts written without spaces, where a name begins and ends anywhere in a run of letters."""


def with_known_names(
    text: str, rows: Sequence[Sequence[Token]], found: Sequence[Mention], known: Sequence[KnownEntity]
) -> list[Mention]:
    """Return the names `found` and the known ones, in order, without overlap.

    A known name wins over whatever it overlaps, but for a longer name that it is a part of.

    Args:
        text: the article's text.
        rows: the tokens of its content.
        found: the names found without the list, in order.
        known: the list.
    """
    if not known:
        return list(found)
    within = _Within(found)
    taken = bytearray(len(text))
    kept: list[Mention] = []
    for new in sorted(_listed(text, rows, known), key=lambda m: (m.start - m.end, m)):
        if not any(taken[new.start : new.end]) and not within.longer(new):
            taken[new.start : new.end] = b"\1" * (new.end - new.start)
            kept.append(new)
    return sorted([*kept, *(old for old in found if not any(taken[old.start : old.end]))])


class _Within:
    """Mentions in order, without overlap, asked which of them holds another one."""

    def __init__(self, found: Sequence[Mention]) -> None:
        self._found = found
        self._starts = [mention.start for mention in found]

    def longer(self, new: Mention) -> bool:
        """Return whether `new` is a part of a longer one of them."""
        at = bisect_right(self._starts, new.start) - 1
        if at < 0:
            return False
        old = self._found[at]
        return new.end <= old.end and new.end - new.start < old.end - old.start


def _listed(text: str, rows: Sequence[Sequence[Token]], known: Sequence[KnownEntity]) -> Iterator[Mention]:
    """Yield where names of the list stand: the longest where two could, and none that overlap."""
    by_first: defaultdict[str, list[tuple[tuple[str, ...], NameKind]]] = defaultdict(list)
    unspaced: list[tuple[str, NameKind]] = []
    for entry in known:
        for name in dict.fromkeys((entry.name, *entry.aliases)):
            parts = tuple(token.text for token in tokens(name))
            if _UNSPACED.search(name):
                unspaced.append((name, entry.kind))
            elif parts:
                by_first[parts[0].lower()].append((parts, entry.kind))
    for row in rows:
        yield from _spaced(row, by_first)
        yield from _run_together(text, row, unspaced)


def _spaced(
    row: Sequence[Token], by_first: dict[str, list[tuple[tuple[str, ...], NameKind]]]
) -> Iterator[Mention]:
    behind = 0
    for at, token in enumerate(row):
        if at >= behind:
            fitting = [one for one in by_first.get(token.text.lower(), ()) if _stands(row, at, one[0])]
            if fitting:
                parts, kind = max(fitting, key=lambda one: len(one[0]))
                behind = at + len(parts)
                yield Mention(token.start, row[behind - 1].end, kind)


def _stands(row: Sequence[Token], at: int, parts: tuple[str, ...]) -> bool:
    """Return whether a name stands at a token: in its own letters, or in capitals throughout."""
    here = tuple(token.text for token in row[at : at + len(parts)])
    return here == parts or (len(parts) > 1 and here == tuple(part.upper() for part in parts))


def _run_together(
    text: str, row: Sequence[Token], names: Sequence[tuple[str, NameKind]]
) -> Iterator[Mention]:
    if not row:
        return
    first, last = row[0].start, row[-1].end
    for name, kind in names:
        at = text.find(name, first, last)
        while at >= 0:
            yield Mention(at, at + len(name), kind)
            at = text.find(name, at + len(name), last)
