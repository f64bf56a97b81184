"""What no reader waits for is done when it is calm, and seldom."""

from __future__ import annotations

from collections.abc import Iterator

from tui.build.calm import Calm
from tui.build.progress import Progress, Report


class _Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_it_is_calm_a_minute_after_the_last_that_came() -> None:
    """Whatever comes puts it off; then nothing has to."""
    clock = _Clock()
    calm = Calm(clock)
    assert not calm.is_here()
    clock.now += 59
    calm.disturbed()
    clock.now += 59
    assert not calm.is_here()
    clock.now += 1
    assert calm.is_here()


def test_long_work_is_seldom_done() -> None:
    """Work of 20 seconds is done again after 1,000 at the earliest, and its reports are passed on."""
    clock = _Clock()
    calm = Calm(clock)

    def work() -> Iterator[Report]:
        clock.now += 20
        yield Progress("resolve", 0, None)

    assert [each.stage for each in calm.used(work()) if isinstance(each, Progress)] == ["resolve"]
    clock.now += 999
    assert not calm.is_here()
    clock.now += 1
    assert calm.is_here()
