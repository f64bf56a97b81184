"""Input records: JSON Lines, JSON, CSV."""

# ruff: noqa: E501  (inputs as they come: a paragraph or a record is one line)

from __future__ import annotations

import gzip
import json

from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.article import Article
from tui.corpus.highlight import Highlight
from tui.errors import IngestError
from tui.ingest.options import Options
from tui.ingest.reader import read_stream

TEXT = "Ada Marsh runs a bakery in Lomvale.\n“It came up the stairs,” said Ms Marsh; at least 3 people were hurt."


def rows(*records: object) -> list[Article | IngestError]:
    """Return what JSON Lines of these records give."""
    return list(read_stream("\n".join(json.dumps(record) for record in records).encode(), "a.jsonl"))


def one(record: object) -> Article:
    """Return the article of one record."""
    (found,) = rows(record)
    assert isinstance(found, Article), found
    return found


def test_title_goes_before_the_text_which_stays_as_it_is() -> None:
    """The text of a record stands unchanged in the article's, even in a form that is not NFC."""
    raw = " Cafe\u0301 news \n\n  second line "
    found = one({"title": "A title", "text": raw})
    assert found.text == f"A title\n\n{raw}"
    assert [block.role for block in found.blocks] == ["title", "body", "body"]


@given(st.text(min_size=1, max_size=200), st.text(max_size=40))
def test_harmless_text_is_found_unchanged(text: str, title: str) -> None:
    """Whatever the title, a record's text is a substring of the article's."""
    clean = "".join(character for character in text if character.isprintable() and character.isascii())
    for found in rows({"title": title, "text": clean}):
        if isinstance(found, Article):
            assert clean in found.text


def test_title_that_is_the_first_line_is_not_said_twice() -> None:
    """A text that opens with its title keeps its offsets."""
    found = one({"title": "The weir", "text": "The weir\nIt gave way on Tuesday."})
    assert found.text == "The weir\nIt gave way on Tuesday."
    assert found.blocks[0].role == "title"


def test_fields_come_along() -> None:
    """Known fields fill the article, unknown ones are kept under extra, the id comes back."""
    found = one(
        {
            "id": "x/7", "title": "T", "text": "Some text.", "published": "2021-03-04T09:30:00Z", "source": "Courier",
            "url": "https://courier.example/7", "authors": ["Jon Reed"], "language": "en-GB", "event": "e1", "n": 3,
        }
    )  # fmt: skip
    assert (found.external_id, found.source, found.publisher) == ("x/7", "Courier", "Courier")
    assert (found.published, found.date_basis) == ("2021-03-04T09:30:00Z", "stated")
    assert (found.authors, found.language, found.url) == (("Jon Reed",), "en", "https://courier.example/7")
    assert found.extra == {"event": "e1", "n": 3}


def test_identity_is_the_records_own() -> None:
    """A record's id, or else its words, make its identity: its place among the lines does not matter."""
    first, second = {"id": "1", "text": "One text."}, {"text": "Other words."}
    assert {a.id for a in rows(first, second) if isinstance(a, Article)} == {
        a.id for a in rows(second, first) if isinstance(a, Article)
    }


def test_given_spans_are_a_layer_and_move_with_the_title() -> None:
    """Highlights, quotes and figures slice to what they named, in the layer of their maker."""
    quote = TEXT.index("It came")
    found = one(
        {
            "title": "The weir",
            "text": TEXT,
            "layer": "desk",
            "highlights": [
                {"start": 0, "end": 9, "kind": "PERSON", "text": "Ada Marsh"},
                {"start": 27, "end": 34, "kind": "GPE", "layer": "other"},
            ],
            "quotes": [
                {
                    "start": quote,
                    "end": quote + 21,
                    "speaker": {"text": "Ms Marsh", "start": TEXT.index("Ms Marsh"), "end": TEXT.index(";")},
                    "cue": "said",
                }
            ],
            "figures": [
                {
                    "start": TEXT.index("at least"),
                    "end": TEXT.index(" people"),
                    "kind": "injured",
                    "low": 3,
                    "high": None,
                }
            ],
        }
    )
    assert [(found.text[h.start : h.end], h.kind, h.layer) for h in found.highlights] == [
        ("Ada Marsh", "person", "desk"),
        ("Lomvale", "place", "other"),
    ]
    (given_quote,) = found.quotes
    assert found.text[given_quote.start : given_quote.end] == "It came up the stairs"
    assert given_quote.speaker is not None
    assert found.text[given_quote.speaker.start : given_quote.speaker.end] == "Ms Marsh"
    (figure,) = found.figures
    assert (found.text[figure.start : figure.end], figure.low) == ("at least 3", 3)


def test_spans_that_do_not_fit_are_refused_by_name() -> None:
    """A bad span is named with its reason; the good ones and the record stay."""
    found = one(
        {
            "text": TEXT,
            "highlights": [
                {"start": 0, "end": 9, "kind": "person"},
                {"start": 0, "end": 999, "kind": "person"},
                {"start": 5, "end": 5, "kind": "person"},
                {"start": 0, "end": 3, "kind": "person", "text": "Bob"},
                {"start": "0", "end": 3, "kind": "person"},
                {"start": 0, "end": 3, "kind": "colour"},
                "no object",
            ],
            "quotes": "none",
        }
    )
    assert found.highlights == (Highlight(0, 9, "person", None, "given"),)
    assert [flag.split(":")[0] for flag in found.flags if flag.startswith("refused")] == [
        *[f"refused highlights[{number}]" for number in range(2, 8)],
        "refused quotes",
    ]


