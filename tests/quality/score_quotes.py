"""How well quotations are found, and who said them."""

from __future__ import annotations

from tests.quality.gold import GoldQuote
from tests.quality.metrics import share
from tests.quality.sample_run import SampleRun
from tests.quality.score import Score
from tui.corpus.event import Span
from tui.corpus.highlight import Quote


def _overlap(quote: Quote, span: Span) -> bool:
    return quote.start < span[1] and span[0] < quote.end


def _pairs(run: SampleRun, key: str) -> list[tuple[GoldQuote, Quote | None]]:
    found = [quote for quote in run.articles[key].quotes if quote.direct]
    placed = [(gold, run.placed[key].phrase(gold)) for gold in run.gold.articles[key].quotes]
    return [(gold, next((q for q in found if span and _overlap(q, span)), None)) for gold, span in placed]


def _alike(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) > 3 and (a in b or b in a))


def _right_speaker(run: SampleRun, gold: GoldQuote, quote: Quote) -> bool:
    """Tell whether the speaker is gold's: by the entity's names, or the words for one unnamed."""
    if gold.speaker is None and gold.speaker_text is None:
        return quote.speaker is None
    if quote.speaker is None:
        return False
    text = quote.speaker.text.lower()
    said = {text, *run.names_of(quote.speaker.entity)}
    if gold.speaker is None:
        return any(_alike(word, str(gold.speaker_text).lower()) for word in said)
    names = {name.lower() for name in run.gold.names[gold.speaker]}
    return any(_alike(a, b) for a in said for b in names)


def quote_scores(run: SampleRun) -> tuple[Score, Score, Score]:
    """Return recall of whole quotations, the share of found ones with the right speaker, and precision."""
    missed: list[str] = []
    misnamed: list[str] = []
    extra: list[str] = []
    whole = found = guessed = 0
    for key, article in run.articles.items():
        pairs = _pairs(run, key)
        for gold, quote in pairs:
            whole += not gold.fragment
            if quote is None:
                missed += [] if gold.fragment else [f"{key}: {gold.text[:80]!r}"]
                continue
            found += 1
            if not _right_speaker(run, gold, quote):
                said = quote.speaker and (quote.speaker.text, sorted(run.names_of(quote.speaker.entity)))
                misnamed.append(
                    f"{key}: {gold.text[:60]!r} by {gold.speaker or gold.speaker_text}, not {said}"
                )
        matched = {quote for _, quote in pairs}
        direct = [quote for quote in article.quotes if quote.direct]
        guessed += len(direct)
        extra += [f"{key}: {article.text[q.start : q.end][:80]!r}" for q in direct if q not in matched]
    return (
        Score("quotes recall", share(whole - len(missed), whole), whole, tuple(missed)),
        Score("speakers right", share(found - len(misnamed), found), found, tuple(misnamed)),
        Score("quotes precision", share(guessed - len(extra), guessed), guessed, tuple(extra)),
    )
