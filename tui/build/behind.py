"""Whether what is worked out over a corpus is up to date; cheap, so that nothing is loaded for nothing."""

from __future__ import annotations

from typing import Final

import apsw

from tui.build.versions import version
from tui.store.derived import counter

STALE: Final = "FROM article JOIN feature USING (n) WHERE annotated <> ?1 OR version <> ?2"
"""The articles that were marked or sketched by other code than `versions()`, which is bound to it."""


def versions() -> tuple[str, str]:
    """Return the versions of the annotators and of linking, as of today's code."""
    return version("annotate"), version("link")


def is_behind(con: apsw.Connection) -> bool:
    """Return whether articles were put since the corpus was last derived, or marked by older code."""
    if counter(con, "derived") != counter(con, "put"):
        return True
    return bool(con.execute(_ANY_STALE, versions()).get)


_ANY_STALE: Final = "SELECT " + " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} WHERE {column} {differs} ?{place})"
    for place, table, column in ((1, "article", "annotated"), (2, "feature", "version"))
    for differs in "<>"  # each by the index, which cannot tell what is unequal
)
"""Whether there is anything that is `STALE`, asked without going through all articles."""


def is_settled(con: apsw.Connection) -> bool:
    """Return whether who is who was last worked out over the whole corpus, as it is now."""
    return all(counter(con, one) == counter(con, other) for one, other in _SETTLED)


_SETTLED: Final = (("settled", "put"), ("heard", "corrected"))


def stale_count(con: apsw.Connection) -> int:
    """Return how many articles were marked by older code, or without the latest corrections."""
    return int(con.execute(f"SELECT count(*) {STALE}", versions()).get)


def mark_all_stale(con: apsw.Connection) -> None:
    """Let every article be marked again when the corpus is next brought up to date."""
    con.execute("UPDATE article SET annotated = ''")
