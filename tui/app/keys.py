"""The one table of actions: their keys, what they are called, and where they apply.

Bindings, the help screen, the command palette, the hints of the status line, the README's key table and the
user's `keys.toml` all read it; nothing else in the program names a key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Literal, TypeAlias

from textual.binding import Binding
from textual.keys import _character_to_key

Where: TypeAlias = Literal["list", "text", "links", "page"]
"""A pane of the main screen, or any of the screens that open over it (`page`)."""

Group: TypeAlias = Literal["Move", "Read", "Triage", "Find", "See", "Program"]

PANES: Final[tuple[Where, ...]] = ("list", "text", "links")
EVERYWHERE: Final[tuple[Where, ...]] = (*PANES, "page")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a key does.

    Attributes:
        id: its name in `keys.toml`; the Textual action is the same, with the argument after a colon.
        keys: the default keys, as Textual names them or as the character typed.
        title: what it does, for help and palette; a phrase in the imperative.
        hint: one or two words for the status line; empty where the line need not mention it.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    group: Group
    where: tuple[Where, ...] = PANES
    hint: str = ""

    @property
    def call(self) -> str:
        """Return the Textual action string ("toggle_kind('person')" for `toggle_kind:person`)."""
        name, _, argument = self.id.partition(":")
        return f"{name}('{argument}')" if argument else name


ACTIONS: Final[tuple[Action, ...]] = (
    Action("down", ("j", "down"), "Move down a row or a line", "Move", EVERYWHERE),
    Action("up", ("k", "up"), "Move up a row or a line", "Move", EVERYWHERE),
    Action("half_down", ("ctrl+d",), "Move down half a page", "Move", EVERYWHERE),
    Action("half_up", ("ctrl+u",), "Move up half a page", "Move", EVERYWHERE),
    Action("page_down", ("pagedown", "ctrl+f"), "Move down a page", "Move", EVERYWHERE),
    Action("page_up", ("pageup", "ctrl+b"), "Move up a page", "Move", EVERYWHERE),
    Action("first", ("g", "home"), "Go to the start", "Move", EVERYWHERE),
    Action("last", ("G", "end"), "Go to the end", "Move", EVERYWHERE),
    Action("next_pane", ("tab",), "Go to the next pane", "Move", hint="pane"),
    Action("previous_pane", ("shift+tab",), "Go to the previous pane", "Move"),
    Action("unfold", ("right",), "Show the articles of the event", "Move", ("list",), "unfold"),
    Action("fold", ("left",), "Fold the articles of the event away", "Move", ("list",)),
    Action("fold_all", ("F",), "Fold or unfold every event", "Move", ("list",)),
    Action("open", ("enter",), "Open what the cursor is on", "Read", EVERYWHERE, "open"),
    Action("back", ("backspace",), "Go back to where a link was followed", "Read", EVERYWHERE),
    Action(
        "page_on", ("space",), "Page on; at the end, go to the next unread", "Read", EVERYWHERE, "read on"
    ),
    Action("next_unread", ("ctrl+n",), "Go to the next unread article", "Read"),
    Action("text_down", ("J",), "Scroll the text down, from any pane", "Read"),
    Action("text_up", ("K",), "Scroll the text up, from any pane", "Read"),
    Action("next_highlight", ("right_square_bracket",), "Go to the next highlight", "Read", hint="highlight"),
    Action("previous_highlight", ("left_square_bracket",), "Go to the previous highlight", "Read"),
    Action("toggle_kind:person", ("1",), "Show or hide persons", "Read"),
    Action("toggle_kind:organisation", ("2",), "Show or hide organisations", "Read"),
    Action("toggle_kind:place", ("3",), "Show or hide places", "Read"),
    Action("toggle_kind:date", ("4",), "Show or hide dates", "Read"),
    Action("toggle_kind:figure", ("5",), "Show or hide figures", "Read"),
    Action("toggle_kind:quote", ("6",), "Show or hide quotes", "Read"),
    Action("toggle_kind:misc", ("7",), "Show or hide other names", "Read"),
    Action("toggle_folded", ("b",), "Show or fold what is not body: promotion, credits, tags", "Read"),
    Action("mark_read", ("r",), "Mark read", "Triage", ("list", "text")),
    Action("mark_unread", ("u",), "Mark unread", "Triage", ("list", "text"), "unread"),
    Action("star", ("m",), "Star, or take the star away", "Triage", hint="star"),
    Action("done", ("d",), "Mark done, or take it back", "Triage", ("list", "text"), "done"),
    Action("undo", ("z",), "Undo the last change", "Triage", hint="undo"),
    Action("redo", ("Z",), "Do again what was undone", "Triage"),
    Action("find", ("slash",), "Find in the text", "Find", EVERYWHERE, "find"),
    Action("find_next", ("n",), "Go to the next place found", "Find", EVERYWHERE),
    Action("find_previous", ("N",), "Go to the previous place found", "Find", EVERYWHERE),
    Action("filter", ("o",), "Narrow the list by a query", "Find", hint="filter"),
    Action("show_links", ("l",), "Show or put away the links", "See", hint="links"),
    Action("show_event", ("e",), "Open the event: figures, quotes, articles", "See", hint="event"),
    Action("show_entity", ("i",), "Open the entity of the highlight", "See", ("text",), "who is it"),
    Action("group", ("E",), "Group the list by event, or not", "See"),
    Action("let_in", ("full_stop",), "Let new articles into the list", "See"),
    Action("refused", ("exclamation_mark",), "List the inputs that were refused", "See"),
    Action("theme", ("T",), "Change to the next theme", "See", EVERYWHERE),
    Action("help", ("question_mark",), "Show the keys that hold here", "Program", EVERYWHERE, "help"),
    Action("palette", ("ctrl+p",), "Search all actions", "Program"),
    Action("leave", ("q", "escape"), "Go back; from the list, quit", "Program", EVERYWHERE, "back"),
    Action("quit", ("ctrl+q", "ctrl+c"), "Quit at once", "Program", EVERYWHERE),
)

_BY_ID: Final = {action.id: action for action in ACTIONS}

_SHOWN: Final = {
    "slash": "/",
    "question_mark": "?",
    "full_stop": ".",
    "exclamation_mark": "!",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "space": "Space",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "Shift-Tab",
    "backspace": "Backspace",
    "escape": "Esc",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}


def _key_name(key: str) -> str:
    """Return Textual's name of a key that a user may have written as a character ("?" or "question_mark")."""
    key = key.strip()
    return _character_to_key(key) if len(key) == 1 else key


