"""Lines by which a site promotes or operates itself: subscribe calls, share buttons, cookies, menus."""

from __future__ import annotations

import re
from typing import Final

from tui.ingest.listed import listed

_LONGEST: Final = 300
"""Longest line, in code points, that is looked at; promotion is short."""

_OPENS = re.compile(f"(?:{'|'.join(listed('promotion.txt'))})", re.IGNORECASE)
_HOLDS = re.compile(rf"\b(?:{'|'.join(listed('promotion_inside.txt'))})", re.IGNORECASE)


def is_promotion(line: str) -> bool:
    """Return whether `line` is the site speaking of itself, and not the article."""
    if len(line) > _LONGEST:
        return False
    return _OPENS.match(line) is not None or _HOLDS.search(line) is not None
