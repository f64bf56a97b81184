"""Opening the corpus to read from it, and the query that a command line holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import apsw

from tui.cli.arguments import Call
from tui.store.connect import connect, explaining
from tui.store.search import Query, parse


@contextmanager
def opened(call: Call) -> Iterator[apsw.Connection]:
    """Open the corpus of `call`, which must be there, and say in one line what goes wrong with it."""
    with explaining(call.corpus):
        con = connect(call.corpus, create=False)
        try:
            yield con
        finally:
            con.close()


def query_of(words: Sequence[str]) -> Query:
    """Return the query that `words` on the command line make.

    Raises:
        QueryError: it cannot be understood.
    """
    return parse(" ".join(words))
