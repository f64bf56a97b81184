"""One person, organisation or place: its names, mentions over time, what it said, who it occurs with."""

from __future__ import annotations

from tui.app.keys import Keys
from tui.app.panes.line_pane import Row
from tui.app.screens.entity_rows import entity_page_rows
from tui.app.screens.page import PageScreen
from tui.app.screens.targets import Jump, PutRight
from tui.corpus.article import Article
from tui.store.profile import Profile
from tui.view.kinds import one_of


class EntityPage(PageScreen):
    """The page of one entity.

    Args:
        found: the entity, and all that is known of it.
        article: the article that is open, None if none is.
        keys: the user's keys.
    """

    place = "entity"

    def __init__(self, found: Profile, article: Article | None, keys: Keys) -> None:
        super().__init__(found.entity.name, note=one_of(found.entity.kind), keys=keys)
        self._found = found
        self._article = article

    def rows_at(self, width: int) -> list[Row]:
        """Return its names, its mentions, what it said, who it occurs with and the articles that name it."""
        return entity_page_rows(self._found, self._article, width)

    def action_put_right(self) -> None:
        """Close to put right what the names are of, in the article under the cursor or wherever they are."""
        target = self.rows.target
        article = target.article if isinstance(target, Jump) else None
        self.dismiss(PutRight(self._found.entity.id, article))
