"""What readers decide about events and stories: shown at once, undone, handed over."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import apsw
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tui.corpus.article import Article
from tui.corpus.event import Event, Link, Story
from tui.corpus.identity import stable_id
from tui.errors import StoreError
from tui.store import decisions, read, whole
from tui.store.connect import connect
from tui.store.derived import counter, put_clustering
from tui.store.journal import Step
from tui.store.migrate import migrate
from tui.store.undoing import redo, undo
from tui.store.write import put_article

NAMES = ("flood", "copy", "search", "trial", "vote")
A = {name: stable_id("a", name) for name in NAMES}
"""Three reports of a flood, the trial in the same story, and a vote that is another story."""

ALL = sorted(A.values())


def _event(*names: str, story: str) -> Event:
    first = A[names[0]]
    return Event(stable_id("e", first), f"{names[0]} title", tuple(A[name] for name in names), (), story)


def _link(one: str, other: str, kind: str, score: float) -> Link:
    a, b = sorted((A[one], A[other]))
    return Link(a, b, kind, score)  # type: ignore[arg-type]


def fill(con: apsw.Connection) -> None:
    """Put the articles into a corpus, linked."""
    for number, name in enumerate(NAMES, 1):
        put_article(
            con,
            Article(
                A[name],
                f"{name} text",
                f"{name} title",
                origin=f"/{name}",
                source=name,
                published=f"2021-05-0{number}",
            ),
            content_key=name,
        )
    flood, vote = stable_id("s", A["flood"]), stable_id("s", A["vote"])
    events = (
        _event("flood", "copy", "search", story=flood),
        _event("trial", story=flood),
        _event("vote", story=vote),
    )
    put_clustering(
        con,
        events,
        (
            Story(flood, "flood title", (events[0].id, events[1].id)),
            Story(vote, "vote title", (events[2].id,)),
        ),
        [
            (_link("flood", "copy", "duplicate", 0.99), "1"),
            (_link("flood", "search", "same_event", 0.9), "2"),
            (_link("copy", "search", "same_event", 0.4), "3"),
            (_link("flood", "trial", "same_story", 0.8), "4"),
            (_link("search", "vote", "background", 0.4), "5"),
        ],
    )


@pytest.fixture
def linked(tmp_path: Path) -> apsw.Connection:
    """Return a corpus of the five articles."""
    con = connect(tmp_path / "corpus.db")
    fill(con)
    return con


def grouped(con: apsw.Connection) -> set[frozenset[str]]:
    """Return the events by the names of their articles."""
    name_of = {identity: name for name, identity in A.items()}
    return {frozenset(name_of[each] for each in event.articles) for event in whole.events(con)}


def told(con: apsw.Connection) -> set[frozenset[str]]:
    """Return the stories by the names of their articles."""
    name_of = {identity: name for name, identity in A.items()}
    articles = {event.id: event.articles for event in whole.events(con)}
    return {
        frozenset(name_of[each] for event in story.events for each in articles[event])
        for story in whole.stories(con)
    }


def kind(con: apsw.Connection, one: str, other: str) -> str | None:
    """Return what the link between two articles is called."""
    links = read.links_of(con, A[one])
    return next((row.link.kind for row in links if row.other.id == A[other]), None)


def test_what_is_split_off_stands_alone_at_once(linked: apsw.Connection) -> None:
    """An article that is split off is an event of its own, in the same story, and no longer linked as one."""
    step = decisions.split(linked, A["search"], who="ines")
    assert step.regrouped
    assert grouped(linked) == {
        frozenset({"flood", "copy"}),
        frozenset({"search"}),
        frozenset({"trial"}),
        frozenset({"vote"}),
    }
    assert told(linked) == {frozenset({"flood", "copy", "search", "trial"}), frozenset({"vote"})}
    assert kind(linked, "flood", "search") == "same_story"
    assert {(each.verdict, each.about, each.who) for each in decisions.decisions(linked)} == {
        ("apart", "event", "ines")
    }
    assert len(decisions.pairs(linked).apart) == 2


def test_a_rejected_link_lets_the_looser_one_go(linked: apsw.Connection) -> None:
    """Of two reports that are not one event, the one that has less in common with the others leaves it."""
    decisions.reject(linked, A["flood"], A["search"], who="ines")
    assert frozenset({"flood", "copy"}) in grouped(linked)
    assert decisions.pairs(linked).apart == {tuple(sorted((A["flood"], A["search"])))}


def test_merged_events_are_one_at_once(linked: apsw.Connection) -> None:
    """Two events put together are one event with all reports, and its story has one event less."""
    step = decisions.merge(linked, A["copy"], A["vote"], who="ines")
    assert step.sentence == "2 events put together: 4 reports"
    assert frozenset({"flood", "copy", "search", "vote"}) in grouped(linked)
    assert told(linked) == {frozenset(NAMES)}
    assert kind(linked, "search", "vote") == "same_event"


def test_an_accepted_link_is_kept(linked: apsw.Connection) -> None:
    """Accepting a link of one event keeps the pair together; one of a story keeps the stories together."""
    decisions.accept(linked, A["search"], A["flood"], who="ines")
    decisions.accept(linked, A["search"], A["vote"], who="ines")
    found = decisions.pairs(linked)
    assert found.together == {tuple(sorted((A["flood"], A["search"])))}
    assert found.one_story == {tuple(sorted((A["search"], A["vote"])))}
    assert told(linked) == {frozenset(NAMES)}


def test_a_report_is_kept_in_its_event_without_a_link(linked: apsw.Connection) -> None:
    """Two reports of one event are kept together also where nothing links the two themselves."""
    linked.execute("DELETE FROM link")
    decisions.accept(linked, A["flood"], A["search"], who="ines")
    assert decisions.pairs(linked).together == {tuple(sorted((A["flood"], A["search"])))}


def test_what_is_decided_already_is_no_step(linked: apsw.Connection) -> None:
    """Deciding the same again changes nothing, and leaves nothing to undo a second time."""
    decisions.accept(linked, A["flood"], A["search"], who="ines")
    assert decisions.accept(linked, A["search"], A["flood"], who="bo").sentence == "decided so already"
    assert undo(linked) is not None
    assert undo(linked) is None


def test_an_event_leaves_a_story(linked: apsw.Connection) -> None:
    """“Not this story” of an article of another event takes that event, and its link, out of the story."""
    assert kind(linked, "flood", "trial") == "same_story"
    decisions.not_story(linked, A["trial"], of=A["copy"], who="ines")
    assert told(linked) == {frozenset({"flood", "copy", "search"}), frozenset({"trial"}), frozenset({"vote"})}
    assert kind(linked, "flood", "trial") is None


def test_a_report_leaves_event_and_story(linked: apsw.Connection) -> None:
    """“Not this story” of a report of the same event takes it out of both."""
    decisions.not_story(linked, A["search"], of=A["flood"], who="ines")
    assert frozenset({"search"}) in grouped(linked)
    assert told(linked) == {frozenset({"flood", "copy", "trial"}), frozenset({"search"}), frozenset({"vote"})}


def test_a_later_decision_takes_the_place_of_an_earlier_one(linked: apsw.Connection) -> None:
    """Putting together what was split off leaves nothing of the split."""
    decisions.split(linked, A["search"], who="ines")
    decisions.merge(linked, A["flood"], A["search"], who="ines")
    assert not decisions.pairs(linked).apart
    assert frozenset({"flood", "copy", "search"}) in grouped(linked)


def test_one_undo_takes_a_decision_back(linked: apsw.Connection) -> None:
    """A decision with all its pairs and its effect is one step, taken back and done again as a whole."""
    before, stories = grouped(linked), told(linked)
    decisions.not_story(linked, A["search"], of=A["flood"], who="ines")
    after = grouped(linked)
    undone = undo(linked)
    assert undone == Step(
        "undone: 1 report taken out of the story", undone.articles if undone else (), regrouped=True
    )
    assert (grouped(linked), told(linked)) == (before, stories)
    assert not decisions.decisions(linked)
    assert redo(linked) is not None
    assert grouped(linked) == after


def test_every_decision_asks_for_linking_anew(linked: apsw.Connection) -> None:
    """A decision, and its undoing, leave the corpus behind, so that it is linked again."""
    counts = [counter(linked, "put"), counter(linked, "decided")]
    decisions.split(linked, A["search"], who="ines")
    undo(linked)
    assert counter(linked, "put") == counts[0] + 2
    assert counter(linked, "decided") == counts[1] + 2


@pytest.mark.parametrize(
    "decide",
    [
        lambda con: decisions.accept(con, A["copy"], A["vote"], who=""),
        lambda con: decisions.split(con, A["vote"], who=""),
        lambda con: decisions.merge(con, A["flood"], A["copy"], who=""),
        lambda con: decisions.not_story(con, A["flood"], of=A["flood"], who=""),
        lambda con: decisions.split(con, "a0", who=""),
    ],
)
def test_what_cannot_be_decided_is_refused(
    linked: apsw.Connection, decide: Callable[[apsw.Connection], Step]
) -> None:
    """A decision about what is not so is refused in one line, and changes nothing."""
    before = grouped(linked)
    with pytest.raises(StoreError):
        decide(linked)
    assert grouped(linked) == before
    assert undo(linked) is None


def test_decisions_are_handed_over(linked: apsw.Connection, tmp_path: Path) -> None:
    """What one reader exports another takes over, under the ids that the articles have there, as one step."""
    decisions.split(linked, A["search"], who="ines")
    records = decisions.exported(linked)
    other = connect(tmp_path / "other.db")
    renamed = {identity: f"{identity}x" for identity in A.values()}
    step = decisions.imported(other, records, renamed)
    assert step.sentence == "2 decisions taken over"
    assert {each.a[-1] + each.b[-1] for each in decisions.decisions(other)} == {"xx"}
    assert decisions.imported(other, records, renamed).sentence == "no decision is new"
    undo(other)
    assert not decisions.decisions(other)


@pytest.mark.parametrize(
    "record",
    [{}, {"a": 1}, "x", {"a": "a1", "b": "a1", "about": "event", "verdict": "apart", "at": "", "who": ""}],
)
def test_a_record_of_another_form_is_refused(linked: apsw.Connection, record: object) -> None:
    """What is no decision is refused by its number, and nothing is taken over."""
    good = {"a": "a1", "b": "a2", "about": "event", "verdict": "apart", "at": "2021", "who": "ines"}
    with pytest.raises(StoreError, match="decision 2"):
        decisions.imported(linked, [good, record])  # type: ignore[list-item]
    assert not decisions.decisions(linked)


class Deciding(RuleBasedStateMachine):
    """However decisions, undoes and redoes are mixed, the corpus stays whole."""

    def __init__(self) -> None:
        super().__init__()
        self.con = apsw.Connection(":memory:")
        migrate(self.con, Path("memory"))
        fill(self.con)
        self.past: list[set[frozenset[str]]] = []

    @rule(
        what=st.sampled_from(["accept", "reject", "split", "merge", "not_story"]),
        pair=st.sampled_from(list(combinations(ALL, 2))),
    )
    def decide(self, what: str, pair: tuple[str, str]) -> None:
        """Decide something, or be refused."""
        before = grouped(self.con)
        one, other = pair
        calls: dict[str, Callable[[], Step]] = {
            "accept": lambda: decisions.accept(self.con, one, other, who=""),
            "reject": lambda: decisions.reject(self.con, one, other, who=""),
            "split": lambda: decisions.split(self.con, one, who=""),
            "merge": lambda: decisions.merge(self.con, one, other, who=""),
            "not_story": lambda: decisions.not_story(self.con, one, of=other, who=""),
        }
        try:
            step = calls[what]()
        except StoreError:
            return
        if step.regrouped:
            self.past.append(before)

    @rule()
    def take_back(self) -> None:
        """Undo gives back the events that were there before."""
        assert (undo(self.con) is None) == (not self.past)
        if self.past:
            assert grouped(self.con) == self.past.pop()

    @invariant()
    def is_whole(self) -> None:
        """Every article is in exactly one event and every event in exactly one story, as rows tell it too."""
        events = whole.events(self.con)
        assert sorted(article for event in events for article in event.articles) == ALL
        stories = whole.stories(self.con)
        assert sorted(e for story in stories for e in story.events) == sorted(e.id for e in events)
        assert {e.id: e.story for e in events} == {e: story.id for story in stories for e in story.events}
        rows = read.article_rows(self.con, read.numbers(self.con))
        assert {row.id: row.event for row in rows} == {
            a: event.id for event in events for a in event.articles
        }


TestDeciding = Deciding.TestCase
TestDeciding.settings = settings(max_examples=15, stateful_step_count=10, deadline=None)
