"""Links in every form in which they leave the program."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.article import Article
from tui.corpus.event import Evidence, Link
from tui.view.link_formats import FORMATS, Linked

LEFT = Article("a1", "Nine died in Tarn.", title="Tarn", source="Post")
RIGHT = Article("a2", "Ten dead in Tarn.", title="Ten dead")
LINK = Link(
    "a1",
    "a2",
    "same_event",
    0.9123,
    (Evidence("figure", (0, 4), (0, 3), "9 / 10 killed", 1.0, against=True),),
    (("names: tarn", 2.13), ("publication dates: 9 days apart", -0.42)),
)


def _told(form: str, *links: Linked) -> str:
    return "".join(FORMATS[form](links))


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_form_tells_score_reasons_and_passages(form: str) -> None:
    """How sure, what speaks for it and against it with weights, and the words on both sides."""
    told = _told(form, Linked(LINK, LEFT, RIGHT))
    for words in ("0.91", "names: tarn +2.1", "9 days apart -0.4", "Nine", "Ten", "a1", "a2"):
        assert words in told.replace("\\", "")


def test_a_table_has_a_line_a_passage_with_its_spans() -> None:
    """Offsets in the table slice to the words beside them; a link without passages has a line of its own."""
    bare = Link("a1", "a2", "background", 0.3)
    rows = list(
        csv.DictReader(io.StringIO(_told("csv", Linked(LINK, LEFT, RIGHT), Linked(bare, LEFT, RIGHT))))
    )
    assert LEFT.text[int(rows[0]["a_start"]) : int(rows[0]["a_end"])] == rows[0]["a_words"] == "Nine"
    assert (rows[0]["contradicts"], rows[0]["b_words"], rows[0]["note"]) == ("1", "Ten", "9 / 10 killed")
    assert (rows[1]["kind"], rows[1]["evidence"]) == ("background", "")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.add(tag)


@given(st.text(max_size=40), st.text(max_size=40))
def test_strangers_words_stay_words(title: str, note: str) -> None:
    """No title and no note ends up as a formula, a tag or a control character in any form."""
    one = Article("a1", f"{title} x", title=title, source=title)
    link = Link("a1", "a2", "same_story", 0.5, (Evidence("passage", (0, 1), (0, 1), note),), ((title, 1.0),))
    for form in FORMATS:
        told = _told(form, Linked(link, one, RIGHT))
        assert not any(category(char) == "Cc" for char in told if char != "\n")
    tags = _Tags()
    tags.feed(_told("html", Linked(link, one, RIGHT)))
    assert tags.seen <= {"html", "head", "meta", "title", "body", "h2", "ul", "li"}
    for row in csv.reader(io.StringIO(_told("csv", Linked(link, one, RIGHT)))):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
