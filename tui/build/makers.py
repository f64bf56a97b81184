"""Which step makes which marks, by which rule or model; kept in the corpus with its version."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import apsw

from tui import __version__
from tui.build.versions import Room, version
from tui.corpus.provenance import Maker, Step
from tui.store.provenance import put_maker

_PACKAGE: Final = Path(__file__).resolve().parent.parent

_CRF: Final = "conditional random field over word classes and a gazetteer, then rules"

_STEPS: Final[dict[Room, tuple[Step, ...]]] = {
    "annotate": (
        Step(
            "names",
            ("person", "organisation", "place", "misc"),
            _CRF,
            ("names.crfsuite", "headlines.crfsuite", "word_classes.bin", "gazetteer.bin"),
        ),
        Step("dates", ("date",), "rules"),
        Step(
            "figures",
            ("figure",),
            "rules, then a trained classifier of the counts that they passed over",
            ("figures.crfsuite", "word_classes.bin"),
        ),
        Step("quotes", ("quote",), "rules; the speaker by a trained ranking", ("speakers.json",)),
        Step("entities", (), "rules: forms, company, offices", ()),
    ),
    "link": (Step("links", (), "logistic regression over pairs", ("same_event.json", "same_story.json")),),
}


@cache
def maker(room: Room) -> Maker:
    """Return what today's version of a room is, its models with their digests."""
    folder = _PACKAGE / room / "models"
    steps = (
        replace(each, models=tuple(f"{name} {_digest(folder / name)}" for name in each.models))
        for each in _STEPS[room]
    )
    return Maker(version(room), room, __version__, tuple(steps))


def _digest(path: Path) -> str:
    return hashlib.blake2b(path.read_bytes(), digest_size=4).hexdigest()


def keep_makers(con: apsw.Connection) -> None:
    """Keep in the corpus what today's versions of annotation and linking are."""
    for room in _STEPS:
        put_maker(con, maker(room))
