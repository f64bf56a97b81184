"""`copytaster handover`: what one reader did, as a file for another one."""

from __future__ import annotations

import argparse
import os

from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.named_file import STDIO, content_of
from tui.cli.querying import opened
from tui.errors import UsageError
from tui.store.handover import contents_of, handed_over, take_over
from tui.store.handover_file import as_json, from_json


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take what to do, and with which file."""
    parser.add_argument("action", choices=("export", "import"), help="write a handover, or merge one in")
    parser.add_argument("file", metavar="FILE", help="where to; - is standard output or standard input")


def run(call: Call) -> int:
    """Write all that the reader did to a file, or merge what another one did into the corpus."""
    return _export(call) if call.options.action == "export" else _import(call)


def _export(call: Call) -> int:
    with opened(call) as con:
        given = handed_over(con)
    text = as_json(given)
    if call.options.file == STDIO:
        output.write_text(text)
        return 0
    try:
        with os.fdopen(os.open(call.options.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(text.encode("utf-8", "replace"))
    except FileExistsError:
        raise UsageError("there is such a file already", call.options.file, "name another one") from None
    except OSError as error:
        raise UsageError(f"it cannot be written: {error.strerror}", call.options.file) from error
    output.say(contents_of(given))
    return 0


def _import(call: Call) -> int:
    text = content_of(call.options.file).decode("utf-8", "replace")
    given = from_json(text, "standard input" if call.options.file == STDIO else call.options.file)
    with opened(call) as con:
        taken = take_over(con, given)
    changed = len(taken.step.articles)
    output.say(f"{taken.here:,} of {len(given.articles):,} articles are here, {changed:,} changed by this")
    if taken.waiting:
        output.say(f"{taken.waiting:,} are not here: what was done with them waits until they come in")
    if taken.step.regrouped:
        output.warn("corrections and decisions show once this is done: copytaster refresh")
    return 0
