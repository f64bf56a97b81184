"""Looking at a corpus that changes all the time leaves most of the time to the keys."""

from __future__ import annotations

from tui.app.looks import Looks


class _Machine:
    """A clock, and what looking has taken by it."""

    now = 1000.0
    spent = 5.0


def test_what_costs_little_is_looked_at_every_time() -> None:
    """Of a small corpus every change is seen at the next look, half a second later."""
    machine = _Machine()
    times = Looks(lambda: machine.spent, lambda: machine.now)
    for _ in range(3):
        assert times.is_time()
        machine.spent += 0.01
        machine.now += 0.5


def test_what_costs_much_is_looked_at_seldom() -> None:
    """After .25 s of work, the counting that a look led to included, the next look comes after 2.5 s."""
    machine = _Machine()
    times = Looks(lambda: machine.spent, lambda: machine.now)
    assert times.is_time()
    machine.spent += 0.25
    looks = []
    for _ in range(5):
        machine.now += 0.5
        looks.append(times.is_time())
    assert looks == [False, False, False, False, True]
