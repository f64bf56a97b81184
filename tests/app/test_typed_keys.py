from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.conftest import Opening
from tui.app.keys import DEFAULT_KEYS
from tui.app.panes.next_keys import next_key_rows
from tui.app.typed_keys import MOST, Meant, TypedKeys

KEYS = [*string.ascii_letters, *string.digits, "escape", "space", "comma", "apostrophe", "down", "ctrl+d"]


def typed(*keys: str) -> list[Meant]:
    """Return what each of `keys` comes to in the list, one after the other."""
    waiting = TypedKeys(DEFAULT_KEYS)
    return [waiting.press(key, "list") for key in keys]


def test_a_count_goes_to_the_motion_behind_it() -> None:
    """Digits are a count, which the next key's action gets, and only that."""
    *_, down, again = typed("1", "0", "j", "j")
    assert (down.call, down.number) == ("down", 10)
    assert (again.call, again.number) == ("down", None)


def test_no_count_begins_with_nought() -> None:
    """A 0 alone is not a count."""
    assert not typed("0")[0].taken


def test_a_sequence_is_done_at_its_second_key() -> None:
    """The first key waits, the second says what to do."""
    first, second = typed("v", "p")
    assert (first.taken, first.call) == (True, "")
    assert second.call == "toggle_kind('person')"


def test_escape_ends_a_count_or_a_sequence() -> None:
    """Escape forgets what was typed, and leaves nothing else."""
    for begun in ("v", "3"):
        _, escaped, down = typed(begun, "escape", "j")
        assert (escaped.taken, escaped.call) == (True, "")
        assert (down.call, down.number) == ("down", None)


def test_a_sequence_that_there_is_not_does_nothing() -> None:
    """A second key without meaning ends the sequence; it is not taken for itself."""
    *_, second, third = typed("v", "j", "j")
    assert (second.taken, second.call) == (True, "")
    assert third.call == "down"


@given(st.lists(st.sampled_from(KEYS), max_size=40))
def test_any_keys_in_any_order_are_understood(keys: list[str]) -> None:
    """Whatever is typed, a key comes to an action, to a wait, or to nothing, and counts stay in bounds."""
    waiting = TypedKeys(DEFAULT_KEYS)
    for key in keys:
        meant = waiting.press(key, "text")
        assert meant.taken or not meant.call
        assert not (meant.call and waiting.is_waiting)
        assert 0 <= waiting.count <= MOST


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 50)])
async def test_a_sequence_shows_what_may_follow(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """After the first key every one that may come next is named, in as many lines as that takes."""
    async with opening(corpus, size) as reader:
        await reader.press("apostrophe")
        assert reader.lines[-1].split()[:5] == ["'", "Q", "from", "the", "queue"]
        assert "Esc cancel" in reader.lines[-1]
        await reader.press("escape", "v")
        offered = " ".join(reader.text.split())
        assert all(
            f" {key} {what}" in offered for key, what in [("p", "persons"), ("R", "due"), ("Esc", "cancel")]
        )
        assert all(len(line) == size[0] for line in reader.lines)
        await reader.press("p")
        assert "persons hidden" in reader.lines[-1]
        assert "Esc cancel" not in reader.text


@given(
    st.lists(st.tuples(st.text("abc", min_size=1, max_size=3), st.text("xyz ", max_size=40)), min_size=1),
    st.integers(1, 200),
)
def test_every_next_key_is_shown_once(pairs: list[tuple[str, str]], width: int) -> None:
    """However many keys may follow and however wide the screen is, each has one place."""
    rows = next_key_rows("v ", pairs, width)
    shown = [text.strip() for row in rows for text, part in row.pieces[1:] if part == "key"]
    assert sorted(shown) == sorted(key for key, _ in pairs)


async def test_a_count_moves_that_many_rows(corpus: Path, opening: Opening) -> None:
    """`3j` goes three rows down, `2k` two up, `2G` to the second row; a count is shown while it is typed."""
    async with opening(corpus, (120, 40)) as reader:
        await reader.press("3")
        assert reader.screen.status.text.startswith("3 ")
        await reader.press("j")
        assert reader.screen.article_list.cursor == 3
        await reader.press("2", "k")
        assert reader.screen.article_list.cursor == 1
        await reader.press("4", "G")
        assert reader.screen.article_list.cursor == 3
