"""brat standoff (brat.nlplab.org/standoff.html): a text file, and beside it a file of annotations.

Text-bound annotations hold the marks; a normalisation holds the entity, an annotator's note the layer. A mark
over several lines is one of several fragments, as brat wants it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from tui.corpus.article import Article
from tui.corpus.highlight import OWN_LAYER, Highlight
from tui.interchange.given import GivenMark, GivenMarks, kind_of

_TEXT_BOUND: Final = re.compile(
    r"(T\S{1,20})\t(\S{1,100}) (\d{1,9}) (\d{1,9})((?:;\d{1,9} \d{1,9}){0,1000})(?:\t(.*))?", re.DOTALL
)
_REFERENCE: Final = re.compile(r"N\S{1,20}\tReference (T\S{1,20}) copytaster:(\S{1,500})(?:\t.*)?")
_NOTE: Final = re.compile(r"#\S{0,20}\t\S{1,50} (T\S{1,20})\tlayer: (.{1,100})")


def brat_text(article: Article) -> str:
    """Return the text file of an article: its text as it is, for the offsets count in it."""
    return article.text.encode("utf-8", "replace").decode("utf-8")


def brat_annotations(article: Article, marks: Iterable[Highlight]) -> str:
    """Return the annotation file of an article."""
    lines: list[str] = []
    notes = 0
    for number, mark in enumerate(marks, start=1):
        spans = ";".join(f"{start} {end}" for start, end in fragments(article.text, mark.start, mark.end))
        words = " ".join(article.text[mark.start : mark.end].split("\n"))
        lines.append(f"T{number}\t{mark.kind.capitalize()} {spans}\t{words}")
        if mark.entity and not re.search(r"\s", mark.entity):
            lines.append(f"N{number}\tReference T{number} copytaster:{mark.entity}\t{words}")
        if mark.layer != OWN_LAYER:
            notes += 1
            lines.append(f"#{notes}\tAnnotatorNotes T{number}\tlayer: {' '.join(mark.layer.split())}")
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace").decode("utf-8")


def fragments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a span that lie on one line each; all of it where it is nothing but line breaks."""
    at, found = start, False
    for line in text[start:end].split("\n"):
        if line:
            found = True
            yield at, at + len(line)
        at += len(line) + 1
    if not found:
        yield start, end


def read_brat(annotations: str, text: str | None, names: tuple[str, ...] = ()) -> GivenMarks:
    """Return the marks of an annotation file; a mark of several fragments is one from first to last.

    Relations, events and attributes are about other things than this program shows, and are left.
    """
    marks: dict[str, GivenMark] = {}
    refused: list[str] = []
    for number, line in enumerate(annotations.split("\n"), start=1):
        line = line.removesuffix("\r")  # noqa: PLW2901 - as some editors leave it
        if line.startswith("T"):
            found = _text_bound(line)
            if found is None:
                refused.append(f"line {number} is not understood")
            else:
                marks[found[0]] = found[1]
        elif (match := _REFERENCE.fullmatch(line)) and match[1] in marks:
            marks[match[1]] = marks[match[1]]._replace(entity=match[2])
        elif (match := _NOTE.fullmatch(line)) and match[1] in marks:
            marks[match[1]] = marks[match[1]]._replace(layer=match[2])
    return GivenMarks(names, text, tuple(marks.values()), tuple(refused))


def _text_bound(line: str) -> tuple[str, GivenMark] | None:
    match = _TEXT_BOUND.fullmatch(line)
    if match is None:
        return None
    name, label, start, end, more, words = match.groups()
    kind = kind_of(label)
    low, high = int(start), int(more.rsplit(" ", 1)[1] if more else end)
    if kind is None or low >= high:
        return None
    return name, GivenMark(low, high, kind, None if more else words)
