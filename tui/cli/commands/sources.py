"""`copytaster sources`: what the corpus is read from."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.build.locations import location_of, path_of
from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.querying import opened
from tui.errors import UsageError
from tui.harmless import harmless_line
from tui.store.export import compact
from tui.store.sources import SourceRow, forget_source, pause_source, sources


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take what to do, and with which source."""
    parser.add_argument("action", nargs="?", choices=("list", "remove", "pause", "resume"), default="list")
    parser.add_argument("path", nargs="?", metavar="PATH", help="which source")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(call: Call) -> int:
    """List the sources, or change one; articles that were read stay."""
    action, path = call.options.action, call.options.path
    if (action == "list") != (path is None):
        raise UsageError(f"sources {action} " + ("takes no path" if path else "needs a path"))
    with opened(call) as con:
        if action == "list":
            for source in sources(con):
                output.say(compact(source._asdict()) if call.options.json else _line(source))
            return 0
        location = location_of(Path(path))
        if action == "remove":
            known = forget_source(con, location)
        else:
            known = pause_source(con, location, paused=action == "pause")
    if not known:
        raise UsageError("this is none of the sources", path, "copytaster sources lists them")
    return 0


def _line(source: SourceRow) -> str:
    state = "paused" if source.paused else "active"
    path = harmless_line(str(path_of(source.location)))
    return f"{source.kind}\t{state}\t{source.read_at or 'never'}\t{path}"
