"""The one table of actions: their keys, what they are called, and where they apply.

What a typed key does, the help screen, the command palette, the hints of the status line, the README's key
table and the user's `keys.toml` all read it; nothing else but `key_presets` names a key.

A key is written as it is typed ("/", "G") or as Textual calls it ("pagedown"); two with a space between them
are typed one after the other ("v p"); `<letter>` stands for any letter or digit, which the action is given
("M <letter>").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Literal, TypeAlias, get_args

from textual.keys import _character_to_key, format_key

from tui.app.key_presets import PRESETS, Preset
from tui.errors import SettingsError
from tui.harmless import harmless_line
from tui.settings import own_content

Where: TypeAlias = Literal[
    "list",
    "text",
    "links",
    "page",
    "event",
    "entity",
    "entities",
    "compare",
    "story",
    "sources",
    "refused",
    "searches",
    "statistics",
    "tour",
]
"""A pane of the main screen, any of the screens that open over it (`page`), or one of these."""

Group: TypeAlias = Literal["Move", "Read", "Triage", "Find", "See", "Take away", "Program"]

PANES: Final[tuple[Where, ...]] = ("list", "text", "links")
PAGES: Final[tuple[Where, ...]] = tuple(
    place for place in get_args(Where) if place not in (*PANES, "page", "tour")
)
EVERYWHERE: Final[tuple[Where, ...]] = (*PANES, "page")

UNDOING: Final[tuple[Where, ...]] = (*PANES, "event", "searches", "sources")
"""Where changes are made, and so taken back."""

LETTER: Final = "<letter>"
"""Stands for any letter or digit at the end of a sequence; the action is given which one it was."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a key does.

    Attributes:
        id: its name in `keys.toml`; the Textual action is the same, with the argument after a colon.
        keys: the default keys, as Textual names them or as the character typed; sequences with a space.
        title: what it does, for help and palette; a phrase in the imperative.
        hint: one or two words for the status line; empty where the line need not mention it.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    group: Group
    where: tuple[Where, ...] = PANES
    hint: str = ""

    def __post_init__(self) -> None:
        """Call the keys by Textual's names."""
        object.__setattr__(self, "keys", tuple(map(_key_name, self.keys)))

    @property
    def call(self) -> str:
        """Return the Textual action string ("toggle_kind('person')" for `toggle_kind:person`)."""
        name, _, argument = self.id.partition(":")
        return f"{name}('{argument}')" if argument else name

    def call_with(self, letter: str) -> str:
        """Return the Textual action string with the letter that ended the sequence."""
        return f"{self.id}({letter!r})"

    def holds_in(self, where: Where) -> bool:
        """Tell whether this can be done in `where`: what holds on any page holds on each."""
        return where in self.where or ("page" in self.where and where in PAGES)


