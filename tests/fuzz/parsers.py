"""What is fuzzed: for each parser, what it starts from, and what must hold of what it makes of any bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from tests.fuzz import seeds
from tui.app import themes
from tui.app.keys import read_keys
from tui.app.pasting import PasteParser
from tui.corpus.article import Article
from tui.errors import IngestError, QueryError, SettingsError, StoreError
from tui.fetch.address import parse_address
from tui.fetch.retry import retry_after
from tui.harmless import harmless, harmless_line
from tui.ingest.decode import decode
from tui.ingest.known_list import read_known_list
from tui.ingest.opml import read_opml
from tui.ingest.reader import read_stream
from tui.ingest.stamps import stamps_in
from tui.interchange.formats import Form, read
from tui.interchange.given import InterchangeError
from tui.settings import load
from tui.store.connect import connect
from tui.store.handover import take_over
from tui.store.handover_file import from_json
from tui.store.read import numbers
from tui.store.search import parse

FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What no text that was taken in may hold."""


class Parser(NamedTuple):
    """A parser as it is fuzzed.

    Attributes:
        check: is called with any bytes; raises where something does not hold.
        seeds: what it starts from.
    """

    check: Callable[[bytes], None]
    seeds: tuple[bytes, ...]


def strings(value: Any) -> Iterator[str]:
    """Yield every string within a noun."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings(list(value.items()))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from strings(getattr(value, name))


def _sound(found: Iterable[Article | IngestError]) -> None:
    """Check what a parser gave: harmless, blocks within the text, in order and without overlap."""
    for each in found:
        if isinstance(each, IngestError):
            assert not FORBIDDEN.search(str(each)), repr(str(each))
            continue
        for text in strings(each):
            assert not FORBIDDEN.search(text), repr(text)
        assert "\n" not in each.title
        at = 0
        for block in each.blocks:
            assert at <= block.start < block.end <= len(each.text)
            at = block.end
        for mark in each.highlights:
            assert 0 <= mark.start < mark.end <= len(each.text)


def _read_as(name: str, data: bytes) -> None:
    _sound(read_stream(data, name))


def _word(data: bytes) -> None:
    """Check the text part of a Word file: a ZIP file's checksums let few changes of the whole through."""
    _read_as("a.docx", seeds.docx(data))


def _decode(data: bytes) -> None:
    try:
        text = decode(data).text
    except IngestError:
        return
    assert not re.search("[\ud800-\udfff]", text)


def _opml(data: bytes) -> None:
    try:
        for each in read_opml(data):
            if not isinstance(each, IngestError):
                assert each.url.startswith(("http://", "https://"))
                assert not any(FORBIDDEN.search(text) for text in each if isinstance(text, str))
    except IngestError:
        return


