"""Text that nobody would write, for every reader of text."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Final

from hypothesis import strategies as st

from tests.annotate.written import written
from tui.corpus.article import Article

_PIECES: Final = (
    '"',
    "“",
    "”",
    "‘",
    "’",
    "'",
    "«",
    "»",
    ".",
    "…",
    "!",
    "?",
    "\n",
    "\n\n",
    " ",
    ", ",
    "(",
    ")",
    "—",
    "-",
    "17",
    "2016",
    "3",
    "at least ",
    "killed ",
    "dead ",
    "people ",
    "were ",
    "said ",
    "told ",
    "Mr. ",
    "he ",
    "Obama ",
    "on Friday ",
    "since ",
    "May ",
    "the ",
    "according to ",
    "U.S. ",
    "toll ",
    "\u202e",
    "\x00",
    "é",
    "漢",
    "🙂",
    "\ud800",
    "\t",
    "\r",
)

TEXTS = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=12)), max_size=60).map("".join)
"""Pieces of news and noise in any order."""

ARTICLES = st.builds(
    lambda text, published: written(text, published=published, names={"Obama": "person"}),
    TEXTS,
    st.sampled_from(
        [None, "2016-11-17", "2016-02-29T10:00:00+00:00", "0001-01-01", "9999-12-31", "not a date"]
    ),
)

REPEATED = (
    '"',
    "“",
    "‘",
    "'",
    "1",
    "1,",
    "the ",
    "he said ",
    '"a" said ',
    "killed ",
    "at least ",
    "17 people ",
    ".",
    ". ",
    "A. ",
    "a.b",
    "and ",
    "since ",
    "in 2016 ",
    "May ",
    "Friday ",
    "Aa ",
    ", ",
    "toll of ",
    "one of ",
    "-year-old ",
    "s’ ",
    "\n",
    "17-",
    "January 1 ",
    "three years ago ",
    "President ",
    "more than 3 ",
    "“a,” said Bo. ",
    "was ",
    "Mr. ",
    "17 people killed ",
    "killed 3 said Bo ",
    "“a” said he ",
    "said Bo, who ",
)
"""What hostile texts repeat."""


def seconds_for(read: Callable[[Article], object], piece: str, length: int) -> float:
    """Return the processor time that reading `piece` repeated up to `length` code points takes.

    No garbage is collected meanwhile: that takes as long as what other tests left behind is large.
    """
    article = written((piece * (length // len(piece) + 1))[:length], names={"Bo": "person"})
    gc.disable()
    try:
        start = time.process_time()
        read(article)
        return time.process_time() - start
    finally:
        gc.enable()


def is_linear(read: Callable[[Article], object], piece: str) -> bool:
    """Tell whether eight times the text takes clearly less than sixty-four times as long."""
    short = seconds_for(read, piece, 2_000)
    return seconds_for(read, piece, 16_000) < 24 * short + 0.15
