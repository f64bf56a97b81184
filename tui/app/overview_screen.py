"""The whole at a glance: statistics of the corpus, and a tour of the screen."""

from __future__ import annotations

from tui.app.taking_screen import TakingScreen


class OverviewScreen(TakingScreen):
    """Opens the statistics, and shows newcomers round."""

    def action_statistics(self) -> None:
        """Open the statistics of the corpus."""
        self.in_background(self._show_statistics())

    async def _show_statistics(self) -> None:
        from tui.app.screens.statistics_page import StatisticsPage  # noqa: PLC0415  seldom needed
        from tui.store.statistics import statistics  # noqa: PLC0415

        self.open_page(StatisticsPage(await self.access.search(statistics), self.keys))

    def action_tour(self) -> None:
        """Show round in six steps."""
        from tui.app.tour import Tour  # noqa: PLC0415  seldom needed

        self.app.push_screen(Tour(self.keys))

    def on_restored(self) -> None:
        """Offer the tour to who opens this corpus for the first time."""
        if self._is_first_start and self.counts.articles:
            self.say(
                f"New here? {self.key('tour')} shows you round in six steps, {self.key('help')} the keys"
            )
