"""Writing marked articles in short transactions, so that open readers and other writers hardly wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import Final, NamedTuple

import apsw

from tui.build.files import content_key
from tui.build.makers import keep_makers
from tui.build.marked import Marked
from tui.build.progress import Skipped
from tui.build.versions import version
from tui.errors import StoreError
from tui.store.connect import transaction
from tui.store.derived import counter
from tui.store.write import Change, put_article

_BATCH_SECONDS: Final = 0.5
"""Longest that finished articles wait to be written: what was finished is kept when the work is stopped."""

_BATCH: Final = 64


class Stored(NamedTuple):
    """An article that is on disk now: its title, and whether it was new, changed or the same."""

    title: str
    change: Change


def stored(con: apsw.Connection, found: Iterable[Marked | Skipped]) -> Iterator[Stored | Skipped]:
    """Write articles as they come, and yield what became of each once it is on disk.

    One that cannot be stored is yielded as skipped, the others of its batch are kept. What was marked without
    a correction that came since is kept, to be marked again.
    """
    batch: list[Marked | Skipped] = []
    started = monotonic()
    try:
        for each in found:
            batch.append(each)
            if len(batch) >= _BATCH or monotonic() - started >= _BATCH_SECONDS:
                yield from _written(con, batch)
                batch, started = [], monotonic()
    except GeneratorExit:
        raise
    except BaseException:  # interrupted: what was finished is kept
        _written(con, batch)
        raise
    yield from _written(con, batch)


def _written(con: apsw.Connection, batch: list[Marked | Skipped]) -> list[Stored | Skipped]:
    with transaction(con):
        keep_makers(con)
        corrected = counter(con, "corrected")
        return [_put(con, each, corrected) if isinstance(each, Marked) else each for each in batch]


def _put(con: apsw.Connection, found: Marked, corrected: int) -> Stored | Skipped:
    versions = (version("annotate") if found.corrected == corrected else "", version("link"))
    try:
        change = put_article(
            con,
            found.article,
            content_key=content_key(found.given),
            sketch=found.sketch,
            given=found.given,
            versions=versions,
        )
    except StoreError as error:
        return Skipped(found.given.origin, str(error))
    return Stored(found.article.title, change)
