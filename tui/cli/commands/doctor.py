"""`copytaster doctor`: what is wrong with the corpus, the terminal or the installation, and the fix."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from tui import __version__
from tui.build.behind import stale_count
from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.repairing import repaired
from tui.errors import CopytasterError
from tui.settings import config_folder
from tui.shipped import shipped_folder
from tui.store import read
from tui.store.check import faults, is_private, sqlite_version
from tui.store.connect import connect, explaining, is_remote


class Finding(NamedTuple):
    """One thing that was looked at.

    Attributes:
        fix: what to do about it; "" where all is well.
        is_fault: it is wrong, not merely worth knowing.
    """

    what: str
    fix: str = ""
    is_fault: bool = False


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take the wish for a repair."""
    parser.add_argument(
        "--repair",
        nargs="?",
        const="",
        metavar="FILE",
        help="put what can be read of the corpus into the new FILE (else one beside it); the old one stays",
    )


def run(call: Call) -> int:
    """Print what was found, a line each; 1 if something is wrong. Or repair the corpus into a new file."""
    if call.options.repair is not None:
        return repaired(call.corpus, call.options.repair)
    wrong = False
    for finding in (*_versions(), *_installation(), *_terminal(), *_corpus(call.corpus)):
        mark = "wrong" if finding.is_fault else "note" if finding.fix else "ok"
        output.say(f"{mark:6}{finding.what}" + (f": {finding.fix}" if finding.fix else ""))
        wrong |= finding.is_fault
    return int(wrong)


def _versions() -> Iterator[Finding]:
    yield Finding(f"copytaster {__version__}, Python {platform.python_version()}, SQLite {sqlite_version()}")
    yield Finding(
        ", ".join(f"{name} {metadata.version(name)}" for name in ("textual", "apsw", "trafilatura"))
    )
    yield Finding(f"settings in {config_folder()}")


def _installation() -> Iterator[Finding]:
    for name in ("themes", "seeds"):
        if shipped_folder(name).is_dir():
            yield Finding(f"shipped {name} are in place")
        else:
            yield Finding(f"shipped {name} are missing", "install copytaster again", is_fault=True)


def _terminal() -> Iterator[Finding]:
    if not sys.stdout.isatty():
        yield Finding("standard output is no terminal", "run doctor in the terminal that you read in")
        return
    columns, lines = shutil.get_terminal_size()
    term, colours = os.environ.get("TERM", ""), os.environ.get("COLORTERM", "")
    yield Finding(f"terminal {term or 'unknown'}, {columns}x{lines}, COLORTERM {colours or 'not set'}")
    if term in {"", "dumb"}:
        yield Finding(
            "the reader needs a terminal that moves its cursor", "set TERM, for example xterm-256color"
        )
    if columns < 40 or lines < 10:
        yield Finding("the window is too small for the reader", "make it 40x10 at least, better 80x24")
    encoding = (sys.stdout.encoding or "").lower()
    if encoding not in {"utf-8", "utf8"}:
        yield Finding(
            f"the terminal's encoding is {encoding}", "set LANG to a UTF-8 locale, for example C.UTF-8"
        )


def _corpus(path: Path) -> Iterator[Finding]:
    if not path.exists():
        yield Finding(f"there is no corpus at {path} yet", "make one with: copytaster add PATH")
        return
    try:
        with explaining(path):
            yield from _opened_corpus(path)
    except CopytasterError as error:
        yield Finding(f"{error.where}: {error.what}", error.remedy or "keep the file", is_fault=True)


def _opened_corpus(path: Path) -> Iterator[Finding]:
    con = connect(path, create=False)
    try:
        found = list(faults(con))
        for fault in found:
            fix = "keep the file and run: copytaster doctor --repair"
            yield Finding(f"{path}: {fault}", fix, is_fault=True)
        if not found:
            counts = read.counts(con)
            megabytes = path.stat().st_size / 1e6
            sizes = f"{counts.articles:,} articles, {read.event_count(con):,} events, {megabytes:,.1f} MB"
            yield Finding(f"corpus {path}: sound; {sizes}")
        if older := stale_count(con):
            said = f"{older:,} article{'' if older == 1 else 's'} marked by an older version"
            yield Finding(said, "copytaster reprocess (an open reader does it by itself)")
        for refusal in read.refusals(con):
            yield Finding(f"not taken in: {refusal.origin}", refusal.reason)
    finally:
        con.close()
    if not is_private(path):
        yield Finding(f"{path} can be read by others", f"chmod 600 {path}")
    if is_remote(path):
        yield Finding(f"{path} is on a network file system", "use it from one computer at a time")
