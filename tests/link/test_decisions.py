"""What a reader decided about pairs of articles, when articles are grouped."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from tests.link.reports import corpus
from tui.corpus.identity import stable_id
from tui.link import Clustering, Sketch, cluster, sketch
from tui.link.agglomerate import Linkage, Scored, agglomerate
from tui.link.decisions import Decisions, joined

SKETCHES: list[Sketch] = [sketch(article) for article in corpus()]


def pair(one: str, other: str) -> tuple[str, str]:
    """Return the pair of the reports of these names."""
    a, b = sorted((stable_id("a", one), stable_id("a", other)))
    return a, b


def event_of(made: Clustering, name: str) -> str:
    """Return the event of the report of that name."""
    return next(event.id for event in made.events if stable_id("a", name) in event.articles)


def story_of(made: Clustering, name: str) -> str:
    """Return the story of the report of that name."""
    event = event_of(made, name)
    return next(each.story for each in made.events if each.id == event)


def kind_of(made: Clustering, pair: tuple[str, str]) -> str | None:
    """Return what the link between two articles is called, None if there is none."""
    return next((link.kind for link in made.links if (link.a, link.b) == pair), None)


def test_what_was_put_together_is_one_event() -> None:
    """Two articles that a reader put together are one event and linked as such, whatever their score."""
    decided = pair("one", "vote")
    made = cluster(SKETCHES, decisions=Decisions(together=frozenset({decided})))
    assert event_of(made, "one") == event_of(made, "vote")
    assert kind_of(made, decided) == "same_event"


def test_what_was_set_apart_is_two_events() -> None:
    """Two reports that a reader set apart are two events, though every score says one."""
    decided = pair("one", "two")
    made = cluster(SKETCHES, decisions=Decisions(apart=frozenset({decided})))
    assert event_of(made, "one") != event_of(made, "two")
    assert kind_of(made, decided) not in {"same_event", "duplicate"}


def test_apart_holds_against_together() -> None:
    """What is set apart stays apart, though each was put together with a third."""
    decisions = Decisions(
        together=frozenset({pair("one", "reprint"), pair("two", "reprint")}),
        apart=frozenset({pair("one", "two")}),
    )
    made = cluster(SKETCHES, decisions=decisions)
    assert event_of(made, "one") != event_of(made, "two")


def test_not_this_story_leaves_no_link() -> None:
    """Two articles of which a reader said that they are not one story share no story and no link."""
    decided = frozenset({pair("one", "trial"), pair("two", "trial"), pair("reprint", "trial")})
    made = cluster(SKETCHES, decisions=Decisions(not_story=decided))
    assert story_of(made, "one") != story_of(made, "trial")
    assert all(kind_of(made, each) is None for each in decided)


def test_one_story_joins_the_stories() -> None:
    """Two articles of which a reader said that they are one story are linked as such, in two events."""
    decided = pair("one", "vote")
    made = cluster(SKETCHES, decisions=Decisions(one_story=frozenset({decided})))
    assert story_of(made, "one") == story_of(made, "vote")
    assert event_of(made, "one") != event_of(made, "vote")
    assert kind_of(made, decided) == "same_story"


def test_decisions_about_articles_that_are_gone_wait() -> None:
    """A decision about an article that is not in the corpus changes nothing."""
    decided = frozenset({("a0", "a1"), (stable_id("a", "one"), "azz")})
    assert cluster(SKETCHES, decisions=Decisions(decided, decided, decided, decided)) == cluster(SKETCHES)


def test_order_of_articles_does_not_matter_to_decisions() -> None:
    """The same articles with the same decisions give the same events in any order."""
    decisions = Decisions(together=frozenset({pair("one", "vote")}), apart=frozenset({pair("one", "two")}))
    shuffled = random.Random(4).sample(SKETCHES, len(SKETCHES))  # noqa: S311  no secret
    assert cluster(shuffled, decisions=decisions) == cluster(SKETCHES, decisions=decisions)


PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda each: each[0] != each[1]))


@given(PAIRS, PAIRS, st.lists(st.floats(0.5, 0.99), min_size=45, max_size=45))
def test_no_group_holds_what_was_set_apart(
    together: list[tuple[int, int]], apart: list[tuple[int, int]], chances: list[float]
) -> None:
    """However likely the pairs, no group ever holds two positions that were set apart."""
    every = [(a, b) for a in range(10) for b in range(a + 1, 10)]
    scored = [Scored(a, b, chance) for (a, b), chance in zip(every, chances, strict=True)]
    seeds = joined([[at] for at in range(10)], together, apart)
    groups = agglomerate(seeds, scored, Linkage(0.5, 36), apart)
    assert sorted(at for group in groups for at in group) == list(range(10))
    assert not any({a, b} <= set(group) for group in groups for a, b in apart)
