"""Whether a page may be fetched by a program: robots.txt, kept for a day (SECURITY D10).

Protego honours `*` and `$` in its rules, which the standard library's parser takes for letters.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from protego import Protego

from tui.fetch.address import parse_address
from tui.fetch.client import Client
from tui.fetch.clock import Clock
from tui.fetch.failure import FetchError

MOST: Final = 500_000
"""Bytes of a robots.txt that are read; the rest does not count (RFC 9309)."""

_KEPT_SECONDS: Final = 86400.0
_RETRY_SECONDS: Final = 3600.0
_NAME: Final = "copytaster"

Verdict: TypeAlias = Literal["rules", "all", "none"]


class Kept(NamedTuple):
    """What is known of a host's robots.txt.

    Attributes:
        verdict: its rules hold, or everything, or nothing may be fetched.
        text: the rules.
        fetched: when, seconds since 1970.
    """

    verdict: Verdict
    text: str
    fetched: float


class Robots:
    """Asks each host once a day.

    Args:
        client: who asks.
        clock: the time.
        known: returns what is kept of a host.
        keep: keeps it.
    """

    def __init__(
        self,
        client: Client,
        clock: Clock,
        known: Callable[[str], Kept | None],
        keep: Callable[[str, Kept], None],
    ) -> None:
        self._client = client
        self._clock = clock
        self._known = known
        self._keep = keep

    def allow(self, url: str) -> bool:
        """Return whether the page at `url` may be fetched."""
        origin = parse_address(url).origin
        kept = self._known(origin)
        if kept is None or self._clock.now() - kept.fetched >= _lasts(kept):
            kept = self._asked(origin)
            self._keep(origin, kept)
        if kept.verdict != "rules":
            return kept.verdict == "all"
        return bool(_parsed(kept.text).can_fetch(url, _NAME))

    def _asked(self, origin: str) -> Kept:
        """Return what the host says: no file allows everything, a failing server nothing (RFC 9309)."""
        now = self._clock.now()
        try:
            answer = self._client.get(
                f"{origin}/robots.txt", accept="text/plain, */*;q=0.1", most=MOST, cut=True
            )
        except FetchError as error:
            is_none = 400 <= error.status < 500 and error.status != 429
            return Kept("all" if is_none else "none", "", now)
        return Kept("rules", answer.body.decode("utf-8", "replace"), now)


def _lasts(kept: Kept) -> float:
    return _RETRY_SECONDS if kept.verdict == "none" else _KEPT_SECONDS


@lru_cache(64)
def _parsed(text: str) -> Protego:
    return Protego.parse(text)
