"""A sketch as bytes for the store, and back."""

from __future__ import annotations

import json
import zlib
from dataclasses import fields
from sys import intern
from typing import Any, Final

from tui.link.sketch import Sketch
from tui.link.times import Times

VERSION: Final = 2
"""Written first; a sketch of another version is made anew from its article."""


def encode(one: Sketch) -> bytes:
    """Return a sketch as bytes; equal sketches give equal bytes."""
    record = {name: _plain(getattr(one, name)) for name in _NAMES if name != "times"}
    record["times"] = {name: _plain(getattr(one.times, name)) for name in _TIME_NAMES}
    text = json.dumps([VERSION, record], ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def decode(data: bytes) -> Sketch:
    """Return the sketch that `encode` wrote.

    Raises:
        ValueError: the bytes are no sketch of this version.
    """
    try:
        version, record = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    except (zlib.error, ValueError) as error:
        raise ValueError("not a sketch") from error
    if version != VERSION:
        raise ValueError(f"a sketch of version {version}, not {VERSION}")
    for name in _WEIGHTS:  # the same terms recur in every sketch: one string serves them all
        weights = record[name]
        record[name] = dict(zip(map(intern, weights), weights.values(), strict=True))
    when = record.pop("times")
    weekdays = tuple(when.pop("weekdays"))
    times = Times(**{name: _frozen(value) for name, value in when.items()}, weekdays=weekdays)
    figures = tuple(tuple(figure) for figure in record.pop("figures"))
    occurrences = tuple(tuple(marks) for marks in record.pop("occurrences"))
    return Sketch(
        **{name: _TYPES[name](value) for name, value in record.items()},
        figures=figures,
        occurrences=occurrences,
        times=times,
    )


_NAMES: Final = tuple(one.name for one in fields(Sketch))
_WEIGHTS: Final = ("terms", "names", "phrases", "lead", "headline")
_TIME_NAMES: Final = tuple(one.name for one in fields(Times))
_TYPES: Final[dict[str, Any]] = {name: type(getattr(Sketch(""), name)) for name in _NAMES}


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value


def _frozen(value: Any) -> Any:
    return frozenset(value) if isinstance(value, list) else value
