"""The sample retells what was reported; it copies nobody's sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.quality.gold import Gold

_RUN = 7
"""So many words in a row that two reports share outside quotation marks are a sentence copied, or near it."""

_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"|‘[^’]{0,2000}’")
_NAMES = re.compile(r"(?i)syrian observatory for human rights|nour al-din al-zenki")


def _runs(text: str) -> set[tuple[str, ...]]:
    """Return the runs of `_RUN` words of a text, quotations and the longest names left out."""
    words = re.findall(r"[a-z0-9'’]+|\|", _NAMES.sub(" | ", _QUOTED.sub(" | ", text)).lower())
    runs = (tuple(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1))
    return {run for run in runs if "|" not in run}


def test_no_sentence_of_the_reports_retold_is_copied(gold: Gold, checkout: Path) -> None:
    """Outside quotations no article of the sample shares a run of seven words with the reports it retells."""
    folder = checkout.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the reports retold are not beside this checkout")
    theirs = set[tuple[str, ...]]().union(*(_runs(path.read_text("utf-8")) for path in folder.glob("*.txt")))
    own = {
        key: "\n|\n".join(block.text for block in article.blocks if block.role != "pull_quote")
        for key, article in gold.articles.items()
    }
    copied = {key: sorted(" ".join(run) for run in _runs(text) & theirs) for key, text in own.items()}
    assert not {key: runs for key, runs in copied.items() if runs}
