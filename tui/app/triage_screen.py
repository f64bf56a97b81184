"""Triage on the main screen: states, tags, reminders, the queue; of articles, of what is marked, of an event.

In the list a change is about the rows that were marked, or else the one under the cursor (an event's row
stands for its articles); in the text it is about the article that is read. Each is one step of the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeAlias

import apsw

from tui.app.asking import Question
from tui.app.event_screen import EventScreen
from tui.app.panes.line_pane import Piece
from tui.store import read, state
from tui.store.completion import Candidate, Completion
from tui.store.state import Step

Deed: TypeAlias = Callable[[apsw.Connection, Sequence[str]], Step]
"""Changes the state of articles, by their ids."""


class TriageScreen(EventScreen):
    """Changes what the reader did with articles, and takes it back."""

    _last_deed: Deed | None = None

    # What it is about.

    def chosen_articles(self) -> list[str]:
        """Return the ids of what a change is about."""
        if self.pane == "list":
            return self.article_list.ids_of(self.article_list.acted_on)
        return [self.article.id] if self.article is not None else []

    def _rows(self, articles: Sequence[str]) -> list[read.ArticleRow]:
        con = self.access.con
        numbers = [number for each in articles if (number := read.number_of(con, each)) is not None]
        return read.article_rows(con, numbers)

    def top_notes(self) -> list[Piece]:
        """Return how many articles are marked, and how many are due."""
        notes: list[Piece] = []
        if marked := len(self.article_list.marked_here):
            notes.append((f"  {marked:,} marked ({self.key('select_none')} none)", "accent"))
        if due := state.due_count(self.access.con, _today().isoformat()):
            notes.append((f"  {due:,} due ({self.key('next_due')})", "accent"))
        return notes

    # Doing it.

    def keep_as_read(self, article: str) -> None:
        """Keep that an article was read; that is no step of its own, to be undone before what one did."""
        self._change(lambda con: state.change(con, [article], read=True, is_step=False), quiet=True)

    def _do(self, deed: Deed, articles: Sequence[str] | None = None) -> None:
        """Do something to the chosen articles, and remember it for the next ones."""
        self._last_deed, self._is_settled = deed, True
        about = self.chosen_articles() if articles is None else list(articles)
        self._change(lambda con: deed(con, about))

    def action_repeat(self) -> None:
        """Do again to the chosen articles what was last done to others."""
        if self._last_deed is None:
            self.say("nothing was done yet that could be repeated")
        else:
            self._do(self._last_deed)

    def _change(
        self, change: Callable[[apsw.Connection], Step | None], *, quiet: bool = False, nothing: str = ""
    ) -> None:
        """Write a change of state, show it, and say what it was unless it goes without saying."""

        async def work() -> None:
            step = await self.access.write(change)
            if step is None:
                self.say(nothing)
                return
            if not quiet:
                self.say(step.sentence)
            if step.articles:
                self.states_changed()
                self._restate(step.articles)
            if step.regrouped:
                await self.regrouped()

        self.in_background(work())

    def _restate(self, articles: Sequence[str]) -> None:
        """Show note, tags and reminder of the article that is read as they are now."""
        if self.article is not None and self.article.id in articles:
            self.text.restate(read.article(self.access.con, self.article.id).state)

    def action_mark_read(self) -> None:
        """Mark read."""
        self._do(partial(state.change, read=True))

    def action_mark_unread(self) -> None:
        """Mark unread."""
        self.is_reading = False
        self._do(partial(state.change, read=False))

    def action_star(self) -> None:
        """Star, or take the star away."""
        starred = all(row.starred for row in self._rows(self.chosen_articles()))
        self._do(partial(state.change, starred=not starred))

    def action_done(self) -> None:
        """Mark done, or take it back."""
        done = all(row.done for row in self._rows(self.chosen_articles()))
        self._do(partial(state.change, done=not done))

    def action_queue(self) -> None:
        """Put off for later, or take out of the queue."""
        queued = all(row.queued for row in self._rows(self.chosen_articles()))
        self._do(partial(state.change, queued=not queued))

    def action_undo(self) -> None:
        """Undo the last change, or as many as were typed."""
        from tui.store.undoing import undo  # noqa: PLC0415  not for the first screen

        for _ in self.repeats:
            self._change(undo, nothing="nothing is left to undo")

    def action_redo(self) -> None:
        """Do again what was undone."""
        from tui.store.undoing import redo  # noqa: PLC0415  not for the first screen

        for _ in self.repeats:
            self._change(redo, nothing="nothing was undone")

    # The whole event.

    def action_event_done(self) -> None:
        """Put the whole event away and go on to the next; where it is away already, bring it back."""
        self.put_events_away(self.chosen_articles())

    def put_events_away(self, of: Sequence[str]) -> None:
        """Put the events of articles away and go on, or bring them back where all of them are away."""
        articles = state.reports_beside(self.access.con, of)
        rows = self._rows(articles)
        if all(row.done for row in rows):
            self._do(partial(state.change, done=False), articles)
            return
        self._do(partial(state.change, done=True), articles)
        self._last_deed = _events_done
        for event in dict.fromkeys(row.event for row in rows if row.event):
            self.event_looked_at(event)
        self.go_past(articles)

    def event_looked_at(self, event: str) -> None:
        """Keep that the reader looked at an event as it is now."""
        if state.looked_at(self.access.con, event):
            return

        async def work() -> None:
            await self.access.write(lambda con: state.look_at(con, event))
            self.article_list.refresh_rows()

        self.in_background(work())

    def go_past(self, articles: Sequence[str]) -> None:
        """Go to the first unread article behind the given ones."""
        self.action_next_unread(but=frozenset(articles))

    # Marked rows.

    def action_select(self) -> None:
        """Mark the row, or take its mark away, and go on to the next."""
        for _ in self.repeats:
            self.article_list.toggle_mark()
            self.article_list.move(1)
        self._say_marked()

    def action_select_range(self) -> None:
        """Mark all rows from the last one marked to this."""
        self.article_list.mark_range()
        self._say_marked()

    def action_select_all(self) -> None:
        """Mark everything that is listed: a change is then about all that a query finds."""
        self.article_list.mark_all()
        self._say_marked()

    def action_select_none(self) -> None:
        """Take all marks away."""
        self.article_list.unmark_all()
        self._say_marked()

    def _say_marked(self) -> None:
        self._is_settled = True
        many = len(self.article_list.marked_here)
        self.say(f"{many:,} article{'s' * (many != 1)} marked" if many else "no article is marked")
        self._show_top()

    # Tags.

    async def action_tag(self) -> None:
        """Ask for tags; one with a minus before it is taken away."""
        articles = self.chosen_articles()
        if not articles:
            return
        tags = sorted({tag for row in self._rows(articles) for tag in row.tags})
        label = f"tag ({', '.join(tags)})" if tags else "tag"
        await self.ask(
            Question(label, lambda text: self._tags_given(text, articles), complete=self._complete_tag)
        )

    def _tags_given(self, text: str, articles: Sequence[str]) -> None:
        words = [word for word in (each.strip() for each in text.split(",")) if word.strip("- ")]
        if words:
            add = tuple(word for word in words if not word.startswith("-"))
            remove = tuple(word[1:] for word in words if word.startswith("-"))
            self._do(partial(state.change, add_tags=add, remove_tags=remove), articles)

    def _complete_tag(self, text: str, cursor: int) -> Completion:
        """Return the tags that begin like the one before the cursor."""
        start = text.rfind(",", 0, cursor) + 1
        while start < cursor and text[start] in " -":
            start += 1
        from tui.store.tags import tags_beginning  # noqa: PLC0415 - no start waits for it

        found = tags_beginning(self.access.con, text[start:cursor])
        return Completion(start, cursor, tuple(Candidate(tag, tag, count) for tag, count in found))

    # Reminders.

    async def action_remind(self) -> None:
        """Ask for the day that the chosen articles are to come back."""
        articles = self.chosen_articles()
        if not articles:
            return
        due = {row.due for row in self._rows(articles)}
        value = due.pop() if len(due) == 1 else ""
        await self.ask(
            Question(
                "remind (tomorrow, friday, 3d, 2026-12-01; empty for never)",
                lambda text: self._day_given(text, articles),
                value,
            )
        )

    def _day_given(self, text: str, articles: Sequence[str]) -> None:
        from tui.view.when import day_named  # noqa: PLC0415 - no start waits for it

        try:
            due = day_named(text, _today()).isoformat() if text.strip() else ""
        except ValueError as failure:
            self.say(str(failure))
            return
        self._do(partial(state.change, due=due), articles)

    # What was put off.

    def action_view(self, query: str = "") -> None:
        """List what was asked for instead of what is listed."""
        self._is_settled = True
        self.relist(replace(self.view, query=query))
        self.article_list.move_to(0)
        self.go_to("list")

    def action_clear(self) -> None:
        """Take the marks away; where there are none, the query. A key too many never ends the program."""
        if self.article_list.marked_here:
            self.action_select_none()
        elif self.view.query:
            self.relist(replace(self.view, query=""))
            self.say("everything is listed again")
        else:
            self.say(f"{self.key('close')} quits")

    def action_show_done(self) -> None:
        """List what is done too, or leave it out."""
        self.relist(replace(self.view, done=not self.view.done))
        self.say("what is done is listed too" if self.view.done else "what is done is not listed")

    def action_next_queued(self) -> None:
        """Open what was put off first, and take it out of the queue."""
        self._take_next(state.next_queued(self.access.con), partial(state.change, queued=False), "the queue")

    def action_next_due(self) -> None:
        """Open what is due first, and take its reminder away."""
        found = state.next_due(self.access.con, _today().isoformat())
        self._take_next(found, partial(state.change, due=""), "what is due today")

    def _take_next(self, article: str | None, taken: Deed, where: str) -> None:
        if article is None:
            self.say(f"nothing is left of {where}")
            return
        self._change(lambda con: taken(con, [article]))
        self.follow(article)


def _events_done(con: apsw.Connection, articles: Sequence[str]) -> Step:
    """Put the events of articles away."""
    return state.change(con, state.reports_beside(con, articles), done=True)


def _today() -> date:
    return date.today()  # noqa: DTZ011 - a day as the reader's clock has it
