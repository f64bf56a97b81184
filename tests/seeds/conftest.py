"""The sample corpus as its files hold it, read without any of the program's own parsers."""

from __future__ import annotations

import email
import html
import json
import re
from email import policy
from pathlib import Path

import pytest

from tests.quality.gold import SEEDS, Gold, load_gold


def _words_of_markup(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", " ", markup))


def _texts_of(path: Path) -> dict[str, str]:
    """Return the words of each article in the file, by its key in gold."""
    raw = path.read_text(encoding="utf-8-sig")
    match path.suffix:
        case ".html":
            return {path.name: _words_of_markup(raw)}
        case ".jsonl":
            rows = map(json.loads, raw.splitlines())
            return {f"{path.name}#{row['id']}": f"{row['title']}\n{row['text']}" for row in rows}
        case ".rss":
            items = re.findall(r"<item>.*?</item>", raw, re.DOTALL)
            found = [(re.search(r"<guid[^>]*>(.*?)</guid>", item), item) for item in items]
            plain = [
                (guid[1], item.replace("<![CDATA[", "").replace("]]>", "")) for guid, item in found if guid
            ]
            return {f"{path.name}#{guid}": _words_of_markup(item) for guid, item in plain}
        case ".eml":
            message = email.message_from_string(raw, policy=policy.default)
            body = message.get_body(("plain",))
            assert body is not None
            return {path.name: f"{message['subject']}\n{body.get_content()}"}
        case _:
            return {path.name: raw}


@pytest.fixture(scope="session")
def gold() -> Gold:
    """Return what is right for the sample corpus."""
    return load_gold()


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Return the words of each article of the sample corpus, white space squeezed."""
    files = sorted(path for path in SEEDS.iterdir() if path.name != "gold.json")
    return {key: " ".join(text.split()) for path in files for key, text in _texts_of(path).items()}
