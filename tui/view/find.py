"""Finding in one text: plain words by default, a regular expression between slashes.

Plain words are case-smart (capitals in the pattern make it exact), match any white space for a space, and
straight quotation marks, apostrophes and hyphens for the typographic ones. A regular expression comes from a
person who may write one that never ends: it runs in the `regex` package, which stops at a deadline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from tui.corpus.event import Span

MOST: Final = 10_000
"""Places counted; a text with more of them says "10000+"."""

DEADLINE_S: Final = 0.25
"""Seconds that a regular expression may take for one text."""

_LONGEST_PATTERN: Final = 500

_ALIKE: Final = {"'": "['’‘ʼ]", '"': '["“”„«»]', "-": "[-‐‑–—]"}


@dataclass(frozen=True, slots=True)
class Found:
    """Where a pattern occurs in a text.

    Attributes:
        spans: in order, without overlap, at most `MOST`.
        problem: why there may be more, or none: one short phrase; empty if all went well.
    """

    pattern: str
    spans: Sequence[Span] = ()
    problem: str = ""


def find(pattern: str, text: str) -> Found:
    """Return where `pattern` occurs in `text`; a pattern between slashes is a regular expression."""
    if not pattern.strip():
        return Found(pattern)
    if len(pattern) > _LONGEST_PATTERN:
        return Found(pattern, problem=f"longer than {_LONGEST_PATTERN} characters")
    if len(pattern) > 2 and pattern[0] == pattern[-1] == "/":
        return _find_expression(pattern, text)
    matches = re.finditer(_literal(pattern), text, _flags(pattern))
    return Found(pattern, [match.span() for match in islice(matches, MOST)])


def _literal(pattern: str) -> str:
    """Return an expression for plain words; linear, as nothing in it repeats but white space between them."""
    words = ("".join(_ALIKE.get(char) or re.escape(char) for char in word) for word in pattern.split())
    return r"\s+".join(words)


def _flags(pattern: str) -> re.RegexFlag:
    return re.RegexFlag(0) if any(map(str.isupper, pattern)) else re.IGNORECASE


def _find_expression(pattern: str, text: str) -> Found:
    import regex  # type: ignore[import-untyped]  # noqa: PLC0415  (80 ms, seldom needed)

    body = pattern[1:-1]
    # An escaped class such as \W or \S says nothing about case.
    exact = any(map(str.isupper, re.sub(r"\\.", "", body)))
    try:
        compiled = regex.compile(body, regex.MULTILINE | (0 if exact else regex.IGNORECASE))
    except (regex.error, OverflowError, RecursionError, ValueError) as problem:
        return Found(pattern, problem=f"not a regular expression: {problem}")
    spans: list[Span] = []
    try:
        for match in compiled.finditer(text, timeout=DEADLINE_S):
            if len(spans) == MOST:
                break
            if match.end() > match.start():
                spans.append(match.span())
    except TimeoutError:
        return Found(pattern, spans, "too slow for this text; stopped")
    return Found(pattern, spans)
