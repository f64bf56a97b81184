"""`copytaster refresh`: read all sources again."""

from __future__ import annotations

import argparse

from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.inputs import told, web_of
from tui.cli.known import take_known


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take nothing but how much to tell."""
    parser.add_argument("-v", "--verbose", action="store_true", help="a line for each file")


def run(call: Call) -> int:
    """Refresh, then say what came of it."""
    from tui.build.adding import refresh  # noqa: PLC0415 - help needs no models

    take_known(call)
    outcome = told(refresh(call.corpus, web_of(call.settings)), verbose=call.options.verbose)
    output.warn(outcome.summary())
    return 3 if outcome.skipped else 0
