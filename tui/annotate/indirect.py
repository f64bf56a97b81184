"""Indirect speech with a clear attribution: "the ministry said that …", "…, residents said"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tui.annotate.antecedents import Antecedents
from tui.annotate.sentences import Span, sentences
from tui.annotate.speaker_candidates import Candidates
from tui.annotate.statement_clauses import clauses
from tui.annotate.statement_subjects import named, subject
from tui.corpus.article import Article
from tui.corpus.highlight import Quote, Speaker

_POSSESSIVE = re.compile(r"[’']s\b")
_FEWEST_WORDS = 4


def indirect(
    article: Article, candidates: Candidates, antecedents: Antecedents, direct: Sequence[Quote]
) -> list[Quote]:
    """Return the clauses that sentences report without quoting, in order, none overlapping a direct quote.

    Args:
        article: with its names marked.
        candidates: who may speak.
        antecedents: whom pronouns and roles stand for.
        direct: the quotations found already.
    """
    taken = sorted((q.start, q.end) for q in direct)
    found: list[Quote] = []
    for block in article.content_blocks():
        if block.role in ("title", "heading"):
            continue
        for sentence in sentences(article.text, block.start, block.end):
            told = _in_sentence(article.text, sentence, candidates, antecedents)
            found += [quote for quote in told if not _touches(taken, quote)]
    return found


def _touches(taken: list[tuple[int, int]], quote: Quote) -> bool:
    at = bisect_right(taken, (quote.end, -1)) - 1
    return at >= 0 and taken[at][1] > quote.start


def _in_sentence(
    text: str, sentence: Span, candidates: Candidates, antecedents: Antecedents
) -> Iterator[Quote]:
    last = sentence.start
    for candidate in candidates.between(*sentence):
        if _POSSESSIVE.match(text, candidate.end) or text[candidate.end - 1] in "’'":
            continue
        for start, end, cue in clauses(text, sentence, candidate):
            speaks = candidate if cue.lower() == "according to" else candidates.head(candidate)
            who = subject(text, sentence, named(text, speaks, candidates, cue))
            if who is None:
                continue
            if start >= last and len(text[start:end].split(maxsplit=_FEWEST_WORDS)) >= _FEWEST_WORDS:
                last = end
                mention, entity = antecedents.spoken(who, None)
                speaker = Speaker(text[mention.start : mention.end], mention.start, mention.end, entity)
                yield Quote(start, end, speaker, cue, direct=False)
