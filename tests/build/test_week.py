"""The week of 200 feeds: what was asked of the server, and what is in the corpus afterwards."""

from __future__ import annotations

import pytest

from tests.build.week import DAY, EVERY, KINDS, Stage, Week, gaps, play

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Week:
    """Play the week once."""
    with Stage() as stage:
        return play(tmp_path_factory.mktemp("week") / "corpus.db", stage)


def _moments(week: Week, kind: str) -> list[list[float]]:
    return [[at for at, _ in week.asked[number]] for number in KINDS[kind]]


def test_the_host_is_asked_a_second_apart(week: Week) -> None:
    """D11: between two requests to the host, whatever feed they are for, lies a second at least."""
    assert min(gaps(week.times)) >= 1


@pytest.mark.parametrize("kind", ["steady", "lively", "edited", "mute"])
def test_a_healthy_feed_is_asked_at_its_interval(week: Week, kind: str) -> None:
    """No feed is asked sooner than its interval says, and none is forgotten."""
    for moments in _moments(week, kind):
        assert min(gaps(moments)) >= EVERY
        assert max(gaps(moments)) <= EVERY + DAY / 2


def test_every_request_carries_the_last_validator(week: Week) -> None:
    """D7: a feed that gave a validator is always asked with it; most answers of the week are 304."""
    assert week.mismatched == 0
    assert week.statuses[304] > 0.7 * len(week.times)


def test_a_gone_feed_is_not_asked_again(week: Week) -> None:
    """D9: after 410 a feed is paused."""
    assert week.paused == len(KINDS["gone"])
    assert week.statuses[410] == len(KINDS["gone"])


def test_a_busy_server_is_left_alone_as_long_as_it_asked(week: Week) -> None:
    """D8: 429 with two days of Retry-After is followed by two days of silence."""
    for moments in _moments(week, "busy"):
        assert sum(gap >= 2 * DAY for gap in gaps(moments)) >= 1


def test_failing_feeds_are_asked_less_and_come_back(week: Week) -> None:
    """D9: what fails is asked less often than what is well, and is well again in the end."""
    well = len(_moments(week, "steady")[0])
    assert all(5 < len(moments) <= well for moments in _moments(week, "failing"))


def test_a_moved_feed_is_asked_at_its_new_place(week: Week) -> None:
    """D9: after the second lasting redirect in a row the old address is not asked any more."""
    assert week.moved == len(KINDS["moved"])
    assert week.statuses[301] == 2 * len(KINDS["moved"])


def test_the_corpus_holds_each_article_once(week: Week) -> None:
    """Every article is in once; edited ones keep their earlier text; what failed lost nothing."""
    lively = len(KINDS["lively"])
    days = (week.articles - 200) / lively
    assert days == int(days)
    assert 6 <= days <= 7
    assert week.revised == len(KINDS["edited"])


def test_what_failed_was_said(week: Week) -> None:
    """Each failure is told with its address and its reason."""
    assert {each.reason.split(" (")[0] for each in week.skipped} >= {
        "the server failed",
        "it was asked too often",
        "it is gone for good",
        "it took too long to answer",
    }
    assert all(each.item.startswith("http://127.0.0.1") for each in week.skipped)
