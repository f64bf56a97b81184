"""`copytaster reprocess`: mark again what an older version of the program marked, or everything."""

from __future__ import annotations

import argparse

from tui.build.behind import mark_all_stale, stale_count
from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.inputs import told
from tui.cli.querying import opened


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take how much is to be done."""
    parser.add_argument(
        "--all", action="store_true", help="every article, also those that this version marked"
    )
    parser.epilog = (
        "Stopped and called again (without --all), it goes on where it was.\n"
        "State, notes, corrections and decisions stay as they are."
    )


def run(call: Call) -> int:
    """Mark articles again from their stored text, then link them; with progress."""
    from tui.build.adding import relink  # noqa: PLC0415 - help needs no models

    with opened(call) as con:
        if call.options.all:
            mark_all_stale(con)
        count = stale_count(con)
    outcome = told(relink(call.corpus))
    many = f"{count:,} article{'' if count == 1 else 's'}"
    output.warn(f"{many} marked again" if count else "every article is as this version marks it")
    return 3 if outcome.skipped else 0
