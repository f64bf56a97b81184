"""Opening the corpus to read from it, and the articles that a query on the command line finds."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import apsw

from tui.cli.arguments import Call
from tui.store.connect import connect, explaining
from tui.store.read import numbers
from tui.store.search import parse


@contextmanager
def opened(call: Call) -> Iterator[apsw.Connection]:
    """Open the corpus of `call`, which must be there, and say in one line what goes wrong with it."""
    with explaining(call.corpus):
        con = connect(call.corpus, create=False)
        try:
            yield con
        finally:
            con.close()


def found(con: apsw.Connection, words: Sequence[str]) -> array[int]:
    """Return the row numbers of the articles that the query of `words` finds, newest first.

    Raises:
        QueryError: the query cannot be understood.
    """
    return numbers(con, parse(" ".join(words)))
