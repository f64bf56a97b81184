"""`copytaster refresh`: read all sources again."""

from __future__ import annotations

import argparse

from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.inputs import told, web_of
from tui.cli.known import take_known


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take how much to tell, and what to read instead of the sources."""
    parser.add_argument("-v", "--verbose", action="store_true", help="a line for each file")
    parser.add_argument(
        "--refused",
        nargs="*",
        metavar="ITEM",
        help="instead, try again what was refused: all of it, or the items as the reader's list names them",
    )


def run(call: Call) -> int:
    """Refresh, then say what came of it."""
    from tui.build.adding import refresh  # noqa: PLC0415 - help needs no models
    from tui.build.retrying import retry  # noqa: PLC0415

    take_known(call)
    web = web_of(call.settings)
    refused = call.options.refused
    reports = refresh(call.corpus, web) if refused is None else retry(call.corpus, refused, web)
    outcome = told(reports, verbose=call.options.verbose)
    output.warn(outcome.summary())
    return 3 if outcome.skipped else 0
