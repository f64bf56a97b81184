"""Annotating and sketching articles: in this process for a few, beside it for many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Final

from tui.annotate import annotate
from tui.annotate.told import known_as
from tui.build.beside import each_beside
from tui.build.marked import Marked, ToMark
from tui.build.progress import Skipped
from tui.link import encode, sketch

_FEW: Final = 48
"""Articles that are annotated here before other processes are started (about half a second each to start)."""

_CHUNK: Final = 16


def mark(wanted: ToMark) -> Marked | Skipped:
    """Annotate and sketch one article; one that cannot be annotated is kept as it came, and flagged."""
    given, blocks, told, corrected = wanted
    article = given if blocks is None else replace(given, blocks=blocks)
    try:
        article = annotate(article, told)
    except Exception as error:  # noqa: BLE001 - whatever a stranger's text sets off, the rest goes on
        article = replace(article, flags=(*article.flags, f"not annotated: {type(error).__name__}: {error}"))
    try:
        return Marked(article, given, encode(sketch(article, known_as(article, told))), corrected)
    except Exception as error:  # noqa: BLE001 - as above
        return Skipped(given.origin, f"it could not be prepared for linking: {type(error).__name__}: {error}")


def mark_all(wanted: Iterable[ToMark]) -> Iterator[Marked | Skipped]:
    """Annotate articles, in their order; from `_FEW` on beside this process, on every core."""
    source = iter(wanted)
    yield from map(mark, list(islice(source, _FEW)))
    following = next(source, None)
    if following is not None:
        yield from each_beside(_mark_chunk, chain([following], source), _CHUNK)


def _mark_chunk(chunk: list[ToMark]) -> list[Marked | Skipped]:
    return [mark(wanted) for wanted in chunk]
