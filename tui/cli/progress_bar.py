"""The progress bar of long work, on a terminal's standard error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from tui.build.progress import Skipped
from tui.harmless import harmless_line

if TYPE_CHECKING:
    from tui.build.progress import Report

_SAID: Final = {"read": "reading", "annotate": "marking", "resolve": "telling names apart", "link": "linking"}


def with_bar(reports: Iterable[Report]) -> Iterator[Report]:
    """Pass `reports` on, and show how far the work is until it ends."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)
        for report in reports:
            if isinstance(report, Skipped):
                bar.stop()
                yield report
                bar.start()
            else:
                if report.stage in _SAID:
                    item = escape(harmless_line(report.item)[:40])
                    said = f"{_SAID[report.stage]} {item}".strip()
                    bar.update(task, description=said, completed=report.done, total=report.total)
                yield report
