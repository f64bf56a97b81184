"""The order of an event's reports: what a reader should see first."""

from __future__ import annotations

from tests.link.reports import FERRY, FERRY_OTHER, report
from tui.corpus.article import Article
from tui.corpus.identity import stable_id
from tui.link import cluster, sketch


def order(*articles: Article) -> list[str]:
    """Return the names of reports of one event, in the order they are shown in."""
    names = ("first", "reprint", "later", "short", "other")
    (event,) = cluster([sketch(article) for article in articles]).events
    ids = {stable_id("a", name): name for name in names}
    return [ids[article] for article in event.articles]


TITLE = "Ferry Maravel capsizes off Port Ostrin"


def test_a_repeat_comes_after_what_it_repeats() -> None:
    """A reprint, even under an earlier id, stands behind every report that says something of its own."""
    first = report("first", FERRY, TITLE, "2031-03-05T08:00:00Z", "Ostrin Post")
    reprint = report("reprint", FERRY, TITLE, "2031-03-06T08:00:00Z", "Tarn Echo")
    other = report("other", FERRY_OTHER, "Ferry overturns near Ostrin", "2031-03-05T09:00:00Z", "Wire")
    for given in ((first, reprint, other), (other, reprint, first)):
        found = order(*given)
        assert found[-1] == "reprint"
        assert set(found[:2]) == {"first", "other"}
