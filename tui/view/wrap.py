"""Text wrapped once for a width: lines that know which code points they show, and in which role.

Greedy, by cells: a line breaks at its last space that fits; a word longer than a line is cut, after a hyphen
or slash where it has one; wide characters (Chinese, Japanese, Korean) may part anywhere but before closing
and after opening punctuation. 20,000 words take under 20 ms, as plain text is cut without looking at each
character.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import add
from typing import Final

from rich.cells import get_character_cell_size

from tui.corpus.article import FOLDED_ROLES, Block, Role
from tui.corpus.event import Span
from tui.view.cells import TAB, drawable, is_plain
from tui.view.lines import Line, Lines

__all__ = ["Line", "Wrapped", "wrap"]

_MIN_WIDTH: Final = 2  # a wide character must fit

_SPACES: Final = " \t\u3000"

_NO_START: Final = frozenset(
    "、。，．・：；？！）］｝〉》」』】〕〗’”…—ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;!?)]}"
)

_NO_END: Final = frozenset("（［｛〈《「『【〔〖‘“([{")

_FLOOD: Final = 100_000
"""Code points of one block from which on it is worth a look whether its lines can be taken all at once."""

_INDENTS: Final[dict[Role, int]] = {"caption": 2, "pull_quote": 4}

# Blocks of these roles stand under one another without a blank line between.
_TIGHT: Final[frozenset[Role]] = FOLDED_ROLES | {"byline", "dateline", "published", "updated"}


@dataclass(frozen=True, slots=True)
class Wrapped:
    """An article's text in lines of at most `width` cells.

    Attributes:
        text: the article's text with what may not be drawn replaced, code point for code point.
        lines: in the order of the screen; their starts never decrease.
        hidden: spans that are folded away.
    """

    text: str
    width: int
    lines: Sequence[Line]
    hidden: Sequence[Span] = ()
    _starts: Sequence[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lines = self.lines
        starts = lines.starts if isinstance(lines, Lines) else [line.start for line in lines]
        object.__setattr__(self, "_starts", starts)

    def line_of(self, offset: int) -> int:
        """Return the index of the line that shows the code point `offset`, or the nearest one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def lines_of(self, span: Span) -> range:
        """Return the indexes of the lines that show any of `span`."""
        return range(self.line_of(span[0]), self.line_of(max(span[0], span[1] - 1)) + 1)

    def is_hidden(self, offset: int) -> bool:
        """Return whether the code point `offset` is folded away."""
        at = bisect_right(self.hidden, (offset, len(self.text) + 1)) - 1
        return at >= 0 and self.hidden[at][0] <= offset < self.hidden[at][1]


def wrap(  # noqa: PLR0913  (what is wrapped, and four ways how)
    text: str,
    blocks: Sequence[Block],
    width: int,
    *,
    folded: bool,
    header: Sequence[str] = (),
    key: str = "b",
) -> Wrapped:
    """Return `text` in lines of at most `width` cells.

    Args:
        text: the article's text.
        blocks: its blocks in order; text outside any block is shown as body.
        width: cells, at least 2.
        folded: whether blocks of `FOLDED_ROLES` collapse into a note that counts their lines.
        header: lines of the program's own that follow the title (outlet and date, byline, flags).
        key: what to press to see what is folded, for the note.
    """
    drawing = drawable(text)
    shaper = _Shaper(drawing, max(width, _MIN_WIDTH), key)
    covering = _covering(drawing, blocks)
    lead = _title_index(covering)
    if lead is None:
        shaper.notes(header, 0)
    for index, block in enumerate(covering):
        if folded and block.role in FOLDED_ROLES:
            shaper.fold(block)
            continue
        if lead is None or index > lead:
            shaper.end_fold()
        shaper.block(block)
        if index == lead:
            shaper.notes(header, block.end)
    shaper.end_fold()
    return Wrapped(drawing, shaper.width, shaper.lines, shaper.hidden)


