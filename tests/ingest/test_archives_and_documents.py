"""PDF, DOCX, ZIP, tar, WARC, MHTML and pages saved whole."""

from __future__ import annotations

import contextlib
import gzip
import io
import tarfile
import zipfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.article import Article
from tui.errors import IngestError
from tui.ingest.files import sources
from tui.ingest.isolated import IsolatedReader, Limits
from tui.ingest.pdf_file import paragraphs
from tui.ingest.reader import read, read_stream
from tui.ingest.safe_xml import parse_xml

TEXT = "Weir gives way\n\nThe old weir above Lomvale gave way early on Tuesday, the fire service said.\n"
BODY = "The old weir above Lomvale gave way early on Tuesday, the fire service said."
PAGE = (
    "<!doctype html><html><head><title>Weir gives way</title></head><body><article><h1>Weir gives way</h1>"
    f"<p>{BODY} Nine people were led to safety over the upper bridge before the road went.</p>"
    "</article></body></html>"
)


def _zip(parts: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _typed(kind: str, name: str, content: str) -> bytes:
    """Return an archive that says first, as it is, what kind of document it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr(name, content)
    return out.getvalue()


def _tar(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in parts.items():
            part = tarfile.TarInfo(name)
            part.size = len(data)
            archive.addfile(part, io.BytesIO(data))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


def _pdf(*pages: list[str]) -> bytes:
    """Return a PDF with these lines on its pages."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj T* " for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 750 Td {shown}ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /Contents {5 + 2 * at} 0 R /MediaBox [0 0 595 842]"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out = "%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    out += f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R >>\n"
    return (out + f"startxref\n{len(out.split('xref')[0])}\n%%EOF").encode("latin-1")


def _docx(body: str, properties: str = "") -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    core = f'<p:c xmlns:p="p" xmlns:dc="d">{properties}</p:c>'
    document = f'<?xml version="1.0"?><w:document {space}><w:body>{body}</w:body></w:document>'
    return _zip({"[Content_Types].xml": "<Types/>", "word/document.xml": document, "docProps/core.xml": core})


def _paragraph(text: str, style: str = "") -> str:
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{mark}<w:r><w:t>{text}</w:t></w:r></w:p>"


def _found(data: bytes, name: str) -> tuple[list[Article], list[IngestError]]:
    everything = list(read_stream(data, name))
    return (
        [one for one in everything if isinstance(one, Article)],
        [one for one in everything if isinstance(one, IngestError)],
    )


def test_a_pdf_gives_its_text_layer() -> None:
    """Lines become paragraphs, words broken at a line's end are whole, running heads are left out."""
    pages = [
        [
            "The Lomvale Record",
            "Weir gives way",
            "The old weir above Lomvale gave way early on Tuesday, the fire serv-",
            "ice said, and nine people were led to safety over the upper bridge.",
            "Repairs will take a year.",
            "page 1",
        ],
        [
            "The Lomvale Record",
            "Nobody was hurt, said the mayor, who had asked for money twice before now.",
            "page 2",
        ],
        [
            "The Lomvale Record",
            "The road stays closed, and the upper bridge is open to those who walk alone.",
            "page 3",
        ],
    ]
    articles, errors = _found(_pdf(*pages), "a.pdf")
    assert not errors
    text = articles[0].text
    assert "the fire service said" in text
    assert "page 2" not in text
    assert text.count("The Lomvale Record") == 0


@pytest.mark.parametrize("data", [b"%PDF-1.4\n%%EOF", b"%PDF-" + b"\x00" * 50, _pdf([])])
def test_a_pdf_without_a_text_layer_is_named(data: bytes) -> None:
    """A damaged PDF, or one of pictures alone, is refused with its reason."""
    articles, errors = _found(data, "a.pdf")
    assert not articles
    assert errors


def test_a_word_document_gives_what_is_printed_in_it() -> None:
    """Headings and paragraphs are taken; what track changes deleted and field codes are not."""
    body = (
        _paragraph("Weir gives way", "Title")
        + _paragraph(BODY)
        + "<w:p><w:del><w:r><w:delText>Forty died.</w:delText></w:r></w:del>"
        "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
        "<w:r><w:t>Nobody</w:t><w:tab/><w:t>died.</w:t></w:r></w:p>"
    )
    properties = "<dc:title>Weir gives way</dc:title><dc:creator>Rho Vell</dc:creator>"
    article = _found(_docx(body, properties), "a.docx")[0][0]
    assert article.title == "Weir gives way"
    assert article.authors == ("Rho Vell",)
    assert "Nobody died." in article.text
    assert "Forty" not in article.text
    assert "HYPERLINK" not in article.text


def test_a_word_document_expands_nothing() -> None:
    """C16: a document type definition in a part of it ends the reading."""
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document xmlns:w="w">&b;</w:document>'
    articles, errors = _found(_zip({"word/document.xml": bomb}), "a.docx")
    assert not articles
    assert "type definition" in str(errors[0])


@pytest.mark.parametrize(
    "pack", [lambda parts: (_zip(parts), "a.zip"), lambda parts: (gzip.compress(_tar(parts)), "a.tgz")]
)
def test_an_archive_gives_its_files(pack: object) -> None:
    """C28: each file by its format, its name a label; archives within, junk and links are not read."""
    parts = {
        "news/a.txt": TEXT.encode(),
        "b.html": PAGE.encode(),
        "b_files/frame.html": PAGE.encode(),
        "rows.jsonl": b'{"title": "T", "text": "It rained in Aro."}\n',
        "inner.zip": _zip({"x.txt": TEXT}),
        "../../etc/evil.txt": TEXT.encode(),
        "__MACOSX/a.txt": b"junk",
        "picture.png": b"\x89PNG",
    }
    data, name = pack(parts)  # type: ignore[operator]
    articles, errors = _found(data, name)
    assert sorted(article.origin for article in articles) == [
        f"{name}#../../etc/evil.txt",
        f"{name}#b.html",
        f"{name}#news/a.txt",
        f"{name}#rows.jsonl#line 1",
    ]
    assert [str(error) for error in errors] == [
        f"{name}#inner.zip: an archive within an archive (unpack it first)"
    ]


def test_a_bomb_in_an_archive_is_refused_alone() -> None:
    """C28: a file that unpacks to over 200 times its size is refused, the others are read."""
    articles, errors = _found(_zip({"bomb.txt": b"A" * 30_000_000, "a.txt": TEXT}), "a.zip")
    assert len(articles) == 1
    assert "unpacks to too much" in str(errors[0])


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.warc", "a.docx"])
def test_a_damaged_archive_is_named(name: str) -> None:
    """An archive that is none is refused by name."""
    assert _found(b"PK\x03\x04 broken" if name != "a.warc" else b"not one", name)[1]


def _warc(*records: tuple[str, bytes]) -> bytes:
    out = b""
    for url, page in records:
        content = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page) + page
        )
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            f"WARC-Date: 2016-10-14T01:02:00Z\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        out += head.encode() + content + b"\r\n\r\n"
    return out


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_gives_its_pages(packed: bool) -> None:
    """Pages of a WARC come with their address, and are no younger than when they were fetched."""
    data = _warc(
        ("https://lomvale.example/weir", PAGE.encode()), ("https://lomvale.example/2", PAGE.encode())
    )
    articles, errors = _found(gzip.compress(data) if packed else data, "a.warc.gz" if packed else "a.warc")
    assert not errors
    assert [article.url for article in articles] == [
        "https://lomvale.example/weir",
        "https://lomvale.example/2",
    ]
    assert articles[0].date_range[1] == "2016-10-14"
    assert BODY in articles[0].text


