"""`copytaster brief`: what the reports of one event say, every claim with its place."""

from __future__ import annotations

import argparse

from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.querying import opened
from tui.store import read
from tui.store.reports import event_reports
from tui.view.brief_formats import FORMATS
from tui.view.brief_record import brief_record


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take an event and a format."""
    parser.add_argument("event", metavar="EVENT", help="the event, as `links` names it, or an article of it")
    parser.add_argument("--format", choices=tuple(FORMATS), default="md", help="md if left out")


def run(call: Call) -> int:
    """Print the brief."""
    with opened(call) as con:
        n = read.number_of(con, call.options.event)
        rows = read.article_rows(con, [] if n is None else [n])
        found = event_reports(con, rows[0].event if rows else call.options.event)
    record = brief_record(found)
    output.write_text(FORMATS[call.options.format](record))
    return 0
