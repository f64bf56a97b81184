"""CoNLL columns (www.clips.uantwerpen.be/conll2003/ner): a token a line, a blank line after a sentence.

Four columns are written: token, start, end (code points, so that nothing is lost) and a BIO tag; a document
begins with `-DOCSTART-` and its id in a comment. Files of two or more columns are read, the token first and
the tag last. A column holds one mark a token: of marks that overlap, the first and longest stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tui.corpus.article import Article
from tui.corpus.highlight import Highlight
from tui.interchange.given import LABELS, GivenMark, GivenMarks, InterchangeError, kind_of

_TOKEN: Final = re.compile(r"\w+|[^\w\s]")

_SENTENCE_END: Final = frozenset(".!?。！？")

_BEGIN: Final = frozenset("BSU")
_GO_ON: Final = frozenset("IEL")
"""Prefixes of tags in BIO, BIOES and BILOU."""

_WITH_OFFSETS: Final = 4
"""Columns from which the second and third may be offsets."""

_DOCUMENT: Final = re.compile(r"#\s*(?:id|doc|newdoc id)\s*=\s*(\S{1,500})\s*")


_Span = tuple[int, int]


def conll_lines(article: Article, marks: Iterable[Highlight]) -> Iterator[str]:
    """Yield an article as lines of columns."""
    yield f"-DOCSTART- -X- -X- O\n# id = {article.id}\n\n"
    kept = without_overlap(article.text, marks)
    before, within = 0, -1
    for (start, end), inside in _tokens(article.text, kept):
        continues = inside >= 0 and inside == within
        if before and not continues and _breaks(article.text, before, start):
            yield "\n"
        tag = f"{'I' if continues else 'B'}-{LABELS[kept[inside].kind]}" if inside >= 0 else "O"
        yield f"{_safe(article.text[start:end])}\t{start}\t{end}\t{tag}\n"
        before, within = end, inside
    yield "\n"


def _safe(word: str) -> str:
    return word.encode("utf-8", "replace").decode("utf-8")


def _breaks(text: str, before: int, start: int) -> bool:
    """Return whether a sentence ends between two tokens: at a line break, or at its mark and a space."""
    between = text[before:start]
    return "\n" in between or (bool(between) and text[before - 1] in _SENTENCE_END)


def without_overlap(text: str, marks: Iterable[Highlight]) -> list[Highlight]:
    """Return the marks that one column can hold, their edges without white space, in order."""
    kept: list[Highlight] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        words = text[mark.start : mark.end]
        start = mark.start + len(words) - len(words.lstrip())
        end = mark.end - len(words) + len(words.rstrip())
        if start < end and (not kept or kept[-1].end <= start):
            kept.append(Highlight(start, end, mark.kind, mark.entity, mark.layer))
    return kept


def _tokens(text: str, marks: Sequence[Highlight]) -> Iterator[tuple[_Span, int]]:
    """Yield the tokens of `text`, cut where a mark begins or ends, each with the number of its mark or -1."""
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    at = number = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        while start < match.end():
            while at < len(edges) and edges[at] <= start:
                at += 1
            end = min(match.end(), edges[at]) if at < len(edges) else match.end()
            while number < len(marks) and marks[number].end <= start:
                number += 1
            inside = number < len(marks) and marks[number].start <= start
            yield (start, end), number if inside else -1
            start = end


def read_conll(text: str) -> Iterator[GivenMarks]:
    """Yield the documents of a file of columns.

    Where it has no offsets, the text is taken to be its tokens with spaces between them.

    Raises:
        InterchangeError: a line has a single column.
    """
    document = _Document()
    for number, line in enumerate(text.split("\n"), start=1):
        columns = line.split("\t") if "\t" in line else line.split()
        columns = [column.strip() for column in columns]
        if line.startswith("-DOCSTART-"):
            if document.is_begun:
                yield document.marks()
            document = _Document()
        elif match := _DOCUMENT.fullmatch(line.rstrip("\r")):
            if document.is_begun:
                yield document.marks()
                document = _Document()
            document.names.append(match[1])
        elif not any(columns):
            document.break_sentence()
        elif len(columns) > 1:
            document.take(columns)
        elif not line.startswith("#"):
            raise InterchangeError(f"line {number} has a single column")
    if document.is_begun:
        yield document.marks()


class _Document:
    """A document of a file of columns, as it is read."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.is_begun = False
        self._text: list[str] = []
        self._length = 0
        self._has_offsets = True
        self._found: list[GivenMark] = []
        self._open: GivenMark | None = None
        self._refused: set[str] = set()

    def break_sentence(self) -> None:
        if self._text and not self._text[-1].endswith("\n"):
            self._text[-1] = self._text[-1].removesuffix(" ") + "\n"

    def take(self, columns: Sequence[str]) -> None:
        word, tag = columns[0], columns[-1]
        self.is_begun = True
        start, end = self._length, self._length + len(word)
        self._text.append(word + " ")
        self._length += len(word) + 1
        if len(columns) >= _WITH_OFFSETS and columns[1].isdecimal() and columns[2].isdecimal():
            start, end = int(columns[1][:9]), int(columns[2][:9])
        else:
            self._has_offsets = False
        self._tag(word, (start, end), tag)

    def _tag(self, word: str, span: _Span, tag: str) -> None:
        prefix, dash, label = tag.partition("-")
        kind = kind_of(label) if dash else None
        if dash and kind is None and prefix in _BEGIN | _GO_ON:
            self._refused.add(f"label {label[:30]} is not known")
        if kind is None:
            self._close()
        elif prefix in _GO_ON and self._open is not None and self._open.kind == kind:
            self._open = self._open._replace(end=span[1], words=(self._open.words or "") + word)
        else:
            self._close()
            self._open = GivenMark(*span, kind, word)

    def _close(self) -> None:
        if self._open is not None and self._open.start < self._open.end:
            self._found.append(self._open)
        self._open = None

    def marks(self) -> GivenMarks:
        self._close()
        text = None if self._has_offsets else "".join(self._text)
        return GivenMarks(tuple(self.names), text, tuple(self._found), tuple(sorted(self._refused)))
