"""`copytaster list`: articles, one a line."""

from __future__ import annotations

import argparse

from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.plain import row_line
from tui.cli.querying import opened, query_of
from tui.store.export import compact
from tui.store.read import article_rows, numbers

_WINDOW = 1000


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take a query."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="what to list; everything if left out")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(call: Call) -> int:
    """Print the articles found, newest first: id, date, marks, source, title."""
    query = query_of(call.options.query)
    with opened(call) as con:
        wanted = numbers(con, query)
        for at in range(0, len(wanted), _WINDOW):
            for row in article_rows(con, wanted[at : at + _WINDOW]):
                if call.options.json:
                    shown = {name: value for name, value in row._asdict().items() if name != "n"}
                    output.write_text(compact(shown) + "\n")
                else:
                    output.say(row_line(row))
    return 0
