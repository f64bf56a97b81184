"""`copytaster [PATH…]`: the reader; without a terminal, the events and their articles as text."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.named_path import is_address, named_path
from tui.cli.querying import opened
from tui.errors import UsageError

_FRAMES_A_SECOND: Final = "240"
"""At Textual's own 60 the second half of an answer waits for the next sixtieth of a second: a line down takes
28 ms instead of 15, in as many bytes. Textual reads it when it is loaded."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take inputs."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH|URL",
        type=named_path,
        help="files, folders, addresses of feeds and articles to add first; - is standard input",
    )
    parser.add_argument("--body-only", action="store_true", default=None, help="see: copytaster add --help")
    parser.add_argument("--encoding", metavar="NAME", help="see: copytaster add --help")


def run(call: Call) -> int:
    """Open the reader on the corpus, where it was left.

    Raises:
        UsageError: an input is not there; it may be a command that was misspelt.
    """
    for path in call.options.paths:
        if path != "-" and not is_address(path) and not os.path.lexists(path):
            from tui.ingest.files import advice  # noqa: PLC0415 - seldom needed

            remedy = advice(Path(path)) if "." in path else "see: copytaster --help"
            raise UsageError("there is no such command, file or folder", path, remedy)
    if not sys.stdout.isatty():
        return _without_terminal(call)
    if os.environ.get("TERM", "") == "dumb":
        output.warn("this terminal cannot show the reader (TERM=dumb); here are the events as text")
        return _without_terminal(call)
    paths = call.options.paths
    if "-" in paths or call.options.body_only or call.options.encoding:
        _add_now(call)  # what the reader's own ingest process cannot be asked for
        paths = []
    if not sys.stdin.isatty():
        _take_terminal_as_input()
    return open_reader(call, paths)


def open_reader(call: Call, paths: Sequence[str]) -> int:
    """Run the reader; it takes `paths` in by itself, while one reads."""
    os.environ.setdefault("TEXTUAL_FPS", _FRAMES_A_SECOND)
    gc.disable()  # until the first screen is there; the app turns it on again
    load_without_ssl()
    from tui.app.reader_app import run as run_reader  # noqa: PLC0415 - Textual is for the reader alone

    return run_reader(
        call.corpus,
        add=[path if is_address(path) else os.path.abspath(path) for path in paths],  # noqa: PTH100 - as it is
        settings=call.settings,
        arguments=call.arguments,
    )


def load_without_ssl() -> None:
    """Load asyncio, but not the TLS it would never use here (7 ms); it can do without, as it is built to."""
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        import asyncio  # noqa: F401, PLC0415
    finally:
        del sys.modules["ssl"]


def _without_terminal(call: Call) -> int:
    """Add the inputs here, then print the events."""
    from tui.cli.plain import event_lines  # noqa: PLC0415 - the reader's start needs none of it
    from tui.store import whole  # noqa: PLC0415

    skipped = _add_now(call) if call.options.paths else 0
    with opened(call) as con:
        for event in whole.events(con):
            for line in event_lines(con, event):
                output.say(line)
    return 3 if skipped else 0


def _add_now(call: Call) -> int:
    """Add the inputs of `call` in this process and return how many were skipped."""
    from tui.build.adding import add  # noqa: PLC0415 - the reader's start needs no models
    from tui.cli.inputs import inputs_of, options_of, told, web_of  # noqa: PLC0415

    options, web = options_of(call.options), web_of(call.settings)
    return told(add(call.corpus, inputs_of(call.options.paths), options, web=web)).skipped


def _take_terminal_as_input() -> None:
    """Read keys from the terminal: standard input was data, and would be taken for key presses.

    Raises:
        UsageError: there is no terminal.
    """
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        raise UsageError("there is no terminal to read keys from", "", "use: copytaster add") from None
    os.dup2(terminal, 0)
    os.close(terminal)
