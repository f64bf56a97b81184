"""Everyone in an article who may have said something: names, pronouns, roles, in order of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from tui.annotate.quote_marks import Quoted
from tui.annotate.reporting import Reporting, Word
from tui.annotate.sentences import TITLES
from tui.annotate.speech_words import DETERMINERS, NOT_A_NAME, PRONOUNS, ROLES, STRONG
from tui.corpus.article import Article, Block
from tui.corpus.highlight import NameKind

Sort: TypeAlias = Literal["person", "organisation", "place", "pronoun", "role", "capitals"]

_Name: TypeAlias = tuple[int, int, str, str | None]
"""Start, end, kind and entity of a marked name."""

_ROLE_WORDS = 5
"""How many words before a role's noun may belong to it."""

_CHAIN = re.compile(
    r" (?:[\w’-]{1,20} ){0,4}?(?:for|of|with|in|at|from|near|against|confirming|announcing|announced) "
    r"(?:the |its |a )?(?:[\w’-]{1,20} ){0,4}"
    r"(?:(?:of|in|at|from) (?:the |its |a )?(?:[\w’-]{1,20} ){0,3}){0,2}"
)
"""What ties a name to the one before it, whose attribute it is."""

_LONGEST_CHAIN = 3

_COMPOUND = re.compile(r"-\w")
"""What shows, behind it, that a name is half an adjective ("UK-based")."""

