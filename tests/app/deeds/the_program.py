"""The program: help, palette, tour, the way out."""

from __future__ import annotations

from tests.app.deeds.hands import Hands, deed


@deed("help")
async def helps(at: Hands) -> None:
    """The keys of the pane one comes from stand first, those of a page on a page."""
    await at.do("help")
    assert "Keys in the list" in at.reader.lines[0]
    await at.do("leave")
    await at.do("show_event")
    await at.do("help")
    assert "Keys in pages" in at.reader.lines[0]


@deed("palette")
async def searches_actions(at: Hands) -> None:
    """An action is found by words of its title, shown with its key, and done."""
    await at.do("palette")
    await at.type("group the list")
    await at.until("Group the list by event, or not")
    await at.type("enter")
    await at.reader.settle()
    assert "newest first" in at.reader.lines[0]


@deed("tour", "tour_next", "tour_previous")
async def shows_round(at: Hands) -> None:
    """Six cards, forwards and back."""
    await at.do("tour")
    assert "1 of 6" in at.text
    await at.do("tour_next")
    assert "2 of 6" in at.text
    await at.do("tour_previous")
    assert "1 of 6" in at.text


@deed("leave", "close")
async def leaves(at: Hands) -> None:
    """From the tour and a page to the screen beneath, from the text to the list, from there the program."""
    await at.do("tour")
    await at.do("leave")
    await at.do("help")
    await at.do("leave")
    await at.to_text()
    await at.do("leave")
    assert at.is_in("list")
    assert at.reader.app.is_running
    await at.do("close")
    assert at.has_ended


@deed("suspend")
async def stays_without_a_shell(at: Hands) -> None:
    """Where no shell runs it as a job, it says so and goes on; `tests/security` has one, in a terminal."""
    await at.do("suspend")
    assert "no shell to go back to" in at.text
    await at.do("help")
    await at.do("suspend")
    assert "no shell to go back to" in at.text


@deed("quit")
async def quits(at: Hands) -> None:
    """At once, from anywhere, with the place kept in mind."""
    await at.to_text()
    await at.do("show_event")
    await at.do("quit")
    assert at.has_ended
    assert at.reader.app.last_position is not None
    assert at.reader.app.last_position.pane == "text"
