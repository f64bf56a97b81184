"""Rows I and the rest of rows B of the security bar: text that talks to machines, and text that hides."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.corpora import BAD, needs_bad_inputs
from tui.build.adding import add
from tui.cli.output import unforeseen
from tui.corpus.article import Article
from tui.ingest.reader import read
from tui.settings import state_folder
from tui.store import read as stored
from tui.store.connect import connect
from tui.store.search import parse
from tui.view.addresses import openable

pytestmark = needs_bad_inputs


def _counted(tmp_path: Path, name: str, *queries: str) -> list[int]:
    """Take one input in, and return how many articles each query finds."""
    list(add(tmp_path / "corpus.db", [BAD / name]))
    con = connect(tmp_path / "corpus.db")
    try:
        return [len(stored.numbers(con, parse(query))) for query in queries]
    finally:
        con.close()


def _first(name: str) -> Article:
    found = next(iter(read(BAD / name)))
    assert isinstance(found, Article)
    return found


def test_b4_zero_width_flood(tmp_path: Path) -> None:
    """B4: words with invisible characters in them are found by the plain word."""
    assert _counted(tmp_path, "unicode/zero_width_flood.json", "ab") == [1]


@pytest.mark.parametrize("name", ["tag_smuggle", "vs_smuggle", "interlinear", "bidi_override"])
def test_b1_b5_what_hides_is_gone(name: str) -> None:
    """B1, B5: overrides, tags, floods of selectors and interlinear notes are not in the text."""
    article = _first(f"unicode/{name}.json")
    assert not any(
        0xE0000 <= ord(char) <= 0xE0FFF or char in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\ufff9"
        for char in article.title + article.text
    )
    assert "\ufe01\ufe02" not in article.text


@pytest.mark.parametrize(
    ("name", "query"), [("nfc_nfd", "café"), ("fullwidth", "fullwidth"), ("soft_hyphen", "aleppo")]
)
def test_b7_normal_forms(name: str, query: str, tmp_path: Path) -> None:
    """B7: however a word is composed, wide or hyphenated, the plain query finds it."""
    assert _counted(tmp_path, f"unicode/{name}.json", query) == [1]


def test_b8_lookalike_hosts() -> None:
    """B8: a host in other letters is handed on, and shown, in Punycode."""
    assert openable("https://аpple.example/") == "https://xn--pple-43d.example/"


def test_b9_line_breaks_in_titles() -> None:
    """B9: a title is one line, whatever line breaks it was given."""
    for name in ("title_newline", "line_separators"):
        title = _first(f"unicode/{name}.json").title
        assert not set(title) & set("\n\r\x0b\x0c\x85\u2028\u2029")


def test_i1_prompts_are_text(tmp_path: Path) -> None:
    """I1: text that gives orders is stored, shown and found, and changes no state."""
    assert _counted(
        tmp_path, "misc/prompt_injection.txt", '"IGNORE ALL PREVIOUS INSTRUCTIONS"', "is:read", "is:done"
    ) == [1, 0, 0]


def test_i2_hidden_instructions() -> None:
    """I2: what a page hides is not in its article, and so in nothing that is made of it."""
    assert "ignore previous" not in _first("html/hidden_text.html").text.casefold()


def test_i3_logs() -> None:
    """I3: what strangers wrote stands in the log without what acts, and in the message as one short line."""
    said = unforeseen(ValueError("\x1b]0;PWNED\x07\n" + "x" * 5000))
    assert len(said.what) < 300
    log = (state_folder() / "copytaster.log").read_text("utf-8")
    assert "\x1b" not in log
    assert "\x07" not in log
