"""The lists of names and phrases that the rules of this room read, kept as text beside the code."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).resolve().parent / "data"


def listed(name: str) -> tuple[str, ...]:
    """Return the lines of a list that are neither empty nor comments."""
    lines = (_FOLDER / name).read_text("utf-8").splitlines()
    return tuple(line for line in lines if line.strip() and not line.startswith("# "))
