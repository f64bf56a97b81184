"""Words and marks of a text, with where they stand: what the tagger reads.

A possessive is three tokens ("Syria", "'", "s"), a hyphenated word as many as it has parts ("Russian", "-",
"backed"), initials are letter and full stop ("U", ".", "S", "."): so a name can end anywhere inside such a
word, and text that was spaced out by another tokeniser ("Syria' s", "Russian - backed") reads the same.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

# Letters and digits with combining marks; an apostrophe joins ("O'Brien", "d'Ivoire") unless what follows is
# the possessive or a contracted verb.
_WORD = r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_\u0300-\u036f]*)*"
_TOKEN = re.compile(
    # Label columns that bad conversions of annotated corpora leave behind ("Ghana<TAB>I-Organization").
    r"(?P<column>\t[BI]-[A-Z][A-Za-z]{2,11})"
    rf"|\d+(?:[.,]\d+)*|{_WORD}(?:['’](?!(?:s|S|t|re|ve|ll|d|m)\b){_WORD})*|[^\w\s]|_",
)


class Token(NamedTuple):
    """A word or mark.

    Attributes:
        text: as printed.
        start: where it starts in the whole text, in code points.
        end: where it ends, with a left-over label column if one is glued to it.
        column: that label column without its tab ("I-Organization"), usually empty.
    """

    text: str
    start: int
    end: int
    column: str = ""


_made: Final = (
    tuple.__new__
)  # what a named tuple is made by; to go through its class takes half as long again


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of `text[start:end]` in order; white space is in none of them."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        if match.lastgroup is None:
            first, last = match.span()
            found.append(_made(Token, (match[0], first, last, "")))
        elif found and found[-1].end == match.start():
            found[-1] = found[-1]._replace(end=match.end(), column=match["column"][1:])
    return found
