"""The sample corpus taken the whole way: read, annotated, resolved, linked; once for all measures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.quality.gold import SEEDS, Gold, load_gold
from tests.quality.placed import Placed
from tui.annotate import annotate
from tui.annotate.resolve import Named, Resolution, resolve
from tui.corpus.article import Article
from tui.errors import IngestError
from tui.ingest import read, sources
from tui.link import Clustering, cluster, sketch


@dataclass(frozen=True, slots=True)
class SampleRun:
    """What the program made of the sample corpus, beside what is right.

    Attributes:
        articles: annotated articles by their key in gold.
        placed: the words of gold in those articles' texts.
        refused: what could not be read, as the reader of the corpus would see it.
    """

    gold: Gold
    articles: dict[str, Article]
    placed: dict[str, Placed]
    resolution: Resolution
    clustering: Clustering
    refused: tuple[str, ...]

    def names_of(self, key: str, entity: str | None) -> frozenset[str]:
        """Return the names, in lower case, of the entity that a highlight of the article `key` gives."""
        resolved = self.resolution.of.get((self.articles[key].id, entity or ""))
        known = {found.id: found for found in self.resolution.entities}
        if resolved is None or resolved not in known:
            return frozenset()
        return frozenset(name.lower() for name in (known[resolved].name, *known[resolved].variants))


def _key(path: Path, article: Article) -> str:
    """Return the article's key in gold: the file's name, and for one record of many its id."""
    many = path.suffix in {".jsonl", ".rss"}
    return f"{path.name}#{article.external_id}" if many else path.name


@cache
def sample_run() -> SampleRun:
    """Return the sample corpus as the program reads, annotates, resolves and links it."""
    gold = load_gold()
    articles: dict[str, Article] = {}
    refused: list[str] = []
    for path in sources(SEEDS):
        if isinstance(path, IngestError) or path.name == "gold.json":
            continue
        for found in read(path):
            if isinstance(found, IngestError):
                refused.append(str(found))
            else:
                articles[_key(path, found)] = annotate(found)
    return SampleRun(
        gold,
        articles,
        {key: Placed(gold.articles[key], articles[key].text) for key in articles},
        resolve(Named(article.id, article.local_entities) for article in articles.values()),
        cluster(sketch(article) for article in articles.values()),
        tuple(refused),
    )
