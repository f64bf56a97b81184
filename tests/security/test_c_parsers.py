"""docs/security.md, C: files and parsers. Hostile input is read or refused by name, and nothing leaks."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tui.corpus.article import Article
from tui.errors import IngestError
from tui.ingest.clean import clean
from tui.ingest.reader import read, read_stream

INPUTS = Path(__file__).resolve().parents[3] / "shared" / "badinputs"
SEEDS = INPUTS.parent / "seeds"

pytestmark = pytest.mark.skipif(not INPUTS.is_dir(), reason="the hostile inputs are not beside this checkout")

# Beyond what a stored text may hold: C0 but tab and newline, DEL, C1, surrogates, bidi controls, NUL, tags.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)

FOLDERS = ("text", "terminal", "unicode", "html", "feeds", "dumps", "mail", "archives", "misc")


def every() -> list[str]:
    """Return the names of all hostile inputs."""
    return (
        [entry["id"] for entry in json.loads((INPUTS / "MANIFEST.json").read_text("utf-8"))]
        if INPUTS.is_dir()
        else []
    )


def strings(value: Any) -> Iterator[str]:
    """Yield every string within an article, its nouns and its extra fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from strings(getattr(value, name))


def outcome(name: str) -> list[Article | IngestError]:
    """Return what reading a hostile input gives."""
    return list(read(INPUTS / name))


def one(name: str) -> Article:
    """Return the only article of a hostile input."""
    (found,) = outcome(name)
    assert isinstance(found, Article), found
    return found


def refusal(name: str) -> str:
    """Return why a hostile input is refused."""
    (found,) = outcome(name)
    assert isinstance(found, IngestError), found
    return found.what


@pytest.mark.parametrize("name", every())
def test_every_input_is_read_or_refused_and_harmless(name: str) -> None:
    """C31: no input raises, gives nothing at all, or leaves a control character anywhere."""
    found = outcome(name)
    assert found
    for one_found in found:
        for text in strings(one_found) if isinstance(one_found, Article) else [str(one_found)]:
            assert FORBIDDEN.search(text) is None
        if isinstance(one_found, Article):
            assert "\n" not in one_found.title
            text = one_found.text
            assert all(text[block.start : block.end].strip() for block in one_found.blocks)


def test_c1_empty_and_blank() -> None:
    """C1: nothing to read is refused with that reason; a title alone is taken and flagged."""
    assert [refusal(f"text/{name}.txt") for name in ("empty", "only_newlines", "only_nbsp")] == ["empty"] * 3
    assert "no body" in one("text/title_only.txt").flags
    assert one("text/title_only.txt").title == "A headline and nothing else"


@pytest.mark.parametrize(
    "name", ["utf16le_bom", "utf16be_bom", "utf16le_nobom", "utf16be_nobom", "utf32le_bom"]
)
def test_c2_wide_encodings(name: str) -> None:
    """C2: UTF-16 and UTF-32 are decoded exactly, with a mark and without."""
    assert one(f"text/{name}.txt").title == "Straße and “quotes”"


def test_c3_legacy_encodings() -> None:
    """C3: the encoding is found and recorded."""
    for name in ("cp1252", "cp1251", "cp1256", "shift_jis", "gb18030"):
        (path,) = (INPUTS / "text").glob(f"{name}*.txt")
        assert f"encoding guessed: {name}" in one(f"text/{path.name}").flags


def test_c4_c5_c6_damage() -> None:
    """C4, C5, C6: bad bytes are flagged, NULs go, mojibake is offered for repair and left as it is."""
    assert "decoding damaged" in one("text/invalid_utf8.txt").flags
    assert "\ufffd" in one("text/lone_surrogate.txt").text
    assert one("text/nul_bytes.txt").text.startswith("NulTitle\n\nbeforeafter")
    assert "repairable: mojibake" in one("text/mojibake.txt").flags


def test_c7_binary() -> None:
    """C7: binary data is refused."""
    assert "binary" in refusal("text/mostly_binary.bin.txt")


def test_c12_c13_c14_html() -> None:
    """C12, C13, C14: the body survives control references; hidden text and scripts stay out."""
    assert sum(block.role == "body" for block in one("html/entities_control.html").blocks) >= 6
    assert "no body" in one("html/no_body.html").flags
    assert "no body" in refusal("html/frameset.html")
    assert "ignore previous" not in one("html/hidden_text.html").text
    assert any(flag.startswith("odd date") for flag in one("html/jsonld_future.html").flags)
    assert one("html/jsonld_bad.html").published is None


@pytest.mark.parametrize(
    "name", ["billion_laughs", "quadratic", "xxe_file", "xxe_http", "xxe_param", "xinclude"]
)
def test_c16_c17_entities(name: str) -> None:
    """C16, C17: no entity is expanded, no file or address is read (a guard stops connections)."""
    for found in outcome(f"feeds/{name}.xml"):
        assert "root:" not in str(found)
        assert not isinstance(found, Article) or len(found.text) < 30_000


