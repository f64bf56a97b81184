"""Which reports of an event stand for themselves, and which only repeat another: shown why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui.corpus.article import Article
from tui.corpus.outlet import voices


class Voice(NamedTuple):
    """A report that stands for itself, and the reports that count with it.

    Attributes:
        report: its id.
        repeats: the others, each with why it counts with this one: "reprint", "same publisher", or both.
    """

    report: str
    repeats: tuple[tuple[str, str], ...]


def independent_voices(reports: Sequence[Article], copies: Iterable[tuple[str, str]]) -> list[Voice]:
    """Return the independent voices among `reports` (best first), in their order.

    Args:
        reports: of one event.
        copies: pairs of them, by id, that print the same text.
    """
    pairs = list(copies)
    publishers = {report.id: report.publisher or report.source or "" for report in reports}
    root = voices(publishers, pairs)
    copied = {article for pair in pairs for article in pair}
    of_publisher = voices(publishers, ())
    found: dict[str, list[tuple[str, str]]] = {}
    for report in reports:
        repeats = found.setdefault(root[report.id], [])
        if root[report.id] != report.id:
            is_sister = of_publisher[report.id] == of_publisher[root[report.id]]
            is_copy = report.id in copied
            why = " of the ".join(
                name for name, holds in (("reprint", is_copy), ("same publisher", is_sister)) if holds
            )
            repeats.append((report.id, why or "reprint"))
    return [Voice(report, tuple(repeats)) for report, repeats in found.items()]
