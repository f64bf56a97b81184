"""`copytaster layer`: highlights of others beside our own: attached, listed, compared, taken off."""

from __future__ import annotations

import argparse
from typing import Any, Final

from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.named_file import readable
from tui.cli.querying import opened
from tui.corpus.highlight import OWN_LAYER
from tui.errors import UsageError
from tui.harmless import harmless_line
from tui.interchange.formats import FORMS
from tui.store.export import compact
from tui.store.layers import detach, layers

_EXAMPLES: Final = f"""
  layer list                          the layers, with how many articles and marks
  layer import FILE --name NAME       attaches the marks of FILE (brat: also a folder)
  layer agreement [ONE] OTHER         how far OTHER agrees with ONE ({OWN_LAYER} if left out)
  layer remove NAME                   takes an attached layer off
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take what to do with which layer."""
    parser.epilog = _EXAMPLES
    parser.add_argument("what", choices=tuple(_DONE), help="see below")
    parser.add_argument("which", nargs="*", metavar="FILE|NAME", help="a file, or layers")
    parser.add_argument("--name", metavar="NAME", help="import: the layer's name, as of who marked it")
    parser.add_argument("--format", choices=FORMS, help="import: the file's form, if its name does not tell")
    parser.add_argument("--json", action="store_true", help="list, agreement: as JSON")


def run(call: Call) -> int:
    """Do it."""
    done: int = _DONE[call.options.what](call)
    return done


def _list(call: Call) -> int:
    with opened(call) as con:
        for each in layers(con):
            if call.options.json:
                output.write_text(compact(each._asdict()) + "\n")
            else:
                how = "attached" if each.attached else "own" if each.name == OWN_LAYER else "with the input"
                output.say(f"{harmless_line(each.name)}\t{how}\t{each.articles}\t{each.marks}")
    return 0


def _import(call: Call) -> int:
    from tui.build.layering import attach_layer  # noqa: PLC0415 - listing reads no files

    options = call.options
    if len(options.which) != 1 or not options.name:
        raise UsageError("layer import FILE --name NAME is the form", "", "see: copytaster layer --help")
    path = readable(options.which[0])
    with opened(call) as con:
        found = attach_layer(con, path, options.name, options.format)
    for line in found.skipped:
        output.warn(f"skipped {line}")
    output.warn(f"{found.marks:,} marks attached to {found.articles:,} articles")
    return 3 if found.skipped else 0


def _agreement(call: Call) -> int:
    from tui.build.agreeing import compared  # noqa: PLC0415 - loads the models of annotation
    from tui.interchange.agreement import agreement  # noqa: PLC0415 - only here

    names = call.options.which
    if len(names) not in {1, 2}:
        raise UsageError("layer agreement [ONE] OTHER is the form", "", "see: copytaster layer --help")
    one, other = names if len(names) > 1 else (OWN_LAYER, names[0])
    with opened(call) as con:
        found = agreement(compared(con, one, other))
    figures: dict[str, Any] = {
        "one": one,
        "other": other,
        **found._asdict(),
        "kinds": list(found.kinds),
        "precision": round(found.precision, 4),
        "recall": round(found.recall, 4),
        "f1": round(found.f1, 4),
        "kappa": None if found.kappa is None else round(found.kappa, 4),
    }
    if call.options.json:
        output.write_text(compact(figures) + "\n")
        return 0
    for name, value in figures.items():
        shown = ", ".join(value) if isinstance(value, list) else "-" if value is None else str(value)
        output.say(f"{name}\t{harmless_line(shown)}")
    return 0


def _remove(call: Call) -> int:
    if len(call.options.which) != 1:
        raise UsageError("layer remove NAME is the form", "", "see: copytaster layer --help")
    with opened(call) as con:
        count = detach(con, call.options.which[0])
    output.warn(f"{count:,} marks taken off")
    return 0


_DONE: Final = {"list": _list, "import": _import, "agreement": _agreement, "remove": _remove}
