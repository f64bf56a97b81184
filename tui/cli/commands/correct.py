"""`copytaster correct`: what a reader puts right about names, kept with who and when, undone by `undo`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from typing import Any, Final, get_args

import apsw

from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.entity_named import entity_named
from tui.cli.inputs import told
from tui.cli.named_file import content_of
from tui.cli.querying import opened
from tui.corpus.correction import Correction
from tui.corpus.highlight import NameKind
from tui.errors import StoreError, UsageError
from tui.store import correcting, read, undoing
from tui.store.corrections import (
    KIND,
    correct,
    corrections,
    corrections_as_json,
    sentence_of,
    take_corrections,
    withdraw,
)
from tui.store.export import compact
from tui.store.journal import Step, last_kinds

_EXAMPLES: Final = """
  correct same ENTITY ENTITY            these two are one
  correct apart ARTICLE ENTITY          what this article takes for the entity is another one of that name
  correct kind KIND ENTITY [ARTICLE]    it is a person, an organisation, a place (misc: something else)
  correct no-name ENTITY [ARTICLE]      it is no name at all
  correct list                          what was put right, by whom and when
  correct withdraw ID…                  takes corrections back
  correct export                        all of them as JSON; correct import FILE takes them in
  correct undo                          undoes the last change

ENTITY is an id or a name, as `copytaster entities` lists them. With ARTICLE, a correction is about what this
article calls so; without, about the name wherever it is printed.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take what is to be put right."""
    parser.epilog = _EXAMPLES
    parser.add_argument("what", choices=tuple(_DONE), help="see below")
    parser.add_argument("which", nargs="*", metavar="ID", help="entities, articles, corrections, a file")
    parser.add_argument("--json", action="store_true", help="list: one JSON object a line")
    parser.add_argument("--later", action="store_true", help="work it out with the next refresh, not now")


def run(call: Call) -> int:
    """Do it, then bring the corpus up to date with it."""
    options = call.options
    with opened(call) as con:
        step = _DONE[options.what](con, options)
    if step is None:
        return 0
    output.warn(step.sentence)
    if not options.later:
        from tui.build.adding import relink  # noqa: PLC0415 - listing needs no models

        told(relink(call.corpus))
    return 0


def _some(given: Sequence[str], least: int, most: int, form: str) -> list[str | None]:
    """Return the words given, None for those left out.

    Raises:
        UsageError: there are too few or too many.
    """
    if not least <= len(given) <= most:
        raise UsageError(f"correct {form} is the form", "", "see: copytaster correct --help")
    return [*given, *[None] * (most - len(given))]


def _same(con: apsw.Connection, options: argparse.Namespace) -> Step:
    one, other = (entity_named(con, each) for each in _some(options.which, 2, 2, "same ENTITY ENTITY"))
    return correct(con, correcting.one_entity(con, one, other))


def _apart(con: apsw.Connection, options: argparse.Namespace) -> Step:
    article, name = _some(options.which, 2, 2, "apart ARTICLE ENTITY")
    return correct(con, correcting.another_entity(con, _article(con, article) or "", entity_named(con, name)))


def _kind(con: apsw.Connection, options: argparse.Namespace) -> Step:
    kind, name, article = _some(options.which, 2, 3, "kind KIND ENTITY [ARTICLE]")
    kinds: tuple[NameKind, ...] = get_args(NameKind)
    wanted = next((each for each in kinds if each == kind), None)
    if wanted is None:
        raise UsageError(f"there is no kind {kind}", "", f"one of {', '.join(kinds)}")
    entity = entity_named(con, name)
    return correct(con, correcting.of_kind(con, entity, wanted, _article(con, article)))


def _no_name(con: apsw.Connection, options: argparse.Namespace) -> Step:
    name, article = _some(options.which, 1, 2, "no-name ENTITY [ARTICLE]")
    return correct(con, correcting.no_name(con, entity_named(con, name), _article(con, article)))


def _article(con: apsw.Connection, given: str | None) -> str | None:
    return None if given is None else read.local_article(con, given).id


def _list(con: apsw.Connection, options: argparse.Namespace) -> None:
    plain = corrections_as_json(con)
    for made, each in zip(corrections(con), plain, strict=True):
        output.say(compact({"id": made.id, **each}) if options.json else _line(made))


def _line(made: Correction) -> str:
    return "\t".join((made.id, made.at, made.who or "-", made.subject.article or "-", sentence_of([made])))


def _withdraw(con: apsw.Connection, options: argparse.Namespace) -> Step:
    if not options.which:
        raise UsageError("correct withdraw ID… is the form", "", "copytaster correct list shows them")
    return withdraw(con, options.which)


def _export(con: apsw.Connection, _options: argparse.Namespace) -> None:
    output.write_text(json.dumps(corrections_as_json(con), ensure_ascii=False, indent=1) + "\n")


def _import(con: apsw.Connection, options: argparse.Namespace) -> Step:
    (file,) = _some(options.which, 1, 1, "import FILE")
    try:
        given = json.loads(content_of(file or "").decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UsageError(f"not a file of corrections: {error}", file or "", "see: correct export") from None
    if not isinstance(given, list):
        raise UsageError("not a list of corrections", file or "", "see: correct export")
    return take_corrections(con, given)


def _undo(con: apsw.Connection, _options: argparse.Namespace) -> Step:
    if KIND not in last_kinds(con):
        raise StoreError("the last change is no correction", "", "undo it in the reader, with z")
    return undoing.undo(con) or Step("nothing is left to undo", ())


_DONE: Final[dict[str, Callable[[apsw.Connection, argparse.Namespace], Any]]] = {
    "same": _same,
    "apart": _apart,
    "kind": _kind,
    "no-name": _no_name,
    "list": _list,
    "withdraw": _withdraw,
    "export": _export,
    "import": _import,
    "undo": _undo,
}
