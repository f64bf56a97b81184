"""`copytaster brief`: what the reports of one event say, every claim with its place."""

from __future__ import annotations

import argparse

from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.briefs import FORMATS, record
from tui.cli.querying import opened
from tui.store import read


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take an event and a format."""
    parser.add_argument("event", metavar="EVENT", help="the event, as `links` names it, or an article of it")
    parser.add_argument("--format", choices=tuple(FORMATS), default="md", help="md if left out")


def run(call: Call) -> int:
    """Print the brief."""
    with opened(call) as con:
        n = read.number_of(con, call.options.event)
        rows = read.article_rows(con, [] if n is None else [n])
        event = read.event(con, rows[0].event if rows else call.options.event)
        found = record(con, event)
    output.write_text(FORMATS[call.options.format](found))
    return 0
