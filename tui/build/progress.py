"""What work on a corpus reports while it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Stage: TypeAlias = Literal["watch", "ask", "read", "annotate", "resolve", "link", "done"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is.

    Attributes:
        done: how many of the stage's items are done; in the last one, `done`, articles put or changed.
        total: how many there are, None if not known yet.
        item: the file or article at hand; "" for none. While nothing but watching is done, how that is done.
    """

    stage: Stage
    done: int
    total: int | None
    item: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not taken in: its name, and why."""

    item: str
    reason: str


Report: TypeAlias = Progress | Skipped
