"""What the terminal says of itself is no key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from tui.app.messages import TerminalHasMargins
from tui.app.pasting import PasteParser
from tui.app.replies import Replies

REPLIES = (
    "\x1b[?62;22;52c",
    "\x1b[>41;354;0c",
    "\x1bP!|00000000\x1b\\",
    "\x1b[0n",
    "\x1b[4;1$y",
    "\x1b]11;rgb:0000/0000/0000\x1b\\",
    "\x1b]4;1;rgb:ff/ff/ff\x07",
    "\x1b]52;c;cXFxRFhY\x07",
    "\x1b]lq D X\x1b\\",
    "\x1bP>|xterm(1)\x1b\\",
    "\x1bP1$r0m\x1b\\",
    "\x1bP1+r544e=78\x1b\\",
    "\x1b_Gi=1;OK\x1b\\",
    "\x1b[8;24;80t",
    "\x1b[?0u",
    "\x1b[?997;1n",
    "\x1b]52;c;" + "q" * 3000 + "\x07",
)
"""Attributes, status, modes, colours, clipboard, title, version, settings, pictures, sizes, keyboard."""


def _keys(*pieces: str) -> list[str]:
    parser = PasteParser()
    found = [each for piece in (*pieces, "") for each in parser.feed(piece)]
    return [each.key for each in found if isinstance(each, events.Key)]


@pytest.mark.parametrize("reply", REPLIES, ids=repr)
def test_a_reply_is_no_key(reply: str) -> None:
    """An answer of the terminal between two keys leaves these two, wherever it is cut after its beginning."""
    for cut in range(3, min(len(reply), 40)):
        replies = Replies(lambda: 0.0)
        assert replies.without("j" + reply[:cut]) + replies.without(reply[cut:] + "k") == "jk"
    assert _keys("j" + reply + "k") == ["j", "k"]


@pytest.mark.parametrize(
    "typed",
    ["\x1b[A", "\x1b[1;5C", "\x1b[15~", "\x1b[97;5u", "\x1b[c", "\x1b[<0;3;4M", "\x1b[?2026;2$y", "\x1b[I"],
)
def test_keys_mouse_and_modes_pass(typed: str) -> None:
    """Keys, clicks, the focus and what Textual asks for go through as they came."""
    assert Replies().without(typed) == typed


@pytest.mark.parametrize("state", range(5))
def test_margins_are_told_by_the_answer_alone(state: int) -> None:
    """The answer about margins, in one piece or two, is no key; only a mode that can be set counts."""
    answer = f"\x1b[?69;{state}$y"
    for cut in range(3, len(answer)):
        parser = PasteParser()
        found = [*parser.feed("j" + answer[:cut]), *parser.feed(answer[cut:] + "k")]
        assert [each.key for each in found if isinstance(each, events.Key)] == ["j", "k"]
        told = [each for each in found if isinstance(each, TerminalHasMargins)]
        assert len(told) == (state in (1, 2))


def test_a_reply_that_never_ends_takes_no_later_key() -> None:
    """What is typed later than an answer takes to come is typed, whatever had begun."""
    now = [0.0]
    replies = Replies(lambda: now[0])
    assert replies.without("j\x1b]11;rgb:00") == "j"
    now[0] = 1.0
    assert replies.without("k") == "k"


@given(st.text(alphabet="\x1b[]P_G?>0;c$y\x07\\jq\x9b", max_size=60), st.integers(0, 60))
def test_what_is_left_was_typed(text: str, cut: int) -> None:
    """Whatever comes, in whatever pieces, nothing is added and the order stays."""
    replies = Replies(lambda: 0.0)
    left = replies.without(text[:cut]) + replies.without(text[cut:])
    rest = iter(text)
    assert all(char in rest for char in left)
