"""`copytaster backup FILE`: a copy of the corpus, made while it is in use."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.named_path import named_path
from tui.cli.querying import opened
from tui.store.backup import back_up


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take the file to make."""
    parser.add_argument("file", metavar="FILE", type=named_path, help="the file to make; none is overwritten")


def run(call: Call) -> int:
    """Make the copy, and say how large it is."""
    to = Path(call.options.file)
    with opened(call) as con:
        size = back_up(con, to)
    output.warn(f"{to}: the whole corpus, {size / 1e6:,.1f} MB; read it with --corpus {to}")
    return 0
