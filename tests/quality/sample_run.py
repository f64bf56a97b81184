"""The sample corpus taken the whole way into a corpus file and read back; once for all measures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.quality.gold import SEEDS, Gold, load_gold
from tests.quality.placed import Placed
from tui.build.adding import add
from tui.build.progress import Skipped
from tui.corpus.article import Article
from tui.corpus.entity import Entity
from tui.corpus.event import Event, Link, Story
from tui.store import whole
from tui.store.connect import connect

_RECORDS = {".jsonl", ".rss"}
"""Files of the sample that hold several articles, told apart by the records' ids."""


@dataclass(frozen=True, slots=True)
class SampleRun:
    """What the program made of the sample corpus, beside what is right.

    Attributes:
        articles: by their key in gold; their highlights name entities of the corpus.
        placed: the words of gold in those articles' texts.
        stray: articles that gold does not know.
        refused: what was not taken in.
    """

    gold: Gold
    articles: dict[str, Article]
    placed: dict[str, Placed]
    entities: dict[str, Entity]
    events: tuple[Event, ...]
    stories: tuple[Story, ...]
    links: tuple[Link, ...]
    stray: tuple[str, ...]
    refused: tuple[str, ...]

    def names_of(self, entity: str | None) -> frozenset[str]:
        """Return every name of an entity in lower case; none where there is no entity."""
        if entity is None or entity not in self.entities:
            return frozenset()
        found = self.entities[entity]
        return frozenset(name.lower() for name in (found.name, *found.variants))


def _key(article: Article) -> str:
    """Return the article's key in gold: the file's name, and for one record of many its id."""
    name = Path(article.origin.partition("#")[0]).name
    return f"{name}#{article.external_id}" if Path(name).suffix in _RECORDS else name


@cache
def sample_run(seeds: Path = SEEDS) -> SampleRun:
    """Return a corpus with gold as the program reads, annotates, resolves, links and stores it."""
    gold = load_gold(seeds / "gold.json")
    with TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.db"
        refused = tuple(f"{r.item}: {r.reason}" for r in add(corpus, [seeds]) if isinstance(r, Skipped))
        con = connect(corpus, create=False)
        found = {_key(article): article for article in whole.articles(con)}
        articles = {key: found[key] for key in gold.articles if key in found}
        run = SampleRun(
            gold,
            articles,
            {key: Placed(gold.articles[key], article.text) for key, article in articles.items()},
            {entity.id: entity for entity in whole.entities(con)},
            tuple(whole.events(con)),
            tuple(whole.stories(con)),
            tuple(whole.links(con)),
            tuple(sorted(found.keys() - gold.articles.keys())),
            refused,
        )
        con.close()
    return run
