"""The real program over hostile inputs, in every screen: a part of `python -m tests.security.whole`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.security.corpora import BAD, needs_bad_inputs
from tests.security.session import ACTING, OWN
from tests.security.whole import PAYLOADS, inputs, plain_outputs, through

_PART = (
    "terminal/osc52_write.txt",
    "terminal/osc8_link.txt",
    "terminal/all_c0_c1.txt",
    "terminal/raw_8bit_c1.txt",
    "terminal/widget_markup.txt",
    "unicode/bidi_override.json",
    "unicode/zalgo.json",
    "unicode/title_newline.json",
    "html/entities_control.html",
    "feeds/ncr_controls.xml",
    "feeds/hostile_links.xml",
    "mail/header_escape.eml",
    "dumps/bad_lines.jsonl",
    "misc/format_strings.txt",
    "misc/prompt_injection.txt",
)


@needs_bad_inputs
@pytest.mark.slow
def test_a18_nothing_of_theirs_in_any_screen(tmp_path: Path) -> None:
    """A18, A1 to A11: in no screen is anything sent but the program's own sequences."""
    files = [BAD / name for name in _PART]
    corpus = tmp_path / "corpus.db"
    output, count = through(corpus, inputs(tmp_path / "in", [file for file in files if file.exists()]))
    assert count > 15
    assert not PAYLOADS.search(output)
    left = OWN.sub(b"", output)
    assert re.findall(rb"\x1b.{0,20}", left) == []
    assert not ACTING.search(left.replace(b"\r\n", b"\n").decode("utf-8", "replace"))
    printed = plain_outputs(corpus).replace(b"\r\n", b"\n")
    assert not ACTING.search(printed.decode("utf-8", "replace"))
