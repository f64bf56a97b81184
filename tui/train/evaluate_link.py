"""Measure linking on the labelled sets: the figures of docs/quality.md.

Run: `uv run python -m tui.train.evaluate_link [--cross] [SET …]`. With `--cross`, each pair is scored by
models that have seen neither of its events (`link_model` keeps these scores); without it, the shipped models
are measured, which have seen the labels of every set here.
"""

from __future__ import annotations

import argparse
import pickle
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from tui.link.cluster import Clustering, cluster
from tui.link.features import pair_features
from tui.link.model import pair_model, probability
from tui.link.pair_score import Known, PairScore, score_sides, scored
from tui.link.side import Side
from tui.link.sketch import Sketch
from tui.train.agreement import agreement, pairs_within, ratio
from tui.train.link_articles import cache_folder
from tui.train.link_data import EVENT_SETS
from tui.train.link_model import CROSS_SCORES, CROSS_STORY_SCORES
from tui.train.link_pairs import Labelled, labelled


def calibration_error(clustering: Clustering, truth: dict[str, str]) -> float:
    """Return the expected calibration error of same-event links over ten bins, as `score.py` counts it."""
    links = [link for link in clustering.links if link.kind == "same_event"]
    bins: defaultdict[int, list[float]] = defaultdict(list)
    for link in links:
        bins[min(int(link.score * 10), 9)].append(link.score - (truth[link.a] == truth[link.b]))
    return ratio(sum(abs(sum(gaps)) for gaps in bins.values()), len(links))


def event_ids(clustering: Clustering, sketches: Sequence[Sketch]) -> list[str]:
    """Return the event of each article, in the order of `sketches`."""
    event_of = {article: event.id for event in clustering.events for article in event.articles}
    return [event_of[one.article] for one in sketches]


def story_ids(clustering: Clustering, sketches: Sequence[Sketch]) -> list[str]:
    """Return the story of each article, in the order of `sketches`."""
    story_of = {article: event.story for event in clustering.events for article in event.articles}
    return [story_of[one.article] for one in sketches]


def unseen_scores(labels: Labelled) -> Known:
    """Return the scores of a set's pairs by models that have not seen their events."""
    kept = pickle.loads((cache_folder() / CROSS_SCORES).read_bytes())  # noqa: S301 - written by ourselves, 0700
    sides = {one.article: Side(one) for one in labels.sketches}
    found: dict[tuple[str, str], PairScore] = {}
    for (a, b), raw in kept[labels.name].items():
        story = score_sides(sides[a], sides[b]).same_story
        found[min(a, b), max(a, b)] = scored(sides[a], sides[b], raw, story)
    return found


def event_lines(name: str, guise: str, *, cross: bool) -> Iterator[str]:
    """Yield what one event set scores."""
    labels = labelled(name, guise)
    known = unseen_scores(labels) if cross else None
    start = time.perf_counter()
    made = cluster(labels.sketches, known)
    seconds = time.perf_counter() - start
    found = agreement(event_ids(made, labels.sketches), labels.events)
    truth = {one.article: event for one, event in zip(labels.sketches, labels.events, strict=True)}
    error = calibration_error(made, truth)
    yield (
        f"| {name} | {guise} | {len(truth)} | {found.precision:.3f} | {found.recall:.3f} | {found.f1:.3f} "
        f"| {found.b_cubed:.3f} | {error:.3f} | {len(truth) / seconds:.0f} |"
    )


def unseen_story_scores(labels: Labelled) -> Known:
    """Return the scores of EpiMine's pairs by story models that have not seen their stories."""
    kept = pickle.loads((cache_folder() / CROSS_STORY_SCORES).read_bytes())  # noqa: S301 - as above
    sides = {one.article: Side(one) for one in labels.sketches}
    stories, events = pair_model("same_story"), pair_model("same_event")
    found: dict[tuple[str, str], PairScore] = {}
    for (a, b), raw in kept[labels.name].items():
        story = probability(stories.calibrated(raw))
        event = events.raw(pair_features(sides[a], sides[b]))
        found[min(a, b), max(a, b)] = scored(sides[a], sides[b], event, story)
    return found


def story_lines(*, cross: bool) -> Iterator[str]:
    """Yield what EpiMine scores: pairs of different key events kept apart, and stories."""
    labels = labelled("epimine")
    made = cluster(labels.sketches, unseen_story_scores(labels) if cross else None)
    events, stories = event_ids(made, labels.sketches), story_ids(made, labels.sketches)
    found = agreement(stories, labels.events)
    joined = Counter(zip(events, labels.events, strict=True))
    across = pairs_within(Counter(events)) - pairs_within(joined)
    apart = len(events) * (len(events) - 1) // 2 - pairs_within(Counter(labels.events))
    yield f"kept apart: {1 - across / apart:.4f} of {apart} pairs of different key events"
    yield f"stories: B-cubed {found.b_cubed:.3f}, pairwise {found.precision:.3f} / {found.recall:.3f}"


_COLUMNS = (
    "set",
    "dates",
    "articles",
    "precision",
    "recall",
    "pairwise F1",
    "B-cubed F1",
    "calibration error",
)
_HEAD = f"| {' | '.join(_COLUMNS)} | articles/s |\n{'|---' * 9}|"


def main(arguments: Sequence[str] | None = None, say: Callable[[str], None] = print) -> int:
    """Print the table for the named sets, or for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=[*EVENT_SETS, "epimine"])
    parser.add_argument("--cross", action="store_true")
    given = parser.parse_args(arguments)
    chosen, cross = given.sets, given.cross
    say(_HEAD)
    for name in chosen:
        if name == "epimine":
            continue
        for guise in ("given", "undated") if name in {"mcms", "allsides", "g5w1h"} else ("given",):
            for line in event_lines(name, guise, cross=cross):
                say(line)
    if "epimine" in chosen:
        for line in story_lines(cross=cross):
            say(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
