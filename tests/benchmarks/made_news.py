"""Articles made by a machine, for measuring only: lengths, names, events and links as real news has them.

The same seed and number give the same articles, byte for byte. Lengths follow a log-normal distribution with
a median of 430 words; six events of ten have one report, the others two to nine.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from tui.corpus.article import Article, Block
from tui.corpus.entity import Entity
from tui.corpus.event import Event, Evidence, Link
from tui.corpus.highlight import Figure, Highlight, LocalEntity, Quote, Speaker

OUTLETS: Final = 120
MEDIAN_WORDS: Final = 430

_SYLLABLES: Final = [
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
]
_SUBJECTS: Final = [
    "the mayor",
    "rescue workers",
    "a court",
    "the ministry",
    "residents",
    "the union",
    "two witnesses",
]
_VERBS: Final = [
    "said",
    "rejected",
    "confirmed",
    "repeated",
    "measured",
    "closed",
    "opened",
    "searched",
    "counted",
]
_OBJECTS: Final = [
    "the bridge",
    "an earlier estimate",
    "the harbour road",
    "the offer",
    "three streets",
    "the accounts",
]
_ENDS: Final = [
    "on Monday",
    "before noon",
    "after the storm",
    "for a second day",
    "without a vote",
    "near the river",
]


class Report(NamedTuple):
    """An article, and the entities that its names mention."""

    article: Article
    entity_of: dict[str, str]


def _name(number: int, parts: int = 3) -> str:
    chance = random.Random(number)  # noqa: S311 - material, not a secret
    return "".join(chance.choice(_SYLLABLES) for _ in range(parts)).capitalize()


def person(number: int) -> str:
    """Return a person's name."""
    return f"{_name(number, 2)} {_name(number + 7919)}"


