"""Quotations of an article, direct and indirect, with who said them."""

from __future__ import annotations

import re
from typing import Final

from tui.annotate.cjk_speech import cjk_said
from tui.annotate.indirect import indirect
from tui.annotate.quote_marks import Quoted, quoted
from tui.annotate.repeated_words import plain, with_speakers_below
from tui.annotate.sentences import Span
from tui.annotate.speakers import Said, Speakers
from tui.corpus.article import Article
from tui.corpus.highlight import Quote

_SURE_WORDS = 4


def quotes(article: Article) -> list[Quote]:
    """Return the quotations in the article's own words, in order.

    Words in quotation marks count as speech from four words on; fewer only where a reporting verb in the
    same sentence attributes them (else they are titles, nicknames, or words held at arm's length). A pull
    quote that repeats words of the text is not counted again, the name of a song or film is none. Indirect
    speech comes with `direct` False.
    """
    blocks = article.content_blocks()
    works = _works(article.text, quoted(article.text, blocks))
    marked = _without_pull_quotes(article.text, quoted(article.text, blocks), [b.role for b in blocks])
    speakers = Speakers(article, blocks, marked)
    found: list[Quote] = []
    last_spoken = -1
    for index, words in enumerate(marked):
        if words in works:
            continue
        said, count = speakers.of(index), _words_in(article.text[words.start : words.end])
        if said.speaker is None:
            around = Span(blocks[words.block].start, blocks[words.last_block].end)
            said = cjk_said(article.text, words, around)
        follows = words.block == last_spoken and said.speaker is not None
        if count >= _SURE_WORDS or _is_short_speech(article.text, words, said, follows=follows):
            found.append(Quote(words.start, words.end, said.speaker, said.cue))
            last_spoken = words.last_block
    found = with_speakers_below(article.text, blocks, found)
    found += indirect(article, speakers.candidates, speakers.antecedents, found)
    return sorted(found, key=lambda quote: (quote.start, quote.end))


def _words_in(quoted_words: str) -> int:
    """Return how many words these are; where words are not spaced, as in Japanese, every character is one."""
    spaced = len(quoted_words.split())
    unspaced = sum("\u3040" <= c <= "\u9fff" for c in quoted_words)
    return max(spaced, unspaced)


def _is_short_speech(text: str, words: Quoted, said: Said, *, follows: bool) -> bool:
    """Tell "No," he said from a nickname.

    A verb reports it, and it is a sentence or more than a word; or it is a sentence that goes on from a
    quotation before it in the same paragraph.
    """
    quoted_words = text[words.start : words.end]
    if _NICKNAMED.search(text, max(0, words.start - _LED_BY), words.start) and _is_work(text, words):
        return False
    if quoted_words[0].isupper() and quoted_words[-1] in ".?!…" and follows:
        return True
    if said.cue is None or said.speaker is None:
        return False
    if quoted_words[-1] in ",.?!…":
        return True
    return _words_in(quoted_words) > 1 and not _is_work(text, words)


_LED_BY: Final = 24
_NICKNAMED: Final = re.compile(
    r"\b(?:known\sas|nicknamed|dubbed|called|named|alias|aka|codenamed|entitled)\s(?:the\s)?[“\"‘']$",
    re.IGNORECASE,
)


def _is_work(text: str, words: Quoted) -> bool:
    """Tell the title of a work: every longer word of it begins with a capital."""
    longer = [word for word in text[words.start : words.end].split() if len(word) > 3]
    return bool(longer) and all(word[0].isupper() for word in longer)


def _works(text: str, marked: list[Quoted]) -> set[Quoted]:
    """Return those that are called works ("his album “Woods,”"), and what is listed with such a one."""
    found: set[Quoted] = set()
    last = -_LISTED
    for words in marked:
        is_listed = words.start - last < _LISTED
        if _is_work(text, words) and (is_listed or _MADE.search(text, max(0, words.start - 60), words.start)):
            found.add(words)
            last = words.end
    return found


_LISTED: Final = 10
"""Code points between two titles of one list: the marks, a comma, "and"."""

_MADE: Final = re.compile(
    r"\b(?:albums?|songs?|singles?|films?|movies?|books?|novels?|memoirs?|shows?|series|sitcoms?|hits?|tracks?"
    r"|ballads?|classics?|plays?|musicals?|documentar(?:y|ies)|dramas?|poems?|paintings?|games?|episodes?"
    r"|podcasts?|anthems?|remix(?:es)?|entitled|titled|released|performed|sang|sings)\b[^.!?;:“”\"]{0,40}[“\"]$",
    re.IGNORECASE,
)


def _without_pull_quotes(text: str, marked: list[Quoted], roles: list[str]) -> list[Quoted]:
    """Leave out what a pull quote repeats from the body."""
    told = " ".join(plain(text[q.start : q.end]) for q in marked if roles[q.block] != "pull_quote")
    return [q for q in marked if roles[q.block] != "pull_quote" or plain(text[q.start : q.end]) not in told]