def _key_name(written: str) -> str:
    """Return Textual's names of a key, or of a sequence, that may be written as characters ("?", "v p")."""
    keys = (_character_to_key(key) if len(key) == 1 else key for key in written.split())
    return " ".join(keys)


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
    Action(
        "back",
        ("backspace",),
        "Go back to where one came from, by a link or by reading on",
        "Read",
        EVERYWHERE,
    ),
    Action(
        "page_on", ("space",), "Page on; at the end, go to the next unread", "Read", EVERYWHERE, "read on"
    ),
    Action("next_unread", ("ctrl+n",), "Go to the next unread article", "Read"),
    Action("text_down", ("J",), "Scroll the text down, from any pane", "Read"),
    Action("text_up", ("K",), "Scroll the text up, from any pane", "Read"),
    Action("next_highlight", ("right_square_bracket",), "Go to the next highlight", "Read", hint="highlight"),
    Action("previous_highlight", ("left_square_bracket",), "Go to the previous highlight", "Read"),
    Action("toggle_kind:person", ("v p",), "Show or hide persons", "Read", hint="persons"),
    Action("toggle_kind:organisation", ("v o",), "Show or hide organisations", "Read", hint="organisations"),
    Action("toggle_kind:place", ("v l",), "Show or hide places", "Read", hint="places"),
    Action("toggle_kind:date", ("v d",), "Show or hide dates", "Read", hint="dates"),
    Action("toggle_kind:figure", ("v f",), "Show or hide figures", "Read", hint="figures"),
    Action("toggle_kind:quote", ("v q",), "Show or hide quotes", "Read", hint="quotes"),
    Action("toggle_kind:misc", ("v m",), "Show or hide other names", "Read", hint="other names"),
    Action("step_layer", ("v L",), "Show the next layer of highlights alone, or all", "Read", hint="layers"),
    Action("show_versions", ("v h",), "Show what it said before", "Read", hint="history"),
    Action(
        "judge_lines",
        ("v b",),
        "Say which lines in view are body, for all of its source",
        "Read",
        hint="body",
    ),
    Action(
        "show_provenance",
        ("v w",),
        "Say which rule or model made the highlight",
        "Read",
        hint="who marked it",
    ),
    Action("toggle_folded", ("b",), "Show or fold what is not body: promotion, credits, tags", "Read"),
    Action("mark_read", ("r",), "Mark read", "Triage", ("list", "text")),
    Action("mark_unread", ("u",), "Mark unread", "Triage", ("list", "text"), "unread"),
    Action(
        "event_done",
        ("D",),
        "Put the whole event away and go on to the next",
        "Triage",
        (*PANES, "event"),
        "event done",
    ),
    Action("tag", ("t",), "Tag, or with a minus take a tag away", "Triage", ("list", "text"), "tag"),
    Action("note", ("a",), "Write a note, shown at the head of the article", "Triage", ("list", "text")),
    Action("note_in_editor", ("A",), "Write the note in your editor", "Triage", ("list", "text")),
    Action("queue", ("Q",), "Put off for later, or take out of the queue", "Triage", ("list", "text")),
    Action("remind", ("R",), "Let it come back on a day", "Triage", ("list", "text")),
    Action("repeat", (".",), "Do the last of these to another", "Triage", ("list", "text"), "again"),
    Action(
        "select", ("x",), "Mark the row: the next action is about all that is marked", "Triage", ("list",)
    ),
    Action("select_range", ("X",), "Mark all rows since the last one marked", "Triage", ("list",)),
    Action("select_all", ("*",), "Mark everything that is listed", "Triage", ("list",)),
    Action("select_none", ("U",), "Take all marks away", "Triage", ("list", "text")),
    Action("star", ("m",), "Star, or take the star away", "Triage", hint="star"),
    Action("done", ("d",), "Mark done, or take it back", "Triage", ("list", "text"), "done"),
    Action("next_queued", ("' Q",), "Open what was put off first", "Triage", hint="from the queue"),
    Action("next_due", ("' R",), "Open what is due first", "Triage", hint="due"),
    Action(
        "undo", ("z",), "Undo the last change", "Triage", (*PANES, "event", "searches", "sources"), "undo"
    ),
    Action("redo", ("Z",), "Do again what was undone", "Triage", (*PANES, "event", "searches", "sources")),
    Action("accept", ("a",), "Accept the link: it is right", "Triage", ("links", "event"), "accept"),
    Action(
        "reject", ("x",), "Reject the link, or split the report off", "Triage", ("links", "event"), "reject"
    ),
    Action(
        "merge", ("M",), "Put this event and the other one together", "Triage", ("links", "event"), "merge"
    ),
    Action(
        "not_story", ("X",), "Take it out: not this story", "Triage", ("links", "event"), "not this story"
    ),
    Action("find", ("slash",), "Find in the text", "Find", EVERYWHERE, "find"),
    Action("label", ("f",), "Label what is in view: typing a label goes there", "Find", hint="labels"),
    Action("find_next", ("n",), "Go to the next place found", "Find", EVERYWHERE),
    Action("find_previous", ("N",), "Go to the previous place found", "Find", EVERYWHERE),
    Action("filter", ("o",), "Narrow the list by a query", "Find", hint="filter"),
    Action("clear", ("escape",), "Take the marks away, then the query", "Find", ("list",)),
    Action("view", ("v A",), "List everything", "Find", hint="all"),
    Action("view:is:unread", ("v U",), "List what is unread", "Find", hint="unread"),
    Action("view:is:starred", ("v S",), "List what is starred", "Find", hint="starred"),
    Action("view:is:queued", ("v Q",), "List what was put off", "Find", hint="queue"),
    Action("view:is:due", ("v R",), "List what is due", "Find", hint="due"),
    Action("show_done", ("v a",), "List what is done too, or leave it out", "Find", hint="done too"),
    Action(
        "set_place", ("M <letter>",), "Set a mark with a letter here", "Find", ("list", "text"), "set a mark"
    ),
    Action("go_to_place", ("' <letter>",), "Go to the mark with a letter", "Find", hint="go to a mark"),
    Action(
        "searches", ("s",), "Saved searches: folders, and rules for what comes in", "Find", hint="searches"
    ),
    Action("next_folder", (")",), "List the next saved search", "Find"),
    Action("previous_folder", ("(",), "List the saved search before", "Find"),
    Action("fold_folders", ("v s",), "Show the folders a line each, or in one", "Find", hint="folders"),
    Action("search_add", ("a",), "Save what the list is narrowed by", "Find", ("searches",), "save"),
    Action("search_rename", ("r",), "Call the search something else", "Find", ("searches",), "rename"),
    Action("search_query", ("o",), "Change what the search finds", "Find", ("searches",), "query"),
    Action("search_remove", ("d",), "Remove the search", "Find", ("searches",), "remove"),
    Action("search_down", ("J",), "Move the search down", "Find", ("searches",)),
    Action("search_up", ("K",), "Move the search up", "Find", ("searches",)),
    Action("search_rule", ("R",), "Say what to do to what comes in", "Find", ("searches",), "rule"),
    Action("search_apply", ("A",), "Do what the rule says to all that is found now", "Find", ("searches",)),
    Action("show_links", ("l",), "Show or put away the links", "See", hint="links"),
    Action("show_event", ("e",), "Open the event: figures, quotes, articles", "See", hint="event"),
    Action(
        "what_is_new", ("w",), "Dim what reports already read have told, or not", "Read", hint="what is new"
    ),
    Action(
        "compare",
        ("c",),
        "Compare the article with the linked one, or the two marked",
        "See",
        (*PANES, "event"),
        "compare",
    ),
    Action("show_story", ("L",), "Open the timeline of the story", "See", (*PANES, "event"), "story"),
    Action("next_section", ("tab",), "Go to the next part of the page", "Move", ("event",), "part"),
    Action("previous_section", ("shift+tab",), "Go to the part of the page before", "Move", ("event",)),
    Action("compare_left", ("left",), "Go to the sentence on the left", "Read", ("compare",), "left"),
    Action("compare_right", ("right",), "Go to the sentence on the right", "Read", ("compare",), "right"),
    Action("next_difference", ("]",), "Go to the next contradiction", "Move", ("compare",), "next ≠"),
    Action("previous_difference", ("[",), "Go to the contradiction before", "Move", ("compare",)),
    Action("show_entity", ("i",), "Open the entity of the highlight", "See", ("text",), "who is it"),
    Action("show_entities", ("I",), "List all persons, organisations and places", "See"),
    Action(
        "put_right",
        ("p",),
        "Put right who or what a name is",
        "Triage",
        ("text", "entity", "entities"),
        "put right",
    ),
    Action("group", ("E",), "Group the list by event, or not", "See"),
    Action("let_in", (",",), "Let new articles into the list", "See"),
    Action("sources", ("S",), "List the sources: how they are doing, what comes from each", "See"),
    Action("source_add", ("a",), "Add a feed, site, page, file or folder", "Program", ("sources",), "add"),
    Action("source_rename", ("r",), "Call the source something else", "Program", ("sources",), "rename"),
    Action("source_tags", ("t",), "Give the source tags", "Program", ("sources",), "tags"),
    Action("source_interval", ("i",), "Say how often it is asked", "Program", ("sources",), "interval"),
    Action("source_whole", ("f",), "Fetch full texts of what it sums up, or not", "Program", ("sources",)),
    Action("source_pause", ("p",), "Pause the source, or go on with it", "Program", ("sources",), "pause"),
    Action("source_remove", ("d",), "Remove it; its articles stay", "Program", ("sources",), "remove"),
    Action("refused", ("exclamation_mark",), "List the inputs that were refused", "See"),
    Action("try_again", ("r",), "Try the refused input again", "See", ("refused",), "try again"),
    Action("border_left", ("<",), "Move the border of the pane to the left", "See"),
    Action("border_right", (">",), "Move the border of the pane to the right", "See"),
    Action("zoom", ("+",), "Give the pane the whole screen, or put the others back", "See"),
    Action("narrower", ("{",), "Shorten the lines of the text", "See"),
    Action("wider", ("}",), "Lengthen the lines of the text", "See"),
    Action("toggle_rows", ("-",), "Give each row of the list two lines, or one", "See"),
    Action("statistics", ("C",), "Open the statistics of the corpus", "See"),
    Action("copy", ("y",), "Copy the passage with where it is from", "Take away", EVERYWHERE, "copy"),
    Action("copy_link", ("Y",), "Copy the address of the article", "Take away"),
    Action("open_browser", ("B",), "Open the article's page in the browser", "Take away"),
    Action("open_pager", ("V",), "Page the text in your pager", "Take away"),
    Action("pipe", ("|",), "Pipe the text to a program, and show what it makes of it", "Take away"),
    Action("write", ("W",), "Write what is on screen to a file", "Take away", EVERYWHERE),
    Action("theme", ("T",), "Change to the next theme", "See", EVERYWHERE),
    Action("help", ("question_mark",), "Show the keys that hold here", "Program", EVERYWHERE, "help"),
    Action("tour", ("H",), "Show round in six steps", "Program"),
    Action("tour_next", ("space", "enter", "right"), "Go to the next step", "Program", ("tour",)),
    Action("tour_previous", ("backspace", "left"), "Go to the step before", "Program", ("tour",)),
    Action("palette", ("ctrl+p",), "Search all actions", "Program", EVERYWHERE),
    Action("leave", ("q", "escape"), "Go back", "Program", ("text", "links", "page", "tour"), "back"),
    Action("close", ("q",), "Quit; next time you are where you left", "Program", ("list",), "quit"),
    Action("suspend", ("ctrl+z",), "Stop, back to the shell; fg goes on", "Program", (*EVERYWHERE, "tour")),
    Action("quit", ("ctrl+q", "ctrl+c"), "Quit at once", "Program", (*EVERYWHERE, "tour")),
)

