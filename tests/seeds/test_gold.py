"""Gold is well formed: it speaks of what is there, and of nothing else."""

from __future__ import annotations

from itertools import chain, combinations

from tests.quality.gold import Gold, GoldArticle


def test_every_article_has_gold_and_every_gold_an_article(gold: Gold, texts: dict[str, str]) -> None:
    """The keys of gold are the articles of the sample corpus, one for one."""
    assert set(gold.articles) == set(texts)


def test_every_block_stands_in_its_article(gold: Gold, texts: dict[str, str]) -> None:
    """The words of each block occur in the file, in the order in which gold lists them."""
    for key, article in gold.articles.items():
        at = 0
        for block in article.blocks:
            words = " ".join(block.text.split())
            found = texts[key].find(words, at)
            assert found >= 0, f"{key}: {block.text[:60]!r} is not in the file (in this order)"
            at = found + len(words)


def _phrases(article: GoldArticle) -> list[tuple[int, str, int]]:
    marked = chain(article.mentions, article.figures, article.quotes)
    return [(phrase.block, phrase.text, phrase.nth) for phrase in marked]


def test_every_phrase_stands_in_its_block(gold: Gold) -> None:
    """A mention, figure or quote occurs in its block at least as often as its occurrence number says."""
    for key, article in gold.articles.items():
        for block, text, nth in _phrases(article):
            start = -1
            for _ in range(nth + 1):
                start = article.blocks[block].text.find(text, start + 1)
            assert start >= 0, f"{key}: no occurrence {nth} of {text!r} in block {block}"


def test_entities_of_gold_exist_and_are_named(gold: Gold) -> None:
    """Mentions and speakers name entities that gold lists, by a name that gold lists for them."""
    for key, article in gold.articles.items():
        for mention in article.mentions:
            if mention.kind != "misc":
                assert mention.text in gold.names[str(mention.entity)], f"{key}: {mention}"
        for quote in article.quotes:
            assert quote.speaker is None or quote.speaker in gold.names, f"{key}: {quote}"


def test_events_and_stories_partition_the_corpus(gold: Gold) -> None:
    """Every article is in one event, every event in one story; digests name events that exist."""
    assert sorted(chain.from_iterable(gold.events.values())) == sorted(gold.articles)
    assert sorted(chain.from_iterable(gold.stories.values())) == sorted(gold.events)
    for key, article in gold.articles.items():
        assert key in gold.events[article.event]
        assert all(key in gold.also_covered_by[event] for event in article.also)


def test_bounds_of_figures_are_in_order(gold: Gold) -> None:
    """A figure has a bound on at least one side, and low is never above high."""
    for article in gold.articles.values():
        for figure in article.figures:
            if figure.low is not None and figure.high is not None:
                assert figure.low <= figure.high
            assert figure.optional or (figure.low, figure.high) != (None, None)


def test_passages_stand_in_their_articles_and_join_at_least_two(gold: Gold) -> None:
    """Each member's words are in its block, and a passage is told by more than one article."""
    for passage in gold.passages:
        assert len({member.article for member in passage.members}) > 1, passage
        for member in passage.members:
            assert member.text in gold.articles[member.article].blocks[member.block].text, member


def test_gold_is_large_enough_to_measure_on(gold: Gold) -> None:
    """At least 24 articles, 100 figures, 60 whole quotations, 200 links of passages: what floors rest on."""
    articles = gold.articles.values()
    assert len(articles) >= 24
    assert sum(not figure.optional for article in articles for figure in article.figures) >= 100
    assert sum(not quote.fragment for article in articles for quote in article.quotes) >= 60
    links = [pair for passage in gold.passages for pair in combinations(passage.members, 2)]
    assert sum(a.article != b.article for a, b in links) >= 200
