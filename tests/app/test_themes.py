"""Themes come from files, a bad one is reported and left out, and colour is never forced on a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

from tui.app import themes
from tui.errors import SettingsError
from tui.view.palette import PARTS


def test_the_shipped_themes_are_whole() -> None:
    """Dark, light, sixteen colours and none are there; the ones with colours style every part."""
    looks = themes.load()
    assert set(looks.names) == {"dark", "light", "ansi", "mono"}
    assert not looks.problems
    base = looks.by_name["dark"].palette.style()
    assert [
        part for part in PARTS if part != "text" and looks.by_name["dark"].palette.style(part) == base
    ] == []


def test_a_users_theme_joins_and_replaces(tmp_path: Path) -> None:
    """A theme of the user's is added; one of the same name as a shipped one takes its place."""
    (tmp_path / "mine.toml").write_text('[colours]\nprimary = "#123456"\n[styles]\nperson = "bold"\n')
    (tmp_path / "dark.toml").write_text('name = "dark"\n[styles]\nperson = "strike"\n')
    looks = themes.load(tmp_path)
    assert looks.by_name["mine"].theme.primary == "#123456"
    assert looks.by_name["dark"].palette.style("person").strike
    assert not looks.problems


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name = ", "not a theme file"),
        ("nome = 'x'", "unknown entry 'nome'"),
        ("name = 1", "name must be a text"),
        ("[colours]\nprimary = 'blueish'", "primary is not a colour"),
        ("[colours]\nprimary = 7", "primary is not a colour"),
        ("[colours]\nink = '#000'", "unknown colour 'ink'"),
        ("[styles]\nperson = 'loud'", "the style of person is not one"),
        ("[styles]\nperson = 'link http://a'", "the style of person is not one"),
        ("[styles]\nperson = 7", "the style of person is not one"),
        ("[styles]\npeople = 'bold'", "unknown style 'people'"),
        ("styles = 1", "styles must be a table"),
        ("#" * 100_000, "too large"),
        ("\ud800", "not a theme file"),
    ],
)
def test_a_bad_theme_is_reported_and_left_out(tmp_path: Path, content: str, said: str) -> None:
    """A file that is no theme is named once with what is wrong, and the shipped themes still serve."""
    (tmp_path / "bad.toml").write_bytes(content.encode("utf-8", "surrogatepass"))
    looks = themes.load(tmp_path)
    assert [said in str(problem) and "bad.toml" in str(problem) for problem in looks.problems] == [True]
    assert "bad" not in looks.by_name
    with pytest.raises(SettingsError):
        themes.read_theme(tmp_path / "bad.toml")


@pytest.mark.parametrize(
    ("wanted", "environ", "colours", "chosen"),
    [
        (None, {"TERM": "xterm-256color"}, 256, "dark"),
        ("light", {"TERM": "xterm"}, 1 << 24, "light"),
        ("light", {"TERM": "xterm", "NO_COLOR": "1"}, 1 << 24, "mono"),
        ("light", {"TERM": "xterm", "NO_COLOR": ""}, 1 << 24, "light"),
        ("light", {"TERM": "linux"}, 16, "ansi"),
        ("mono", {"TERM": "linux"}, 16, "mono"),
        (None, {"TERM": "vt100"}, 16, "mono"),
        (None, {}, 0, "mono"),
    ],
)
def test_the_first_theme_fits_the_terminal(
    wanted: str | None, environ: dict[str, str], colours: int, chosen: str
) -> None:
    """NO_COLOR and terminals without colour get none, sixteen colours the terminal's own."""
    assert themes.fitting(wanted, environ, colours) == chosen


class _Host(App[None]):
    CSS = "Screen, Static { background: $background; color: $foreground; }"

    def compose(self) -> ComposeResult:
        yield Static("text", markup=False)


@pytest.mark.parametrize("name", ["ansi", "mono"])
@pytest.mark.parametrize("no_colour", [False, True])
async def test_a_theme_of_the_terminals_colours_sends_no_rgb(
    monkeypatch: pytest.MonkeyPatch, name: str, *, no_colour: bool
) -> None:
    """Chosen after start, under NO_COLOR or not, such a theme leaves every colour to the terminal."""
    if no_colour:
        monkeypatch.setenv("NO_COLOR", "1")
    looks = themes.load()
    app = _Host()
    themes.install(app, looks)
    themes.use(app, looks, "dark")
    async with app.run_test(size=(20, 3)) as pilot:
        themes.use(app, looks, name)
        await pilot.pause()
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                colours = [segment.style.color, segment.style.bgcolor] if segment.style else []
                assert all(colour is None or colour.triplet is None for colour in colours)


async def test_an_unknown_theme_gives_the_default() -> None:
    """A theme that is no longer there is replaced by the default rather than refused."""
    looks = themes.load()
    app = _Host()
    themes.install(app, looks)
    async with app.run_test():
        assert themes.use(app, looks, "gone") == "dark"
        assert themes.palette(app) is looks.by_name["dark"].palette


def test_switching_goes_around() -> None:
    """After the last theme comes the first."""
    looks = themes.load()
    seen, name = [], looks.names[0]
    for _ in looks.names:
        seen.append(name)
        name = looks.after(name)
    assert tuple(seen) == looks.names
    assert name == looks.names[0]
