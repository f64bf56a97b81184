"""What is worked out over the whole corpus after articles came in: entities, links, events, stories.

Links, events and stories are a function of the stored articles alone, so it does not matter in which order
or batches they came. Links whose two articles are as they were keep their evidence; the others are explained
anew. Who is who is such a function once it is settled (`tui.build.resolving`).
"""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from tui.build.behind import is_behind, is_settled
from tui.build.explaining import explain_all
from tui.build.held import Held
from tui.build.pair_index import index
from tui.build.progress import Progress, Report
from tui.build.relinking import Relinked, relinked
from tui.build.renewing import renew
from tui.build.resolving import put_resolved, resolved, resolved_anew
from tui.build.versions import version
from tui.corpus.event import Link
from tui.link.decisions import Decisions
from tui.store import linking
from tui.store.connect import transaction
from tui.store.decisions import pairs
from tui.store.derived import counter, link_bases, put_clustering, set_derived
from tui.store.pair_scores import put_kinds
from tui.store.record import link_of, link_text
from tui.store.telling import put_tellings, telling_of, telling_text


def derive(con: apsw.Connection, path: Path) -> Iterator[Report]:
    """Bring entities, links, events and stories up to date with the articles of the corpus at `path`.

    One process does so at a time; another that waited finds the work done, or does what is left.
    """
    with _alone(path):
        while is_behind(con):
            yield from renew(con)
            yield from _derive_once(con, path)


def settle(con: apsw.Connection, path: Path) -> Iterator[Report]:
    """Work out who is who over the whole corpus at `path`, unless that was the last thing done.

    What is behind is brought up to date first, as by `derive`.
    """
    yield from derive(con, path)
    with _alone(path):
        if not is_settled(con):
            yield Progress("resolve", 0, None)
            found = resolved_anew(con)
            with transaction(con):
                if counter(con, "resolved") <= found.put:
                    put_resolved(con, found)


def _derive_once(con: apsw.Connection, path: Path) -> Iterator[Report]:
    put, decided = counter(con, "put"), counter(con, "decided")
    yield Progress("link", 0, None)
    index(con, path, version("link"))
    touched = linking.touched(con)
    whole = counter(con, "heeded") != decided
    found = relinked(con, None if whole else touched, Decisions(*pairs(con)))
    marked = linking.marked(con, {each for link in found.links for each in (link.a, link.b)})
    known = link_bases(con, None if whole else found.around)
    bases = {link: _basis(link, marked) for link in found.links}
    pending = [link for link, basis in bases.items() if known.get((link.a, link.b, link.kind)) != basis]
    explained = Held(link_text, link_of)
    tellings = Held(telling_text, telling_of)
    for link, told in explain_all(con, path, pending):
        explained.add((link.a, link.b, link.kind), (link, _basis(link, marked)))
        if told is not None:
            tellings.add((told.a, told.b), told)
        yield Progress("link", len(explained), len(pending))
    yield Progress("resolve", 0, None)
    who = resolved(con, found.links)
    with transaction(con):
        # Else another process has derived from more than was seen here, or a reader decided otherwise since.
        if counter(con, "derived") <= put and counter(con, "decided") == decided:
            put_resolved(con, who)
            _write(con, found, explained, whole=whole)
            put_tellings(con, tellings)
            linking.untouch(con, touched)
            linking.set_counter(con, "heeded", decided)
            set_derived(con, put)


def _basis(link: Link, marked: Mapping[str, str]) -> str:
    """Return what the evidence and reasons of `link` depend on: both articles, the finding, the code."""
    parts = (marked[link.a], marked[link.b], link.kind, repr(link.score), version("link"))
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=12).hexdigest()


def _write(
    con: apsw.Connection, found: Relinked, explained: Iterable[tuple[Link, str]], *, whole: bool
) -> None:
    kept = {(link.a, link.b, link.kind) for link in found.links}
    put_clustering(
        con,
        found.events,
        found.stories,
        explained,
        kept,
        articles=None if whole else found.articles,
        around=None if whole else found.around,
    )
    put_kinds(con, found.kinds)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Wait until no other process derives for the corpus at `path`."""
    with path.with_name(path.name + ".deriving").open("w") as lock:
        with suppress(OSError):  # a file system without locks: work may be done twice, never wrongly
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
