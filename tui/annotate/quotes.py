"""Quotations of an article, with who said them."""

from __future__ import annotations

from tui.annotate.quote_marks import Quoted, quoted
from tui.annotate.speakers import Speakers
from tui.corpus.article import Article
from tui.corpus.highlight import Quote

_SURE_WORDS = 4


def quotes(article: Article) -> list[Quote]:
    """Return the quotations in the article's own words, in order.

    Words in quotation marks count as speech from four words on; fewer only where a reporting verb
    attributes them (else they are titles, nicknames, or words at arm's length).
    """
    blocks = article.content_blocks()
    marked = quoted(article.text, blocks)
    speakers = Speakers(article, blocks, marked)
    found: list[Quote] = []
    for index, words in enumerate(marked):
        speaker, cue = speakers.of(index)
        if _is_speech(article.text, words, speaker is not None and cue is not None):
            found.append(Quote(words.start, words.end, speaker, cue))
    return found


def _is_speech(text: str, words: Quoted, attributed: bool) -> bool:
    count = len(text[words.start : words.end].split(maxsplit=_SURE_WORDS))
    return count >= _SURE_WORDS or (attributed and count > 1)
