"""Keys for hands that know another program: what the setting `keys` lays over the table.

Only what differs from the table is named here. An action that loses its key to another one gets a key of its
own, so that nothing is out of reach.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

Preset: TypeAlias = Literal["vim", "newsboat", "mutt"]

_NEWSBOAT: Final[dict[str, tuple[str, ...]]] = {
    "next_unread": ("n", "ctrl+n"),
    "find_next": ("ctrl+g",),
    "find_previous": ("ctrl+r",),
    "mark_unread": ("N",),
    "mark_read": ("v r",),
    "let_in": ("r", ","),
    "event_done": ("A",),
    "done": ("D", "d"),
    "note_in_editor": ("ctrl+a",),
    "open_browser": ("o", "B"),
    "filter": ("F",),
    "fold_all": ("v F",),
    "label": ("u", "f"),
    "queue": ("e",),
    "show_event": ("=",),
    "quit": ("Q", "ctrl+q", "ctrl+c"),
    "write": ("s", "W"),
    "searches": (";",),
    "sources": ("E", "S"),
    "group": ("v e",),
}

_MUTT: Final[dict[str, tuple[str, ...]]] = {
    "done": ("d", "u"),
    "mark_unread": ("N",),
    "find_previous": ("ctrl+r",),
    "star": ("F", "m"),
    "fold_all": ("v F",),
    "select": ("t", "x"),
    "tag": ("Y",),
    "copy_link": ("v y",),
    "select_all": ("T",),
    "theme": ("v T",),
    "filter": ("l", "o"),
    "show_links": ("ctrl+l",),
    "next_unread": ("tab", "ctrl+n"),
    "next_pane": ("ctrl+w",),
    "searches": ("c",),
    "compare": ("v c",),
    "write": ("s", "W"),
    "let_in": ("$", ","),
    "first": ("=", "g", "home"),
    "last": ("*", "G", "end"),
}

PRESETS: Final[Mapping[Preset, Mapping[str, tuple[str, ...]]]] = MappingProxyType(
    {"vim": {}, "newsboat": _NEWSBOAT, "mutt": _MUTT}
)
"""Keys by action id, for each preset; `vim` is the table itself."""
