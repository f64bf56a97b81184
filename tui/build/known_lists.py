"""Taking a newsroom's list of who is who into a corpus, again whenever its file has changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import apsw

from tui.build.locations import location_of
from tui.build.versions import version
from tui.ingest.files import read_bytes
from tui.ingest.known_list import ReadList, read_known_list
from tui.store.known import list_digest, put_list


def take_list(con: apsw.Connection, path: Path) -> ReadList | None:
    """Take the list at `path` in; None if it is as it was when it was last read.

    Raises:
        IngestError: it cannot be read, or is no list.
    """
    digest = hashlib.blake2b(read_bytes(path) + version("ingest").encode(), digest_size=16).hexdigest()
    if list_digest(con, location_of(path)) == digest:
        return None
    found = read_known_list(path)
    put_list(con, location_of(path), digest, found.entries)
    return found
