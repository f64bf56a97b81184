"""What is done about names: the page of an entity, the list of all, and putting names right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import apsw

from tui.app.event_screen import EventScreen
from tui.app.screens.page import PageScreen
from tui.app.screens.targets import Correct, PutRight, PutTogether, ShowEntity, TakeBack
from tui.corpus.article import Article
from tui.store import read
from tui.store.journal import Step
from tui.store.lists import article_rows
from tui.view.layers import layer_sentence, layers_of

if TYPE_CHECKING:
    from tui.app.screens.entities_page import Found


class NamesScreen(EventScreen):
    """Opens entities, and lets the reader put right what a name is of."""

    def come_back(self, target: object) -> None:
        """Do what a page was closed with."""
        match target:
            case ShowEntity(entity):
                self._open_entity(entity)
            case PutRight(entity, article):
                self.put_right(entity, article)
            case Correct():
                self._correct(target)
            case TakeBack(correction):
                self._take_back(correction)
            case PutTogether(entity, name):
                self.in_background(self._choose_same(entity, name))

    def open_page(self, page: PageScreen) -> None:
        """Open a page over this screen, and do what was opened on it."""
        self.app.push_screen(page, self.come_back)

    # The page of an entity, and the list of all.

    def action_show_entity(self) -> None:
        """Open the entity of the highlight."""
        mark = self.text.selected_highlight
        if mark is None or mark.entity is None:
            self.say(f"choose a name first, with {self.key('next_highlight')}")
        else:
            self._open_entity(mark.entity)

    def _open_entity(self, entity: str) -> None:
        self.in_background(self._show_entity(entity))

    async def _show_entity(self, entity: str) -> None:
        from tui.app.screens.entity_page import EntityPage  # noqa: PLC0415  not for the first screen
        from tui.store.profile import profile  # noqa: PLC0415  as above

        found = await self.access.search(lambda con: profile(con, entity))
        self.open_page(EntityPage(found, self.article, self.keys))

    def action_show_entities(self) -> None:
        """List all entities, the most mentioned first."""
        self.in_background(self._show_entities())

    async def _show_entities(self) -> None:
        from tui.app.screens.entities_page import EntitiesPage  # noqa: PLC0415  not for the first screen

        self.open_page(EntitiesPage(await self._entities(""), self._entities, self.keys))

    async def _entities(self, words: str) -> Found:
        from tui.app.screens.entities_page import Found  # noqa: PLC0415  not for the first screen
        from tui.store.entities import entity_count, entity_rows  # noqa: PLC0415  as above

        return await self.access.search(lambda con: Found(entity_rows(con, words), entity_count(con, words)))

    # Layers.

    def action_step_layer(self) -> None:
        """Show the next layer of highlights alone; after the last, all together."""
        if self.article is None:
            return
        names = layers_of(self.article)
        shown = self.text.shown_layer
        at = names.index(shown) + 1 if shown in names else 0
        following = names[at] if at < len(names) else None
        self.text.show_layer(following)
        self.say(layer_sentence(self.article, following))

    # Provenance.

    def action_show_provenance(self) -> None:
        """Say which step, rule or model marked the highlight, and in which version."""
        mark = self.text.selected_highlight
        if mark is None or self.article is None:
            self.say(f"choose a highlight first, with {self.key('next_highlight')}")
            return
        from tui.store.provenance import maker, provenance  # noqa: PLC0415  seldom asked
        from tui.view.provenance import provenance_sentence  # noqa: PLC0415  as above

        con = self.access.con
        made = maker(con, provenance(con, self.article.id).annotate)
        self.say(provenance_sentence(mark, made))

    # Putting right.

    def action_put_right(self) -> None:
        """Offer what can be put right about the name that is chosen in the text."""
        mark = self.text.selected_highlight
        if mark is None or mark.entity is None or self.article is None:
            self.say(f"choose a name first, with {self.key('next_highlight')}")
        else:
            self.put_right(mark.entity, self.article.id)

    def put_right(self, entity: str, article: str | None) -> None:
        """Offer what can be put right about an entity, and about what `article` calls by its name."""
        from tui.app.screens.correction_page import CorrectionPage, about  # noqa: PLC0415  not for the first screen

        async def work() -> None:
            what = await self.access.search(lambda con: about(con, entity, article))
            self.open_page(CorrectionPage(what, self.keys))

        self.in_background(work())

    def _correct(self, choice: Correct) -> None:
        from tui.app.screens.correction_page import made_of  # noqa: PLC0415  not for the first screen
        from tui.store.corrections import correct  # noqa: PLC0415  as above

        self._in_names(lambda con: correct(con, made_of(con, choice)))

    def _take_back(self, correction: str) -> None:
        from tui.store.corrections import withdraw  # noqa: PLC0415  not for the first screen

        self._in_names(lambda con: withdraw(con, [correction]))

    def _in_names(self, change: Callable[[apsw.Connection], Step]) -> None:
        """Put names right; what follows from it shows once it is worked out, beside reading."""

        async def work() -> None:
            await self.decided(change)

        self.in_background(work())

    async def _choose_same(self, entity: str, name: str) -> None:
        """Let the other one be chosen that is the same."""
        from tui.app.screens.entities_page import EntitiesPage  # noqa: PLC0415  not for the first screen
        from tui.store import correcting  # noqa: PLC0415  as above
        from tui.store.corrections import correct  # noqa: PLC0415  as above

        def chosen(target: object) -> None:
            if isinstance(target, ShowEntity):
                other = target.entity
                self._in_names(lambda con: correct(con, correcting.one_entity(con, entity, other)))

        page = EntitiesPage(
            await self._entities(name), self._entities, self.keys, title=f"Who is the same as “{name}”?"
        )
        self.app.push_screen(page, chosen)

    # What came of it.

    def reload_links(self, *, keep_cursor: bool = False) -> None:
        """Show the links that the article has by now, and what is marked in it; its text stays."""
        super().reload_links(keep_cursor=keep_cursor)
        self._reload_marks()

    def _reload_marks(self) -> None:
        before = self.current
        row = before and article_rows(self.access.con, [before.row.n])
        if before is None or not row:
            return
        now = read.article(self.access.con, before.article.id)
        if now.text == before.article.text and _marks(now) != _marks(before.article):
            self.current = replace(before, article=now)
            self.text.remark(now)


def _marks(article: Article) -> tuple[object, ...]:
    return (article.highlights, article.quotes, article.figures, article.dates, article.statements)
