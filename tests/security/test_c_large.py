"""Rows C of the security bar whose inputs are large: made here, read in the worker, within its limits."""

from __future__ import annotations

import gzip
import tracemalloc
from pathlib import Path

import pytest

from tests.app.one_pane import OnePane
from tests.security.corpora import BAD, needs_bad_inputs
from tui.app.panes.reader import ReaderPane
from tui.corpus.article import Article
from tui.errors import IngestError
from tui.ingest.isolated import IsolatedReader, Limits
from tui.ingest.reader import read, read_stream
from tui.view.wrap import wrap

pytestmark = pytest.mark.slow

_PAGE = "<title>T</title>" + "<p>Air strikes hit the town on Friday, residents said.</p>" * 12

_FLOODS = {
    "deep.html": _PAGE + "<div>" * 100_000 + "x",
    "paragraphs.html": _PAGE + "<p>a paragraph</p>" * 100_000,
    "attributes.html": _PAGE + "<div " + " ".join(f"a{n}=x" for n in range(50_000)) + ">x",
    "options.html": _PAGE + "<select>" + "<option>x" * 100_000,
    "signs.html": _PAGE + "<" * 1_000_000,
    "attribute.html": _PAGE + '<div title="' + "A" * 10_000_000 + '">x',
    "attributes.xml": '<rss version="2.0"><channel><item '
    + " ".join(f'a{n}="x"' for n in range(100_000))
    + "><title>t</title></item></channel></rss>",
    "entries.xml": '<rss version="2.0"><channel>'
    + "".join(f"<item><guid>{n}</guid><title>t{n}</title></item>" for n in range(50_000))
    + "</channel></rss>",
}


def _one(data: bytes, name: str) -> Article:
    (found,) = read_stream(data, name)
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("line", ["x" * 2_000_000, "word " * 400_000], ids=["one word", "words"])
def test_c8_one_long_line(line: str) -> None:
    """C8: a line of megabytes is an article like any other, its encoding told from a sample."""
    assert _one(f"Title\n\n{line}".encode(), "a.txt").title == "Title"
    assert _one(f"Title\n\n{line}é".encode("cp1252"), "a.txt").text.endswith("é")


async def test_c9_a_flood_of_lines() -> None:
    """C9: hundreds of thousands of lines are few blocks, wrapped into little memory, shown from both ends."""
    article = _one(b"Title\n\n" + b"short line\n" * 200_000, "a.txt")
    assert len(article.blocks) <= 20_000
    assert article.blocks[-1].end == len(article.text)
    tracemalloc.start()
    wrapped = wrap(article.text, article.blocks, 78, folded=True)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(wrapped.lines) > 200_000
    assert kept < 60 * len(wrapped.lines)
    host = OnePane(article)
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        pane = host.query_one(ReaderPane)
        assert "short line" in "".join(pane.render_line(y).text for y in range(20))
        pane.to_end()
        await pilot.pause()
        assert "short line" in pane.render_line(20).text
        assert pane.top_offset > 2_000_000


def test_c9_lines_of_a_width() -> None:
    """C9: a dump of hard-wrapped lines keeps every word, in order, in blocks that do not overlap."""
    line = "and the water of the river went on rising over the lower town all through the night"
    text = f"Title\n\n{(line + chr(10)) * 150_000}the end"
    article = _one(text.encode(), "a.txt")
    kept = [word for each in article.blocks for word in article.text[each.start : each.end].split()]
    assert kept == text.split()


def test_c9_blank_lines() -> None:
    """C9: a million blank lines are nothing."""
    article = _one(b"Title\n" + b"\n" * 1_000_000 + b"end\n", "a.txt")
    assert len(wrap(article.text, article.blocks, 78, folded=True).lines) < 10


@pytest.mark.parametrize("name", _FLOODS)
def test_c10_c11_c18_floods(name: str, tmp_path: Path) -> None:
    """C10, C11, C18: floods of elements and attributes are read or refused by name; the next file is read."""
    flood, after = tmp_path / name, tmp_path / "after.html"
    flood.write_text(_FLOODS[name])
    after.write_text(_PAGE)
    with IsolatedReader(Limits(seconds=4)) as reader:
        found = list(reader.read(flood))
        assert found
        assert all(isinstance(each, Article) or each.what for each in found)
        (one,) = reader.read(after)
        assert isinstance(one, Article)


@needs_bad_inputs
@pytest.mark.parametrize(
    "name", ["html/iframe_img.html", "html/meta_refresh.html", "html/base_href.html", "mail/html_tracker.eml"]
)
def test_c15_remote_parts(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """C15: nothing that a page or mail names is asked for: not a single socket is made."""
    list(read(BAD / name))  # what parsers import on first use may look at the network's families
    made: list[object] = []
    monkeypatch.setattr("socket.socket.__init__", lambda *_, **__: made.append(1))
    assert list(read(BAD / name))
    assert made == []


@needs_bad_inputs
@pytest.mark.parametrize("name", ["ncr_controls", "double_escaped", "raw_controls"])
def test_c19_control_references(name: str) -> None:
    """C19: control characters that a feed writes as references are gone."""
    for found in read(BAD / "feeds" / f"{name}.xml"):
        text = found.title + found.text if isinstance(found, Article) else str(found)
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(text)


def test_c28_a_bomb(tmp_path: Path) -> None:
    """C28: a gigabyte of one letter is refused after the limit, and not unpacked further."""
    bomb = tmp_path / "bomb.txt.gz"
    with gzip.open(bomb, "wb", compresslevel=1) as file:
        for _ in range(200):
            file.write(b"A" * 1_000_000)
    tracemalloc.start()
    (found,) = read(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(found, IngestError)
    assert peak < 150_000_000


@needs_bad_inputs
def test_c30_markdown() -> None:
    """C30: Markdown is text and structure: links are words and addresses, nothing is fetched or acts."""
    (path,) = (BAD / "terminal").glob("markdown_tricks*")
    (found,) = read_stream(path.read_bytes(), "a.md")
    assert isinstance(found, Article)
    assert "\x1b" not in found.text
