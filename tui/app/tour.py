"""The tour: six short cards over the real panes; can be left at any time and taken again."""

from __future__ import annotations

from typing import ClassVar, Final, NamedTuple

from textual.app import ComposeResult
from textual.containers import Container

from tui.app.keyed import KeyedScreen
from tui.app.keys import Keys, Where
from tui.app.panes.line_pane import Row
from tui.app.panes.status_line import OneLine
from tui.view.palette import Part


class Step(NamedTuple):
    """A card: where it stands, its title, and its lines; `{id}` is the key of an action."""

    beside: str
    title: str
    lines: tuple[str, ...]


STEPS: Final = (
    Step(
        "list",
        "The list",
        (
            "Reports of one event are folded into one row:",
            "how many, from how many independent outlets,",
            "● how many unread, ≠ they disagree.",
            "{down} {up} move, {unfold} unfolds, {open} opens.",
        ),
    ),
    Step(
        "text",
        "The text",
        (
            "Names, dates, figures and quotes are marked.",
            "{next_highlight} {previous_highlight} go from one to the next,",
            "{label} labels what is in view, {show_entity} asks who it is.",
            "{page_on} alone reads on, to the next unread.",
        ),
    ),
    Step(
        "links",
        "The links",
        (
            "What other articles say about the same event,",
            "about the same story, and what lies behind.",
            "They follow the passage that you read.",
            "{show_links} brings them, {open} follows, {back} comes back.",
        ),
    ),
    Step(
        "list",
        "Events",
        (
            "{show_event} opens the event: figures side by side,",
            "who said what, and what only one outlet tells.",
            "{compare} compares two reports, {show_story} shows the story,",
            "{what_is_new} dims what you have read elsewhere.",
        ),
    ),
    Step(
        "list",
        "Getting through",
        (
            "{done} done, {star} star, {tag} tag, {note} note, {queue} later;",
            "{event_done} puts a whole event away.",
            "{select} marks rows: the next key is about all.",
            "{undo} takes anything back, {repeat} does it again.",
        ),
    ),
    Step(
        "text",
        "Finding and taking away",
        (
            "{filter} narrows the list (Tab completes),",
            "{find} finds in the text, {searches} saves searches.",
            "{copy} copies a passage with its source,",
            "{write} writes a file. {help} knows every key.",
        ),
    ),
)


class Card(Container):
    """The lines of one step."""

    def __init__(self) -> None:
        super().__init__(id="card")
        self.rows = [OneLine() for _ in range(7)]

    def compose(self) -> ComposeResult:
        """Put the lines one under the other."""
        yield from self.rows

    def say(self, lines: list[tuple[str, Part]]) -> None:
        """Show the lines."""
        for row, (text, part) in zip(self.rows, lines, strict=True):
            row.say(Row(((f"  {text}", part),)))


class Tour(KeyedScreen):
    """Shows a card at a time: Space goes on, Backspace back, Escape leaves."""

    place: ClassVar[Where] = "tour"

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self._modal = True  # the panes stay in sight beneath
        self.keys = keys
        self._at = 0
        self._card = Card()

    @property
    def where(self) -> Where:
        """Return the place whose keys hold."""
        return self.place

    def compose(self) -> ComposeResult:
        """Put the card over the panes."""
        yield self._card

    def on_mount(self) -> None:
        """Show the first card."""
        self._show()

    def _show(self) -> None:
        step = STEPS[self._at]
        for name in ("list", "text", "links"):
            self.set_class(step.beside == name, f"-beside-{name}")
        on = self.key("tour_next")
        last = self._at == len(STEPS) - 1
        back, leave = self.key("tour_previous"), self.key("leave")
        turns = f"{on} {'ends' if last else 'next'}   {back} back   {leave} leaves"
        lines: list[tuple[str, Part]] = [
            (f"{step.title}   {self._at + 1} of {len(STEPS)}", "title"),
            ("", "text"),
        ]
        lines += [(self._told(line), "text") for line in step.lines]
        lines.append((turns, "key"))
        self._card.say(lines)

    def _told(self, line: str) -> str:
        """Return a line with the reader's own keys in it."""
        for name in {part.split("}")[0] for part in line.split("{")[1:]}:
            line = line.replace(f"{{{name}}}", self.key(name))
        return line

    def action_tour_next(self) -> None:
        """Go to the next card, after the last one back to the panes."""
        if self._at + 1 == len(STEPS):
            self.dismiss(None)
        else:
            self._at += 1
            self._show()

    def action_tour_previous(self) -> None:
        """Go to the card before."""
        self._at = max(0, self._at - 1)
        self._show()

    def action_leave(self) -> None:
        """Leave the tour."""
        self.dismiss(None)

    async def action_quit(self) -> None:
        """Quit the program."""
        self.app.exit()
