"""What fuzzing starts from: a small, whole example of each format, all of our own making."""
# ruff: noqa: E501  (formats have lines of their own)

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from typing import Final

_BODY: Final = (
    "A dam burst above the town of Tervo on Sunday night, and at least 12 people were killed.\n\n"
    "“The dam held for as long as it could,” said the mayor, Ilma Sorsa, on 3 May 2021.\n"
)

TEXT: Final = f"Dam bursts above Tervo\nValley Herald\nPublished: 3 May 2021 09:30\n\n{_BODY}"

HTML: Final = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Dam bursts &mdash; Valley Herald</title>"
    '<meta property="article:published_time" content="2021-05-03T09:30:00+02:00">'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Dam bursts",'
    '"datePublished":"2021-05-03","author":{"name":"Rho Vell"}}</script></head><body><article><h1>Dam bursts</h1>'
    + "".join(f"<p>{line}&#8217;s <b>end</b></p>" for line in _BODY.split("\n") if line)
    + "<aside><a href=/more>More</a></aside></article></body></html>"
)

RSS: Final = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Valley</title>'
    "<item><guid>1</guid><title>Dam &amp; town</title><link>https://example.org/1</link>"
    "<pubDate>Mon, 03 May 2021 09:30:00 GMT</pubDate><description><![CDATA[<p>Twelve died.</p>]]></description>"
    "</item></channel></rss>"
)

ATOM: Final = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Valley</title><entry><id>urn:1</id><title>Dam</title>'
    "<updated>2021-05-03T09:30:00Z</updated><content type='html'>&lt;p&gt;Twelve died.&lt;/p&gt;</content></entry></feed>"
)

JSON_FEED: Final = (
    '{"version":"https://jsonfeed.org/version/1.1","title":"Valley","items":[{"id":"1","title":"Dam",'
    '"content_text":"Twelve died.","date_published":"2021-05-03T09:30:00Z"}]}'
)

MAIL: Final = (
    "From: =?utf-8?q?Ilma_S=C3=B6rsa?= <a@example.org>\r\nSubject: Dam bursts\r\n"
    "Date: Mon, 03 May 2021 09:30:00 +0200\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\nTwelve died.=20\r\n--b\r\nContent-Type: text/html\r\n\r\n"
    "<p>Twelve died.</p>\r\n--b--\r\n"
)

RECORD: Final = (
    '{"id":"1","title":"Dam bursts","text":"Twelve died in Tervo.","published":"2021-05-03",'
    '"highlights":[{"start":15,"end":20,"kind":"place"}],"figures":[{"start":0,"end":6,"kind":"killed","low":12}]}'
)

CSV: Final = 'id,title,text,published\n1,Dam,"Twelve died, they said",2021-05-03\n2,"Town ""Tervo""",x,\n'

OPML: Final = (
    '<opml version="2.0"><head><title>t</title></head><body><outline text="Valley">'
    '<outline text="Dam" type="rss" xmlUrl="https://example.org/feed"/></outline></body></opml>'
)

WARC: Final = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2021-05-03T09:30:00Z\r\n"
    b"WARC-Target-URI: https://example.org/1\r\nContent-Type: application/http\r\nContent-Length: 73\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>w</title><p>Twelve</p>\r\n\r\n"
)

_PDF_OBJECTS: Final = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    b"<</Length 90>>stream\nBT /F1 12 Tf 20 200 Td (Dam bursts) Tj 0 -20 Td [(Twelve) -300 (died.)] TJ T* <41> Tj ET\nendstream",
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    b"<</Title(Dam bursts)/CreationDate(D:20210503093000Z)>>",
)


def _pdf() -> bytes:
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(_PDF_OBJECTS, start=1):
        places.append(len(made))
        made += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    end = b"trailer<</Root 1 0 R/Info 6 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(places) + 1,
        len(made),
    )
    return made + head + table + end


BRAT: Final = "T1\tperson 4 9\tIlma S\nT2\tplace 0 3;5 9\tTer vo\nA1\tNegation T1\nR1\tin Arg1:T1 Arg2:T2\n#1\tNote T1\tx\n"

CONLL: Final = "-DOCSTART- -X- O O\n\nIlma B-PER\nSorsa I-PER\nsaid O\n\nTervo B-LOC\n. O\n"

W3C: Final = (
    '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","body":{"value":"person"},"target":'
    '{"source":"a","selector":{"type":"TextPositionSelector","start":0,"end":4}}}'
)

DOCCANO: Final = '{"id":1,"text":"Ilma Sorsa","label":[[0,4,"PER"]]}\n{"text":"x","spans":[{"start":0,"end":1,"label":"P"}]}\n'

QUERY: Final = 'aleppo hospit* "barrel bombs" or (title:x and not -y) date:2016-09..2016-10 killed:>100 is:unread tag:"a b" said:z'

CONFIG: Final = 'theme = "dark"\nreading_width = 90\ngrouped = true\nmark_read = "opened"\nmouse = false\n'

KEYS: Final = 'down = "j"\nup = ["k", "up"]\nquit = "ctrl+q"\n"toggle_kind:person" = "v p"\n'

THEME: Final = 'name = "mine"\ndark = true\n[colours]\ntext = "#ffffff"\n[styles]\nperson = "bold"\n'

TYPED: Final = "j\x1b[A\x1b[200~pasted\x1b[201~\x1b[<0;3;4M\x1b[97;5u\x1b[?2026;2$y\x1b[48;24;80;0;0t"


HANDOVER: Final = (
    '{"schema":1,"kind":"copytaster handover","articles":[{"id":"a","url":"https://example.org/1","title":"Dam","source":"",'
    '"digest":"00ff","state":{"read":true,"note":"x","tags":["t"],"due":"2021-05-03","touched":{"read":"2021-05-03T00:00:00Z"}}}],'
    '"searches":[{"name":"n","query":"tag:t","rule":{"tags":["u"]},"at":"2021"}],"corrections":[{"verdict":"same",'
    '"subject":{"name":"Ilma Sorsa","kind":"person","article":""},"other":{"name":"Sorsa","kind":"person","article":""},'
    '"becomes":null,"at":"2021-05-03T00:00:00Z","who":"r"}],"decisions":[{"a":"a","b":"b","about":"event","verdict":"together",'
    '"at":"2021-05-03T00:00:00Z","who":"r"}]}'
)


def _zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("../b.html", HTML)
    return made.getvalue()


_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

WORD: Final = (
    f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Dam</w:t></w:r></w:p>'
    "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Twelve</w:t><w:tab/><w:t> died.</w:t><w:br/></w:r><w:del><w:r><w:delText>x"
    "</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "</w:body></w:document>"
)


def docx(document: bytes) -> bytes:
    """Return a Word file with this text part, which may be any bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    return made.getvalue()


def _tar() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = len(TEXT.encode())
        archive.addfile(entry, io.BytesIO(TEXT.encode()))
    return made.getvalue()


ZIP: Final = _zip()
DOCX: Final = docx(WORD.encode())
PDF: Final = _pdf()
TAR: Final = _tar()
GZIP: Final = gzip.compress(TEXT.encode(), mtime=0)
