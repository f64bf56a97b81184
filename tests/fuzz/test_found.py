"""What fuzzing found, one test each; the inputs are cut down to what matters."""

from __future__ import annotations

import pytest

from tests.fuzz import seeds
from tests.fuzz.parsers import PARSERS
from tui.corpus.article import Article
from tui.errors import IngestError
from tui.ingest.opml import Listed, read_opml
from tui.ingest.reader import read_stream


@pytest.mark.parametrize(
    ("parser", "data"),
    [
        ("csv", b"\x1b]0;x\x07id,title,text\n1,Dam,x\n"),
        ("feed", b"<feed><entry><id>urn:1</id><updated>2021</updated><content type='html'>&l\x1b]0;x\x07"),
        (
            "feed",
            b'<xml veersion="1.0" encoding="ut\x00\x00f-8"?><rss><channel><item><title>t</title></item>',
        ),
        ("markdown", b"# Dam\n\xff\xff\xff\xff\xff\xff\xff\xff\n===\n"),
        ("opml", b'<opml><body><outline text="a" xmlUrl="httpS://example.org/feed"/></body></opml>'),
        ("typed", b"\x1b[2:0;1u\x1b[99999999;1u"),
        ("typed", b"\x1b[48;24;80;0;0t\x1b[<0;5;5M"),
        ("keys", b"a = " + b"[" * 5000),
        ("pdf", seeds.PDF.replace(b"-300 (died.)", b"3 0 R(died.)")),
    ],
)
def test_what_was_found(parser: str, data: bytes) -> None:
    """Inputs that once broke a rule keep it."""
    PARSERS[parser].check(data)


def test_a_columns_name_is_harmless() -> None:
    """The name of an unknown column is a stranger's text too."""
    (found,) = read_stream(b"\x1b]0;x\x07id,title,text\n1,Dam,Twelve died\n", "a.csv")
    assert isinstance(found, Article)
    assert list(found.extra) == ["\ufffd]0;x\ufffdid"]


def test_a_failing_parser_refuses() -> None:
    """Where the feed parser itself fails, the feed is refused by name."""
    data = b'<xml veersion="1.0" encoding="ut\x00\x00f-8"?><rss><channel>x</channel></rss>'
    assert all(isinstance(each, IngestError | Article) for each in read_stream(data, "a.xml"))


def test_schemes_are_in_small_letters() -> None:
    """An address is compared by its beginning, so that beginning is written in one way."""
    (found,) = read_opml(b'<opml><body><outline xmlUrl="HTTPS://example.org/feed"/></body></opml>')
    assert isinstance(found, Listed)
    assert found.url == "https://example.org/feed"
