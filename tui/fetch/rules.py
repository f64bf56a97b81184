"""What may be asked of the web, and how much."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """What a client may do.

    Attributes:
        private_hosts: hosts (`name` or `name:port`) that may be in a private network.
        seconds: for all of a request.
        most: bytes of an answer once decoded (SECURITY D4; Miniflux has the same).
        redirects: how many are followed.
    """

    private_hosts: tuple[str, ...] = ()
    seconds: float = 20.0
    most: int = 15 * 1000 * 1000
    redirects: int = 5
