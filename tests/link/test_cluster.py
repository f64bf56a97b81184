"""Grouping: which articles are one event, one story, and what never changes it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tests.link.reports import DIGEST_TITLE, FERRY, corpus, report
from tui.corpus.identity import stable_id
from tui.link import Clustering, Sketch, cluster, score, sketch
from tui.link.side import Side


@pytest.fixture(scope="module")
def sketches() -> list[Sketch]:
    """The invented corpus, sketched."""
    return [sketch(article) for article in corpus()]


@pytest.fixture(scope="module")
def made(sketches: list[Sketch]) -> Clustering:
    """The invented corpus, grouped."""
    return cluster(sketches)


def event_of(made: Clustering, name: str) -> str:
    """Return the event of the report of that name."""
    article = stable_id("a", name)
    return next(event.id for event in made.events if article in event.articles)


def test_reports_of_one_accident_are_one_event(made: Clustering) -> None:
    """Two outlets' own reports of one happening, and the reprint of one of them, are one event."""
    assert event_of(made, "one") == event_of(made, "two") == event_of(made, "reprint")


def test_another_topic_is_another_event_and_story(made: Clustering) -> None:
    """What shares no name with an event is in neither its event nor its story."""
    assert event_of(made, "vote") != event_of(made, "one")
    story = {event.id: event.story for event in made.events}
    assert story[event_of(made, "vote")] != story[event_of(made, "one")]


def test_trial_is_not_the_accident(made: Clustering) -> None:
    """A charge a year later shares every name and is another event."""
    assert event_of(made, "trial") != event_of(made, "one")


def test_background_is_somebodys_or_somewheres(sketches: list[Sketch], made: Clustering) -> None:
    """Articles linked as background name two rare things in common; alike wording alone links nothing."""
    names = {each.article: Side(each).rare_names.keys() for each in sketches}
    for link in made.links:
        if link.kind == "background":
            assert len(names[link.a] & names[link.b]) >= 2


def test_digest_stands_alone(made: Clustering) -> None:
    """A digest is no member of the events it covers; they name it."""
    digest = stable_id("a", "digest")
    (alone,) = (event for event in made.events if digest in event.articles)
    assert alone.articles == (digest,)
    assert alone.title == DIGEST_TITLE


def test_reprint_is_a_duplicate_and_no_second_publisher(made: Clustering) -> None:
    """A reprint under another title is linked as a duplicate and counts no publisher of its own."""
    pair = tuple(sorted((stable_id("a", "one"), stable_id("a", "reprint"))))
    (link,) = (link for link in made.links if (link.a, link.b) == pair)
    assert link.kind == "duplicate"
    (event,) = (event for event in made.events if pair[0] in event.articles)
    assert event.publishers == len(event.articles) - 1


def test_every_article_in_one_event_and_every_event_in_one_story(
    made: Clustering, sketches: list[Sketch]
) -> None:
    """Events partition the articles, stories partition the events."""
    articles = [article for event in made.events for article in event.articles]
    assert sorted(articles) == sorted(one.article for one in sketches)
    events = [event for story in made.stories for event in story.events]
    assert sorted(events) == sorted(event.id for event in made.events)
    assert {event.story for event in made.events} == {story.id for story in made.stories}


@pytest.mark.parametrize("seed", range(4))
def test_order_of_input_changes_nothing(made: Clustering, sketches: list[Sketch], seed: int) -> None:
    """The same articles in any order give the same links, events and stories."""
    shuffled = list(sketches)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - repeatable, not secret
    assert cluster(shuffled) == made


def test_known_scores_change_nothing(made: Clustering, sketches: list[Sketch]) -> None:
    """A corpus built in two batches, the second with the first one's scores, is the corpus built at once."""
    first = cluster(sketches[:4])
    assert cluster(sketches, first.scores) == made


def test_pair_score_is_symmetric_and_free_of_the_corpus(made: Clustering, sketches: list[Sketch]) -> None:
    """A pair scores the same either way round, alone or among others."""
    by_id = {one.article: one for one in sketches}
    assert made.links
    for link in made.links:
        a, b = by_id[link.a], by_id[link.b]
        assert score(a, b) == score(b, a) == made.scores[link.a, link.b]


def test_event_id_stays_as_the_event_grows(made: Clustering, sketches: list[Sketch]) -> None:
    """An event keeps its id when later reports join it."""
    early = [
        one for one in sketches if one.article == min(stable_id("a", n) for n in ("one", "two", "reprint"))
    ]
    assert cluster(early).events[0].id == event_of(made, "one")


def test_copy_of_another_year_is_not_the_same_event() -> None:
    """A copy with all its dates moved by two years is not linked to the original as the same event."""
    dated = (*FERRY, "The inspection of 2030 had found nothing, the ministry said on 5 March 2031.")
    moved = tuple(line.replace("2031", "2033").replace("2030", "2032") for line in dated)
    original, copy = report("a", dated), report("b", moved, published="2033-03-05")
    for left, right in ((original, copy), (replace(original, published=None), replace(copy, published=None))):
        made = cluster([sketch(left), sketch(right)])
        assert len(made.events) == 2
        assert all(link.kind not in {"duplicate", "same_event"} for link in made.links)


def test_missing_date_is_unknown() -> None:
    """Without a date the same report still links; the missing date counts neither for nor against."""
    left, right = (report(name, FERRY, published=None) for name in ("a", "b"))
    assert len(cluster([sketch(left), sketch(right)]).events) == 1


def test_many_reprints_are_linked_through_a_few() -> None:
    """A hundred copies of one text are one event, with links that grow as the copies do, not as pairs."""
    copies = [sketch(report(f"copy {number}", FERRY, source=f"Paper {number}")) for number in range(100)]
    made = cluster(copies)
    assert len(made.events) == 1
    assert made.events[0].publishers == 1
    assert len(made.links) <= 9 * len(copies)


def test_no_articles_make_no_events() -> None:
    """An empty corpus has no links, events or stories."""
    assert cluster([]) == Clustering((), (), (), {})
