"""What asking the web takes: rules, the time, and how much at once. Nothing here loads HTTP code."""

from __future__ import annotations

from dataclasses import dataclass, field

from tui.fetch.clock import Clock
from tui.fetch.rules import Rules


@dataclass(frozen=True, slots=True)
class Web:
    """How the web is asked.

    Attributes:
        rules: what may be asked, and how long.
        clock: the time.
        threads: how many requests may be under way at a time, over all hosts.
    """

    rules: Rules = field(default_factory=Rules)
    clock: Clock = field(default_factory=Clock)
    threads: int = 8
