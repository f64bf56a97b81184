"""The forms by name: how each is written and read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Final, Literal, TypeAlias, get_args

from tui.corpus.article import Article
from tui.corpus.highlight import Highlight
from tui.interchange.brat import brat_annotations, brat_text, read_brat
from tui.interchange.conll import conll_lines, read_conll
from tui.interchange.given import GivenMarks, InterchangeError
from tui.interchange.jsonl import doccano_line, prodigy_line, read_jsonl
from tui.interchange.w3c import read_w3c, w3c_collection, w3c_page

Form: TypeAlias = Literal["brat", "doccano", "prodigy", "conll", "w3c"]

FORMS: Final[tuple[Form, ...]] = get_args(Form)


def chosen(article: Article, layers: Iterable[str] | None) -> list[Highlight]:
    """Return the marks of `article`, in order; only those of `layers` where these are named."""
    wanted = None if layers is None else frozenset(layers)
    return [mark for mark in article.highlights if wanted is None or mark.layer in wanted]


def written(form: Form, articles: Iterable[Article], layers: Iterable[str] | None = None) -> Iterator[str]:
    """Yield one file with the marks of all `articles`, in parts; brat's are files: see `brat_files`."""
    if form == "w3c":
        yield from w3c_collection(w3c_page(article, chosen(article, layers)) for article in articles)
        return
    for article in articles:
        marks = chosen(article, layers)
        if form == "conll":
            yield from conll_lines(article, marks)
        else:
            yield doccano_line(article, marks) if form == "doccano" else prodigy_line(article, marks)


def brat_files(articles: Iterable[Article], layers: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
    """Yield the names and contents of brat's files: a text and its annotations for each article."""
    for article in articles:
        yield f"{article.id}.txt", brat_text(article)
        yield f"{article.id}.ann", brat_annotations(article, chosen(article, layers))


def form_of(name: str, text: str) -> Form:
    """Return the form of a file by its name and by how its contents begin.

    Raises:
        InterchangeError: it is none of them.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix == ".ann":
        return "brat"
    if suffix in {".conll", ".bio", ".iob", ".iob2", ".bioes", ".tsv"} or text.startswith("-DOCSTART-"):
        return "conll"
    if suffix in {".jsonl", ".ndjson"}:
        return "prodigy" if '"spans"' in text.split("\n", 1)[0] else "doccano"
    if suffix in {".json", ".jsonld"}:
        return "w3c" if "anno.jsonld" in text or '"target"' in text else "doccano"
    raise InterchangeError(
        "its form is not to be told from its name",
    )


def read(form: Form, text: str, beside: str | None = None, name: str = "") -> Iterator[GivenMarks]:
    """Yield what a file holds, an article at a time.

    Args:
        form: its form.
        text: its contents.
        beside: for brat, the text file beside it, None where there is none.
        name: for brat, the name of the file without its suffix: what its article may be known by.

    Raises:
        InterchangeError: it is not of this form.
    """
    if form == "brat":
        yield read_brat(text, beside, (name,) if name else ())
    elif form == "conll":
        yield from read_conll(text)
    elif form == "w3c":
        yield from read_w3c(text)
    else:
        yield from read_jsonl(_lines(text))


def _lines(text: str) -> str:
    """Return JSON Lines, also of a file that is one JSON list."""
    if not text.lstrip().startswith("["):
        return text
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return "\n".join(map(json.dumps, rows))
