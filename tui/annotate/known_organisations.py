"""Organisations that world news names without saying what they are, and which of their names are one."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from tui.annotate.name_forms import words
from tui.annotate.tokens import Token


@lru_cache(maxsize=1)
def _known() -> dict[tuple[str, ...], str]:
    text = (files("tui.annotate") / "lists" / "organisations.toml").read_text(encoding="utf-8")
    lines = (line.split("|") for line in tomllib.loads(text)["known"].split("\n"))
    return {words(name): names[0] for names in lines for name in names if name}


@lru_cache(maxsize=1)
def _long_by_first() -> dict[str, list[tuple[str, ...]]]:
    """Return the names of several words by their first, longest first."""
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(_known(), key=lambda name: (-len(name), name)):
        if len(name) > 1:
            found[name[0]].append(name)
    return dict(found)


def known_organisation(name: str) -> str:
    """Return the full name of the organisation that goes by `name`, or ""."""
    return _known().get(words(name), "")


def known_in(row: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield first and last token of each known organisation of several words in `row`, in order."""
    by_first = _long_by_first()
    behind = 0
    for i, token in enumerate(row):
        if i >= behind and token.text[0].isupper() and token.text.lower() in by_first:
            last = next(filter(None, (_match(row, i, name) for name in by_first[token.text.lower()])), None)
            if last is not None:
                yield i, last
                behind = last + 1


def _match(row: Sequence[Token], i: int, name: tuple[str, ...]) -> int | None:
    """Return the last token of `name` where it starts at token `i`; hyphens inside are passed over."""
    at = i
    for word in name:
        while at < len(row) and at > i and row[at].text == "-":
            at += 1
        if at >= len(row) or words(row[at].text) != (word,):
            return None
        at += 1
    return at - 1