def test_a_page_saved_as_one_file_is_read() -> None:
    """MHTML: the page alone is taken, with its address; pictures in it are not opened."""
    mail = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://lomvale.example/weir\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{PAGE}\r\n--b\r\nContent-Type: image/png\r\n\r\nxx\r\n--b--\r\n"
    )
    article = _found(mail.encode(), "a.mhtml")[0][0]
    assert article.url == "https://lomvale.example/weir"
    assert BODY in article.text
    assert article.title == "Weir gives way"


def test_a_page_with_its_pictures_inside_is_read_as_without() -> None:
    """A single-file save carries pictures as addresses of megabytes: the text is the same."""
    picture = '<img src="data:image/png;base64,' + "A" * 300_000 + '">'
    plain = _found(PAGE.encode(), "a.html")[0][0]
    full = _found(PAGE.replace("<article>", f"<article>{picture}").encode(), "a.html")[0][0]
    assert full.text == plain.text


def test_the_parts_of_a_saved_page_are_no_articles(tmp_path: Path) -> None:
    """Of a page saved complete, the folder beside it is passed over; another folder of such a name is not."""
    for name in ("a.html", "a_files/frame.html", "b_files/frame.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE)
    assert [
        each.relative_to(tmp_path).as_posix() for each in sources(tmp_path) if isinstance(each, Path)
    ] == [
        "a.html",
        "b_files/frame.html",
    ]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"{\\rtf1\\ansi The weir gave way.}", "Rich Text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old Office"),
        (_typed("application/epub+zip", "a.html", PAGE), "EPUB"),
        (_typed("application/vnd.oasis.opendocument.text", "content.xml", "<a/>"), "OpenDocument"),
        (_zip({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"}), "workbook"),
        (_zip({"[Content_Types].xml": "<Types/>", "ppt/slides/a.xml": "<a/>"}), "slides"),
    ],
    ids=["rtf", "doc", "epub", "odt", "xlsx", "pptx"],
)
@pytest.mark.parametrize("name", ["given", "a.txt", "a.zip"])
def test_documents_that_are_not_read_are_named(data: bytes, what: str, name: str) -> None:
    """What another program wrote is refused as what it is, with what to save it as."""
    (refused,) = read_stream(data, name)
    assert isinstance(refused, IngestError)
    assert what in refused.what
    assert "save it as" in refused.remedy


def test_an_archive_that_only_looks_like_a_workbook_is_read() -> None:
    """Folders of an archive of articles may be called as those of other documents are."""
    for first in ("one.txt", "xl/one.txt"):
        found = list(read_stream(_zip({first: TEXT, "ppt/two.txt": TEXT}), "a.zip"))
        assert [isinstance(each, Article) for each in found] == [True, True]


@pytest.mark.parametrize("name", ["feeds.opml", "feeds"])
def test_a_list_of_feeds_is_no_article(name: str) -> None:
    """OPML is refused by what it is, with the command that takes it."""
    data = (
        b'<?xml version="1.0"?><opml version="2.0"><body><outline xmlUrl="http://a.example/f"/></body></opml>'
    )
    (refused,) = read_stream(data, name)
    assert isinstance(refused, IngestError)
    assert "sources import" in refused.remedy


def test_archives_are_read_in_the_worker(tmp_path: Path) -> None:
    """Each file of an archive has its own time; the archive goes on after one that gives nothing."""
    (tmp_path / "a.zip").write_bytes(_zip({f"{number}.html": PAGE for number in range(5)}))
    with IsolatedReader(Limits(seconds=20)) as reader:
        assert len(list(reader.read(tmp_path / "a.zip"))) == 5
    assert len(list(read(tmp_path / "a.zip"))) == 5


@given(st.lists(st.text(alphabet="abc .-", max_size=90), max_size=30))
def test_paragraphs_keep_every_letter(lines: list[str]) -> None:
    """Joining lines drops nothing but hyphens at their ends and white space."""
    kept = "".join("".join(paragraphs(lines)).split()).replace("-", "")
    assert kept == "".join("".join(lines).split()).replace("-", "")


@given(st.binary(max_size=300))
def test_strangers_xml_is_refused_by_name_alone(data: bytes) -> None:
    """Whatever the bytes, XML is read or refused; nothing else is raised."""
    with contextlib.suppress(IngestError):
        parse_xml(data, lambda *_: None)


_SAMPLES = {
    "a.pdf": _pdf(["Weir gives way", BODY], ["It rained."]),
    "a.docx": _docx(_paragraph("Weir", "Title") + _paragraph(BODY)),
    "a.zip": _zip({"news/a.txt": TEXT, "b.html": PAGE}),
    "a.tar": _tar({"a.txt": TEXT.encode()}),
    "a.warc": _warc(("https://lomvale.example/weir", PAGE.encode())),
}


@pytest.mark.parametrize("name", _SAMPLES)
def test_damage_is_refused_and_never_a_crash(name: str) -> None:
    """C31: files with flipped, lost and inserted bytes are read or refused; nothing else is raised."""
    chance = Random(name)  # noqa: S311 - damage is no secret
    for _ in range(150):
        data = bytearray(_SAMPLES[name])
        for _ in range(chance.choice((1, 3, 12))):
            at = chance.randrange(len(data))
            data[at : at + chance.choice((0, 1, 1, 9))] = chance.randbytes(chance.choice((0, 1, 1, 4)))
        assert list(read_stream(bytes(data), name)) is not None
