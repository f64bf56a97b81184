"""Moving: rows, lines, pages, panes, folds, and the way back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tests.app.deeds.hands import Hands, deed


async def _in_list(at: Hands) -> None:
    await at.do("down", "up")


async def _in_text(at: Hands) -> None:
    await at.to_text("stray")


async def _in_links(at: Hands) -> None:
    await at.to_links()


async def _on_a_page(at: Hands) -> None:
    await at.do("help")


def _motion(action_id: str, *, from_end: bool) -> None:
    """Register that a motion changes where one is, in each pane and on a page."""

    def from_(place: Callable[[Hands], Awaitable[None]]) -> None:
        @deed(action_id)
        async def moves(at: Hands) -> None:
            await place(at)
            await at.do("last" if from_end else "first")
            before, seen = at.position, at.looks
            await at.do(action_id)
            assert (at.position < before) if from_end else (at.position > before)
            assert at.looks != seen

    for place in (_in_list, _in_text, _in_links, _on_a_page):
        from_(place)


for downwards in ("down", "half_down", "page_down", "last"):
    _motion(downwards, from_end=False)
for upwards in ("up", "half_up", "page_up", "first"):
    _motion(upwards, from_end=True)


@deed("next_pane", "previous_pane")
async def goes_round_the_panes(at: Hands) -> None:
    """Tab gives the keys to the next pane, which draws its cursor or scroll; Shift-Tab gives them back."""
    seen = at.looks
    await at.do("next_pane")
    assert at.is_in("text")
    assert at.looks != seen
    await at.do("previous_pane")
    assert at.is_in("list")


@deed("fold", "unfold")
async def folds_an_event(at: Hands) -> None:
    """The reports of the event go, and come back."""
    assert "Lake Wire" in at.list_text
    await at.do("fold")
    assert "Lake Wire" not in at.list_text
    await at.do("unfold")
    assert "Lake Wire" in at.list_text


@deed("fold_all")
async def folds_every_event(at: Hands) -> None:
    """All reports go, and come back."""
    await at.do("fold_all")
    assert "Lake Wire" not in at.list_text
    await at.do("fold_all")
    assert "Lake Wire" in at.list_text


@deed("back")
async def goes_back(at: Hands) -> None:
    """From a link to where it was followed, from a page to what lay under it."""
    await at.to_links()
    await at.do("open")
    assert at.article == "post"
    await at.do("back")
    assert at.article == "herald"
    await at.do("help")
    await at.do("back")
    assert at.is_in("text")


@deed("next_section", "previous_section")
async def goes_from_part_to_part(at: Hands) -> None:
    """Tab goes to the next part of the event's page, Shift-Tab back."""
    await at.do("show_event")
    before = at.position
    await at.do("next_section")
    assert at.position > before
    await at.do("previous_section")
    assert at.position == before
