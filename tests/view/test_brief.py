from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.article import Article
from tui.corpus.highlight import Figure, Quote, Speaker
from tui.view.brief import Brief, brief, contradict, count


def _killed(low: int | None, high: int | None, **more: object) -> Figure:
    return Figure(0, 1, "killed", low, high, **more)  # type: ignore[arg-type]


def _report(
    name: str, *figures: Figure, quotes: tuple[str, ...] = (), speaker: str = "Ana Pereda"
) -> Article:
    text = "\n".join(quotes)
    said = tuple(
        Quote(text.index(words), text.index(words) + len(words), Speaker(speaker, entity="eana"))
        for words in quotes
    )
    return Article(id=name, text=text, source=name, figures=figures, quotes=said)


def _brief(*reports: Article) -> Brief:
    return brief(reports, {"eana": "Ana Pereda"})


def test_the_same_count_stands_in_one_row() -> None:
    """What several reports count alike is one row, in the order of the reports, whatever the capitals."""
    content = _brief(
        _report("a", _killed(9, 9, who="children")),
        _report("b"),
        _report("c", _killed(12, None, who="Children")),
    )
    (row,) = content.figures
    assert row.label == "killed, children"
    assert [len(cell) for cell in row.cells] == [1, 0, 1]
    assert row.range == "9 – ≥12"


def test_counts_that_cannot_both_be_right_contradict() -> None:
    """Nine against at least twelve is a contradiction, nine against at least eight is none."""
    assert _brief(_report("a", _killed(9, 9)), _report("b", _killed(12, None))).figures[0].conflict
    assert not _brief(_report("a", _killed(9, 9)), _report("b", _killed(8, None))).figures[0].conflict


def test_a_report_does_not_contradict_itself() -> None:
    """Two counts in one report are two accounts, not a contradiction between reports."""
    assert not _brief(_report("a", _killed(9, 9), _killed(12, 12))).figures[0].conflict


def test_running_totals_stand_apart() -> None:
    """The toll of a war is never in one row with that of one event."""
    content = _brief(_report("a", _killed(9, 9), _killed(400_000, None, running=True)))
    assert [row.range for row in content.figures] == ["9"]
    assert [row.range for row in content.running] == ["≥400,000"]


def test_counts_are_worded_as_printed() -> None:
    """Bounds show in the report's own words, vague ones without a number that nobody printed."""
    assert count(_killed(12, None, qualifier="at least")) == "at least 12"
    assert count(_killed(24, None, qualifier="dozens")) == "dozens"
    assert count(_killed(30, 40)) == "30–40"
    assert count(_killed(None, 5)) == "≤ 5"
    assert count(_killed(1200, 1200)) == "1,200"


def test_a_quote_and_its_shortened_form_are_one() -> None:
    """What two reports quote, one at more length, is one row, the fullest form first."""
    content = _brief(
        _report("a", quotes=("nobody told us a thing",)),
        _report("b", quotes=("Nobody told us a thing, and nobody came.",)),
        _report("c", quotes=("We will rebuild",)),
    )
    assert [len(row.said) for row in content.quotes] == [2, 1]
    assert content.quotes[0].said[0].article == "b"
    assert content.quotes[0].speaker == "Ana Pereda"


def test_short_quotes_are_the_same_only_word_for_word() -> None:
    """One word inside a longer quote is not that quote."""
    assert (
        len(_brief(_report("a", quotes=("never",)), _report("b", quotes=("It will never end",))).quotes) == 2
    )


def test_an_event_without_figures_or_quotes_is_empty() -> None:
    """Nothing is made up."""
    content = _brief(_report("a"))
    assert not content.figures
    assert not content.running
    assert not content.quotes


_BOUNDS = st.one_of(st.none(), st.integers(0, 50))


@given(
    st.lists(st.tuples(_BOUNDS, _BOUNDS), min_size=1, max_size=4),
    st.lists(st.tuples(_BOUNDS, _BOUNDS), min_size=1),
)
def test_contradiction_is_mutual(
    one: list[tuple[int | None, int | None]], other: list[tuple[int | None, int | None]]
) -> None:
    """If one report contradicts another, the other contradicts the one."""
    a = [_killed(*bounds) for bounds in one]
    b = [_killed(*bounds) for bounds in other]
    assert contradict(a, b) == contradict(b, a)
