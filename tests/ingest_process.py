"""The process that takes articles in, as the reader starts it."""

from __future__ import annotations

import sys
from pathlib import Path


def ingest_process(corpus: Path, *paths: Path) -> list[str]:
    """Return the arguments that start the process; it tells its progress in JSON lines."""
    return [
        sys.executable,
        *("-m", "tui", "--corpus", str(corpus), "watch", "--porcelain", "--"),
        *map(str, paths),
    ]
