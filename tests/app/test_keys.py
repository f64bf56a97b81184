from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import get_args

import pytest

from tui.app import screens
from tui.app.key_presets import PRESETS, Preset
from tui.app.keys import (
    ACTIONS,
    DEFAULT_KEYS,
    PANES,
    Action,
    Where,
    action,
    read_keys,
    remap,
)
from tui.app.main_screen import MainScreen
from tui.app.screens.page import PageScreen


@pytest.mark.parametrize("where", get_args(Where))
def test_no_key_has_two_meanings_in_one_place(where: Where) -> None:
    """In each place a key belongs to one action, and none that stands alone begins a sequence."""
    keys = [key for each in DEFAULT_KEYS.here(where) for key in each.keys]
    assert len(keys) == len(set(keys))
    assert not {key.partition(" ")[0] for key in keys if " " in key} & set(keys)


def pages() -> list[type[PageScreen]]:
    """Return every class of page there is."""
    for module in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}."):
        importlib.import_module(module.name)
    found, queue = [], [PageScreen]
    while queue:
        queue += (subclasses := queue.pop().__subclasses__())
        found += subclasses
    return found


@pytest.mark.parametrize("each", ACTIONS, ids=lambda each: each.id)
def test_every_action_exists_wherever_it_applies(each: Action) -> None:
    """An action of the table is a method of each screen that it names."""
    method = "action_" + each.call.partition("(")[0]
    if set(PANES) & set(each.where):
        assert callable(getattr(MainScreen, method))
    for page in pages():
        if each.holds_in(page.place):
            assert callable(getattr(page, method))


def test_remapping_takes_a_character_or_a_name() -> None:
    """A key may be written as it is typed or as it is called."""
    keys = remap({"star": "~", "done": ["ctrl+x", "delete"]})
    assert keys.of(action("star")) == ("tilde",)
    assert keys.of(action("done")) == ("ctrl+x", "delete")
    assert keys.of(action("undo")) == ("z",)
    assert not keys.complaints


def test_keys_may_change_places() -> None:
    """Two actions that take each other's keys do not clash."""
    keys = remap({"down": "k", "up": "j"})
    assert keys.of(action("down")) == ("k",)
    assert not keys.complaints


def test_a_clash_is_reported_and_the_default_holds() -> None:
    """A key that another action keeps is not taken from it."""
    keys = remap({"star": "d", "undo": "f9"})
    assert keys.of(action("star")) == ("m",)
    assert keys.of(action("undo")) == ("f9",)
    assert keys.complaints == ("keys.toml: star: the key d belongs to done; the default keys hold",)


def test_sequences_may_be_remapped() -> None:
    """A sequence is written with a space between its keys, and may give way to a single key."""
    keys = remap({"toggle_kind:person": "; p", "toggle_kind:place": "f8"})
    assert not keys.complaints
    assert keys.shown(action("toggle_kind:person")) == ";p"
    assert keys.found("text", "f8") is action("toggle_kind:place")
    assert keys.found("text", "v l") is None


def test_a_key_cannot_both_stand_alone_and_begin_a_sequence() -> None:
    """A single key that begins another action's sequence is refused, and the other way round."""
    assert "belongs to" in remap({"star": "v"}).complaints[0]
    assert "belongs to" in remap({"star": "d d"}).complaints[0]


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_whole(preset: Preset) -> None:
    """No preset gives a key two meanings in a place, names an unknown action, or leaves one keyless."""
    keys = remap({}, preset=PRESETS[preset])
    assert keys.complaints == ()
    assert set(PRESETS[preset]) <= {each.id for each in ACTIONS}
    assert all(keys.of(each) for each in ACTIONS)


def test_the_users_keys_are_laid_over_a_preset(tmp_path: Path) -> None:
    """What `keys.toml` says holds over the preset, the rest of the preset holds."""
    file = tmp_path / "keys.toml"
    file.write_text('star = "~"', encoding="utf-8")
    keys = read_keys(file, "mutt")
    assert not keys.complaints
    assert keys.shown(action("star")) == "~"
    assert keys.found("list", "T") is action("select_all")
    assert keys.found("list", "m") is None
    assert read_keys(tmp_path / "none", "newsboat").found("list", "n") is action("next_unread")


def test_what_names_no_action_is_reported() -> None:
    """An unknown id is one complaint in one line, the rest holds."""
    keys = remap({"fly": "f", "star": 3, "undo": "f9"})
    assert len(keys.complaints) == 2
    assert "fly" in keys.complaints[0]
    assert keys.of(action("undo")) == ("f9",)


def test_a_file_that_is_not_toml_is_reported(tmp_path: Path) -> None:
    """A spoilt file leaves the default keys, and says so in one line."""
    file = tmp_path / "keys.toml"
    file.write_text("star = [", encoding="utf-8")
    keys = read_keys(file)
    assert len(keys.complaints) == 1
    assert "\n" not in keys.complaints[0]
    assert not keys.remapped


def test_no_file_is_no_complaint(tmp_path: Path) -> None:
    """Who has no file has the defaults."""
    assert read_keys(tmp_path / "keys.toml") == DEFAULT_KEYS


def test_places_are_known() -> None:
    """No action applies in a place that does not exist."""
    assert all(set(each.where) <= set(get_args(Where)) and each.where for each in ACTIONS)
