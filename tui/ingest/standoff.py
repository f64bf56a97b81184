"""Marks in a file beside the article: brat standoff (`.ann`) and JSON (`.highlights.json`).

Offsets are code points of the article's file as it is decoded, before anything is cleaned. Each file is a
layer of its own; what does not fit is refused by name in the article's flags.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tui.corpus.article import Article
from tui.errors import IngestError
from tui.ingest.clean import normalised
from tui.ingest.decode import decode
from tui.ingest.files import read_bytes
from tui.ingest.outside_layer import OutsideLayer, Ruler, outside_layer
from tui.ingest.record import parse_json

_TEXT_BOUND = re.compile(
    r"(T\S{1,20})\t(\S{1,100}) (\d{1,9}) (\d{1,9})((?:;\d{1,9} \d{1,9}){0,100})(?:\t(.*))?"
)


def companions(path: Path) -> list[Path]:
    """Return the files beside an article that hold marks for it, those that exist."""
    stem = path.with_suffix("")
    beside = (
        stem.with_name(stem.name + ".ann"),
        path.with_name(path.name + ".ann"),
        stem.with_name(stem.name + ".highlights.json"),
        path.with_name(path.name + ".highlights.json"),
    )
    # is_file() of a path raises on names that are too long
    return [other for other in beside if other != path and os.path.isfile(other)]  # noqa: PTH113


def with_marks(article: Article, data: bytes, encoding: str | None, beside: list[Path]) -> Article:
    """Return the article with the marks of the files beside it as layers of their own.

    Args:
        article: read from plain text.
        data: the article's file.
        encoding: as given by the user, None to find out.
        beside: files of `companions`.
    """
    raw = decode(data, encoding=encoding).text
    front = len(normalised(raw)) - len(normalised(raw).lstrip())
    ruler = Ruler(raw, article.text, -front, normalised)
    for path in beside:
        try:
            article = _with_layer(article, outside_layer(_fields(path), ruler), path.name)
        except IngestError as error:
            article = replace(article, flags=(*article.flags, f"refused {path.name}: {error.what}"))
    return article


def _with_layer(article: Article, layer: OutsideLayer, name: str) -> Article:
    refused = tuple(f"{name}: {reason}" for reason in layer.refused)
    return replace(
        article,
        highlights=tuple(
            sorted((*article.highlights, *layer.highlights), key=lambda one: (one.start, one.end))
        ),
        quotes=tuple(sorted((*article.quotes, *layer.quotes), key=lambda one: (one.start, one.end))),
        figures=tuple(sorted((*article.figures, *layer.figures), key=lambda one: (one.start, one.end))),
        flags=(*article.flags, *refused),
    )


def _fields(path: Path) -> dict[str, Any]:
    """Return a file of marks in the form of an input record."""
    text = decode(read_bytes(path)).text
    if path.suffix == ".ann":
        return {"layer": "brat", "highlights": list(_from_brat(text))}
    value = parse_json(text, path.name)
    if isinstance(value, list):
        value = {"highlights": value}
    if not isinstance(value, dict):
        raise IngestError("neither an object nor a list", path.name)
    return {"layer": path.name.removesuffix(".json").removesuffix(".highlights"), **value}


def _from_brat(text: str) -> Iterator[dict[str, Any]]:
    """Yield the text-bound annotations of brat's standoff; a discontinuous one as its first to last part.

    Relations, events, attributes and notes are about other things than this program shows, and are left.
    """
    for line in text.splitlines():
        match = _TEXT_BOUND.fullmatch(line)
        if match is not None:
            _, kind, start, end, more, words = match.groups()
            found: dict[str, Any] = {"kind": kind, "start": int(start), "end": int(end)}
            if more:
                found["end"] = int(more.rsplit(" ", 1)[1])
            elif words:
                found["text"] = words
            yield found
        elif line.startswith("T"):
            yield {"kind": line[:30]}  # refused by its number among the annotations
