"""`copytaster add`: take inputs in without opening the reader."""

from __future__ import annotations

import argparse

from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.inputs import configure_inputs, inputs_of, options_of, told, web_of
from tui.cli.known import take_known
from tui.cli.named_path import named_path


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take inputs."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH|URL",
        type=named_path,
        help="files, folders, addresses of feeds, sites and articles; - is standard input",
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="a line for each file")
    configure_inputs(parser)


def run(call: Call) -> int:
    """Add the inputs, then say what came of it."""
    from tui.build.adding import add  # noqa: PLC0415 - help needs no models

    options = options_of(call.options)
    take_known(call)
    reports = add(call.corpus, inputs_of(call.options.paths), options, web=web_of(call.settings))
    outcome = told(reports, verbose=call.options.verbose)
    output.warn(outcome.summary())
    return 3 if outcome.skipped else 0
