"""Where articles come from, on the main screen: the page of the sources, versions, and lines put right."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import apsw

from tui.app.panes.line_pane import Piece
from tui.app.reading import Opened
from tui.app.searches_screen import SearchesScreen
from tui.corpus.article import Article
from tui.corpus.event import Span
from tui.harmless import harmless_line
from tui.store import read

if TYPE_CHECKING:
    from tui.app.screens.found_page import Finding
    from tui.app.screens.lines_page import Judged

_LOOK_SECONDS: Final = 60.0
"""How long looking at an address may take, redirects and the usual places of a feed included."""


class SourcesScreen(SearchesScreen):
    """Opens the page of the sources, the versions of an article, and the lines in view."""

    _newer = ""  # the article that is shown, if its source has changed it since

    async def looked_up(self, question: Callable[[apsw.Connection], Any]) -> Any:
        """Return what `question` returns, asked beside everything else."""
        return await self.access.search(question)

    def action_sources(self) -> None:
        """Open the page of the sources."""
        self.in_background(self._open_sources())

    async def _open_sources(self) -> None:
        from tui.app.screens.sources_page import SourcesPage, standing_now  # noqa: PLC0415  not for the first screen

        found = await self.access.search(standing_now)
        self.open_page(SourcesPage(found, self.keys, self))

    async def found_at(self, url: str) -> Finding:
        """Return what stands at an address; a process of its own asks, this one has no way to the network."""
        from tui.app.screens.found_page import Finding, finding_of  # noqa: PLC0415  not for the first screen

        pipe = asyncio.subprocess.PIPE
        program = (sys.executable, "-m", "tui", "--corpus", str(self.access.path))
        child = await asyncio.create_subprocess_exec(
            *(*program, "sources", "test", "--json", url),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=pipe,
            stderr=pipe,
        )
        try:
            out, err = await asyncio.wait_for(child.communicate(), _LOOK_SECONDS)
        except TimeoutError:
            child.kill()
            return Finding(url, problem="it took too long")
        try:
            return finding_of(json.loads(out.splitlines()[0]))
        except (ValueError, IndexError, KeyError, TypeError):
            return Finding(url, problem=harmless_line(err.decode("utf-8", "replace"))[-200:] or "nothing")

    # Versions.

    def changed_by_source(self, now: Article) -> None:
        """Say at the top that the article was changed, for as long as its older text is shown."""
        self._newer = now.id

    def top_notes(self) -> list[Piece]:
        """Return what else is to be known at a glance: that what is shown was changed since."""
        notes = super().top_notes()
        if self.article is not None and self._newer == self.article.id:
            notes.append((f"  changed since you opened it ({self.key('show_versions')})", "accent"))
        return notes

    def show_article(
        self, identity: str, *, at: int | None = None, passage: Span | None = None, reading: bool = False
    ) -> bool:
        """Show an article as it is now."""
        was_changed, self._newer = self._newer, ""
        is_there = super().show_article(identity, at=at, passage=passage, reading=reading)
        if was_changed:
            self.states_changed()
        return is_there

    def action_show_versions(self) -> None:
        """Show what the article said before, and where it was found."""
        article = self.article
        if article is None:
            return
        from tui.app.screens.versions_page import VersionsPage  # noqa: PLC0415  not for the first screen
        from tui.store.places import places_of  # noqa: PLC0415  as above
        from tui.store.revisions import revisions_of  # noqa: PLC0415  as above

        con = self.access.con
        page = VersionsPage(revisions_of(con, article.id), places_of(con, article.id), self.keys)
        self.open_page(page)

    # Lines.

    def action_judge_lines(self) -> None:
        """List the lines in view, to say which are body here and which are not."""
        article = self.article
        if article is None:
            return
        if not article.source:
            self.say("this article names no source: a line is judged for all articles of one")
            return
        from tui.app.screens.lines_page import LinesPage  # noqa: PLC0415  not for the first screen

        self.app.push_screen(LinesPage(article, self.text.visible_span, self.keys), self._line_judged)

    def _line_judged(self, target: object) -> None:
        from tui.app.screens.lines_page import Judged  # noqa: PLC0415  not for the first screen

        article = self.article
        if isinstance(target, Judged) and article is not None:
            self.in_background(self._judge(article.source or "", target))

    async def _judge(self, source: str, judged: Judged) -> None:
        from tui.store.line_verdicts import judge_line  # noqa: PLC0415  not for the first screen

        line, words, body = judged
        step = await self.access.write(lambda con: judge_line(con, source, line, body=body, words=words))
        self.say(f"{step.sentence}, once it is marked again")

    def reload_links(self, *, keep_cursor: bool = False) -> None:
        """Show the links that the article has by now; and its text, where lines of it were judged anew."""
        super().reload_links(keep_cursor=keep_cursor)
        before = self.current
        if before is None or read.number_of(self.access.con, before.article.id) is None:
            return
        now = read.article(self.access.con, before.article.id)
        if now.text == before.article.text and now.blocks != before.article.blocks:
            self._show_blocks(before, now)

    def _show_blocks(self, before: Opened, now: Article) -> None:
        top = self.text.top_offset
        self.current = replace(before, article=now)
        self.text.show(now, links=[row.link for row in before.links])
        self.text.restore(top)