def shown(key: str) -> str:
    """Return a key as a reader knows it: "?", "Ctrl-D", "Shift-Tab"."""
    if key in _SHOWN:
        return _SHOWN[key]
    if key.startswith("ctrl+"):
        return f"Ctrl-{key[5:].upper()}"
    return key


@dataclass(frozen=True)
class Keys:
    """The table as it holds for this user: the defaults, and what `keys.toml` changed.

    Attributes:
        remapped: new keys by action id; only what passed `remap`.
        complaints: one line for each entry of `keys.toml` that was not taken.
    """

    remapped: Mapping[str, tuple[str, ...]]
    complaints: tuple[str, ...] = ()

    def of(self, action: Action) -> tuple[str, ...]:
        """Return the keys of `action`."""
        return self.remapped.get(action.id, action.keys)

    def shown(self, action: Action) -> str:
        """Return the keys of `action` as the reader knows them, separated by spaces."""
        return " ".join(shown(key) for key in self.of(action))

    @cached_property
    def keymap(self) -> dict[str, str]:
        """Return the changes in the form of Textual's `App.set_keymap`."""
        return {action_id: ",".join(keys) for action_id, keys in self.remapped.items()}

    def here(self, where: Where) -> Iterator[Action]:
        """Yield the actions that apply in `where`, in the order of the table."""
        return (action for action in ACTIONS if where in action.where)


DEFAULT_KEYS: Final = Keys({})


def action(action_id: str) -> Action:
    """Return the action with this id.

    Raises:
        KeyError: there is none.
    """
    return _BY_ID[action_id]


def bindings(*where: Where) -> list[Binding]:
    """Return the Textual bindings of all actions that apply in any of `where`."""
    return [
        Binding(",".join(each.keys), each.call, each.title, show=False, id=each.id)
        for each in ACTIONS
        if set(where) & set(each.where)
    ]


def remap(entries: Mapping[str, object], *, file: str = "keys.toml") -> Keys:
    """Return the table with the user's `entries` (action id → key or list of keys) laid over it.

    An entry that names no action, holds no key, or takes a key that another action keeps in the same place is
    left out and complained about in one line; the others hold.
    """
    taken: dict[str, tuple[str, ...]] = {}
    complaints: list[str] = []
    for action_id, value in entries.items():
        keys = _keys_of(value)
        if action_id not in _BY_ID:
            complaints.append(f"{file}: no action is called {action_id!r} (press ? for the names)")
        elif keys is None:
            complaints.append(f"{file}: {action_id} needs a key, or a list of keys")
        else:
            taken[action_id] = keys
    complaints += [f"{file}: {line}" for line in _drop_clashes(taken)]
    return Keys(taken, tuple(complaints))


def _keys_of(value: object) -> tuple[str, ...] | None:
    """Return the keys that an entry of `keys.toml` holds, None if it is not one."""
    keys = [value] if isinstance(value, str) else value
    if not isinstance(keys, list) or not keys:
        return None
    if not all(isinstance(key, str) and key.strip() and "," not in key.strip(",") for key in keys):
        return None
    return tuple(_key_name(key) for key in keys)


def _drop_clashes(taken: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Take out of `taken` what clashes, until nothing does; yield a line for each."""
    while (clash := _first_clash(taken)) is not None:
        loser, key, owner = clash
        del taken[loser]
        yield f"{loser}: the key {shown(key)} belongs to {owner}; the default keys hold"


def _first_clash(taken: Mapping[str, tuple[str, ...]]) -> tuple[str, str, str] | None:
    """Return a remapped action, the key it may not have and the action that has it, or None."""
    on_page: dict[tuple[bool, str], str] = {}
    for each in sorted(ACTIONS, key=lambda each: each.id in taken):
        for key in taken.get(each.id, each.keys):
            for page in {where == "page" for where in each.where}:
                owner = on_page.setdefault((page, key), each.id)
                if owner != each.id:
                    return each.id, key, owner
    return None


def read_keys(file: Path) -> Keys:
    """Return the table with the user's `file` laid over it; a file that is not there changes nothing."""
    if not file.is_file():
        return DEFAULT_KEYS
    import tomllib  # noqa: PLC0415  only who has the file pays for the parser at start

    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as failure:
        return Keys({}, (f"{file}: {failure}; the default keys hold",))
    return remap(entries, file=file.name)


def markdown_table() -> str:
    """Return the key table of the README, made from the defaults."""
    rows = [f"| {DEFAULT_KEYS.shown(each)} | {each.title} | `{each.id}` |" for each in ACTIONS]
    return "\n".join(["| Keys | What they do | Name in `keys.toml` |", "|---|---|---|", *rows])
