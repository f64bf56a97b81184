"""The progress bar of long work, on a terminal's standard error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Column

from tui.build.progress import Skipped
from tui.harmless import harmless_line
from tui.view.pace import Pace

if TYPE_CHECKING:
    from tui.build.progress import Report

_SAID: Final = {
    "ask": "asking",
    "read": "reading",
    "annotate": "marking",
    "resolve": "telling names apart",
    "link": "linking",
}

_BAR: Final = 20
"""Cells of the bar: 80 have room for rate, time left and what is being done."""


def with_bar(reports: Iterable[Report]) -> Iterator[Report]:
    """Pass `reports` on, and show how far the work is until it ends."""
    columns = (
        BarColumn(_BAR),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
        TextColumn("{task.description}", table_column=Column(no_wrap=True, overflow="ellipsis", ratio=1)),
    )
    pace = Pace()
    with Progress(*columns, console=Console(stderr=True), transient=True, expand=True) as bar:
        task = bar.add_task("starting", total=None, pace="")
        for report in reports:
            if isinstance(report, Skipped):
                bar.stop()
                yield report
                bar.start()
            else:
                if report.stage in _SAID:
                    item = escape(harmless_line(report.item)[:40])
                    said = f"{_SAID[report.stage]} {item}".strip()
                    speed = pace.told(report.stage, report.done, report.total, monotonic())
                    bar.update(task, description=said, completed=report.done, total=report.total, pace=speed)
                yield report