def entities(articles: int) -> Iterator[Entity]:
    """Yield the entities of a corpus of so many articles."""
    for number in range(max(20, articles // 8)):
        yield Entity(f"p{number}", person(number), "person", (person(number),), ())
        yield Entity(f"l{number}", _name(number, 3), "place", (_name(number, 3),), ())


def event_sizes(articles: int, chance: random.Random) -> Iterator[int]:
    """Yield how many reports each event has, for so many articles in all."""
    left = articles
    while left:
        size = min(left, 1 if chance.random() < 0.6 else chance.choice((2, 2, 2, 3, 3, 4, 6, 9)))
        yield size
        left -= size


def reports(articles: int, seed: int = 1) -> Iterator[tuple[Event, list[Report], list[Link]]]:
    """Yield the events of a corpus of so many articles, each with its reports and the links between them."""
    chance = random.Random(seed)  # noqa: S311
    number = itertools.count()
    cast = max(20, articles // 8)
    for size in event_sizes(articles, chance):
        day = date(2014, 1, 1) + timedelta(days=chance.randrange(4000))
        people = [chance.randrange(cast) for _ in range(3)]
        place = chance.randrange(cast)
        found = [_report(next(number), day, people, place, chance) for _ in range(size)]
        ids = tuple(sorted(report.article.id for report in found))
        title = found[0].article.title
        event = Event(f"v{ids[0]}", title, ids, (), "", (day.isoformat(), day.isoformat()), size)
        yield event, found, list(_links(found))


def long_report(words: int, highlights: int) -> Report:
    """Return an article of so many words and highlights at least, older than any other."""
    least = (words * 14 // 10, highlights)  # a sentence counts as twelve words, and has nine
    return _report(99, date(2013, 1, 1), [1, 2, 3], 4, random.Random(2), least=least)  # noqa: S311


def _report(
    number: int,
    day: date,
    people: list[int],
    place: int,
    chance: random.Random,
    *,
    least: tuple[int, int] | None = None,
) -> Report:
    town = _name(place, 3)
    title = f"{town}: {chance.choice(_SUBJECTS)} {chance.choice(_VERBS)} {chance.choice(_OBJECTS)}"
    writer = _Writer(title)
    words, marks = least or (int(min(4000, max(60, chance.lognormvariate(6.06, 0.6)))), 0)
    while writer.words < words or len(writer.marks) < marks:
        writer.paragraph(chance, people, place)
    outlet = f"The {_name(chance.randrange(OUTLETS) + 500, 2)} Post"
    kinds = {f"p{each}": ("person", person(each)) for each in people} | {f"l{place}": ("place", town)}
    article = Article(
        id=f"a{number:012x}",
        text=writer.text,
        title=title,
        origin=f"/made/{number}.txt",
        source=outlet,
        publisher=outlet,
        published=day.isoformat(),
        date_basis="stated",
        language="en",
        blocks=tuple(writer.blocks),
        highlights=tuple(sorted(writer.marks, key=lambda mark: mark.start)),
        quotes=tuple(writer.quotes),
        figures=tuple(writer.figures),
        local_entities=tuple(LocalEntity(key, kind, (name,)) for key, (kind, name) in kinds.items()),  # type: ignore[arg-type]
    )
    return Report(article, {key: key for key in kinds})


class _Writer:
    """Puts a text together and marks it while it grows."""

    def __init__(self, title: str) -> None:
        self.text = title
        self.words = 0
        self.blocks = [Block(0, len(title), "title")]
        self.marks: list[Highlight] = []
        self.quotes: list[Quote] = []
        self.figures: list[Figure] = []

    def paragraph(self, chance: random.Random, people: list[int], place: int) -> None:
        """Add a paragraph of two to four sentences."""
        self._add("\n\n")
        start = len(self.text)
        for _ in range(chance.randint(2, 4)):
            self._sentence(chance, people, place)
        self.blocks.append(Block(start, len(self.text), "body"))

    def _sentence(self, chance: random.Random, people: list[int], place: int) -> None:
        kind = chance.random()
        plain = f"{chance.choice(_VERBS)} {chance.choice(_OBJECTS)} {chance.choice(_ENDS)}"
        if kind < 0.15:
            said = self._add(f"“{chance.choice(_SUBJECTS).capitalize()} {plain},”".replace(",”", "”"))
            self._add(" said ")
            who = self._mark(person(people[0]), "person", f"p{people[0]}")
            speaker = Speaker(person(people[0]), *who, f"p{people[0]}")
            self.quotes.append(Quote(said[0] + 1, said[1] - 1, speaker, "said"))
        elif kind < 0.25:
            count = chance.randint(2, 90)
            span = self._add(f"At least {count} people")
            self.figures.append(Figure(*span, "killed", count, None, "at least"))
            self.marks.append(Highlight(*span, "figure"))
            self._add(f" were killed {chance.choice(_ENDS)}")
        elif kind < 0.6:
            each = chance.choice(people)
            self._mark(person(each), "person", f"p{each}")
            self._add(f" {plain} in ")
            self._mark(_name(place, 3), "place", f"l{place}")
        else:
            self._add(f"{chance.choice(_SUBJECTS).capitalize()} {plain}")
        self._add(". ")
        self.words += 12

    def _mark(self, name: str, kind: str, key: str) -> tuple[int, int]:
        span = self._add(name)
        self.marks.append(Highlight(*span, kind, key))  # type: ignore[arg-type]
        return span

    def _add(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words
        return start, len(self.text)


def _links(found: list[Report]) -> Iterator[Link]:
    """Yield a link between each two reports of an event, with an entity and a figure as evidence."""
    articles = sorted((report.article for report in found), key=lambda article: article.id)
    for a, b in itertools.combinations(articles, 2):
        evidence = [
            Evidence("entity", (x.start, x.end), (y.start, y.end), "both name a person", 1.2)
            for x, y in zip(a.highlights[:1], b.highlights[:1], strict=False)
        ]
        evidence += [
            Evidence(
                "figure", (x.start, x.end), (y.start, y.end), f"{x.low} / {y.low} killed", -0.4, against=True
            )
            for x, y in zip(a.figures[:1], b.figures[:1], strict=False)
        ]
        yield Link(a.id, b.id, "same_event", 0.91, tuple(evidence), (("shared rare names", 2.1),))
