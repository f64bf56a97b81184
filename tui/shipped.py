"""Where the files that travel with the program lie: themes and the sample corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent


def shipped_folder(name: str) -> Path:
    """Return the folder `name` (`themes` or `seeds`), from the wheel or else from the checkout."""
    in_wheel = _PACKAGE / "shipped_data" / name
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / name
