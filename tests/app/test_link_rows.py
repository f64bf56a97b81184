from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.app.conftest import ARTICLES, QUOTE, article_id
from tui.app.panes.line_pane import Row, fitted, wrapped
from tui.app.panes.link_rows import Target, apart, chosen_lines, evidence_lines, link_rows, score
from tui.app.reading import Opened, opened
from tui.corpus.article import Article
from tui.corpus.event import Evidence, Link
from tui.store.connect import connect
from tui.view.cells import cells

ALL = (0, 10_000)


def _opened(corpus: Path, name: str) -> Opened:
    shown = opened(connect(corpus), article_id(name))
    assert shown is not None
    return shown


def _lines(rows: list[Row]) -> list[str]:
    return ["".join(text for text, _ in (*row.pieces, *row.right)) for row in rows]


def test_links_stand_under_their_kind(corpus: Path) -> None:
    """Same event comes before same story, each under its heading, with score, outlet and title."""
    lines = _lines(link_rows(_opened(corpus, "herald"), ALL, 40))
    heads = [line.strip() for line in lines if line.strip().isupper() or "SAME EVENT" in line]
    assert heads == ["SAME EVENT  3 reports, 3 independent", "SAME STORY"]
    assert any(".97 Morning Post" in line for line in lines)
    assert any("Flood kills nine in Tervo [updated]" in line for line in lines)


def test_a_contradiction_is_never_left_out(corpus: Path) -> None:
    """What speaks against a link comes first, marked by a sign."""
    lines = _lines(link_rows(_opened(corpus, "herald"), ALL, 40))
    assert any("≠ 12 killed / 9 killed" in line for line in lines)


def test_evidence_on_screen_is_marked(corpus: Path) -> None:
    """A bar stands beside evidence whose words are on screen, and beside no other."""
    text = ARTICLES["herald"].text
    start = text.index(QUOTE)
    lines = _lines(link_rows(_opened(corpus, "herald"), (start, start + 5), 80))
    assert [line for line in lines if "▎" in line] == [f"   ▎ “{QUOTE}”"]


def test_evidence_leads_to_its_passage_on_the_other_side(corpus: Path) -> None:
    """A row of evidence knows the span in the other article, whichever of the two is open."""
    for here, other in (("herald", "post"), ("post", "herald")):
        rows = link_rows(_opened(corpus, here), ALL, 80)
        target = next(row.target for row in rows if any(QUOTE in text for text, _ in row.pieces))
        assert isinstance(target, Target)
        assert target.passage is not None
        assert target.own is not None
        assert ARTICLES[other].text[slice(*target.passage)] == QUOTE
        assert ARTICLES[here].text[slice(*target.own)] == QUOTE


def test_an_article_without_links_says_so(corpus: Path) -> None:
    """No links are said in words."""
    assert "No other report" in _lines(link_rows(_opened(corpus, "stray"), ALL, 40))[0]


def test_a_probability_is_never_more_certain_than_it_is() -> None:
    """Only what rounds to one is shown as one."""
    assert [score(each) for each in (0.5, 0.97, 0.994, 0.999)] == [".50", ".97", ".99", "1.0"]


def test_how_far_apart_two_articles_are() -> None:
    """Days, weeks, months or years, before or after; nothing where a date is unknown."""
    assert apart("2021-05-03", "2021-05-03T10:00:00Z") == "same day"
    assert apart("2021-05-03", "2021-05-04") == "1 day after"
    assert apart("2021-05-03", "2021-04-12") == "3 weeks before"
    assert apart("2021-05-03", "2016-05-03") == "5 years before"
    assert apart(None, "2016-05-03") == ""
    assert apart("2016-05-03", "soon") == ""


@given(st.text(max_size=80), st.text(max_size=12), st.integers(1, 60))
def test_a_row_fills_its_width_exactly(left: str, right: str, width: int) -> None:
    """Whatever it says, a row takes as many cells as the pane has, no more and no fewer."""
    row = Row(
        tuple((line, "text") for line in wrapped(left, 500, 1)), ((wrapped(right, 500, 1)[0], "muted"),)
    )
    assert sum(cells(text) for text, _ in fitted(row, width)) == width


@given(st.text(max_size=200), st.integers(1, 40), st.integers(1, 4))
def test_wrapped_text_stays_within_its_lines(text: str, width: int, most: int) -> None:
    """No line is wider than it may be, and there are no more lines than wanted."""
    lines = wrapped(text, width, most)
    assert len(lines) <= most
    assert all(cells(line) <= width for line in lines)


def test_what_reads_alike_is_shown_once_wherever_the_text_stands() -> None:
    """Two sentences here that one there tells are one line; it leads from the one that is on screen."""
    here, there = "Nine died. They were nine.", "Nine people died in Tervo."
    whole = (0, len(there))
    first, second = (0, 10), (11, len(here))
    link = Link(
        "a", "b", "same_event", 0.9, tuple(Evidence("passage", own, whole) for own in (first, second))
    )
    lines = evidence_lines(Article("a", here), link, there)
    for own in (first, second):
        (line,) = chosen_lines(lines, own, 5)
        assert (line.text, line.own) == (f"… {there}", own)
