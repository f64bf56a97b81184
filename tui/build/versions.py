"""Versions of what makes results: a digest of the code and models of a room.

Whatever changes in a room's code, tables or models changes its version, so nobody has to remember to count
one up; what was made by an older version is made again.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeAlias

Room: TypeAlias = Literal["ingest", "annotate", "link"]

_PACKAGE: Final = Path(__file__).resolve().parent.parent

_MADE: Final = frozenset({".pyc"})


@cache
def version(room: Room) -> str:
    """Return the version of a room: 16 hexadecimal digits over its files and the nouns it fills."""
    digest = hashlib.blake2b(digest_size=8)
    for folder in (_PACKAGE / "corpus", _PACKAGE / room):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.suffix not in _MADE and not file.name.startswith("schema"):
                digest.update(file.relative_to(_PACKAGE).as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()
