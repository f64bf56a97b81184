"""How well articles are put into events, events into stories, and reprints known as such."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from tests.quality.metrics import b_cubed, pairwise, share
from tests.quality.sample_run import SampleRun
from tests.quality.score import Score


def _mixed(clusters: dict[str, str], told_by: dict[str, str], word: str) -> list[str]:
    """Return a line for each cluster whose articles `told_by` puts into several."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(clusters):
        members[clusters[key]].append(key)
    return [
        f"{word}: {', '.join(f'{key} ({told_by[key]})' for key in keys)}"
        for keys in sorted(members.values())
        if len({told_by[key] for key in keys}) > 1
    ]


def _mistakes(guess: dict[str, str], gold: dict[str, str]) -> tuple[str, ...]:
    """Return the clusters that are thrown together and those torn apart, each article with its other one."""
    return (*_mixed(guess, gold, "thrown together"), *_mixed(gold, guess, "torn apart"))


def _events(run: SampleRun) -> tuple[dict[str, str], dict[str, str]]:
    """Return each article's event, as found and as in gold."""
    keys = {article.id: key for key, article in run.articles.items()}
    found = {keys[id_]: event.id for event in run.events for id_ in event.articles}
    return found, {key: run.gold.articles[key].event for key in run.articles}


def event_scores(run: SampleRun) -> tuple[Score, Score]:
    """Return pairwise F1 and B-cubed F1 of the events."""
    guess, gold = _events(run)
    mistakes = _mistakes(guess, gold)
    return (
        Score("events pairwise F1", pairwise(guess, gold).f1, len(gold), mistakes),
        Score("events B-cubed F1", b_cubed(guess, gold).f1, len(gold), ()),
    )


def story_score(run: SampleRun) -> Score:
    """Return B-cubed F1 of the stories, over articles but digests: which story theirs is, is all one."""
    events, gold_events = _events(run)
    found = {event: story.id for story in run.stories for event in story.events}
    right = {event: story for story, members in run.gold.stories.items() for event in members}
    guess = {key: found[event] for key, event in events.items() if not run.gold.articles[key].also}
    gold = {key: right[event] for key, event in gold_events.items() if not run.gold.articles[key].also}
    return Score("stories B-cubed F1", b_cubed(guess, gold).f1, len(gold), _mistakes(guess, gold))


def reprint_score(run: SampleRun) -> Score:
    """Return the share of reprints that are linked as duplicates, less those wrongly so linked."""
    keys = {article.id: key for key, article in run.articles.items()}
    gold = {pair for group in run.gold.duplicates for pair in combinations(group, 2)}
    linked = [link for link in run.links if link.kind == "duplicate"]
    found = {tuple(sorted((keys[link.a], keys[link.b]))) for link in linked}
    wrong = sorted(found ^ gold)
    mistakes = tuple(f"{'not' if pair in gold else 'wrongly'} a duplicate: {pair}" for pair in wrong)
    return Score("reprints", share(len(found & gold), len(found | gold)), len(gold), mistakes)


def digest_score(run: SampleRun) -> Score:
    """Return the share of digests' events that name them as covering them too, less wrong ones."""
    keys = {article.id: key for key, article in run.articles.items()}
    events, gold_events = _events(run)
    gold = {(digest, key) for key in events for digest in run.gold.also_covered_by[gold_events[key]]}
    also = {event.id: [keys[id_] for id_ in event.also_covered_by] for event in run.events}
    found = {(digest, key) for key, event in events.items() for digest in also[event]}
    wrong = sorted(found ^ gold)
    mistakes = tuple(f"{'missed' if pair in gold else 'wrong'}: {pair[0]} covers {pair[1]}" for pair in wrong)
    return Score("digests named", share(len(found & gold), len(found | gold)), len(gold), mistakes)
