from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.app.outline import Outline


def _grouped() -> Outline:
    """Return three events: of two articles, of one, of three."""
    return Outline([11, 12, 20, 31, 32, 33], [0, 2, 3, 6])


def _rows(outline: Outline) -> list[int | None]:
    return [outline.article(row) for row in range(len(outline))]


def test_a_flat_list_has_a_row_an_article() -> None:
    """Without events the rows are the articles in the order given."""
    assert _rows(Outline([3, 1, 2])) == [3, 1, 2]


def test_an_event_of_one_article_is_that_article() -> None:
    """Only events of several articles have a row of their own."""
    assert _rows(_grouped()) == [None, 20, None]


def test_unfolding_puts_the_articles_beneath_their_event() -> None:
    """An unfolded event is followed by its articles, best report first; folding takes them away again."""
    outline = _grouped()
    assert outline.unfold(2)
    assert _rows(outline) == [None, 20, None, 31, 32, 33]
    assert outline.unfold(0)
    assert _rows(outline) == [None, 11, 12, 20, None, 31, 32, 33]
    assert [outline.is_beneath(row) for row in range(8)] == [
        False,
        True,
        True,
        False,
        False,
        True,
        True,
        True,
    ]
    assert outline.fold(0)
    assert _rows(outline) == [None, 20, None, 31, 32, 33]


def test_the_first_event_of_several_can_be_unfolded() -> None:
    """Events of one article are passed over; a list without events stays as it is."""
    outline = Outline([20, 31, 32], [0, 1, 3])
    outline.unfold_first()
    assert _rows(outline) == [20, None, 31, 32]
    flat = Outline([1, 2])
    flat.unfold_first()
    assert _rows(flat) == [1, 2]


def test_an_article_of_a_folded_event_is_found_at_its_event() -> None:
    """`row_of` never changes what is folded, `reveal` unfolds for the article asked for."""
    outline = _grouped()
    assert outline.row_of(32) == 2
    assert _rows(outline) == [None, 20, None]
    assert outline.reveal(32) == 4
    assert outline.row_of(99) is None


def test_what_stood_unfolded_can_be_unfolded_again_in_another_outline() -> None:
    """The first articles of unfolded events name them, whatever else the list holds by then."""
    outline = _grouped()
    outline.unfold(2)
    assert outline.unfolded_articles() == [31]


def test_the_events_of_any_articles_can_be_unfolded_at_once() -> None:
    """Any article names its event; events of one article and articles that are not listed change nothing."""
    outline = _grouped()
    outline.unfold_those_of([12, 20, 99])
    assert _rows(outline) == [None, 11, 12, 20, None]
    outline.unfold_those_of([33])
    assert _rows(outline) == [None, 11, 12, 20, None, 31, 32, 33]
    flat = Outline([1, 2])
    flat.unfold_those_of([1])
    assert _rows(flat) == [1, 2]


class _Plain:
    """The rows of an outline, held one by one: what `Outline` works out must be these."""

    def __init__(self, sizes: list[int]) -> None:
        self.sizes = sizes
        self.open: set[int] = set()

    def rows(self) -> list[tuple[int, int]]:
        """Return the event of each row, and which of its articles; -1 for the event's own."""
        found = []
        for group, size in enumerate(self.sizes):
            found.append((group, -1 if size > 1 else 0))
            found += [(group, member) for member in range(size)] if group in self.open else []
        return found


@given(
    sizes=st.lists(st.integers(1, 5), min_size=1, max_size=12),
    toggles=st.lists(st.integers(0, 60), max_size=20),
)
def test_rows_are_those_of_the_events_that_are_unfolded(sizes: list[int], toggles: list[int]) -> None:
    """After any folding and unfolding, each row is whose it is, stands beneath whom, and is found again."""
    starts = [sum(sizes[:index]) for index in range(len(sizes) + 1)]
    outline, plain = Outline(range(100, 100 + sum(sizes)), starts), _Plain(sizes)
    for toggle in toggles:
        row = toggle % len(outline)
        group, member = plain.rows()[row]
        may_fold = member < 0 and group in plain.open
        may_unfold = member < 0 and group not in plain.open
        assert (outline.unfold(row), outline.fold(row) if not may_unfold else False) == (may_unfold, may_fold)
        plain.open ^= {group} if member < 0 else set()
        expected = plain.rows()
        assert len(outline) == len(expected)
        for at, (group, member) in enumerate(expected):
            number = 100 + starts[group] + max(0, member)
            beneath = group in plain.open and member >= 0
            assert outline.article(at) == (number if member >= 0 else None)
            assert outline.members(at)[0] == number
            assert outline.is_beneath(at) == beneath
            assert outline.head_of(at) == (expected.index((group, -1)) if beneath else at)
            assert outline.is_unfolded(at) == (member < 0 and group in plain.open)
            if member >= 0:
                assert outline.row_of(number) == at


@given(
    sizes=st.lists(st.integers(1, 5), min_size=1, max_size=12),
    toggles=st.lists(st.integers(0, 60), max_size=20),
)
def test_folding_never_loses_an_article(sizes: list[int], toggles: list[int]) -> None:
    """Whatever was folded and unfolded, each article is found, and unfolding all shows each once."""
    starts = [sum(sizes[:index]) for index in range(len(sizes) + 1)]
    outline = Outline(range(sum(sizes)), starts)
    for toggle in toggles:
        row = toggle % len(outline)
        if not outline.unfold(row):
            outline.fold(row)
        assert all(outline.row_of(number) is not None for number in range(sum(sizes)))
    outline.fold_all(folded=False)
    assert [number for number in _rows(outline) if number is not None] == list(range(sum(sizes)))


@given(st.lists(st.integers(0, 99), unique=True, max_size=20), st.integers(0, 99), st.integers(1, 7))
def test_a_round_goes_through_the_list_once_from_behind_an_article(
    numbers: list[int], number: int, size: int
) -> None:
    """All articles come once in the order of the list, those behind the given one first, itself last."""
    start = numbers.index(number) + 1 if number in numbers else 0
    windows = list(Outline(numbers).round_from(number, size))
    assert [each for window in windows for each in window] == numbers[start:] + numbers[:start]
    assert all(0 < len(window) <= size for window in windows)
