"""Which command is meant, and with what: argparse, one parser a command, imported when it is called."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final, NoReturn

from tui import __version__
from tui.cli import output
from tui.errors import UsageError
from tui.settings import Settings, corpus_path, load

COMMANDS: Final = {
    "open": "add the given files and folders, then open the reader (the default)",
    "demo": "open the reader on the sample that comes along, in a corpus of its own",
    "add": "add files and folders without opening the reader",
    "refresh": "read all sources again: what changed, what is new",
    "watch": "keep reading sources as they change, until stopped",
    "sources": "list, add, change, remove and test sources; import and export lists of feeds",
    "searches": "list and change saved searches, and the rules for what comes in",
    "handover": "write what you did to a file, or merge what another reader did",
    "list": "list articles, one a line",
    "show": "print one article",
    "entities": "list persons, organisations and places; take lists of known ones in",
    "correct": "put names right: these are one, that is another one, it is a place, it is no name",
    "layer": "highlights of others beside our own: attach, list, compare, take off",
    "links": "print events and links of the corpus, or the links of one article",
    "decide": "accept or reject a link, split an event, put two together, take one out of its story",
    "brief": "print what the reports of one event say: figures and quotes, each with its place",
    "export": "print the corpus, or what a query finds, as JSON and other forms",
    "reprocess": "mark again what an older version marked; state and corrections stay",
    "backup": "copy the corpus into a new file, while it is in use",
    "doctor": "check the corpus, the terminal and the installation",
}
"""The commands, in the order of the help; each is a module of this package."""

_CONFIG: Final = "COPYTASTER_CONFIG"
"""Names the settings file, as `--config` does."""

_WITH_VALUE: Final = ("--corpus", "--config")


@dataclass(frozen=True, slots=True)
class Call:
    """A call that was understood.

    Attributes:
        options: what its own parser found.
        corpus: the corpus file to work on.
        chosen: the corpus was named on the command line.
        settings: the user's settings.
        arguments: the command line.
    """

    options: argparse.Namespace
    corpus: Path
    chosen: bool
    settings: Settings
    arguments: Sequence[str]


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of printing and ending the program."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call.

        Raises:
            UsageError: always.
        """
        raise UsageError(message, "", f"see: {self.prog} --help")


def call(argv: Sequence[str]) -> int:
    """Do what `argv` asks for.

    Returns:
        The exit code.

    Raises:
        CopytasterError: it cannot be done, or was asked for wrongly.
    """
    name, rest = _command(argv)
    module = import_module(f"tui.cli.commands.{name}")
    parser = _parser(name, explicit=name in argv)
    module.configure(parser)
    try:
        options = parser.parse_intermixed_args(rest)  # `test --json URL`: options may stand anywhere
    except SystemExit:  # --help and --version have printed
        return 0
    if options.config:  # for the processes that this one starts, too
        os.environ[_CONFIG] = os.path.abspath(options.config)  # noqa: PTH100 - a link stays a link
    chosen = os.environ.get(_CONFIG)
    loaded = load(Path(chosen) if chosen else None)
    for problem in loaded.problems:
        output.complain(problem)
    corpus = corpus_path(options.corpus, loaded.settings)
    gc.enable()
    return int(module.run(Call(options, corpus, options.corpus is not None, loaded.settings, argv)))


def _command(argv: Sequence[str]) -> tuple[str, list[str]]:
    """Return the command that is called, and the arguments without it.

    It is the first argument that is no option; a file of that name is given as ./list.
    """
    at = 0
    while at < len(argv) and argv[at].startswith("-") and argv[at] not in ("-", "--"):
        at += 2 if argv[at] in _WITH_VALUE else 1
    if at < len(argv) and argv[at] in COMMANDS:
        return argv[at], [*argv[:at], *argv[at + 1 :]]
    return "open", list(argv)


def _parser(name: str, *, explicit: bool) -> Parser:
    listed = "\n".join(f"  {command:9} {about}" for command, about in COMMANDS.items())
    parser = Parser(
        prog=f"copytaster {name}" if explicit else "copytaster",
        description=f"{COMMANDS[name]}." if explicit else "A terminal reader for news corpora.",
        epilog=None if explicit else f"commands:\n{listed}\n\nsee: copytaster COMMAND --help",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--corpus", metavar="FILE", help="the corpus (else COPYTASTER_CORPUS, else your own)")
    parser.add_argument(
        "--config", metavar="FILE", help="the settings file (else COPYTASTER_CONFIG, else your own)"
    )
    parser.add_argument("--version", action="version", version=f"copytaster {__version__}")
    return parser


def is_terminal() -> bool:
    """Return whether both ends are a terminal that a reader can be opened on."""
    return sys.stdin.isatty() and sys.stdout.isatty()
