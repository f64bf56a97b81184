"""Measure what it costs to tell who is who: made articles with 10,000 to 100,000 mentions of names.

    python -m tests.benchmarks.resolving [--mentions 10000 30000 100000]

The world they tell of is made by a machine and known, so that B-cubed F1 can be told as well: people named
as often as in news (a few everywhere, most once or twice), namesakes among them, slips of the keys, surnames
alone, bodies by their acronyms. Articles keep to the cast of their topic, and name a few others in passing.
The same is resolved again with articles and entities in other orders.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from tests.quality.metrics import b_cubed
from tui.annotate.resolve import Named, resolve
from tui.corpus.highlight import LocalEntity, NameKind

ORDERS: Final = 3
CAST: Final = 25
"""Entities that the articles of a topic draw from."""

_ARTICLES_A_TOPIC: Final = 12
_OF_THE_CAST: Final = 8
_PASSING: Final = 5
"""Entities of an article that its topic's other articles hardly name."""

_SURNAME_ALONE: Final = 0.15
_RESPELLED: Final = 0.03
_SYLLABLES: Final = (
    "ka",
    "lo",
    "mi",
    "ren",
    "tas",
    "vo",
    "del",
    "ra",
    "sha",
    "nu",
    "ber",
    "gol",
    "ti",
    "ma",
    "ze",
    "hal",
    "or",
    "in",
    "ust",
    "wen",
    "dor",
    "pel",
    "fi",
    "gar",
)
_HEADS: Final = ("Ministry", "Union", "Institute", "Bank", "Council", "Agency", "Party", "University")


class One(NamedTuple):
    """Somebody or something of the made world.

    Attributes:
        names: as it may be called, fullest first.
    """

    kind: NameKind
    names: tuple[str, ...]


class World(NamedTuple):
    """All there is, and how often each is named (running sums)."""

    all: Sequence[One]
    upto: Sequence[float]


def world(chance: random.Random, count: int) -> World:
    """Return `count` people, bodies and places, each named as often as its rank allows (Zipf)."""
    given = [_word(chance, 2) for _ in range(300)]
    surnames = [_word(chance, 3) for _ in range(max(50, count // 5))]
    every = [_one(chance, given, surnames) for _ in range(count)]
    return World(every, list(accumulate(1 / (rank + 10) for rank in range(count))))


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choices(_SYLLABLES, k=syllables)).capitalize()


def _one(chance: random.Random, given: Sequence[str], surnames: Sequence[str]) -> One:
    drawn = chance.random()
    if drawn < 0.5:
        surname = chance.choice(surnames)
        return One("person", (f"{chance.choice(given)} {surname}", surname))
    if drawn < 0.75:
        words = [_word(chance, 3), _word(chance, 2), chance.choice(_HEADS)]
        return One("organisation", (" ".join(words), "".join(word[0] for word in words)))
    return One("place", (_word(chance, 4),))


def articles(mentions: int, seed: int = 1) -> Iterator[tuple[Named, dict[str, One]]]:
    """Yield made articles until they hold `mentions` names, each with who its entities are, by their keys."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    made_world = world(chance, mentions // 4)
    made, number = 0, 0
    while made < mentions:
        cast = list(dict.fromkeys(chance.choices(made_world.all, cum_weights=made_world.upto, k=CAST)))
        for _ in range(chance.randint(1, 2 * _ARTICLES_A_TOPIC)):
            who = chance.sample(cast, min(len(cast), _OF_THE_CAST)) + chance.choices(
                made_world.all, k=_PASSING
            )
            named, gold = _article(chance, f"m{number}", who)
            yield named, gold
            number += 1
            made += sum(entity.mentions for entity in named.entities)


def _article(chance: random.Random, identity: str, who: Sequence[One]) -> tuple[Named, dict[str, One]]:
    entities: dict[str, LocalEntity] = {}
    gold: dict[str, One] = {}
    for one in who:
        names = _called(chance, one)
        key = f"{one.kind}:{names[0]}"
        if key not in entities:
            entities[key] = LocalEntity(key, one.kind, names, mentions=chance.choice((1, 1, 2, 2, 3, 5)))
            gold[key] = one
    return Named(identity, tuple(entities.values())), gold


def _called(chance: random.Random, one: One) -> tuple[str, ...]:
    """Return how an article calls somebody: by every name, by the short one alone, or misspelt."""
    if len(one.names) > 1 and chance.random() < _SURNAME_ALONE:
        return one.names[1:]
    if one.kind == "person" and chance.random() < _RESPELLED:
        full = _with_a_slip(chance, one.names[0])
        return (full, full.rpartition(" ")[2])
    return one.names


def _with_a_slip(chance: random.Random, name: str) -> str:
    at = chance.randrange(name.index(" ") + 2, len(name))
    return name[:at] + name[at + 1 :]


def _shuffled(chance: random.Random, named: Sequence[Named]) -> list[Named]:
    other = [Named(each.article, tuple(chance.sample(each.entities, len(each.entities)))) for each in named]
    return chance.sample(other, len(other))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table: a row a number of mentions."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.resolving")
    parser.add_argument("--mentions", nargs="+", type=int, default=[10_000, 30_000, 100_000])
    options = parser.parse_args(arguments)
    sys.stdout.write("| mentions | articles | entities | CPU s | the same in other orders | B-cubed F1 |")
    sys.stdout.write(f" MB peak |\n{'|---' * 7}|\n")
    for mentions in options.mentions:
        sys.stdout.write(_row(mentions) + "\n")
        sys.stdout.flush()


def _row(mentions: int) -> str:
    made = list(articles(mentions))
    named = [each for each, _ in made]
    start = time.process_time()
    found = resolve(named)
    took = time.process_time() - start
    chance = random.Random(2)  # noqa: S311 - repeatable, not secret
    same = sum(resolve(_shuffled(chance, named)) == found for _ in range(ORDERS))
    gold = {(each.article, key): one for each, who in made for key, one in who.items()}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    total = sum(entity.mentions for each in named for entity in each.entities)
    return (
        f"| {total:,} | {len(named):,} | {len(found.entities):,} | {took:.1f} | {same} of {ORDERS}"
        f" | {b_cubed(found.of, gold).f1:.3f} | {peak:.0f} |"
    )


if __name__ == "__main__":
    main()
