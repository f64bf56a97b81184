"""Taking away what is on screen: copies with citations, links, files; to a browser, a pager, a program."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from textual.app import SuspendNotSupported

from tui.app.asking import Question
from tui.app.finding_screen import FindingScreen
from tui.app.histories import history
from tui.app.panes.line_pane import Row, said
from tui.app.screens.page import PageScreen
from tui.app.screens.targets import Jump
from tui.corpus.article import Article
from tui.corpus.event import Span
from tui.errors import CopytasterError
from tui.store import read
from tui.view.citation import address_of, cited

# What only a few keys need is loaded by them: `tui.app.taking`, `tui.app.programs`, the page of an output.


class TakingScreen(FindingScreen):
    """Copies, opens elsewhere, pipes and writes what is shown."""

    def tell(self, line: str) -> None:
        """Say something at the bottom of the screen in front, be it this one or a page over it."""
        front = self.app.screen
        if isinstance(front, PageScreen):
            front.show_typed(Row((said(f" {line}"),)))
        else:
            self.say(line)

    # Copying.

    def action_copy(self) -> None:
        """Copy what is marked or chosen, or else the first sentence in view, with where it is from."""
        if self.article is None:
            self.say("there is nothing to copy")
            return
        span = self._to_copy(self.article)
        if span is None:
            self.say("no sentence is in view")
        else:
            self.in_background(self._copy_passage(self.article, span))

    def _to_copy(self, article: Article) -> Span | None:
        """Return what is copied: words marked by mouse, the highlight, the linked passage, a sentence."""
        from tui.app.taking import sentence_in_view  # noqa: PLC0415

        mark = self.text.selected_highlight
        chosen = (mark.start, mark.end) if mark is not None else None
        marked = self.text.chosen_words or chosen or self.text.passage
        return marked or sentence_in_view(article, self.text.visible_span)

    async def _copy_passage(self, article: Article, span: Span) -> None:
        await self._copy(cited(article, span), f"with its source: {article.text[slice(*span)]}")

    def action_copy_link(self) -> None:
        """Copy the address of the article."""
        url = address_of(self.article) if self.article is not None else ""
        if url:
            self.in_background(self._copy(url, url))
        else:
            self.say("this article has no address")

    def copy_row(self, target: object, words: str) -> None:
        """Copy what a row of a page is about: the passage that it leads to, or else its words."""
        match target:
            case Jump(article, passage) if passage is not None:
                self.in_background(self._copy_from(article, passage))
            case _:
                self.in_background(self._copy(words, words))

    async def _copy_from(self, identity: str, passage: Span) -> None:
        article = await self.access.search(lambda con: read.article(con, identity))
        await self._copy_passage(article, passage)

    async def _copy(self, text: str, what: str) -> None:
        from tui.app.taking import copied  # noqa: PLC0415

        file = await copied(self.app, self.settings, text)
        self.tell(f"copied into {file}" if file else f"copied {what}")

    # Elsewhere.

    def action_open_browser(self) -> None:
        """Open the article's page in the browser."""
        url = address_of(self.article) if self.article is not None else ""
        if url:
            self.open_address(url)
        else:
            self.say("this article has no address")

    def open_address(self, url: str) -> None:
        """Open an address in the reader's browser; where there is none, copy it."""
        self.in_background(self._open_address(url))

    async def _open_address(self, url: str) -> None:
        from tui.app import programs  # noqa: PLC0415

        command = programs.browser_command(self.settings.browser, os.environ)
        if not command:
            await self._copy(url, f"as there is no browser here: {url}")
        elif programs.needs_terminal(command):
            self._in_terminal([*command, url])
        else:
            await programs.start(command, url)
            self.say(f"opened {url}")

    def action_open_pager(self) -> None:
        """Page the article's text in the pager."""
        from tui.app import programs, taking  # noqa: PLC0415

        if self.article is None:
            return
        try:
            command = programs.pager_command(self.settings.pager, os.environ)
        except CopytasterError as failure:
            self.say(str(failure))
        else:
            self._in_terminal(command, content=taking.plain_text(self.article))

    def _in_terminal(self, command: list[str], content: bytes | None = None) -> None:
        """Leave the screen to a program until it ends."""
        from tui.app import programs  # noqa: PLC0415

        try:
            with self.app.suspend():
                programs.run_in_terminal(command, content=content)
        except SuspendNotSupported:
            self.say("this terminal cannot be left to another program")
        except CopytasterError as failure:
            self.say(str(failure))

    async def action_pipe(self) -> None:
        """Ask for a program that the article's text goes to, and show what it makes of it."""
        article = self.article
        if article is not None:
            earlier = history(self.access.con, "pipe")
            await self.ask(Question("pipe to", lambda words: self._pipe(words, article), history=earlier))

    def _pipe(self, words: str, article: Article) -> None:
        if words.strip():
            self.keep_line("pipe", words)
            self.in_background(self._piped(words, article))

    async def _piped(self, words: str, article: Article) -> None:
        from tui.app import programs, taking  # noqa: PLC0415
        from tui.app.screens.output_page import OutputPage  # noqa: PLC0415

        command = programs.command_of(words, "the command")
        self.say(f"{command[0]} is at work")
        output = await programs.output_of(command, taking.plain_text(article))
        self.open_page(OutputPage(words, output, self.keys))

    # Files.

    async def action_write(self) -> None:
        """Ask for a name, and write the list or the article to a new file."""
        from tui.app import files_written, taking  # noqa: PLC0415

        listed = self.pane == "list" or self.current is None
        numbers, words = set(self.article_list.outline.numbers), self.view.query or "all articles"
        if not listed and self.current is not None:
            numbers, words = {self.current.row.n}, self.current.article.title
        endings = tuple(taking.OF_A_LIST if listed else taking.OF_AN_ARTICLE)
        await self.ask(
            Question(
                f"write ({' '.join(endings)})",
                lambda name: self.in_background(self._write(name, numbers, listed=listed)),
                files_written.file_name(words, endings[0]),
            )
        )

    async def _write(self, name: str, numbers: set[int], *, listed: bool) -> None:
        from tui.app.taking import write_articles  # noqa: PLC0415

        file = await self.access.search(
            lambda con: write_articles(con, self.settings, name, numbers, listed=listed)
        )
        self._tell_written(file)

    def _tell_written(self, file: Path) -> None:
        home, folder = str(Path.home()), str(file.parent)
        self.tell(f"written: {file.name} in {folder.replace(home, '~', 1) if home != '/' else folder}")

    def write_page(self, name: str, lines: Sequence[str]) -> None:
        """Write the lines of a page to a new file."""

        async def work() -> None:
            from tui.app.taking import write_lines  # noqa: PLC0415

            self._tell_written(write_lines(self.settings, name, lines))

        self.in_background(work())

    def write_brief(self, name: str, event: str) -> None:
        """Write the brief of an event to a new file."""

        async def work() -> None:
            from tui.app.taking import write_brief  # noqa: PLC0415

            settings = self.settings
            self._tell_written(await self.access.search(lambda con: write_brief(con, settings, name, event)))

        self.in_background(work())
