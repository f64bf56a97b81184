"""What stands between quotation marks: a single pass over each paragraph's marks, whatever their style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.corpus.article import Block

_MARK = re.compile(r"[“”„‟\"«»‘’'「」『』]")
_PAIRS = {"«": "»", "「": "」", "『": "』"}
"""Marks that only their own partner closes."""

_ELISION = re.compile(r"(?:\d\ds?\b|(?:em|cause|til|tis|twas|n|round|bout)\b)", re.IGNORECASE)
_LATER_SINGLE = re.compile(r"[.,?!…]['’](?!\w)")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks.

    Attributes:
        start, end: the words, without the outermost marks.
        block: index of the content block where they begin.
        last_block: index of the content block where they end (several for a quotation over paragraphs).
        single: True between single marks.
        closed: False where the closing mark is missing.
    """

    start: int
    end: int
    block: int
    last_block: int
    single: bool
    closed: bool = True


def quoted(text: str, blocks: Sequence[Block]) -> list[Quoted]:
    """Return what is quoted in these blocks, in order; nested quotations stay inside the outer one.

    A quotation that its paragraph leaves open goes on in the next one if that begins with a mark again,
    as printers have it; the whole is then one. Where every sentence has a line of its own it goes on to the
    mark that closes it, a few lines down.
    """
    found: list[Quoted] = []
    open_last: Quoted | None = None
    for index, block in enumerate(blocks):
        inside = _in_block(text, block, index)
        if open_last is not None and inside and _goes_on(text, block, inside[0]):
            first = inside.pop(0)
            found[-1] = replace(open_last, end=first.end, last_block=index, closed=first.closed)
            inside.insert(0, found.pop())
        elif open_last is not None and (end := _closed_here(text, blocks, open_last, index)) is not None:
            found[-1] = replace(open_last, end=end, last_block=index, closed=True)
            inside = [each for each in inside if each.start > end]
        elif open_last is not None and not inside and _is_inside(text, blocks, open_last, index):
            continue
        found += inside
        open_last = found[-1] if found and inside and not found[-1].closed else None
    return [q for q in found if q.closed or _worth_keeping(text, q, blocks[q.block])]


def _goes_on(text: str, block: Block, first: Quoted) -> bool:
    return not first.single and not text[block.start : first.start - 1].strip()


def _closed_here(text: str, blocks: Sequence[Block], opened: Quoted, index: int) -> int | None:
    """Return where a quotation that began lines before ends in this one; None if it does not."""
    block = blocks[index]
    mark = _MARK_DOUBLE.search(text, block.start, block.end)
    if mark is None or opened.single or not _is_next_line(text, blocks, opened, index):
        return None
    is_closing = mark[0] in "”»" or (mark[0] == '"' and not text[mark.start() - 1].isspace())
    return mark.start() if is_closing and mark.start() > block.start else None


def _is_inside(text: str, blocks: Sequence[Block], opened: Quoted, index: int) -> bool:
    """Tell a line without any mark, of those that a quotation left open may go over."""
    block = blocks[index]
    no_mark = _MARK_DOUBLE.search(text, block.start, block.end) is None
    return no_mark and not opened.single and _is_next_line(text, blocks, opened, index)


def _is_next_line(text: str, blocks: Sequence[Block], opened: Quoted, index: int) -> bool:
    """Tell whether every line since the quotation began follows the one before with no line between."""
    if index - opened.block > _LINES:
        return False
    return all(text[blocks[at].end : blocks[at + 1].start] == "\n" for at in range(opened.block, index))


_MARK_DOUBLE = re.compile(r"[“”„‟\"«»]")
_LINES = 5


def _worth_keeping(text: str, found: Quoted, block: Block) -> bool:
    """Keep an unclosed quotation only where it plainly began as one."""
    before = text[block.start : found.start - 1].rstrip()
    return not found.single and (not before or before[-1] in ",:") and found.end - found.start > 20


def _in_block(text: str, block: Block, index: int) -> list[Quoted]:
    found: list[Quoted] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, block.start, block.end):
        if opened is None:
            opened = mark if _can_open(text, mark, block) else None
        elif _closes(text, opened, mark, block):
            if mark.start() > opened.end():
                found.append(Quoted(opened.end(), mark.start(), index, index, opened[0] in "‘'"))
            opened = None
        elif _reopens(text, opened, mark, block):
            opened = mark
    if opened is not None and block.end > opened.end():
        found.append(Quoted(opened.end(), block.end, index, index, opened[0] in "‘'", closed=False))
    return found


def _can_open(text: str, mark: re.Match[str], block: Block) -> bool:
    sign, after = mark[0], _at(text, mark.end(), block)
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    if sign in "“„‟«「『":
        return True
    if not after or after.isspace() or before.isalnum():
        return False
    if sign in '"”':
        return sign == '"' or (before.isspace() and after.isalnum())
    loose = before.isspace() or before in "([—–-:"
    if sign == "‘":
        return loose
    return sign == "'" and loose and not _ELISION.match(text, mark.end(), block.end)


def _closes(text: str, opened: re.Match[str], mark: re.Match[str], block: Block) -> bool:
    sign, start = mark[0], opened[0]
    after = _at(text, mark.end(), block)
    if start in _PAIRS:
        return sign == _PAIRS[start]
    if start in "‘'":
        return sign in "’'" and not after.isalnum() and not _possessive(text, mark, after, block)
    before = text[mark.start() - 1]
    if sign == "”":
        return True
    if sign == '"':
        return not (before.isspace() and after.strip() and start == '"') or not after.strip()
    return sign == "“" and not before.isspace() and not after.isalnum()


def _possessive(text: str, mark: re.Match[str], after: str, block: Block) -> bool:
    """Tell the apostrophe of "workers' rights" from a closing mark, which comes later then."""
    if text[mark.start() - 1] not in "sS" or after != " ":
        return False
    later = _LATER_SINGLE.search(text, mark.end(), min(block.end, mark.end() + 400))
    again = text.find("‘", mark.end(), mark.end() + 400)
    return later is not None and (again < 0 or later.start() < again)


def _reopens(text: str, opened: re.Match[str], mark: re.Match[str], block: Block) -> bool:
    """Tell a second opening mark, which means that the first was never closed."""
    if opened[0] not in '“„‟"':
        return False
    before = text[mark.start() - 1]
    after = _at(text, mark.end(), block)
    same = mark[0] == opened[0] or (mark[0] in '“"' and opened[0] in '“"')
    return same and before.isspace() and bool(after.strip())


def _at(text: str, position: int, block: Block) -> str:
    return text[position] if position < block.end else ""
