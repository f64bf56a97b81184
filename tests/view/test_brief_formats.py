"""The brief of an event in the forms that people read."""

from __future__ import annotations

from tui.corpus.article import Article, Block
from tui.corpus.event import Event
from tui.corpus.highlight import Quote, Speaker
from tui.store.reports import EventReports
from tui.view.brief_formats import as_csv, as_html, as_markdown
from tui.view.brief_record import brief_record

TEXT = "“The gates were open,” Ana Pereda said. “Nobody told us,” Ana Pereda said."
WORDS = ("The gates were open", "Nobody told us")


def _found() -> EventReports:
    quotes = tuple(
        Quote(TEXT.index(each), TEXT.index(each) + len(each), Speaker("Ana Pereda", entity="eana"), "said")
        for each in WORDS
    )
    report = Article("a1", TEXT, source="Ostrin News", blocks=(Block(0, len(TEXT), "body"),), quotes=quotes)
    event = Event(id="e1", title="Gates open in Ostrin", articles=("a1",), story="s1")
    return EventReports(event, (report,), (), (), (), {"eana": "Ana Pereda"}, (), {}, (), frozenset(), ())


def test_a_speaker_is_named_once_for_what_is_said_one_after_the_other() -> None:
    """Two utterances of one speaker stand under one name, each with its place; a table names it each time."""
    record = brief_record(_found())
    page = as_markdown(record)
    assert page.count("- Ana Pereda\n") == 1
    assert page.count("(Ostrin News, a1, ") == len(WORDS)
    assert as_html(record).count("<li>Ana Pereda<ul>") == 1
    assert sum(line.startswith("quote,Ana Pereda,") for line in as_csv(record).splitlines()) == len(WORDS)
