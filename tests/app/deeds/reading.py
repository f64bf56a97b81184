"""Reading: opening, paging on, highlights and their kinds, what is folded, what is new."""

from __future__ import annotations

from tests.app.conftest import article_id
from tests.app.deeds.hands import Hands, deed
from tui.app.keys import ACTIONS


@deed("open")
async def opens_what_the_cursor_is_on(at: Hands) -> None:
    """Enter opens the article of the list, the name in the text, the article of a row."""
    await at.do("down")
    await at.do("open")
    assert at.is_in("text")
    assert at.article == "herald"
    await at.to_name()
    await at.do("open")
    assert at.is_in("entity")
    await at.do("last")
    await at.do("open")
    assert at.is_in("text")


@deed("page_on")
async def pages_on(at: Hands) -> None:
    """Space pages through a long text, and at the end of a short one goes to the next unread article."""
    await at.to_text("stray")
    seen = at.text
    await at.do("page_on")
    assert at.position > 0
    assert at.text != seen
    await at.to_text("wire")
    await at.do("page_on")
    assert at.article != "wire"
    await at.do("help")
    await at.do("page_on")
    assert at.position > 0


@deed("next_unread")
async def goes_to_the_next_unread(at: Hands) -> None:
    """What was read is passed over."""
    await at.do("down", "j")
    await at.do("mark_read")
    await at.to_text("herald")
    await at.do("next_unread")
    assert at.article == "wire"


@deed("text_down", "text_up")
async def scrolls_the_text_from_the_list(at: Hands) -> None:
    """The text moves, the cursor of the list does not."""
    await at.to_text("stray")
    await at.do("leave")
    cursor = at.position
    await at.do("text_down")
    assert at.reader.screen.text.scroll_offset.y == 1
    await at.do("text_up")
    assert at.reader.screen.text.scroll_offset.y == 0
    assert at.position == cursor


@deed("next_highlight", "previous_highlight")
async def goes_through_the_highlights(at: Hands) -> None:
    """The last line says who or what the chosen one is."""
    await at.to_text()
    await at.do("next_highlight")
    first = at.reader.screen.text.selected_highlight
    assert "Tervo · place · 4 articles" in at.last_line
    await at.do("next_highlight")
    assert at.reader.screen.text.selected_highlight != first
    await at.do("previous_highlight")
    assert at.reader.screen.text.selected_highlight == first


def _kinds() -> list[str]:
    return [each.id for each in ACTIONS if each.id.startswith("toggle_kind:")]


@deed(*_kinds())
async def shows_and_hides_kinds(at: Hands) -> None:
    """Each kind goes from the text and comes back, which is said."""
    await at.to_text()
    for each in _kinds():
        kind = each.partition(":")[2]
        await at.do(each)
        assert kind not in at.reader.screen.text.shown_kinds
        assert "hidden" in at.last_line
        await at.do(each)
        assert kind in at.reader.screen.text.shown_kinds
        assert "shown" in at.last_line


@deed("step_layer")
async def shows_a_layer_alone(at: Hands) -> None:
    """One's own marks alone, then those of another."""
    await at.to_text()
    await at.do("step_layer")
    assert "layer copytaster" in at.last_line
    await at.do("step_layer")
    assert "layer Ines" in at.last_line


@deed("show_versions")
async def shows_what_it_said_before(at: Hands) -> None:
    """The change of a word stands on a page."""
    await at.to_text("post")
    await at.do("show_versions")
    assert "changed 1 time" in at.text


@deed("judge_lines")
async def asks_which_lines_are_body(at: Hands) -> None:
    """The lines in view are rows to choose from; Enter says that one is not body."""
    await at.to_text("post")
    await at.do("judge_lines")
    assert "What is body here?" in at.text
    await at.do("open")
    assert at.is_in("text")
    assert "not body in Morning Post: “Nine people" in at.last_line


@deed("show_provenance")
async def says_who_made_the_highlight(at: Hands) -> None:
    """The last line names the rule or model."""
    await at.to_text()
    await at.do("show_provenance")
    assert "choose a highlight first" in at.last_line
    await at.to_name()
    before = at.last_line
    await at.do("show_provenance")
    assert at.last_line != before


@deed("toggle_folded")
async def shows_what_is_no_body(at: Hands) -> None:
    """The line of promotion is on the screen only when it is asked for."""
    await at.to_text("stray")
    await at.do("toggle_folded")
    await at.do("last")
    assert "Subscribe to Aro." in at.text
    await at.do("toggle_folded")
    await at.do("last")
    assert "Subscribe to Aro." not in at.text


@deed("what_is_new")
async def dims_what_is_known(at: Hands) -> None:
    """Once a report of the event was read, the others say how much of them is new."""
    await at.to_text("herald")
    await at.do("mark_read")
    await at.to_text("post")
    await at.do("what_is_new")
    assert "1 of 2 sentences new" in at.last_line
    await at.do("what_is_new")
    assert "every sentence is shown alike" in at.text


@deed("compare_left", "compare_right")
async def goes_to_either_side(at: Hands) -> None:
    """The arrows lead to the sentence in the article on that side."""
    for action_id, name in (("compare_left", "herald"), ("compare_right", "post")):
        await at.to_text("herald")
        await at.do("compare")
        await at.do("next_difference")
        await at.do(action_id)
        assert at.reader.article_id == article_id(name)


@deed("next_difference", "previous_difference")
async def goes_from_contradiction_to_contradiction(at: Hands) -> None:
    """The cursor comes to the row with both values, from above and from below."""
    await at.to_text("herald")
    await at.do("compare")
    await at.do("first")
    await at.do("next_difference")
    assert "≠ 12 killed / 9 killed" in at.text
    found = at.position
    await at.do("last")
    await at.do("previous_difference")
    assert at.position == found
