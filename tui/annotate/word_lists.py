"""Lists of words kept as data, in `tui/annotate/lists`."""

from __future__ import annotations

import tomllib
from importlib.resources import files


def word_lists(name: str) -> dict[str, frozenset[str]]:
    """Return the lists of the file `name`.toml by their names; entries are parted by white space."""
    text = (files("tui.annotate") / "lists" / f"{name}.toml").read_text(encoding="utf-8")
    return {key: frozenset(value.split()) for key, value in tomllib.loads(text).items()}
