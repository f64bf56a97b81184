"""Changes of style leave a terminal set to exactly what is wanted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.style import Style

from tui.app.pen import PLAIN, Pen, change, pen_of

_SETS = {
    "1": "bold", "2": "dim", "3": "italic", "4": "underline", "5": "blink", "6": "rapid", "7": "reverse",
    "8": "conceal", "9": "strike", "21": "double", "51": "frame", "52": "encircle", "53": "overline",
}  # fmt: skip
_UNSETS = {
    "22": {"bold", "dim"}, "23": {"italic"}, "24": {"underline", "double"}, "25": {"blink", "rapid"},
    "27": {"reverse"}, "28": {"conceal"}, "29": {"strike"}, "54": {"frame", "encircle"}, "55": {"overline"},
}  # fmt: skip

_colours = st.sampled_from(["", "31", "97", "38;5;1", "38;2;1;2;3"])
_pens = st.builds(
    Pen,
    st.lists(st.sampled_from(sorted(_SETS)), unique=True, max_size=4).map(lambda codes: tuple(sorted(codes))),
    _colours,
    _colours.map(lambda code: code.replace("38;", "48;").replace("31", "41").replace("97", "107")),
    st.sampled_from(["", "id=1;https://a.example", "id=2;https://b.example"]),
)


class _Terminal:
    """A terminal's style alone, read from ECMA-48 and from OSC 8."""

    def __init__(self) -> None:
        self.attributes: set[str] = set()
        self.ink = self.ground = self.link = ""

    def take(self, sequence: str) -> None:
        for part in filter(None, sequence.split("\x1b")):
            if part.startswith("]8;"):
                self.link = part.removeprefix("]8;").removesuffix("\\")
            elif part.startswith("["):
                self._sgr(part[1:-1].split(";"))

    def _sgr(self, codes: list[str]) -> None:
        while codes:
            code = codes.pop(0)
            if code in {"38", "48"}:
                count = 4 if codes[0] == "2" else 2
                code = ";".join([code, *codes[:count]])
                del codes[:count]
                count = 0
            self._one(code or "0")

    def _one(self, code: str) -> None:
        if code == "0":
            self.attributes, self.ink, self.ground = set(), "", ""
        elif code in _SETS:
            self.attributes.add(_SETS[code])
        elif code in _UNSETS:
            self.attributes -= _UNSETS[code]
        elif code.startswith(("38", "3", "9")):
            self.ink = "" if code == "39" else code
        else:
            self.ground = "" if code == "49" else code

    @property
    def state(self) -> tuple[set[str], str, str, str]:
        return self.attributes, self.ink, self.ground, self.link.replace(";", "", self.link == ";")


@given(st.lists(_pens, min_size=1, max_size=6))
def test_each_change_sets_the_terminal_to_the_wanted_style(pens: list[Pen]) -> None:
    """Whatever the style before, a change leads to all of the next style and nothing else."""
    terminal = _Terminal()
    before = PLAIN
    for pen in pens:
        terminal.take(change(before, pen))
        assert terminal.state == ({_SETS[code] for code in pen.attributes}, pen.ink, pen.ground, pen.link)
        before = pen


def test_a_change_of_one_colour_sends_that_colour_alone() -> None:
    """What stays as it is costs nothing."""
    one = Pen(("1",), "38;2;250;250;250", "48;2;20;20;20")
    assert change(one, one) == ""
    assert change(one, one._replace(ground="48;2;0;0;0")) == "\x1b[48;2;0;0;0m"
    assert change(one, one._replace(attributes=())) == "\x1b[22m"
    assert change(one, PLAIN) == "\x1b[m"


def test_a_style_is_drawn_in_the_colours_that_the_terminal_has() -> None:
    """Colours are reduced to those of the terminal, attributes are not."""
    style = Style(color="#ff0000", bgcolor="#000000", bold=True, underline=True)
    assert pen_of(style, ColorSystem.TRUECOLOR) == Pen(("1", "4"), "38;2;255;0;0", "48;2;0;0;0")
    assert pen_of(style, ColorSystem.EIGHT_BIT).ink == "38;5;196"
    assert pen_of(style, ColorSystem.STANDARD) == Pen(("1", "4"), "31", "40")
    assert pen_of(None, ColorSystem.TRUECOLOR) == PLAIN
