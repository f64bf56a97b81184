"""Trying again what was refused: the file may be whole by now, the address may answer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import apsw

from tui.build.adding import up_to_date
from tui.build.given import WebAddress
from tui.build.locations import path_of
from tui.build.passes import Pass
from tui.build.progress import Progress, Report
from tui.build.web import Web
from tui.errors import StoreError
from tui.ingest.options import DEFAULTS, Options
from tui.store.connect import connect, explaining
from tui.store.refusals import forget, places
from tui.store.sources import WEB, SourceRow, sources


def retry(corpus: Path, origins: Sequence[str] = (), web: Web | None = None) -> Iterator[Report]:
    """Read refused inputs again, whether or not they changed; what is refused again is named again.

    Args:
        corpus: the corpus file.
        origins: which, by the names that the list of refused inputs gives; all, if none is named.
        web: how addresses are asked.

    Yields:
        As `tui.build.adding.add`.

    Raises:
        StoreError: the corpus cannot be opened or written, or nothing of these names was refused.
    """
    with explaining(corpus):
        con = connect(corpus, create=False)
        try:
            found = places(con, origins)
            if origins and not found:
                raise StoreError("it is not among the refused inputs", origins[0], "see: copytaster doctor")
            yield from _again(con, corpus, found, web)
        finally:
            con.close()


def _again(con: apsw.Connection, corpus: Path, found: Sequence[str], web: Web | None) -> Iterator[Report]:
    changed = 0
    known = sources(con)
    for place in found:
        part = Pass(con, _options(known, place))
        forget(con, place)
        if place.startswith(("http://", "https://")):
            yield from _from_web(con, corpus, web, place, part)
        else:
            yield from part.files([path_of(place)])
        changed += part.changed
    yield from up_to_date(con, corpus)
    yield Progress("done", changed, None)


def _from_web(
    con: apsw.Connection, corpus: Path, web: Web | None, place: str, part: Pass
) -> Iterator[Report]:
    from tui.build.from_web import add_addresses, poll  # noqa: PLC0415 - files need no HTTP

    if any(source.location == place for source in sources(con)):
        yield from poll(con, corpus, web, part, only={place})
    else:
        yield from add_addresses(con, corpus, web, [WebAddress(place)], part)


def _options(known: Sequence[SourceRow], place: str) -> Options:
    """Return how the nearest source that holds `place` is read."""
    holding = [
        source
        for source in known
        if source.kind not in WEB and (f"{place}/").startswith(f"{source.location.rstrip('/')}/")
    ]
    nearest = max(holding, key=lambda source: len(source.location), default=None)
    return Options(**json.loads(nearest.options)) if nearest else DEFAULTS
