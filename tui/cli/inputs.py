"""Inputs named on the command line, and the work on them with its progress told on standard error."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.build.given import Given, WebAddress
from tui.build.progress import Skipped
from tui.cli import output
from tui.cli.named_path import is_address
from tui.errors import UsageError
from tui.ingest.options import FILE_LIMIT, Options

if TYPE_CHECKING:
    from tui.build.progress import Report
    from tui.build.web import Web
    from tui.settings import Settings


def configure_inputs(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take what says how inputs are to be read."""
    parser.add_argument(
        "--body-only",
        action="store_true",
        default=None,
        help="the given text is the bare body: nothing may be taken for boilerplate",
    )
    parser.add_argument(
        "--encoding", metavar="NAME", help="the encoding of the inputs, instead of finding it out"
    )


def options_of(options: argparse.Namespace) -> Options:
    """Return how inputs are to be read.

    Raises:
        UsageError: there is no such encoding.
    """
    if options.encoding is not None:
        try:
            "".encode(options.encoding)
        except (LookupError, ValueError):
            raise UsageError(f"there is no encoding {options.encoding}", "", "for example cp1252") from None
    return Options(body_only=options.body_only, encoding=options.encoding)


def inputs_of(names: Sequence[str]) -> list[Path | Given | WebAddress]:
    """Return the inputs that `names` stand for: paths, addresses; `-` is standard input, read to its end.

    Raises:
        UsageError: `-` is named and standard input is a terminal.
    """
    return [
        _standard_input() if name == "-" else WebAddress(name) if is_address(name) else Path(name)
        for name in names
    ]


def web_of(settings: Settings) -> Web:
    """Return how the web is asked by these settings."""
    from tui.build.web import Web  # noqa: PLC0415 - files need no HTTP
    from tui.fetch.rules import Rules  # noqa: PLC0415

    return Web(Rules(private_hosts=tuple(settings.private_hosts)))


def _standard_input() -> Given:
    if sys.stdin.isatty():
        raise UsageError("- stands for standard input, which is a terminal here", "", "pipe something in")
    return Given(sys.stdin.buffer.read(FILE_LIMIT + 1))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of work on inputs: articles new or changed, inputs skipped."""

    changed: int
    skipped: int

    def summary(self) -> str:
        """Return it as a sentence."""
        articles = f"{self.changed:,} article{'' if self.changed == 1 else 's'} new or changed"
        return f"{articles}, {self.skipped:,} skipped" if self.skipped else articles


def told(reports: Iterable[Report], *, verbose: bool = False) -> Outcome:
    """Do the work that `reports` come from, and tell of it on standard error.

    A progress bar on a terminal; a line for each file if `verbose`; always a line for what was skipped.
    """
    if sys.stderr.isatty() and not verbose:
        from tui.cli.progress_bar import with_bar  # noqa: PLC0415 - rich costs 100 ms, for nothing in a pipe

        reports = with_bar(reports)
    changed = skipped = 0
    for report in reports:
        if isinstance(report, Skipped):
            skipped += 1
            output.warn(f"skipped {report.item}: {report.reason}")
        elif report.stage == "done":
            changed = report.done
        elif verbose and report.stage == "read" and report.item:
            output.warn(f"read {report.item}")
    return Outcome(changed, skipped)