class _Shaper:
    """Collects lines in order, and knows when a blank one or a fold's note is due."""

    def __init__(self, text: str, width: int, key: str) -> None:
        self.text = text
        self.width = width
        self.key = key
        self.lines = Lines()
        self.hidden: list[Span] = []
        self._folded_lines = 0
        self._last: Role | None = None

    def notes(self, notes: Sequence[str], at: int) -> None:
        """Add the header, wrapped as text is."""
        for note in notes:
            drawing = drawable(note)
            for start, end in _broken(drawing, 0, len(drawing), self.width):
                self.lines.note(at, "byline", drawing[start:end])
        if notes:
            self._last = "title"

    def block(self, block: Block) -> None:
        """Add a block's lines, after a blank one where its role asks for it."""
        self._gap(block.role, block.start)
        indent = min(_INDENTS.get(block.role, 0), self.width // 8)
        width = max(self.width - indent, _MIN_WIDTH)
        short = _short_lines(self.text, block.start, block.end, width)
        if short is not None:
            self.lines.add_all(*short, block.role, indent)
        else:
            self.lines.add(_paragraph_lines(self.text, block.start, block.end, width), block.role, indent)

    def fold(self, block: Block) -> None:
        """Count a block's lines instead of showing them."""
        self._folded_lines += sum(
            1 for line in self.text[block.start : block.end].split("\n") if line.strip()
        )
        self.hidden.append((block.start, block.end))

    def end_fold(self) -> None:
        """Say how much was folded since the last block that shows."""
        count, self._folded_lines = self._folded_lines, 0
        if not count:
            return
        at = self.lines[-1].end if self.lines else 0
        self._gap("boilerplate", at)
        shows = f"({self.key} shows {'it' if count == 1 else 'them'})"
        note = f"· {count} line{'' if count == 1 else 's'} of site text folded {shows}"
        for start, end in _broken(note, 0, len(note), self.width):
            self.lines.note(at, "boilerplate", note[start:end])

    def _gap(self, role: Role, at: int) -> None:
        tight = self._last in _TIGHT and role in _TIGHT
        if self._last is not None and not tight:
            end = self.lines[-1].end if self.lines else at
            self.lines.note(end, role)
        self._last = role


def _title_index(blocks: Sequence[Block]) -> int | None:
    """Return the index of the last block of the first run of title blocks, None if there is none."""
    found: int | None = None
    for index, block in enumerate(blocks):
        if block.role == "title":
            found = index
        elif found is not None:
            break
    return found


def _covering(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return blocks that hold every visible code point of `text`: gaps are body, overlaps are cut."""
    covering: list[Block] = []
    at = 0
    for block in blocks:
        start, end = max(block.start, at), min(block.end, len(text))
        if start >= end:
            continue
        if text[at:start].strip():
            covering.append(Block(at, start, "body"))
        covering.append(block if (start, end) == (block.start, block.end) else Block(start, end, block.role))
        at = end
    if text[at:].strip():
        covering.append(Block(at, len(text), "body"))
    return covering


def _short_lines(text: str, start: int, end: int, width: int) -> tuple[array[int], array[int]] | None:
    """Return where the lines of a flood of them start and end, if all of them are shown just as they are."""
    if end - start < _FLOOD:
        return None
    piece = text[start:end].rstrip()
    if not piece or piece[0].isspace() or any(sign in piece for sign in ("\n\n", "\n ", " \n")):
        return None
    if not is_plain(piece.replace("\n", " ")):
        return None
    lengths = array("L", map(len, piece.split("\n")))
    if max(lengths) > width:
        return None
    starts = array("L", accumulate(lengths[:-1], lambda at, length: at + length + 1, initial=start))
    return starts, array("L", map(add, starts, lengths))


def _paragraph_lines(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    """Yield the lines of a block; runs of empty lines inside it become one, those at its edges none."""
    end = start + len(text[start:end].rstrip())
    plain = is_plain(text[start:end].replace("\n", " "))
    blank: int | None = None
    seen = False
    while start < end:
        newline = text.find("\n", start, end)
        stop = newline if newline >= 0 else end
        if start == stop or text[start:stop].isspace():
            blank = start if blank is None else blank
        else:
            if blank is not None and seen:
                yield blank, blank
            blank, seen = None, True
            if plain and stop - start <= width and text[start] != " " != text[stop - 1]:
                yield start, stop  # a million short lines are why this case comes first
            else:
                yield from _broken(text, start, stop, width)
        start = stop + 1


def _broken(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    """Yield the lines of `text[start:end]`, which holds no newline, without spaces at their edges."""
    while end > start and text[end - 1].isspace():
        end -= 1
    start = _past_spaces(text, start, end)
    line = text[start:end]
    if is_plain(line):
        yield from _broken_plain(text, start, end, width)
    else:
        yield from _broken_measured(text, start, end, width)


def _broken_plain(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    """Break text in which each character takes one cell."""
    while end - start > width:
        stop = text.rfind(" ", start + 1, start + width + 1)
        if stop < 0:
            stop = _cut_of_word(text, start, start + width)
            yield start, stop
            start = stop
            continue
        following = stop + 1
        while text[stop - 1] == " ":
            stop -= 1
        yield start, stop
        start = _past_spaces(text, following, end)
    if start < end:
        yield start, end


def _cut_of_word(text: str, start: int, stop: int) -> int:
    """Return where to cut a word that fills a line: after a hyphen or slash in its second half, or hard."""
    middle = (start + stop + 1) // 2
    after = max(text.rfind(char, middle, stop) for char in "-–—/_?&=.") + 1
    return after or stop


def _broken_measured(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    """Break text that holds tabs, wide or zero-width characters: each is looked at at most twice."""
    size = get_character_cell_size
    at, x = start, 0
    stop = following = -1  # the last place to break at: where the line would end, and the next one start
    while at < end:
        char = text[at]
        if char in _SPACES:
            if text[at - 1] not in _SPACES or at == start:
                stop = at
            following = at + 1
            x += TAB - x % TAB if char == "\t" else size(char)
            at += 1
            continue
        cell = size(char)
        if at > start and (cell == 2 or _was_wide(text, at)) and _may_part(text[at - 1], char):
            stop = following = at
        if x + cell > width and at > start:
            if stop <= start:
                stop = following = at
            yield start, stop
            at = start = _past_spaces(text, following, end)
            x, stop, following = 0, -1, -1
            continue
        x += cell
        at += 1
    if start < end:
        yield start, end


def _was_wide(text: str, at: int) -> bool:
    return get_character_cell_size(text[at - 1]) == 2 and get_character_cell_size(text[at]) > 0


def _may_part(before: str, after: str) -> bool:
    return before != "\u200d" and after not in _NO_START and before not in _NO_END and before not in _SPACES


def _past_spaces(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
