"""Labels to type for what is in view: a letter each, or two where there are many."""

from __future__ import annotations

from itertools import product
from typing import Final

LETTERS: Final = "asdfghjklewrtyuiopqzxcvbnm"
"""The home row first."""

MOST: Final = len(LETTERS) ** 2


def labels(count: int) -> list[str]:
    """Return `count` labels (`MOST` at most), none of which begins another one."""
    if count <= len(LETTERS):
        return list(LETTERS[:count])
    pairs = product(LETTERS, repeat=2)
    return ["".join(pair) for pair, _ in zip(pairs, range(min(count, MOST)), strict=False)]
