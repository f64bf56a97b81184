"""Triage: states, tags, notes, the queue, marked rows, undo; deciding about links and names."""

from __future__ import annotations

import shlex
import sys

from tests.app.deeds.hands import Hands, deed
from tui.app.screens.correction_page import CorrectionPage

DAM = {"herald", "post", "wire"}


@deed("mark_read", "mark_unread")
async def marks_read_and_unread(at: Hands) -> None:
    """An event's row stands for its reports, which the first line counts."""
    await at.do("mark_read")
    assert at.which("read") == DAM
    assert "2 unread" in at.reader.lines[0]
    await at.do("mark_unread")
    assert at.which("read") == set()
    assert "5 unread" in at.reader.lines[0]


@deed("star", "done", "queue")
async def sets_a_state(at: Hands) -> None:
    """Each sets its sign in the list and takes it back."""
    await at.do("down")
    for action_id, part, sign in (("star", "starred", "★"), ("done", "done", "✓"), ("queue", "queued", "»")):
        await at.do(action_id)
        assert at.which(part) == {"herald"}
        assert sign in at.text
        await at.do(action_id)
        assert at.which(part) == set()
        assert sign not in at.text


@deed("event_done")
async def puts_the_event_away(at: Hands) -> None:
    """All reports are done and the next unread article is shown; on the page of an event too."""
    await at.do("event_done")
    assert at.which("done") == DAM
    assert at.article == "stray"
    await at.do("undo")
    await at.to_text("herald")
    await at.do("show_event")
    await at.do("event_done")
    assert at.which("done") == DAM


@deed("tag")
async def tags(at: Hands) -> None:
    """The tag stands at the head of the article."""
    await at.do("down")
    await at.do("tag", "water", "enter")
    assert at.row("herald").tags == ("water",)
    assert "#water" in at.text


@deed("note")
async def notes(at: Hands) -> None:
    """The note stands at the head of the article."""
    await at.do("down")
    await at.do("note", "Ask the mayor.", "enter")
    assert "✎ Ask the mayor." in at.text


@deed("note_in_editor")
async def notes_in_the_editor(at: Hands) -> None:
    """The editor that VISUAL names gets the note in a file, and what it leaves there is the note."""
    script = at.folder / "editor.py"
    script.write_text("import sys\nopen(sys.argv[-1], 'a', encoding='utf-8').write('Ask the mayor.')\n")
    at.environment("VISUAL", shlex.join([sys.executable, str(script)]))
    await at.do("down")
    await at.do("note_in_editor")
    assert "✎ Ask the mayor." in at.text
    await at.do("note_in_editor")
    assert "✎ Ask the mayor.Ask the mayor." in at.text


@deed("remind")
async def reminds(at: Hands) -> None:
    """What is due is announced in the first line."""
    await at.do("down")
    await at.do("remind", "today", "enter")
    assert "1 due" in at.reader.lines[0]


@deed("repeat")
async def repeats(at: Hands) -> None:
    """What was done to one is done to the next."""
    await at.do("down")
    await at.do("star")
    await at.do("down")
    await at.do("repeat")
    assert at.which("starred") == {"herald", "post"}


@deed("select", "select_none")
async def marks_rows(at: Hands) -> None:
    """The first line counts what is marked, a change is about it, and the marks go."""
    await at.do("down")
    await at.do("select")
    await at.do("select")
    assert "2 marked" in at.reader.lines[0]
    assert "◆" in at.text
    await at.do("star")
    assert len(at.which("starred")) == 2
    await at.do("select_none")
    assert "marked" not in at.reader.lines[0]


@deed("select_range", "select_all")
async def marks_many_rows(at: Hands) -> None:
    """From the last mark to the cursor; and everything."""
    await at.do("down")
    await at.do("select")
    await at.do("down")
    await at.do("select_range")
    assert "3 marked" in at.reader.lines[0]
    await at.do("select_all")
    assert "5 marked" in at.reader.lines[0]


@deed("next_queued", "view:is:queued")
async def comes_back_to_the_queue(at: Hands) -> None:
    """What was put off is listed, and opened by its key, which takes it out."""
    await at.do("last")
    await at.do("queue")
    await at.do("view:is:queued")
    assert at.listed == 1
    await at.do("view")
    await at.do("next_queued")
    assert at.article == "earlier"
    assert at.which("queued") == set()


@deed("next_due", "view:is:due")
async def comes_back_to_what_is_due(at: Hands) -> None:
    """What is due is listed, and opened by its key, which takes the reminder away."""
    await at.do("last")
    await at.do("remind", "today", "enter")
    await at.do("view:is:due")
    assert at.listed == 1
    await at.do("view")
    await at.do("next_due")
    assert at.article == "earlier"
    assert at.which("due") == set()


@deed("undo", "redo")
async def undoes(at: Hands) -> None:
    """The star goes and comes back; on the page of an event, a decision does."""
    await at.do("down")
    await at.do("star")
    await at.do("undo")
    assert "★" not in at.text
    assert "undone: 1 article starred" in at.text
    await at.do("redo")
    assert "★" in at.text
    await at.do("show_event")
    await at.to_row("Lake Wire")
    await at.do("reject")
    assert "2 reports" in at.reader.lines[0]
    await at.do("undo")
    assert "3 reports" in at.reader.lines[0]


@deed("accept", "reject")
async def decides_about_a_link(at: Hands) -> None:
    """The links say what a reader said."""
    await at.to_links()
    await at.do("accept")
    assert "✓ one event" in at.text
    await at.do("reject")
    assert "✗ not one event" in at.text


@deed("merge")
async def puts_events_together(at: Hands) -> None:
    """The report of the story becomes one of the event."""
    await at.to_links()
    await at.do("last")
    await at.do("merge")
    assert at.row("earlier").event == at.row("herald").event
    assert "put together" in at.text


@deed("not_story")
async def takes_out_of_the_story(at: Hands) -> None:
    """The earlier report is linked no more."""
    await at.to_links()
    await at.do("last")
    await at.do("not_story")
    assert "SAME STORY" not in at.text
    assert "story" in at.last_line


@deed("put_right")
async def puts_a_name_right(at: Hands) -> None:
    """What it may be is offered; what is chosen is said, and undone."""
    await at.to_name()
    await at.do("put_right")
    assert isinstance(at.front, CorrectionPage)
    await at.to_row("organisation")
    await at.do("open")
    assert "put right: “Tervo” is an organisation" in at.text
    await at.do("undo")
    assert "undone" in at.text
