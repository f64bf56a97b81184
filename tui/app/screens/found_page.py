"""What stands at an address, before it is added: a feed, a page, or a site with its feeds."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from tui.app.keys import Keys
from tui.app.panes.line_pane import BLANK, Row, said, wrapped
from tui.app.screens.page import PageScreen
from tui.store.sources import SourceRow


class Finding(NamedTuple):
    """What `copytaster sources test` said of an address.

    Attributes:
        url: where it was found in the end.
        kind: `feed`, `page`, `site`; "" where there is nothing.
        title: as it calls itself.
        entries: how many a feed holds.
        newest: the date of the latest, None if they have none.
        feeds: what a page or a site names: address and title.
        problem: why there is nothing; "" else.
    """

    url: str
    kind: str = ""
    title: str = ""
    entries: int = 0
    newest: str | None = None
    feeds: tuple[tuple[str, str], ...] = ()
    problem: str = ""


def finding_of(said_of_it: dict[str, Any]) -> Finding:
    """Return the finding that a line of JSON describes."""
    if "problem" in said_of_it:
        return Finding(str(said_of_it.get("url", "")), problem=str(said_of_it["problem"]))
    feeds = tuple((str(each["url"]), str(each["title"])) for each in said_of_it["feeds"])
    return Finding(
        str(said_of_it["url"]),
        str(said_of_it["kind"]),
        str(said_of_it["title"]),
        int(said_of_it["entries"]),
        said_of_it["newest"],
        feeds,
    )


_PROBLEM_LINES: Final = 6

_NOTHING: Final = Row((("  Nothing was added.", "muted"),))


class FoundPage(PageScreen):
    """What was found at an address; closes with the source that was chosen to be added.

    Args:
        finding: what was found.
        keys: the user's keys.
    """

    def __init__(self, finding: Finding, keys: Keys) -> None:
        super().__init__("Add a source", note="" if finding.problem else "Enter adds", keys=keys)
        self._finding = finding

    def rows_at(self, width: int) -> list[Row]:
        """Return what can be added, or why nothing can."""
        found = self._finding
        rows = [Row((("  ", "text"), said(found.url, "muted"))), BLANK]
        if found.problem:
            lines = wrapped(found.problem, max(20, width - 4), _PROBLEM_LINES)
            return [*rows, *(Row(((f"  {line}", "warning"),)) for line in lines), BLANK, _NOTHING]
        if found.kind == "feed":
            newest = f", the newest of {found.newest[:10]}" if found.newest else ", undated"
            note = f"a feed of {found.entries:,} article{'s' * (found.entries != 1)}{newest}"
            rows.append(_row(found.url, "feed", found.title, note))
        else:
            rows += [_row(url, "feed", title or url, "a feed that it names") for url, title in found.feeds]
        if found.kind == "page":
            rows.append(_row(found.url, "page", found.title, "this page alone, looked at again for changes"))
        if found.kind == "site" and not found.feeds:
            rows.append(Row((("  This site names no feed: name the feed itself, or a page.", "warning"),)))
        return rows


def _row(url: str, kind: str, title: str, note: str) -> Row:
    source = SourceRow(url, kind, "", paused=False, options="{}", read_at=None, every=0)
    return Row((("  ", "text"), said(title or url), (f"  {note}", "muted")), (), source)