_SORTS: dict[str, Sort] = {"person": "person", "organisation": "organisation", "place": "place"}
_OWNS = ("’s", "'s")
_PARTICLES = frozenset(("de", "al", "bin", "van", "von"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention outside quotation marks that may be a speaker.

    Attributes:
        block: index of its content block.
        entity: key of the entity it names, None for roles, pronouns and unknown names.
    """

    start: int
    end: int
    sort: Sort
    block: int
    entity: str | None = None


class Candidates:
    """The candidates of an article, found once; asked for by stretch of text."""

    def __init__(self, article: Article, blocks: Sequence[Block], marked: Sequence[Quoted]) -> None:
        """Collect them; what stands inside `marked` names nobody who speaks."""
        self.text = article.text
        self.blocks = blocks
        self.reporting = Reporting(article.text, blocks, marked)
        self._quoted = [(q.start, q.end) for q in marked]
        self._quoted_starts = [start for start, _ in self._quoted]
        kinds = {e.key: e.kind for e in article.local_entities}
        names = sorted(
            (
                (h.start, h.end, kinds.get(h.entity or "", h.kind), h.entity)
                for h in article.highlights
                if h.kind in get_args(NameKind)
            ),
            key=lambda name: name[:2],
        )
        starts = [start for start, *_ in names]
        self.all: list[Candidate] = []
        for index, block in enumerate(blocks):
            inside = names[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
            self.all += self._of_block(index, block, inside)
        self.starts = [c.start for c in self.all]
        self.mentions = Counter(c.entity for c in self.all if c.entity is not None)

    def between(self, start: int, end: int) -> list[Candidate]:
        """Return the candidates that begin in a stretch of text."""
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, position: int, most: int) -> list[Candidate]:
        """Return the last `most` candidates that begin before a position, the nearest last."""
        index = bisect_left(self.starts, position)
        return self.all[max(0, index - most) : index]

    def of_block(self, index: int) -> list[Candidate]:
        """Return the candidates of one content block, none where there is no such block."""
        if not 0 <= index < len(self.blocks):
            return []
        return self.between(self.blocks[index].start, self.blocks[index].end)

    def head(self, candidate: Candidate) -> Candidate:
        """Return whom a phrase is about: the spokesman in "a spokesman for the group in Aleppo"."""
        at = bisect_left(self.starts, candidate.start)
        for _ in range(_LONGEST_CHAIN):
            before = self.all[at - 1] if at else None
            if before is None or not _CHAIN.fullmatch(self.text, before.end, self.all[at].start):
                break
            at -= 1
        return self.all[at]

    def _of_block(self, index: int, block: Block, names: Sequence[_Name]) -> list[Candidate]:
        found = [
            Candidate(start, end, _SORTS[kind], index, entity)
            for start, end, kind, entity in names
            if kind in _SORTS and not self._is_quoted(start) and not _COMPOUND.match(self.text, end)
        ]
        taken = [(start, end) for start, end, *_ in names]
        named = [(start, end) for start, end, kind, _ in names if kind in _SORTS]
        words = self.reporting.words_between(block.start, block.end)
        found += [
            Candidate(start, end, sort, index)
            for start, end, sort in _unnamed(self.text, words)
            if _is_free(named if sort == "role" else taken, start, end)
        ]
        return sorted(found, key=lambda c: (c.start, -c.end))

    def _is_quoted(self, position: int) -> bool:
        at = bisect_left(self._quoted_starts, position + 1) - 1
        return at >= 0 and position < self._quoted[at][1]


def _is_free(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(taken, (start, end))
    return (at == 0 or taken[at - 1][1] <= start) and (at == len(taken) or end <= taken[at][0])


def _unnamed(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int, Sort]]:
    """Yield pronouns, roles, and runs of capitals that may be names, as they come."""
    past = -1
    for n, word in enumerate(words):
        if n < past:
            continue
        if word.text in PRONOUNS:
            yield word.start, word.end, "pronoun"
        elif _is_role(text, words, n):
            yield words[_role_start(text, words, n)].start, word.end, "role"
        elif word.text[0].isupper() and len(word.text) > 1 and _may_be_name(word.text):
            past = _capitals_end(text, words, n)
            if past > n + 1 or not _is_participle(text, words, n):
                yield word.start, words[past - 1].end, "capitals"


def _may_be_name(word: str) -> bool:
    """Tell a word with a capital from one that a sentence begins with ("However", "It’s", "I’ll")."""
    plain = _APOSTROPHE.split(word)[0]
    return plain.lower() not in NOT_A_NAME and plain not in PRONOUNS


def _is_participle(text: str, words: Sequence[Word], n: int) -> bool:
    """Tell what a sentence begins with and goes on from: "Comparing himself to the rest, he said"."""
    word = words[n]
    before = text[max(0, word.start - 3) : word.start].strip()
    following = words[n + 1].text if n + 1 < len(words) else ""
    begins = not before or before[-1] in _STOPS
    return word.text.endswith("ing") and begins and following.islower() and following not in STRONG


_AUXILIARIES = ("has", "have", "had", "also", "later")
_STOPS = '.!?”"’'
_APOSTROPHE = re.compile(r"[’']")


def _is_role(text: str, words: Sequence[Word], n: int) -> bool:
    """Tell the noun of a role: a known one that no other follows, or any noun between "the" and "said"."""
    printed = words[n].text
    low = printed.lower()
    following = words[n + 1].text if n + 1 < len(words) else ""
    if low in ROLES:
        return following.lower() not in ROLES or not _adjoin(text, words[n], words[n + 1])
    if following in _AUXILIARIES and n + 2 < len(words) and _adjoin(text, words[n], words[n + 1]):
        following = words[n + 2].text  # "the military has said"
    if following not in STRONG or following.endswith("ing") or not printed.islower() or printed[-2:] in _OWNS:
        return False
    if low in NOT_A_NAME or not _adjoin(text, words[n], words[n + 1]):
        return False
    return words[_role_start(text, words, n)].text.lower() in DETERMINERS


def _role_start(text: str, words: Sequence[Word], n: int) -> int:
    """Return where the role begins: at its determiner, else at the first of the nouns that make it up."""
    for back in range(n - 1, max(n - _ROLE_WORDS, 0) - 1, -1):
        low = words[back].text.lower()
        if not _adjoin(text, words[back], words[back + 1]):
            break
        if low in DETERMINERS:
            return back
        if low in NOT_A_NAME or low in STRONG or low in PRONOUNS:
            break
    first = n
    while first and words[first - 1].text.lower() in ROLES and _adjoin(text, words[first - 1], words[first]):
        first -= 1
    return first


def _capitals_end(text: str, words: Sequence[Word], n: int) -> int:
    last = n + 1
    while last < min(n + 5, len(words)) and _adjoin(text, words[last - 1], words[last]):
        if not words[last].text[0].isupper() and words[last].text not in _PARTICLES:
            break
        last += 1
    while words[last - 1].text in _PARTICLES:
        last -= 1
    return last


def _adjoin(text: str, first: Word, second: Word) -> bool:
    """Tell whether nothing parts two words but a space, or the stop of an abbreviation ("Lt. Gen. Hall")."""
    between = text[first.end : second.start]
    if between == ". ":
        return first.text[0].isupper() and (len(first.text) == 1 or first.text.lower() in TITLES)
    return between in (" ", "\xa0")
