"""Mail, mbox, RSS, Atom and JSON Feed."""

# ruff: noqa: E501  (inputs as they come: a paragraph or a record is one line)

from __future__ import annotations

import json

import pytest

from tui.corpus.article import Article
from tui.errors import IngestError
from tui.ingest.reader import read_stream

SENTENCE = (
    "The old weir above Lomvale gave way early on Tuesday, flooding the lower market, the fire service said."
)


def read(data: bytes, name: str) -> list[Article]:
    """Return the articles of an input that has no errors."""
    found = list(read_stream(data, name))
    assert all(isinstance(one, Article) for one in found), found
    return [one for one in found if isinstance(one, Article)]


def mail(headers: str, body: str) -> bytes:
    """Return a message."""
    return (headers.strip() + "\n\n" + body).replace("\n", "\r\n").encode()


def test_plain_mail() -> None:
    """Subject, sender, date and text of a message make an article."""
    (found,) = read(
        mail(
            "From: Lomvale Courier <news@courier.example>\nSubject: =?utf-8?q?Weir_gives_way?=\n"
            "Date: Thu, 04 Mar 2021 09:30:00 +0100\nMessage-ID: <1@courier.example>",
            f"{SENTENCE}\n\nUnsubscribe from this list",
        ),
        "a.eml",
    )
    assert (found.title, found.source, found.external_id) == (
        "Weir gives way",
        "Lomvale Courier",
        "1@courier.example",
    )
    assert (found.published, found.date_basis) == ("2021-03-04T09:30+01:00", "stated")
    assert [block.role for block in found.blocks] == ["title", "body", "boilerplate"]


def test_newsletter_is_its_own_source() -> None:
    """What goes to subscribers in no person's name comes from what it calls itself."""
    headers = "From: {} <tide@tide.example>\nSubject: s\nList-Unsubscribe: <https://tide.example/bye>"
    (found,) = read(mail(headers.format("The Tuesday Tide"), SENTENCE), "a.eml")
    assert (found.source, found.authors) == ("The Tuesday Tide", ())
    (found,) = read(mail(headers.format("Jon Reed"), SENTENCE), "a.eml")
    assert found.authors == ("Jon Reed",)


def test_html_part_serves_where_the_plain_one_is_a_stand_in() -> None:
    """A newsletter's HTML is read where its plain part says nothing; attachments are never opened."""
    parts = (
        "--b\nContent-Type: text/plain\n\nView in browser\n--b\nContent-Type: text/html; charset=utf-8\n\n"
        f"<p>{SENTENCE}</p><img src='http://127.0.0.1:1/pixel'>\n--b\n"
        'Content-Disposition: attachment; filename="../../.ssh/authorized_keys"\n\nsecret\n--b--\n'
    )
    (found,) = read(
        mail("From: a@b\nSubject: Weir\nContent-Type: multipart/mixed; boundary=b", parts), "a.eml"
    )
    assert SENTENCE in found.text
    assert "secret" not in found.text


@pytest.mark.parametrize(
    "subject",
    [
        "=?utf-8?b?TmV3cxtbMko=?=",
        "=?utf-8?b?eA0KQmNjOiBldmlsQHg=?=",
        "=?nope-1?q?x=FF?=",
        "=?utf-8?b?!!!?=",
        "a\n b",
    ],
)
def test_hostile_subjects_are_one_harmless_line(subject: str) -> None:
    """Encoded words hold line ends and escapes, unknown charsets and damage; a title is one clean line."""
    (found,) = read(mail(f"From: a@b\nSubject: {subject}", SENTENCE), "a.eml")
    assert found.title.isprintable()


def test_hostile_structure_is_refused_by_name() -> None:
    """A message nested beyond all use is refused; one without a boundary is read."""
    deep = "From: a@b\nSubject: s\n" + "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(1500)
    )
    (refused,) = read_stream(deep.encode(), "a.eml")
    assert isinstance(refused, IngestError)
    (found,) = read(mail("From: a@b\nSubject: s\nContent-Type: multipart/alternative", SENTENCE), "a.eml")
    assert SENTENCE in found.text


def test_mbox() -> None:
    """Messages are parted at their From lines; a quoted one is not."""
    box = (
        f"From a@b Thu Mar  4 09:30:00 2021\nSubject: One\n\n{SENTENCE}\n>From here on it rained.\n\n"
        f"From a@b Thu Mar  4 09:31:00 2021\nSubject: Two\n\n{SENTENCE}\n"
    )
    found = read(box.encode(), "a.mbox")
    assert [article.title for article in found] == ["One", "Two"]
    assert "\nFrom here on" in found[0].text
    assert len({article.id for article in found}) == 2


RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Lomvale Courier</title><language>en-gb</language><item><title>Weir &amp;amp; water</title>
<link>https://courier.example/1</link><guid>g1</guid><pubDate>Thu, 04 Mar 2021 09:30:00 GMT</pubDate>
<author>jon@courier.example (Jon Reed)</author><category>Floods</category><description>Short.</description>
<content:encoded><![CDATA[<p>{SENTENCE}</p><h2>Nobody listened</h2><p>{SENTENCE}</p>]]></content:encoded></item>
<item><title>Second</title><link>https://courier.example/2</link><description>{SENTENCE}</description></item></channel></rss>"""


