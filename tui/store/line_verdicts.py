"""What readers said of lines: body, or not; it holds for all articles of the source, and can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import apsw

from tui.errors import StoreError
from tui.harmless import harmless_line
from tui.store.connect import transaction
from tui.store.dates import now
from tui.store.journal import Step, keep

KIND: Final = "line"
"""The kind of subject in the journal: "line:SOURCE\\tFOLDED LINE"."""

_TOLD: Final = 40
"""Characters of a line by which it is told."""


def line_verdicts(con: apsw.Connection, source: str) -> dict[str, bool]:
    """Return what readers said of lines of a source: whether each, folded, is body."""
    rows = con.execute("SELECT line, body FROM line_verdict WHERE source = ?", (source,))
    return {line: bool(body) for line, body in rows}


def judge_line(con: apsw.Connection, source: str, line: str, *, body: bool, words: str = "") -> Step:
    """Keep that `line` (folded) of `source` is body, or is not; a step of the journal.

    `words` are the line as it is printed, by which the step is told.

    The articles of the source get their blocks anew when the corpus is next brought up to date.

    Raises:
        StoreError: the article names no source, so there is nothing that it could hold for.
    """
    if not source:
        raise StoreError("this article names no source", "", "a line is judged for all articles of a source")
    before = line_verdicts(con, source).get(line)
    if before is body:
        return Step("nothing to change", ())
    told = harmless_line(words or line)
    told = told if len(told) <= _TOLD else f"{told[:_TOLD]}…"
    said = f"{'' if body else 'not '}body in {harmless_line(source)}: “{told}”"
    subject = f"{KIND}:{source}\t{line}"
    with transaction(con):
        keep(con, said, [(subject, before, body)])
        return Step(said, tuple(apply(con, [(subject, body)])))


def apply(con: apsw.Connection, sides: Sequence[tuple[str, Any]]) -> list[str]:
    """Put each verdict into the state given, None for none; its source is to be looked at again."""
    touched: list[str] = []
    for subject, body in sides:
        source, _, line = subject.partition(":")[2].partition("\t")
        con.execute("DELETE FROM line_verdict WHERE source = ? AND line = ?", (source, line))
        if body is not None:
            con.execute("INSERT INTO line_verdict VALUES (?, ?, ?, ?)", (source, line, int(body), now()))
        con.execute("UPDATE counter SET value = value + 1 WHERE name IN ('put', 'sourced')")
        con.execute(  # one article put anew is enough to have its whole source looked at
            "UPDATE article SET put = (SELECT value FROM counter WHERE name = 'put')"
            " WHERE n = (SELECT min(n) FROM article WHERE source = ?)",
            (source,),
        )
        touched += [
            identity for (identity,) in con.execute("SELECT id FROM article WHERE source = ?", (source,))
        ]
    return touched