def test_spans_are_moved_where_characters_were_removed() -> None:
    """Where hidden characters went, the spans behind them still slice to their words."""
    raw = "A\u200b\u202e bakery in Lomvale\r\nand Ada\x00 Marsh"
    start = raw.index("Lomvale")
    end = raw.index("Ada")
    found = one(
        {"text": raw, "highlights": [
            {"start": start, "end": start + 7, "kind": "place"}, {"start": end, "end": len(raw), "kind": "person"},
        ]}
    )  # fmt: skip
    assert [found.text[h.start : h.end] for h in found.highlights] == ["Lomvale", "Ada Marsh"]


def test_foreign_spans_never_pass_for_our_own() -> None:
    """A record cannot claim this program's own layer."""
    found = one(
        {"text": TEXT, "layer": "copytaster", "highlights": [{"start": 0, "end": 9, "kind": "person"}]}
    )
    assert found.highlights[0].layer != "copytaster"


def test_bad_lines_are_named_and_the_rest_goes_on() -> None:
    """Each bad line is named by its number, whatever is wrong with it."""
    lines = [
        '{"text": "Good one."}', "{cut", "null", "[]", '{"title": 1, "text": "x"}', '{"a": 1' + "0" * 5000 + "}",
        "[" * 5000, '{"text": "' + "\\ud800" + ' kept"}', '{"other": NaN}',
    ]  # fmt: skip
    found = list(read_stream("\n".join(lines).encode(), "a.jsonl"))
    errors = [error.where.split("#")[1].split(",")[0] for error in found if isinstance(error, IngestError)]
    assert errors == [f"line {number}" for number in (2, 3, 4, 5, 6, 7, 9)]
    assert [article.text for article in found if isinstance(article, Article)] == ["Good one.", "\ufffd kept"]


def test_json_list_and_export() -> None:
    """A list of records and an object that holds one are read alike."""
    records = [{"title": "A", "text": "x y."}, {"title": "B", "text": "z."}]
    for value in (records, {"schema": 1, "articles": records}):
        found = list(read_stream(json.dumps(value).encode(), "a.json"))
        assert [article.title for article in found if isinstance(article, Article)] == ["A", "B"]


def test_json_without_records_is_refused_once() -> None:
    """A list of other things is one refusal, not one for each."""
    assert len(list(read_stream(b'[{"a": 1}, {"b": 2}]', "a.json"))) == 1


def test_csv() -> None:
    """A table with a header: any common separator, quoted line breaks, long cells."""
    long = "word " * 40_000
    data = f'title;text;source\n"A";"one\ntwo";C\nB;"{long}";\n'
    found = [article for article in read_stream(data.encode(), "a.csv") if isinstance(article, Article)]
    assert [(article.title, article.source) for article in found] == [("A", "C"), ("B", None)]
    assert found[0].text == "A\n\none\ntwo"
    assert len(found[1].text) > 131_072


def test_csv_defects_are_named() -> None:
    """Ragged rows and quotes that never close are errors with their line; no header is refused."""
    ragged = list(read_stream(b"title,text\na,b\nc\nd,e,f\n", "a.csv"))
    assert [isinstance(found, Article) for found in ragged] == [True, False, False]
    assert "line 3" in str(ragged[1])
    (unclosed,) = read_stream(b'title,text\n"never closed,x\nrow,b\n', "a.csv")
    assert isinstance(unclosed, IngestError)
    (headless,) = read_stream(b"a,b\nc,d\n", "a.csv")
    assert "header" in str(headless)


def test_csv_formulas_stay_text() -> None:
    """What a spreadsheet would run is text here."""
    (found,) = read_stream(b"title,text\n=1+1,x\n", "a.csv")
    assert isinstance(found, Article)
    assert found.title == "=1+1"


def test_records_may_carry_furniture_if_asked() -> None:
    """With body_only off, a record's text is classified as a page's is."""
    record = {
        "title": "The weir gave way",
        "text": "The old weir gave way early on Tuesday, the fire service said.\n\nShow Comments",
    }
    (found,) = read_stream(json.dumps(record).encode(), "a.jsonl", Options(body_only=False))
    assert isinstance(found, Article)
    assert [block.role for block in found.blocks] == ["title", "body", "boilerplate"]


def test_compressed_records() -> None:
    """A gzip file of records is read as its content."""
    (found,) = read_stream(gzip.compress(b'{"text": "Some words."}'), "a.jsonl.gz")
    assert isinstance(found, Article)


def test_odd_dates_are_flagged_and_not_believed() -> None:
    """A date that is none, or that no article can have, leaves the date unknown and a flag."""
    for date in ("yesterday", "2999-01-01", "0001-01-01", "2021-13-45"):
        found = one({"text": "x y z.", "published": date})
        assert found.published is None
        assert found.date_basis == "unknown"
        assert any(flag.startswith("odd date") for flag in found.flags), date
