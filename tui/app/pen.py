"""How a terminal draws a cell, and the shortest way to tell it so.

Rich tells every piece of text all of its style and resets it afterwards; what differs from the piece before
is often one code of seven.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from rich.color import ColorSystem
from rich.style import Style

_CODES: Final = (
    ("bold", "1"),
    ("dim", "2"),
    ("italic", "3"),
    ("underline", "4"),
    ("blink", "5"),
    ("blink2", "6"),
    ("reverse", "7"),
    ("conceal", "8"),
    ("strike", "9"),
    ("underline2", "21"),
    ("frame", "51"),
    ("encircle", "52"),
    ("overline", "53"),
)
"""Attributes and what sets them (ECMA-48, 8.3.117)."""

_OFF: Final = {
    "1": "22",
    "2": "22",
    "3": "23",
    "4": "24",
    "5": "25",
    "6": "25",
    "7": "27",
    "8": "28",
    "9": "29",
    "53": "55",
}
"""What takes an attribute away; the others differ among terminals and are reset together with all else."""


class Pen(NamedTuple):
    """What a terminal is set to.

    Attributes:
        attributes: the codes that set them, in order.
        ink: the codes of the foreground, empty for the terminal's own.
        ground: the codes of the background, empty for the terminal's own.
        link: parameters and target of a hyperlink (OSC 8), empty for none.
    """

    attributes: tuple[str, ...] = ()
    ink: str = ""
    ground: str = ""
    link: str = ""


PLAIN: Final = Pen()
"""What a terminal is set to after a reset."""


@lru_cache(maxsize=1024)
def pen_of(style: Style | None, colours: ColorSystem) -> Pen:
    """Return the pen that draws `style` in the colours that the terminal has, as `Strip.render` would."""
    if style is None:
        return PLAIN
    ink, ground = style.color, style.bgcolor
    return Pen(
        tuple(code for name, code in _CODES if getattr(style, name)),
        ";".join(ink.downgrade(colours).get_ansi_codes()) if ink else "",
        ";".join(ground.downgrade(colours).get_ansi_codes(foreground=False)) if ground else "",
        f"id={style.link_id};{style.link}" if style.link else "",
    )


@lru_cache(maxsize=1024)
def change(before: Pen, after: Pen) -> str:
    """Return what a terminal set to `before` is to be sent so that it is set to `after`."""
    link = "" if before.link == after.link else f"\x1b]8;{after.link or ';'}\x1b\\"
    return link + _sgr(before, after)


def _sgr(before: Pen, after: Pen) -> str:
    """Return the shorter of the two: what differs, or a reset and then everything."""
    if before[:3] == after[:3]:
        return ""
    afresh = ["0", *after.attributes, after.ink, after.ground]
    if after[:3] == PLAIN[:3]:
        return "\x1b[m"
    ways = [afresh]
    if all(code in _OFF for code in (*before.attributes, *after.attributes)):
        ways.append(_what_differs(before, after))
    return min((f"\x1b[{';'.join(filter(None, codes))}m" for codes in ways), key=len)


def _what_differs(before: Pen, after: Pen) -> list[str]:
    off = sorted({_OFF[code] for code in before.attributes if code not in after.attributes})
    on = [code for code in after.attributes if code not in before.attributes or _OFF[code] in off]
    ink = [] if before.ink == after.ink else [after.ink or "39"]
    ground = [] if before.ground == after.ground else [after.ground or "49"]
    return [*off, *on, *ink, *ground]
