"""What makes two lines the same line, wherever they stand."""

from __future__ import annotations

import re

_ALPHANUMERIC = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Return the letters and digits of `text` in one case: what makes two lines the same line."""
    return "".join(_ALPHANUMERIC.findall(text)).casefold()
