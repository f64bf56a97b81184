"""A link in words: what it is called, and what spoke for and against it, with weights."""

from __future__ import annotations

from typing import Final, NamedTuple

from tui.corpus.event import Link, LinkKind
from tui.harmless import harmless_line

_CALLED: Final[dict[LinkKind, str]] = {
    "same_event": "same event",
    "duplicate": "same text",
    "same_story": "same story",
    "background": "background",
}


class Weighed(NamedTuple):
    """What spoke for and what against a link, each with its weight in log-odds, strongest first."""

    pro: tuple[str, ...]
    contra: tuple[str, ...]


def called(link: Link) -> str:
    """Return what a link is and how sure: "same event, .91"."""
    return f"{_CALLED[link.kind]}, {link.score:.2f}"


def weighed(link: Link) -> Weighed:
    """Return the reasons of a link in words with their weights: "names: kestley, orrin +2.1"."""
    said = [(f"{harmless_line(name)} {weight:+.1f}", weight) for name, weight in link.reasons]
    return Weighed(
        tuple(words for words, weight in said if weight > 0),
        tuple(words for words, weight in said if weight < 0),
    )
