"""Themes: read from TOML, checked by hand (pydantic is not on the way to the first screen), switched live.

A theme file names the colours that Textual's own widgets use and a style for each part of the palette:

    name = "dark"
    dark = true          # light text on dark
    ansi = false         # true: colours are the terminal's own
    [colours]
    primary = "#8fb8c9"
    [styles]
    person = "bold #e3c28a"

A file that cannot be used is reported once and left out; the shipped themes always serve.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from rich.errors import StyleSyntaxError
from rich.style import Style
from textual.app import App
from textual.color import Color, ColorParseError
from textual.filter import Monochrome
from textual.theme import Theme

from tui.errors import SettingsError
from tui.harmless import harmless_line
from tui.shipped import shipped_folder
from tui.view.palette import PARTS, Palette, Part

DEFAULT: Final = "dark"
SIXTEEN_COLOURS: Final = "ansi"
NO_COLOUR: Final = "mono"

_COLOURS: Final = (
    "primary",
    "secondary",
    "warning",
    "error",
    "success",
    "accent",
    "foreground",
    "background",
    "surface",
    "panel",
    "boost",
)

_LARGEST_FILE: Final = 64 * 1024

# Terminals of which Rich says "16 colours" and that have none.
_COLOURLESS_TERMINALS: Final = ("vt52", "vt100", "vt102", "vt220", "vt320", "vt420", "dumb", "unknown")


@dataclass(frozen=True, slots=True)
class Look:
    """One theme, ready for use: Textual's part and ours."""

    name: str
    theme: Theme
    palette: Palette


@dataclass(slots=True)
class Looks:
    """All themes that were found, shipped ones first, and what could not be used.

    Attributes:
        problems: one for each bad file, in the order of reading.
    """

    by_name: dict[str, Look] = field(default_factory=dict)
    problems: list[SettingsError] = field(default_factory=list)

    @property
    def names(self) -> Sequence[str]:
        """The names in the order of switching."""
        return tuple(self.by_name)

    def after(self, name: str) -> str:
        """Return the name of the theme that follows `name`."""
        names = self.names
        return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


def load(user_folder: Path | None = None) -> Looks:
    """Return the shipped themes and those in `user_folder`; a user's theme replaces one of the same name."""
    looks = Looks()
    for folder in (shipped_folder("themes"), user_folder):
        for path in sorted(folder.glob("*.toml")) if folder else ():
            try:
                look = read_theme(path)
            except SettingsError as problem:
                looks.problems.append(problem)
            else:
                looks.by_name[look.name] = look
    return looks


def read_theme(path: Path) -> Look:
    """Return the theme in a TOML file.

    Raises:
        SettingsError: naming the file and the entry that is wrong.
    """
    where = harmless_line(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
        if len(data) > _LARGEST_FILE:
            raise SettingsError("too large for a theme", where, "64 KB at most")
        content = tomllib.loads(data.decode())
    except (OSError, ValueError, RecursionError) as problem:
        raise SettingsError(f"not a theme file: {harmless_line(str(problem))}", where) from problem
    unknown = set(content) - {"name", "dark", "ansi", "colours", "styles"}
    if unknown:
        raise SettingsError(f"unknown entry {_first(unknown)}", where)
    name = _expected(content, "name", str, path.stem, where)
    return Look(harmless_line(name), _theme(content, name, where), _palette(content, name, where))


def install(app: App[Any], looks: Looks) -> None:
    """Make the themes known to the app, and let a theme decide about colour rather than a filter.

    Textual's own filter for NO_COLOR turns RGB colours into grey ones; the theme `mono` has none at all.
    """
    for look in looks.by_name.values():
        app.register_theme(look.theme)
        _PALETTES[look.name] = look.palette
    app._filters = [kept for kept in app._filters if not isinstance(kept, Monochrome)]  # noqa: SLF001


def use(app: App[Any], looks: Looks, name: str) -> str:
    """Switch the app to the theme `name`, or the default if there is none such; return its name."""
    chosen = name if name in looks.by_name else DEFAULT
    # Set first: an ANSI theme chosen after start is black on black while Textual still maps colours to RGB.
    app.ansi_color = looks.by_name[chosen].theme.ansi
    app.theme = chosen
    return chosen


def palette(app: App[Any]) -> Palette:
    """Return the palette of the app's theme; of a theme that is none of ours, one without colours."""
    return _PALETTES.get(app.theme) or Palette(app.theme, {})


def fitting(wanted: str | None, environ: Mapping[str, str], colours: int) -> str:
    """Return the theme to start with.

    Args:
        wanted: what the user chose before, if anything.
        environ: the environment (NO_COLOR, TERM).
        colours: how many colours the terminal shows.
    """
    if environ.get("NO_COLOR") or environ.get("TERM", "").startswith(_COLOURLESS_TERMINALS) or colours < 8:
        return NO_COLOUR
    if colours <= 16 and wanted != NO_COLOUR:
        return SIXTEEN_COLOURS
    return wanted or DEFAULT


# Textual's own stylesheet uses these, and its ANSI themes do not define them.
_NAMED_BY_TEXTUAL: Final = {"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"}

_PALETTES: dict[str, Palette] = {}


def _theme(content: Mapping[str, Any], name: str, where: str) -> Theme:
    colours = _expected(content, "colours", dict, {}, where)
    for key, colour in colours.items():
        if key not in _COLOURS:
            raise SettingsError(f"unknown colour {_first([key])}", where, f"known are {', '.join(_COLOURS)}")
        try:
            Color.parse(colour)
        except (ColorParseError, TypeError, AttributeError) as problem:
            raise SettingsError(f"{key} is not a colour", where, "like #8fb8c9 or ansi_blue") from problem
    ansi = _expected(content, "ansi", bool, default=False, where=where)
    return Theme(
        name=name,
        primary=colours.pop("primary", "ansi_default"),
        dark=_expected(content, "dark", bool, default=True, where=where),
        ansi=ansi,
        variables=_NAMED_BY_TEXTUAL if ansi else {},
        **colours,
    )


def _palette(content: Mapping[str, Any], name: str, where: str) -> Palette:
    styles: dict[Part, Style] = {}
    given = _expected(content, "styles", dict, {}, where)
    unknown = set(given) - set(PARTS)
    if unknown:
        raise SettingsError(f"unknown style {_first(unknown)}", where, f"known are {', '.join(PARTS)}")
    for part in PARTS:
        if part in given:
            styles[part] = _style(given[part], part, where)
    return Palette(name, styles)


def _style(value: object, part: Part, where: str) -> Style:
    """Return a style from words such as "bold italic #e3c28a on #1b1d22"."""
    try:
        style = Style.parse(value) if isinstance(value, str) else None
    except StyleSyntaxError:
        style = None
    if style is None or style.link:
        raise SettingsError(f"the style of {part} is not one", where, 'like "bold #e3c28a"')
    return style


def _expected(content: Mapping[str, Any], key: str, kind: type, default: Any, where: str) -> Any:
    value = content.get(key, default)
    if not isinstance(value, kind):
        raise SettingsError(f"{key} must be a {_KINDS[kind]}", where)
    return value.copy() if isinstance(value, dict) else value


_KINDS: Final[dict[type, str]] = {str: "text", bool: "true or false", dict: "table"}


def _first(names: Any) -> str:
    return repr(harmless_line(min(names))[:40])
