"""`copytaster entities`: who and what the corpus names; and a newsroom's own lists of them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, get_args

import apsw

from tui.build.locations import location_of, path_of
from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.inputs import told
from tui.cli.named_file import readable
from tui.cli.querying import opened
from tui.corpus.highlight import NameKind
from tui.errors import UsageError
from tui.harmless import harmless_line
from tui.store import read
from tui.store.connect import connect, explaining
from tui.store.entities import EntityRow, entity_rows, spans
from tui.store.export import compact
from tui.store.known import forget_list, known_lists, note_of

_EXAMPLES: Final = """
  entities                  all, the most mentioned first
  entities QUERY            those whose names have these words
  entities import FILE      takes a list of known entities in (TOML, JSON, CSV: docs/formats.md)
  entities lists            the lists that were taken in
  entities forget FILE      forgets a list
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take a query, or what to do with a list."""
    parser.epilog = _EXAMPLES
    parser.add_argument("query", nargs="*", metavar="QUERY", help="words of a name; everything if left out")
    parser.add_argument("--kind", choices=get_args(NameKind), help="only these")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(call: Call) -> int:
    """List entities, or change the lists of known ones."""
    words: list[str] = call.options.query
    first, second = (*words, "", "")[:2]
    if first in _LIST_ACTIONS and (first == "lists") == (not second):
        return _LIST_ACTIONS[first](call, second)
    with opened(call) as con:
        for line in _lines(con, call.options):
            output.write_text(line + "\n") if call.options.json else output.say(line)
    return 0


def _lines(con: apsw.Connection, options: argparse.Namespace) -> Iterator[str]:
    when = spans(con)
    for row in entity_rows(con, " ".join(options.query), options.kind, most=-1):
        first, last = when.get(row.id, (None, None))
        if options.json:
            yield compact(_object(con, row, first, last))
        else:
            span = f"{(first or '')[:10] or '-'}..{(last or '')[:10] or '-'}"
            fields = (row.id, row.kind, str(row.mentions), str(row.articles), span, row.name)
            yield "\t".join(map(harmless_line, fields))


def _object(con: apsw.Connection, row: EntityRow, first: str | None, last: str | None) -> dict[str, Any]:
    found = read.entity(con, row.id)
    return {
        **row._asdict(),
        "variants": list(found.variants),
        "first": first,
        "last": last,
        "note": note_of(con, found),
    }


def _import(call: Call, name: str) -> int:
    from tui.build.adding import relink  # noqa: PLC0415 - listing needs no models
    from tui.build.known_lists import take_list  # noqa: PLC0415 - nor a reader of files

    path = readable(name)
    with explaining(call.corpus):
        con = connect(call.corpus)
        try:
            found = take_list(con, path)
        finally:
            con.close()
    if found is None:
        output.warn("the list is as it was")
        return 0
    for refused in found.refused:
        output.warn(f"skipped {name}, {refused}")
    many = len(found.entries)
    output.warn(f"{many:,} known entit{'y' if many == 1 else 'ies'}")
    told(relink(call.corpus))
    return 3 if found.refused else 0


def _lists(call: Call, _name: str) -> int:
    with opened(call) as con:
        for each in known_lists(con):
            if call.options.json:
                output.write_text(compact({**each._asdict(), "place": str(path_of(each.place))}) + "\n")
            else:
                place = harmless_line(str(path_of(each.place)))
                output.say(f"{each.entries}\t{each.at}\t{place}")
    return 0


def _forget(call: Call, name: str) -> int:
    from tui.build.adding import relink  # noqa: PLC0415 - as above

    with opened(call) as con:
        known = {each.place for each in known_lists(con)}
        if location_of(Path(name)) not in known:
            raise UsageError("no list was read from there", name, "copytaster entities lists shows them")
        forget_list(con, location_of(Path(name)))
    told(relink(call.corpus))
    return 0


_LIST_ACTIONS: Final = {"import": _import, "lists": _lists, "forget": _forget}
