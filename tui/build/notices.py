"""What is to be said or kept of inputs, once the articles before it are on disk."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import apsw

from tui.build.progress import Progress, Skipped


@dataclass(frozen=True, slots=True)
class ReadThrough:
    """A file, or a feed, was read to its end.

    Attributes:
        file: its location.
        key: of what it holds; None if that must be read again next time.
        refused: what was not taken in from it.
    """

    file: str
    key: str | None
    refused: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class OnDisk:
    """Something to be kept in the corpus as soon as the articles that it is about are there."""

    keep: Callable[[apsw.Connection], object]


Notice: TypeAlias = Progress | Skipped | ReadThrough | OnDisk


@dataclass(slots=True)
class Notices:
    """Notices of a pass over inputs, in their order.

    Attributes:
        given: how many articles the pass gave out so far.
    """

    given: int = 0
    _waiting: deque[tuple[int, Notice]] = field(default_factory=deque)

    def say(self, notice: Notice) -> None:
        """Keep a notice until what was given out so far is on disk."""
        self._waiting.append((self.given, notice))

    def due(self, stored: int) -> Iterator[Notice]:
        """Return what may be said once the first `stored` articles are on disk."""
        while self._waiting and self._waiting[0][0] <= stored:
            yield self._waiting.popleft()[1]
