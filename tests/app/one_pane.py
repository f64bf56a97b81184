"""The reading pane in an app of its own, without list and links."""

from __future__ import annotations

from textual.app import App, ComposeResult

from tui.app import themes
from tui.app.panes.reader import ReaderPane
from tui.corpus.article import Article


class OnePane(App[None]):
    """Shows an article in the reading pane and nothing else."""

    CSS = "ReaderPane { width: 1fr; height: 1fr; }"

    def __init__(self, article: Article) -> None:
        super().__init__()
        looks = themes.load()
        themes.install(self, looks)
        themes.use(self, looks, "dark")
        self.article = article

    def compose(self) -> ComposeResult:
        """Put the pane on the screen."""
        yield ReaderPane()

    def on_mount(self) -> None:
        """Show the article once the pane has a size."""
        self.call_after_refresh(self.query_one(ReaderPane).show, self.article)
