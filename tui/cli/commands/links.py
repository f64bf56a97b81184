"""`copytaster links`: the events and links of the corpus, or of one article."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import apsw

from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.plain import event_lines
from tui.cli.querying import opened
from tui.corpus.event import Event, Link
from tui.store import decisions, read, whole
from tui.store.export import compact, plain
from tui.view.link_formats import FORMATS, Linked

_AT_HAND = 256


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take an article."""
    parser.add_argument(
        "article", nargs="?", metavar="ID", help="an article; all events and links if left out"
    )
    parser.add_argument("--format", choices=("text", "json", "csv", "md", "html"), default="text")
    parser.add_argument(
        "--json", action="store_const", const="json", dest="format", help="as --format json, one object"
    )


def run(call: Call) -> int:
    """Print events and links, the newest event first; as CSV, Markdown and HTML the links alone."""
    with opened(call) as con:
        if call.options.article:
            events, links = _of_article(con, call.options.article)
        else:
            events, links = whole.events(con), list(whole.links(con))
        form = call.options.format
        if form == "json":
            output.write_text(compact(_record(con, events, links)) + "\n")
            return 0
        if form == "text":
            for line in (line for event in events for line in event_lines(con, event)):
                output.say(line)
        for part in FORMATS[form](_linked(con, links)):
            output.write_text(part)
    return 0


def _record(con: apsw.Connection, events: list[Event], links: list[Link]) -> dict[str, Any]:
    """Return events and links, the stories of these events, and what readers decided about their articles."""
    articles = {article for event in events for article in event.articles}
    told = {event.story for event in events}
    return {
        "events": plain(events),
        "links": plain(links),
        "stories": plain([story for story in whole.stories(con) if story.id in told]),
        "decisions": [each for each in decisions.exported(con) if articles & {each["a"], each["b"]}],
    }


def _of_article(con: apsw.Connection, identity: str) -> tuple[list[Event], list[Link]]:
    article = read.article(con, identity)
    n = read.number_of(con, article.id)
    rows = read.article_rows(con, [] if n is None else [n])
    events = [read.event(con, row.event) for row in rows if row.event]
    return events, [found.link for found in read.links_of(con, article.id)]


def _linked(con: apsw.Connection, links: list[Link]) -> Iterator[Linked]:
    at_hand = lru_cache(_AT_HAND)(lambda identity: read.local_article(con, identity))
    for link in links:
        yield Linked(link, at_hand(link.a), at_hand(link.b))
