"""What each part of the screen looks like under a theme: named parts, resolved to Rich styles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias, get_args

from rich.style import Style

Part: TypeAlias = Literal[
    "text",
    "title",
    "standfirst",
    "heading",
    "caption",
    "pull_quote",
    "meta",
    "muted",
    "person",
    "organisation",
    "place",
    "date",
    "figure",
    "quote",
    "misc",
    "selected",
    "selected_edge",
    "found",
    "found_here",
    "passage",
    "conflict",
    "shared",
    "known",
    "cursor",
    "cursor_away",
    "unread",
    "starred",
    "marked",
    "event",
    "rule",
    "accent",
    "key",
    "warning",
    "error",
]
"""The parts that a theme may style.

The roles of text (`text` to `muted`), the kinds of highlight (`person` to `misc`), what the reader chose or
looked for (`selected` to `passage`), what other articles say (`conflict`, `shared`; `known`: told by one
already read), lists (`cursor` to `event`), and the frame (`rule` to `error`).
"""

PARTS: Final[tuple[Part, ...]] = get_args(Part)


class Palette:
    """The styles of one theme.

    Args:
        name: the theme's name.
        styles: a style for each part; a part left out looks like `text`.
    """

    def __init__(self, name: str, styles: Mapping[Part, Style]) -> None:
        self.name = name
        self._styles = dict(styles)
        self._layered: dict[tuple[Part, ...], Style] = {}

    def style(self, *parts: Part) -> Style:
        """Return the style of `parts` laid over one another on `text`: the last has the last word."""
        style = self._layered.get(parts)
        if style is None:
            style = self._styles.get("text", Style.null())
            for part in parts:
                style += self._styles.get(part, Style.null())
            self._layered[parts] = style
        return style