_BY_ID: Final = {action.id: action for action in ACTIONS}

_SHOWN: Final = {
    LETTER: "a…z",
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


def shown(key: str) -> str:
    """Return a key as a reader knows it: "?", "Ctrl-D", "Shift-Tab"; a sequence as it is typed: "vp"."""
    if " " in key:
        return "".join(map(shown, key.split()))
    if key in _SHOWN:
        return _SHOWN[key]
    if key.startswith("ctrl+"):
        return f"Ctrl-{key[5:].upper()}"
    return format_key(key)


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

    def here(self, where: Where) -> Iterator[Action]:
        """Yield the actions that apply in `where`, in the order of the table."""
        return (action for action in ACTIONS if action.holds_in(where))

    @cached_property
    def _found(self) -> dict[Where, dict[str, Action]]:
        return {
            where: {keys: each for each in self.here(where) for keys in self.of(each)}
            for where in get_args(Where)
        }

    def found(self, where: Where, keys: str) -> Action | None:
        """Return what `keys` (one, or a sequence with spaces) do in `where`, None if nothing."""
        return self._found[where].get(keys)

    def following(self, where: Where, first: str) -> tuple[tuple[str, Action], ...]:
        """Return the keys that may follow `first` in `where`, each with what it does then."""
        return tuple(
            (keys.partition(" ")[2], each)
            for keys, each in self._found[where].items()
            if keys.startswith(f"{first} ")
        )


DEFAULT_KEYS: Final = Keys({})

_TABLE: Final[Mapping[str, tuple[str, ...]]] = {}
"""The preset that changes nothing."""


def action(action_id: str) -> Action:
    """Return the action with this id.

    Raises:
        KeyError: there is none.
    """
    return _BY_ID[action_id]


def remap(
    entries: Mapping[str, object], *, file: str = "keys.toml", preset: Mapping[str, tuple[str, ...]] = _TABLE
) -> Keys:
    """Return the table with a preset, then the user's `entries` (action id → key or keys) laid over it.

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
    base = {action_id: tuple(map(_key_name, keys)) for action_id, keys in preset.items()}
    complaints += [f"{file}: {line}" for line in _drop_clashes(taken, base)]
    return Keys(base | taken, tuple(complaints))


def _keys_of(value: object) -> tuple[str, ...] | None:
    """Return the keys that an entry of `keys.toml` holds, None if it is not one."""
    keys = [value] if isinstance(value, str) else value
    if not isinstance(keys, list) or not keys:
        return None
    if not all(isinstance(key, str) and key.strip() and "," not in key.strip(",") for key in keys):
        return None
    return tuple(_key_name(key) for key in keys)


def _drop_clashes(taken: dict[str, tuple[str, ...]], base: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Take out of `taken` what clashes, until nothing does; yield a line for each."""
    while (clash := _first_clash(taken, base)) is not None:
        loser, key, owner = clash
        if taken.pop(loser, None) is None:
            yield f"{loser}: the key {shown(key)} belongs to {owner} as well"
            return
        yield f"{loser}: the key {shown(key)} belongs to {owner}; the default keys hold"


def _first_clash(
    taken: Mapping[str, tuple[str, ...]], base: Mapping[str, tuple[str, ...]]
) -> tuple[str, str, str] | None:
    """Return a remapped action, the key it may not have and the action that has it, or None.

    A key clashes with the same one in the same place, and with a sequence that begins with it there.
    """
    owners: dict[tuple[Where, str], str] = {}
    firsts: dict[tuple[Where, str], str] = {}
    for each in sorted(ACTIONS, key=lambda each: each.id in taken):
        for keys in taken.get(each.id) or base.get(each.id, each.keys):
            first, _, second = keys.partition(" ")
            for where in filter(each.holds_in, get_args(Where)):
                owner = owners.get((where, first)) or owners.get((where, keys))
                if owner is None and not second:
                    owner = firsts.get((where, first))
                if owner is not None and owner != each.id:
                    return each.id, keys, owner
                owners[where, keys] = each.id
                if second:
                    firsts[where, first] = each.id
    return None


def read_keys(file: Path, preset: Preset = "vim") -> Keys:
    """Return the table with `preset` and the user's `file` laid over it; without a file, with the preset."""
    if not file.is_file():
        return remap({}, preset=PRESETS[preset]) if PRESETS[preset] else DEFAULT_KEYS
    import tomllib  # noqa: PLC0415  only who has the file pays for the parser at start

    try:
        entries = tomllib.loads(own_content(file).decode("utf-8"))
    except (OSError, ValueError, RecursionError, SettingsError) as failure:
        plain = remap({}, preset=PRESETS[preset])
        said = str(failure) if isinstance(failure, SettingsError) else f"{file}: {failure}"
        return Keys(plain.remapped, (f"{harmless_line(said)[:300]}; the default keys hold",))
    return remap(entries, file=file.name, preset=PRESETS[preset])
