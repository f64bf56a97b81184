"""`copytaster export`: the corpus, or a part of it, for other programs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import apsw

from tui.build.behind import is_behind, is_settled
from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.inputs import configure_inputs, inputs_of, options_of, told
from tui.cli.querying import opened, query_of
from tui.errors import StoreError, UsageError
from tui.interchange.formats import FORMS, brat_files, written
from tui.store import whole
from tui.store.export import json_lines, json_parts
from tui.store.read import numbers
from tui.store.tables import csv_lines, markdown_lines

_FORMATS = {"json": json_parts, "jsonl": json_lines, "csv": csv_lines, "md": markdown_lines}


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take a format and what to export."""
    parser.add_argument(
        "what",
        nargs="*",
        metavar="QUERY|PATH",
        help="a query; or files and folders (and -), which are read into a corpus for this call alone,"
        " or added to the one that --corpus names",
    )
    forms = (*_FORMATS, *FORMS)
    parser.add_argument("--format", choices=forms, default="json", help="json if left out")
    parser.add_argument(
        "--layer", action="append", metavar="NAME", help=f"only these marks ({', '.join(FORMS)}); repeatable"
    )
    parser.add_argument("--out", metavar="PATH", help="write there; for brat, the folder of its files")
    configure_inputs(parser)


def run(call: Call) -> int:
    """Print the corpus; with paths, read these first."""
    paths = [word for word in call.options.what if word == "-" or Path(word).exists()]
    query = query_of([word for word in call.options.what if word not in paths])
    with _filled(call, paths) as (filled, skipped):
        _settle(filled)
        with opened(filled) as con:
            wanted = set(numbers(con, query)) if query.where else None
            _write(call.options, con, wanted)
    return 3 if skipped else 0


def _settle(call: Call) -> None:
    """Work out who is who over the whole corpus if only new articles were told it, by their surroundings.

    Else what is exported would depend on the batches that the articles came in.
    """
    with opened(call) as con:
        if is_behind(con) or is_settled(con):  # another process is at it where it is behind
            return
    from tui.build.adding import relink  # noqa: PLC0415 - exporting a corpus needs no models

    try:
        told(relink(call.corpus))
    except StoreError as failure:
        output.warn(f"exported as it stands, who is who is not settled: {failure}")


def _write(options: argparse.Namespace, con: apsw.Connection, wanted: set[int] | None) -> None:
    """Write what is wanted to where it was asked for."""
    if options.format == "brat":
        if options.out is None:
            raise UsageError("brat has two files an article", "", "name a folder for them with --out")
        for name, text in brat_files(whole.articles(con, wanted), options.layer):
            output.write_file(Path(options.out) / name, [text])
        return
    if options.format in FORMS:
        parts = written(options.format, whole.articles(con, wanted), options.layer)
    else:
        parts = _FORMATS[options.format](con, wanted)
    if options.out is not None:
        output.write_file(Path(options.out), parts)
        return
    for part in parts:
        output.write_text(part)


@contextmanager
def _filled(call: Call, paths: list[str]) -> Iterator[tuple[Call, int]]:
    """Return a call on the corpus that holds what is in `paths`, and how many inputs were skipped."""
    if not paths:
        yield call, 0
        return
    from tui.build.adding import add  # noqa: PLC0415 - exporting a corpus needs no models

    with TemporaryDirectory(prefix="copytaster-") as folder:
        options = options_of(call.options)
        filled = call if call.chosen else replace(call, corpus=Path(folder) / "corpus.db")
        reports = add(filled.corpus, inputs_of(paths), options, register=call.chosen)
        yield filled, told(reports).skipped
