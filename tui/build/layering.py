"""Attaching a layer: marks of another tool's file, tied to the articles that they were made on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import apsw

from tui.corpus.highlight import OWN_LAYER, Highlight
from tui.errors import IngestError
from tui.harmless import harmless_line
from tui.ingest.decode import decode
from tui.ingest.files import read_bytes, shown
from tui.interchange.fitting import fitted
from tui.interchange.formats import Form, form_of, read
from tui.interchange.given import GivenMarks, InterchangeError
from tui.store.layers import article_names, articles_by_text, attach
from tui.store.read import local_article


@dataclass(slots=True)
class Attached:
    """What became of a layer.

    Attributes:
        articles: how many articles it was attached to.
        marks: how many marks it has there.
        skipped: a line for each document and mark that could not be attached.
    """

    articles: int = 0
    marks: int = 0
    skipped: list[str] = field(default_factory=list)


def attach_layer(con: apsw.Connection, path: Path, layer: str, form: Form | None = None) -> Attached:
    """Attach the marks in the file at `path` (for brat, also a folder) as a layer.

    An article is found by its id, the id of its input, its URL or its text. Marks that do not fit their
    article's text are skipped by name; what the layer held of an article before is replaced.

    Raises:
        IngestError: the file cannot be read, or is not of this form; or the layer's name is ours.
    """
    name = harmless_line(layer)[:60]
    if not name or name == OWN_LAYER:
        raise IngestError("a layer needs a name of its own", layer, "for example that of who marked it")
    finding, result = _Finding(con), Attached()
    marks: dict[str, tuple[str, list[Highlight]]] = {}
    for where, given in _documents(path, form):
        identity = finding.article(given)
        if identity is None:
            result.skipped.append(f"{where}: no article of the corpus is known by it")
            continue
        text = local_article(con, identity).text
        fit = fitted(given, text, name)
        marks.setdefault(identity, (text, []))[1].extend(fit.marks)
        result.skipped += (f"{where}: {line}" for line in fit.refused)
    found = ((article, text, list(dict.fromkeys(each))) for article, (text, each) in sorted(marks.items()))
    result.marks = attach(con, name, found)
    result.articles = len(marks)
    return result


def _documents(path: Path, form: Form | None) -> Iterator[tuple[str, GivenMarks]]:
    """Yield what the file, or each annotation file of the folder, holds, and where it is."""
    files = sorted(path.rglob("*.ann")) if path.is_dir() else [path]
    if not files:
        raise IngestError("the folder holds no annotations (.ann)", shown(path))
    for file in files:
        text = decode(read_bytes(file)).text
        try:
            kind = form or form_of(file.name, text)
            beside = file.with_suffix(".txt")
            given = read(kind, text, _text_of(beside) if kind == "brat" else None, file.stem)
            for number, each in enumerate(given, start=1):
                yield f"{shown(file)}, document {number}" if kind != "brat" else shown(file), each
        except InterchangeError as error:
            raise IngestError(str(error), shown(file), "name its form with --format") from None


def _text_of(path: Path) -> str | None:
    return decode(read_bytes(path)).text if path.is_file() else None


class _Finding:
    """Finds the article that a document of a file is about."""

    def __init__(self, con: apsw.Connection) -> None:
        self._con = con
        self._names = article_names(con)
        self._texts: dict[str, str] | None = None

    def article(self, given: GivenMarks) -> str | None:
        for name in given.names:
            if name in self._names:
                return self._names[name]
        if given.text is None:
            return None
        if self._texts is None:
            self._texts = articles_by_text(self._con, _digest)
        return self._texts.get(_digest(given.text))


def _digest(text: str) -> str:
    solid = "".join(text.split())
    return hashlib.blake2b(solid.encode("utf-8", "replace"), digest_size=16).hexdigest()