def test_rss() -> None:
    """Each entry is an article of the feed, in full where the feed gives it in full."""
    first, second = read(RSS.encode(), "a.xml")
    assert (first.title, first.source, first.language, first.external_id) == (
        "Weir & water",
        "Lomvale Courier",
        "en",
        "g1",
    )
    assert (first.published, first.date_basis, first.url) == (
        "2021-03-04T09:30+00:00",
        "feed",
        "https://courier.example/1",
    )
    assert [block.role for block in first.blocks] == ["title", "body", "heading", "body"]
    assert first.extra == {"tags": ["Floods"]}
    assert SENTENCE in second.text


def test_second_poll_adds_nothing() -> None:
    """Identity comes from an entry's own link, not from a guid that changes at each poll."""
    first = {article.id for article in read(RSS.encode(), "a.xml")}
    assert {article.id for article in read(RSS.replace(">g1<", ">g9<").encode(), "a.xml")} == first


def test_entries_without_link_and_guid_are_known_by_their_words() -> None:
    """The same words are the same article."""
    item = f"<item><description>{SENTENCE}</description></item>"
    found = read(
        f"<rss version='2.0'><channel><title>C</title>{item}{item}</channel></rss>".encode(), "a.xml"
    )
    assert len({article.id for article in found}) == 1


def test_atom() -> None:
    """Atom is read as RSS is."""
    atom = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>C</title><entry><title>Weir</title><id>urn:1</id>"
        "<link href='https://courier.example/1'/><published>2021-03-04T09:30:00Z</published>"
        f"<author><name>Jon Reed</name></author><content type='html'>&lt;p&gt;{SENTENCE}&lt;/p&gt;</content></entry></feed>"
    )
    (found,) = read(atom.encode(), "a.xml")
    assert (found.title, found.authors, found.published) == ("Weir", ("Jon Reed",), "2021-03-04T09:30+00:00")
    assert SENTENCE in found.text


def test_json_feed_keeps_the_good_items() -> None:
    """An item of the wrong shape is named, the others are read."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Courier",
        "items": [
            {"id": 1, "title": None, "content_text": SENTENCE, "url": "javascript:x", "authors": "nobody"},
            "no object",
            {"id": "2", "title": "Weir", "content_html": f"<p>{SENTENCE}</p>", "date_published": "2021-03-04T09:30:00Z"},
        ],
    }  # fmt: skip
    found = list(read_stream(json.dumps(feed).encode(), "a.json"))
    articles = [one for one in found if isinstance(one, Article)]
    assert [(article.external_id, article.url) for article in articles] == [("1", None), ("2", None)]
    assert articles[1].published == "2021-03-04T09:30+00:00"
    assert sum(isinstance(one, IngestError) for one in found) == 1


@pytest.mark.parametrize(
    "stamp",
    [
        "Thu, 99 Foo 99999 25:61:61 +9999",
        "2999-01-01T00:00:00Z",
        "1601-01-01",
        "1479316920",
        "-1",
        "yesterday",
    ],
)
def test_odd_feed_dates_are_flagged(stamp: str) -> None:
    """A date before 1990 or after the day after tomorrow is not believed."""
    item = f"<item><guid>1</guid><title>t</title><pubDate>{stamp}</pubDate></item>"
    (found,) = read(f"<rss version='2.0'><channel><title>C</title>{item}</channel></rss>".encode(), "a.xml")
    assert found.published is None
    assert any(flag.startswith("odd date") for flag in found.flags)


def test_entities_are_neither_expanded_nor_fetched() -> None:
    """A document type definition is cut out, so that no entity has anything to expand to."""
    bomb = "<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY a{n} '{'&a' + str(n - 1) + ';' if n else '&a;'}'>" for n in range(30)
    )
    item = "<item><guid>1</guid><title>[&a29;&x;]</title></item>"
    data = (
        f"<?xml version='1.0'?><!DOCTYPE x [{bomb}<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
        f"<rss version='2.0'><channel><title>C</title>{item}</channel></rss>"
    )
    (found,) = read(data.encode(), "a.xml")
    assert "haha" not in found.title
    assert "root:" not in found.title


def test_what_is_no_feed_is_said() -> None:
    """A list of feeds, an empty feed and a flood of attributes are refused with the reason."""
    for data in (
        b"<opml version='2.0'><body><outline xmlUrl='https://x.example'/></body></opml>",
        b"<rss version='2.0'><channel><title>C</title></channel></rss>",
        b"<rss><channel><item "
        + b" ".join(b'a%d="1"' % n for n in range(100_000))
        + b"></item></channel></rss>",
    ):
        (refused,) = read_stream(data, "a.xml")
        assert isinstance(refused, IngestError)


def test_cut_feed_keeps_what_came() -> None:
    """Of a feed that was cut off, the whole entries are read, and flagged."""
    (found,) = [
        one
        for one in read_stream(RSS[: RSS.index("<item><title>Second")].encode(), "a.xml")
        if isinstance(one, Article)
    ]
    assert found.title == "Weir & water"
    assert any("cut off" in flag for flag in found.flags)