def _harmless(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    once = harmless(text)
    assert harmless(once) == once
    assert not FORBIDDEN.search(once)
    assert "\n" not in harmless_line(text)


def _lines(data: bytes) -> None:
    for line in data.decode("utf-8", "replace").split("\n"):
        stamps_in(line)


def _marks(form: Form, data: bytes) -> None:
    try:
        for _ in read(form, data.decode("utf-8", "replace"), seeds.TEXT, "a"):
            pass
    except InterchangeError:
        return


def _query(data: bytes) -> None:
    try:
        query = parse(data.decode("utf-8", "surrogateescape"))
    except QueryError:
        return
    numbers(_corpus(), query)


def _handover(data: bytes) -> None:
    try:
        given = from_json(data.decode("utf-8", "replace"), "a.json")
    except StoreError as error:
        _sound([IngestError(str(error))])
        return
    for text in strings([given.articles, given.searches]):
        assert not FORBIDDEN.search(text), repr(text)
    con = _corpus()
    con.execute("BEGIN")
    try:
        take_over(con, given)
    except (StoreError, QueryError):
        return
    finally:
        con.execute("ROLLBACK")


_opened: list[Any] = []


def _corpus() -> Any:
    """Return an empty corpus, which every query is asked of."""
    if not _opened:
        folder = TemporaryDirectory()
        _opened.extend([connect(Path(folder.name) / "corpus.db"), folder])
    return _opened[0]


def _as_file(name: str, use: Callable[[Path], object], data: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(data)
        with suppress(SettingsError, IngestError):
            use(file)


def _typed(data: bytes) -> None:
    parser = PasteParser()
    text = data.decode("utf-8", "replace")
    for start in range(0, len(text), 7):
        for _ in parser.feed(text[start : start + 7]):
            pass


def _address(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    retry_after(text, 1_600_000_000.0)
    try:
        address = parse_address(text)
    except ValueError:
        return
    except IngestError:
        return
    assert not re.search(r"[\x00-\x20\x7f]", str(address.url if hasattr(address, "url") else ""))


def _of(name: str, *examples: str | bytes) -> Parser:
    return Parser(partial(_read_as, name), tuple(map(_bytes, examples)))


def _bytes(example: str | bytes) -> bytes:
    return example.encode() if isinstance(example, str) else example


PARSERS: Final[Mapping[str, Parser]] = {
    "text": _of("a.txt", seeds.TEXT),
    "markdown": _of(
        "a.md", f"# Dam\n\n> {seeds.TEXT}\n\n* [x](javascript:y)\n\n| a | b |\n|---|---|\n| c | d |\n"
    ),
    "html": _of("a.html", seeds.HTML),
    "feed": _of("a.xml", seeds.RSS, seeds.ATOM),
    "json": _of("a.json", seeds.JSON_FEED, f"[{seeds.RECORD}]"),
    "jsonl": _of("a.jsonl", f"{seeds.RECORD}\n{seeds.RECORD}\n"),
    "csv": _of("a.csv", seeds.CSV),
    "mail": _of("a.eml", seeds.MAIL),
    "mbox": _of("a.mbox", f"From a@b Mon May  3 09:30:00 2021\r\n{seeds.MAIL}\r\nFrom c\r\n{seeds.MAIL}"),
    "mhtml": _of("a.mhtml", seeds.MAIL.replace("alternative", "related")),
    "gzip": _of("a.txt.gz", seeds.GZIP),
    "zip": _of("a.zip", seeds.ZIP),
    "tar": _of("a.tar", seeds.TAR),
    "warc": _of("a.warc", seeds.WARC),
    "pdf": _of("a.pdf", seeds.PDF),
    "docx": _of("a.docx", seeds.DOCX),
    "word": Parser(_word, (_bytes(seeds.WORD),)),
    "unnamed": _of("a", seeds.TEXT, seeds.HTML, seeds.RSS, seeds.MAIL, seeds.RECORD),
    "opml": Parser(_opml, (_bytes(seeds.OPML),)),
    "decode": Parser(_decode, (_bytes(seeds.TEXT), seeds.TEXT.encode("utf-16"), seeds.TEXT.encode("cp1252"))),
    "harmless": Parser(_harmless, (b"a\x1b]0;x\x07\xe2\x80\xae\xf3\xa0\x81\x81b\r\nc\xc2\x9b",)),
    "stamps": Parser(_lines, (b"Published: 3 May 2021 09:30 GMT\nUpdated 03/05/21\n2021-05-03T09:30+02:00",)),
    "brat": Parser(partial(_marks, "brat"), (_bytes(seeds.BRAT),)),
    "conll": Parser(partial(_marks, "conll"), (_bytes(seeds.CONLL),)),
    "w3c": Parser(partial(_marks, "w3c"), (_bytes(seeds.W3C),)),
    "doccano": Parser(partial(_marks, "doccano"), (_bytes(seeds.DOCCANO),)),
    "known": Parser(
        partial(_as_file, "known.csv", read_known_list), (b"name,kind,aliases\nIlma Sorsa,person,Sorsa\n",)
    ),
    "handover": Parser(_handover, (_bytes(seeds.HANDOVER),)),
    "query": Parser(_query, (_bytes(seeds.QUERY),)),
    "config": Parser(partial(_as_file, "config.toml", load), (_bytes(seeds.CONFIG),)),
    "keys": Parser(partial(_as_file, "keys.toml", read_keys), (_bytes(seeds.KEYS),)),
    "theme": Parser(partial(_as_file, "mine.toml", themes.read_theme), (_bytes(seeds.THEME),)),
    "typed": Parser(_typed, (_bytes(seeds.TYPED),)),
    "address": Parser(
        _address, (b"https://user:pw@ex\xc3\xa4mple.org:8080/a b?c#d", b"Mon, 03 May 2021 09:30:00 GMT")
    ),
}
"""By name."""
