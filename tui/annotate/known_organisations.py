"""Organisations that world news names without saying what they are, and which of their names are one."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from tui.annotate.name_forms import words


@lru_cache(maxsize=1)
def _known() -> dict[tuple[str, ...], str]:
    text = (files("tui.annotate") / "lists" / "organisations.toml").read_text(encoding="utf-8")
    lines = (line.split("|") for line in tomllib.loads(text)["known"].split("\n"))
    return {words(name): names[0] for names in lines for name in names if name}


def known_organisation(name: str) -> str:
    """Return the full name of the organisation that goes by `name`, or ""."""
    return _known().get(words(name), "")
