"""How well articles are read: the roles of their blocks, their dates, their outlets."""

from __future__ import annotations

from collections import Counter

from tests.quality.gold import GoldArticle
from tests.quality.metrics import share
from tests.quality.sample_run import SampleRun
from tests.quality.score import Score
from tui.corpus.article import FOLDED_ROLES, Article
from tui.corpus.event import Span

_NAMED_SHARE = 0.8
"""A block has a role if so much of it has: the ends of a block may be told otherwise."""


def _role(article: Article, span: Span) -> str:
    """Return the role that most of the span has, `mixed` where none has enough of it."""
    found: Counter[str] = Counter()
    for block in article.blocks:
        found[block.role] += max(0, min(block.end, span[1]) - max(block.start, span[0]))
    role, width = found.most_common(1)[0] if found else ("nothing", 0)
    return role if width >= _NAMED_SHARE * (span[1] - span[0]) else f"mixed, most {role}"


def role_scores(run: SampleRun) -> tuple[Score, Score]:
    """Return how many blocks have gold's role, and how many are rightly shown or folded."""
    mistakes: list[str] = []
    misplaced: list[str] = []
    total = 0
    for key, article in run.articles.items():
        for number, block in enumerate(run.gold.articles[key].blocks):
            total += 1
            span = run.placed[key].block(number)
            role = _role(article, span) if span else "not in the text"
            if role != block.role:
                mistakes.append(f"{key}: {block.role} taken for {role}: {block.text[:70]!r}")
                if (role in FOLDED_ROLES) != (block.role in FOLDED_ROLES):
                    misplaced.append(mistakes[-1])
    return (
        Score("roles of blocks", share(total - len(mistakes), total), total, tuple(mistakes)),
        Score("shown or folded", share(total - len(misplaced), total), total, tuple(misplaced)),
    )


def _date_mistake(article: Article, gold: GoldArticle) -> str | None:
    """Return what is wrong with the article's date, if anything.

    A date that is not printed may be unknown or lie within gold's bounds, but is never called stated.
    """
    said = (article.published or "")[:10]
    if gold.published:
        right = said == gold.published[:10] and article.date_basis == gold.date_basis
        return None if right else f"{gold.published} {gold.date_basis}, not {said} {article.date_basis}"
    if article.date_basis in {"stated", "feed"}:
        return f"states none, not {said} {article.date_basis}"
    low, high = gold.date_range or ("0", "9")
    return None if not said or low <= said <= high else f"{low} to {high}, not {said}"


def date_score(run: SampleRun) -> Score:
    """Return how many articles have the right date and basis."""
    found = {key: _date_mistake(article, run.gold.articles[key]) for key, article in run.articles.items()}
    mistakes = tuple(f"{key}: {mistake}" for key, mistake in found.items() if mistake)
    return Score("published", share(len(found) - len(mistakes), len(found)), len(found), mistakes)


def outlet_score(run: SampleRun) -> Score:
    """Return how many articles that name their outlet have the right source and publisher."""
    pairs = [
        (key, field, str(getattr(run.gold.articles[key], field)), str(getattr(article, field)))
        for key, article in run.articles.items()
        for field in ("source", "publisher")
        if getattr(run.gold.articles[key], field)
    ]
    wrong = [pair for pair in pairs if pair[2].casefold() != pair[3].casefold()]
    mistakes = tuple(f"{key}: {field} {right!r}, not {said!r}" for key, field, right, said in wrong)
    return Score("source and publisher", share(len(pairs) - len(wrong), len(pairs)), len(pairs), mistakes)
