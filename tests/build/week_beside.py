"""What polls the week beside an open reader, in the time that the week has.

`python -m tests.build.week_beside watch CORPUS CLOCK HOST` does what the reader's own ingest process does
(`python -m tui watch --porcelain`), without the pauses that spare a machine; `refresh` instead of `watch` is
`python -m tui refresh`. The file CLOCK keeps the time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event
from unittest.mock import patch

from tests.build.week import as_asked
from tests.fetch.clock import SharedClock
from tui.build.adding import refresh
from tui.build.progress import Report
from tui.build.watching import watch
from tui.cli.commands.watch import print_report
from tui.cli.ending import stop_at_end_of_input


def command(how: str, corpus: Path, host: str) -> Sequence[str]:
    """Return the command that polls the sources of a corpus: `watch` or `refresh`."""
    return (sys.executable, "-m", "tests.build.week_beside", how, str(corpus), str(clock_of(corpus)), host)


def clock_of(corpus: Path) -> Path:
    """Return the file that keeps the time of a corpus's week."""
    return corpus.with_suffix(".clock")


def main() -> None:
    """Do what the command line says, until standard input closes."""
    how, corpus, clock, host = sys.argv[1:]
    web = as_asked(host, SharedClock(Path(clock)))
    stop = Event()
    if how == "refresh":
        _run(refresh(Path(corpus), web), stop)
        return
    stop_at_end_of_input(stop)
    with patch.multiple("tui.build.watching", _POLL_SECONDS=0.1, _GENTLE=0):
        _run(watch(Path(corpus), stop, web=web), stop)


def _run(reports: Iterator[Report], stop: Event) -> None:
    for report in reports:
        print_report(report)
        if stop.is_set():
            return


if __name__ == "__main__":
    main()
