"""`copytaster watch`: keep reading sources as they change, in the foreground or for an open reader."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from threading import Event
from typing import TYPE_CHECKING

from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.ending import end_soon_after, stop_at_end_of_input
from tui.cli.inputs import configure_inputs, inputs_of, options_of, web_of
from tui.cli.known import take_known
from tui.cli.named_path import named_path

if TYPE_CHECKING:
    from tui.build.progress import Report

_NICER = 10
"""How much lower than the reader's the priority of its ingest process is."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take inputs to add first."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH|URL", type=named_path, help="files, folders, addresses to add first"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="a line for each file")
    # For the reader: JSON lines on standard output, and an end when standard input closes.
    parser.add_argument("--porcelain", action="store_true", help=argparse.SUPPRESS)
    configure_inputs(parser)


def run(call: Call) -> int:
    """Watch until interrupted."""
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    end_soon_after(stop)
    take_known(call)
    if call.options.porcelain:
        os.nice(_NICER)
        stop_at_end_of_input(stop)
    for report in _reports(call, stop):
        if call.options.porcelain:
            print_report(report)
        else:
            _tell(report, verbose=call.options.verbose)
        if stop.is_set():
            break
    return 0


def _reports(call: Call, stop: Event) -> Iterator[Report]:
    from tui.build.adding import add  # noqa: PLC0415 - help needs no models
    from tui.build.watching import watch  # noqa: PLC0415

    web, inputs = web_of(call.settings), inputs_of(call.options.paths)
    added = add(call.corpus, inputs, options_of(call.options), web=web) if inputs else iter(())
    return chain(added, watch(call.corpus, stop, polling=call.settings.polling, web=web))


def print_report(report: Report) -> None:
    """Print a report as one line of JSON, at once."""
    sys.stdout.write(json.dumps(asdict(report)) + "\n")
    sys.stdout.flush()


def _tell(report: Report, *, verbose: bool) -> None:
    from tui.build.progress import Skipped  # noqa: PLC0415

    if isinstance(report, Skipped):
        output.warn(f"skipped {report.item}: {report.reason}")
    elif report.stage == "done":
        output.warn(f"{report.done:,} article{'' if report.done == 1 else 's'} new or changed; watching")
    elif report.stage == "watch":
        output.warn(report.item)
    elif verbose and report.stage == "read" and report.item:
        output.warn(f"read {report.item}")
