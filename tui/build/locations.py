"""Paths as the corpus keeps them: absolute, and as text even where a name is none."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

_URL = "file://"


def location_of(path: Path) -> str:
    """Return `path`, absolute, as text; one that is not valid UTF-8 as a file: URL."""
    absolute = os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links
    try:
        absolute.encode()
    except UnicodeEncodeError:
        return _URL + quote_from_bytes(os.fsencode(absolute))
    return absolute


def path_of(location: str) -> Path:
    """Return the path that `location_of` kept."""
    if location.startswith(_URL):
        return Path(os.fsdecode(unquote_to_bytes(location.removeprefix(_URL))))
    return Path(location)
