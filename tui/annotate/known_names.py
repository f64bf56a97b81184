"""Names from a newsroom's own list, found wherever they are printed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

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
    listed = _apart(_listed(text, rows, known))
    kept = [new for new in listed if not any(_is_part(new, old) for old in found)]
    rest = [old for old in found if not any(old.start < new.end and new.start < old.end for new in kept)]
    return sorted([*rest, *kept])


def _apart(listed: Iterable[Mention]) -> list[Mention]:
    """Return the names without those that overlap a longer one, or one that begins before."""
    kept: list[Mention] = []
    for new in sorted(listed, key=lambda m: (m.start - m.end, m)):
        if not any(new.start < old.end and old.start < new.end for old in kept):
            kept.append(new)
    return kept


def _is_part(new: Mention, old: Mention) -> bool:
    return old.start <= new.start and new.end <= old.end and new.end - new.start < old.end - old.start


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
    taken: set[int] = set()
    for name, kind in sorted(names, key=lambda one: (-len(one[0]), one)):
        at = text.find(name, first, last)
        while at >= 0:
            span = range(at, at + len(name))
            if taken.isdisjoint(span):
                taken.update(span)
                yield Mention(span.start, span.stop, kind)
            at = text.find(name, span.stop, last)
