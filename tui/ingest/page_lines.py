"""The visible lines of an HTML page, in order, each with the kind of element that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from resiliparse.parse.html import ELEMENT, TEXT, HTMLTree, traverse_dom

_INVISIBLE: Final = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "head",
        "select",
        "datalist",
        "audio",
        "video",
        "canvas",
        "map",
        "frame",
    ]
)
_FURNITURE: Final = frozenset({"nav", "footer", "aside", "form", "button", "menu", "dialog"})
_INLINE: Final = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "picture",
        "source",
        "nobr",
    ]
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TELLING: Final = _HEADINGS | {"figcaption", "li", "blockquote", "td", "th", "pre", "dt", "dd"}

_HIDING_STYLE = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|font-size\s{0,9}:\s{0,9}0(?![.\d])",
    re.IGNORECASE,
)

_BREAK: Final = "\x00"  # no text of a parsed page holds it
_PARTED = re.compile(r"\x00\s{0,200}\x00")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page.

    Attributes:
        text: on one line.
        tag: the element that tells what it is: `h1` to `h6`, `figcaption`, `li`, `blockquote`, …, else `p`.
        furniture: whether it stands in navigation, an aside, a form or the footer.
        links: share of its characters that are links.
        places: numbers of the elements that its own stands in, the nearest first, up to three.
    """

    text: str
    tag: str
    furniture: bool
    links: float
    places: tuple[int, ...]


class _Open(NamedTuple):
    """An element that the walk is inside of."""

    depth: int
    tag: str
    is_line: bool
    invisible: bool


@dataclass(slots=True)
class _Walk:
    """The state of one walk over a page."""

    lines: list[PageLine] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=lambda: [0])
    linked: int = 0
    furniture: int = 0
    links: int = 0
    invisible: int = 0
    count: int = 0

    def flush(self) -> None:
        """End the line that is being gathered."""
        gathered = "".join(self.words)
        tag = next((tag for tag in reversed(self.tags) if tag in _TELLING), "p")
        places = tuple(self.places[-2:-5:-1])
        share = min(1.0, self.linked / max(1, len(gathered)))
        for part in _PARTED.split(gathered):  # two line breaks in a row stand for a paragraph
            text = " ".join(part.replace(_BREAK, " ").split())
            if text:
                self.lines.append(PageLine(text, tag, self.furniture > 0, share, places))
        self.words.clear()
        self.linked = 0

    def close_from(self, depth: int) -> None:
        """Leave the elements from `depth` down (the walk itself does not tell of empty ones)."""
        while self.open and self.open[-1].depth >= depth:
            left = self.open.pop()
            if left.is_line:
                self.flush()
                self.tags.pop()
                self.places.pop()
            self.furniture -= left.tag in _FURNITURE
            self.links -= left.tag == "a"
            self.invisible -= left.invisible


def page_lines(tree: HTMLTree) -> list[PageLine]:
    """Return the lines of a page that are not hidden from its readers."""
    walk = _Walk()
    if tree.body is None:
        return []
    traverse_dom(tree.body, lambda context: _enter(walk, context.node, context.depth))
    walk.close_from(0)
    walk.flush()
    return walk.lines


def _enter(walk: _Walk, node: Any, depth: int) -> None:
    walk.close_from(depth)
    if node.type == TEXT:
        if not walk.invisible:
            walk.words.append(node.node_value or "")
            walk.linked += len((node.node_value or "").strip()) if walk.links else 0
    elif node.type == ELEMENT:
        _open(walk, node, depth)


def _open(walk: _Walk, node: Any, depth: int) -> None:
    tag = node.tag
    is_line = tag not in _INLINE and tag != "br"
    invisible = tag in _INVISIBLE or _is_hidden(node)
    walk.open.append(_Open(depth, tag, is_line, invisible))
    walk.invisible += invisible
    walk.furniture += tag in _FURNITURE
    walk.links += tag == "a"
    if tag == "br":
        walk.words.append(_BREAK)
    elif is_line:
        walk.flush()
        walk.tags.append(tag)
        walk.count += 1
        walk.places.append(walk.count)


def _is_hidden(node: Any) -> bool:
    """Return whether the page's author hid an element from every reader."""
    style = node.getattr("style")
    return node.hasattr("hidden") or (style is not None and _HIDING_STYLE.search(style[:2000]) is not None)