def test_c20_c21_feeds() -> None:
    """C20, C21: entries keep their identity over polls; dates outside 1990 to now are not used."""
    assert len({article.id for article in outcome("feeds/dup_guid.xml") if isinstance(article, Article)}) == 1
    assert (
        len({article.id for article in outcome("feeds/no_guid_no_title.xml") if isinstance(article, Article)})
        == 1
    )
    dated = [
        article
        for article in outcome("feeds/bad_dates.xml")
        if isinstance(article, Article) and article.published
    ]
    assert [article.published for article in dated] == ["2016-11-17T01:03+00:00"]


def test_c22_c23_wrong_feeds_and_types() -> None:
    """C22, C23: what is no feed is said; of wrong types the good items come in and the others are named."""
    assert "feed" in refusal("feeds/zero_items.xml")
    assert refusal("feeds/empty.xml") == "empty"
    assert "deep" in refusal("dumps/deep.json")
    lines = [found for found in outcome("dumps/bad_lines.jsonl") if isinstance(found, IngestError)]
    assert all("#line " in error.where for error in lines)
    titles = {found.title for found in outcome("dumps/bad_lines.jsonl") if isinstance(found, Article)}
    assert {"ok1", "ok2", "ok3"} <= titles


def test_c24_csv() -> None:
    """C24: ragged and unclosed rows are named, the dialect is found, a missing header is refused."""
    assert sum(isinstance(found, IngestError) for found in outcome("dumps/ragged.csv")) == 2
    assert "quotes" in str(outcome("dumps/unclosed_quote.csv")[0])
    assert one("dumps/dialects.csv").text == "a\n\nx;y"
    assert "header" in refusal("dumps/no_header.csv")


def test_c25_c26_mail() -> None:
    """C25, C26: titles are one clean line; what explodes is refused; damage is read as far as it goes."""
    assert one("mail/header_crlf.eml").title == "x Bcc: evil@x"
    assert "deep" in refusal("mail/deep_multipart.eml")
    assert one("mail/bad_base64.eml").flags
    assert "hi" in one("mail/unknown_charset.eml").text
    assert one("mail/mbox_from.eml").title == "s"


def test_c28_gzip() -> None:
    """C28: bombs, gzip in gzip, cut and damaged files are refused; garbage behind is flagged."""
    assert "too much" in refusal("archives/bomb_20mb.txt.gz")
    assert "gzip" in refusal("archives/bomb_nested.gz.gz")
    assert "cut off" in refusal("archives/truncated.txt.gz")
    assert any("garbage" in flag for flag in one("archives/trailing_garbage.txt.gz").flags)


def test_c29_cleaning_and_roles_grow_linearly() -> None:
    """C29: ten times the hostile text takes about ten times as long, not a hundred."""
    text = (INPUTS / "misc" / "redos_1.txt").read_text("utf-8", "replace")

    def cost(times: int) -> float:
        data = "\n".join([text] * times).encode()
        best = []
        for _ in range(3):
            start = time.process_time()
            list(read_stream(data, "a.txt"))
            clean(data.decode())
            best.append(time.process_time() - start)
        return min(best)

    assert cost(20) < 40 * cost(2) + 0.05


def test_c31_flipped_bytes() -> None:
    """C31: damaged copies of articles raise nothing in any format, and leave no control character."""
    if not SEEDS.is_dir():
        pytest.skip("the five articles are not beside this checkout")
    formats = ("txt", "html", "eml", "xml", "jsonl", "csv", "md", "json", "mbox")
    sources = [path.read_bytes()[:1500] for path in sorted(SEEDS.glob("*.txt"))]
    for number in range(200):
        data = bytearray(sources[number % len(sources)])
        for flip in range(12):
            place = (number * 7919 + flip * 104_729) % len(data)
            data[place] ^= 1 << ((number + flip) % 8)
        for found in read_stream(bytes(data), f"a.{formats[number % len(formats)]}"):
            for text in strings(found) if isinstance(found, Article) else [str(found)]:
                assert FORBIDDEN.search(text) is None


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("bad_length", "claims more"),
        ("negative_length", "cannot be"),
        ("truncated", "cut off"),
        ("not_warc", "not a"),
    ],
)
def test_a_bad_web_archive_is_named(name: str, says: str) -> None:
    """C27: lengths that are not true are named, and nothing of that size is set aside."""
    found = outcome(f"archives/{name}.warc")
    assert any(isinstance(each, IngestError) and says in each.what for each in found)
    assert not any(isinstance(each, Article) for each in found)


def test_a_good_web_archive_is_read() -> None:
    """C27: one record, one article, with its address."""
    assert [each.url for each in outcome("archives/ok.warc") if isinstance(each, Article)] == [
        "http://x.example/"
    ]
