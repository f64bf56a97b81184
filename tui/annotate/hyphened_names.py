"""Names of two words that a small one ties with hyphens: "Mazar-i-Sharif", "Lashkar-e-Taiba"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.annotate.gazetteer import place_list
from tui.annotate.tokens import Token
from tui.annotate.two_names import Span
from tui.annotate.word_list import words
from tui.corpus.highlight import NameKind

_TIES = words(
    """
    i e o y al el ul ur ud az ez as ad de di do du da des la le les en aux sur sous upon on by in the under
    over am an der dem of and
    """
)
_BODIES = words(
    """
    ansar harakat harkat hayat hezb hizb jabhat jaish jamaat jamiat jaysh jund lashkar liwa sipah tehreek
    tehrik
    """
)
"""First words of movements and armed groups."""

_PLACED = words("in at near from to outside around of for")


def with_hyphened(row: Sequence[Token], marked: Sequence[Span]) -> list[Span]:
    """Return the names of a row with each tied name as one, though the tagger marked a part or none of it.

    Args:
        row: the tokens.
        marked: names as first and last token and kind, in order.
    """
    tied = list(_tied(row))
    if not tied:
        return list(marked)
    kept = list(marked)
    for first, last in tied:
        parts = [span for span in kept if span[0] <= last and first <= span[1]]
        kind = _kind(row, first, last, [span[2] for span in parts])
        if kind is not None:
            kept = [span for span in kept if span not in parts]
            kept.append(
                (min([first, *(a for a, _, _ in parts)]), max([last, *(b for _, b, _ in parts)]), kind)
            )
    return sorted(kept)


def _tied(row: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield first and last token of each capital, tie and capital that hyphens join."""
    for at in range(len(row) - 4):
        if row[at + 1].text == "-" and row[at + 3].text == "-" and row[at + 2].text.lower() in _TIES:
            ends = row[at].text[0].isupper() and row[at + 4].text[0].isupper()
            if ends and all(row[n].end == row[n + 1].start for n in range(at, at + 4)):
                yield at, at + 4


def _kind(row: Sequence[Token], first: int, last: int, marked: Sequence[NameKind]) -> NameKind | None:
    """Return what the name is of: None where neither the tagger nor its words nor the one before tell."""
    if row[first].text.lower() in _BODIES or "organisation" in marked:
        return "organisation"
    name = "".join(token.text for token in row[first : last + 1])
    if place_list(name) or place_list(name.replace("-", " ")) or "place" in marked:
        return "place"
    told = [kind for kind in marked if kind != "misc"]
    if told:
        return told[0]
    if first and row[first - 1].text.lower() in _PLACED:
        return "place"
    return marked[0] if marked else None
