"""The visible lines of an HTML page, in order, each with the kind of element that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

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

HIDDEN_TEXT: Final = "hidden text left out"


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page.

    Attributes:
        text: on one line.
        tag: the element that tells what it is: `h1` to `h6`, `figcaption`, `li`, `blockquote`, …, else `p`.
        furniture: whether it stands in navigation, an aside, a form or the footer.
        links: share of its characters that are links.
        place: number of the element that it stands right in, the same for neighbours.
    """

    text: str
    tag: str
    furniture: bool
    links: float
    place: int


@dataclass(slots=True)
class _Walk:
    """The state of one walk over a page."""

    lines: list[PageLine] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    linked: int = 0
    tags: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=lambda: [0])
    furniture: int = 0
    links: int = 0
    invisible: int = 0
    hidden: bool = False
    count: int = 0

    def flush(self) -> None:
        """End the line that is being gathered."""
        text = " ".join("".join(self.words).split())
        if text:
            tag = next((tag for tag in reversed(self.tags) if tag in _TELLING), "p")
            share = min(1.0, self.linked / len(text))
            place = self.places[-2] if len(self.places) > 1 else 0
            self.lines.append(PageLine(text, tag, self.furniture > 0, share, place))
        self.words.clear()
        self.linked = 0


def page_lines(tree: HTMLTree) -> tuple[list[PageLine], bool]:
    """Return the visible lines of a page, and whether there is text that its author hid."""
    walk = _Walk()
    if tree.body is None:
        return [], False
    traverse_dom(
        tree.body, lambda context: _enter(walk, context.node), lambda context: _leave(walk, context.node)
    )
    walk.flush()
    return walk.lines, walk.hidden


def _enter(walk: _Walk, node: Any) -> None:
    if node.type == TEXT:
        if not walk.invisible:
            walk.words.append(node.node_value or "")
            walk.linked += len((node.node_value or "").strip()) if walk.links else 0
        return
    if node.type != ELEMENT:
        return
    tag = node.tag
    if tag in _INVISIBLE or _is_hidden(walk, node):
        walk.invisible += 1
    walk.furniture += tag in _FURNITURE
    walk.links += tag == "a"
    if tag == "br":
        walk.words.append(" ")
    elif tag not in _INLINE:
        walk.flush()
        walk.tags.append(tag)
        walk.count += 1
        walk.places.append(walk.count)


def _leave(walk: _Walk, node: Any) -> None:
    if node.type != ELEMENT:
        return
    tag = node.tag
    if tag not in _INLINE and tag != "br":
        walk.flush()
        walk.tags.pop()
        walk.places.pop()
    walk.furniture -= tag in _FURNITURE
    walk.links -= tag == "a"
    if tag in _INVISIBLE or _is_hidden(walk, node):
        walk.invisible -= 1


def _is_hidden(walk: _Walk, node: Any) -> bool:
    """Return whether the page's author hid an element from every reader."""
    style = node.getattr("style")
    hidden = node.hasattr("hidden") or (style is not None and _HIDING_STYLE.search(style[:2000]) is not None)
    walk.hidden |= hidden
    return hidden
