"""What the words beside a name tell of its kind: "Burnley striker", "analyst at Daiwa", "in Lysgrad".

A cue holds for the same name all over the article, unless another cue there tells otherwise.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tui.annotate.gazetteer import person_lists, place_list
from tui.annotate.known_organisations import known_organisation
from tui.annotate.mentions import Mention
from tui.annotate.name_forms import is_acronym
from tui.annotate.titles import TITLE_WORDS
from tui.annotate.tokens import Token
from tui.annotate.word_classes import in_vocabulary
from tui.annotate.word_lists import word_lists
from tui.corpus.highlight import NameKind

_CUES: Final = word_lists("cues")
_ORGANISATION_HEADS: Final = word_lists("heads")["organisation"]
_BEFORE_UNMARKED: Final = _CUES["before_places"] | _CUES["sides"]
# How far behind "X, a …" the word is looked for that tells what X is.
_REACH: Final = 4
# A shorter word in no list is an abbreviation as often as a place.
_SHORTEST: Final = 4
# What a cue tells holds for all mentions of a name if it has a cue this often: once in so many.
_SHARE: Final = 4

_Row = Sequence[Token]


class _Place(NamedTuple):
    """A mention and the tokens that it is made of."""

    mention: Mention
    row: _Row
    first: int
    last: int

    def word(self, away: int) -> str:
        """Return the word so many before (-1, -2) or behind (1, 2) the name, "" beyond the row."""
        at = self.first + away if away < 0 else self.last + away
        return self.row[at].text if 0 <= at < len(self.row) else ""

    @property
    def name(self) -> str:
        """The words of the name, parted by one space."""
        return " ".join(token.text for token in self.row[self.first : self.last + 1])

    @property
    def is_damaged(self) -> bool:
        """Whether left-over label columns are in it (`tokens`)."""
        return any(token.column for token in self.row[self.first : self.last + 1])

    @property
    def is_one_word(self) -> bool:
        """Whether the name is of one word."""
        return self.first == self.last


def with_cues(rows: Sequence[_Row], mentions: Sequence[Mention]) -> list[Mention]:
    """Return `mentions` in order, of the kinds that the words beside them tell, and names that cues add.

    Args:
        rows: the tokens of an article, a row a line.
        mentions: in order, without overlap.
    """
    placed = [_whole_company(place) for place in _placed(rows, mentions)]
    cues = [_cue(place) for place in placed]
    told: defaultdict[str, Counter[NameKind]] = defaultdict(Counter)
    named = Counter(map(_bare, placed))
    for place, cue in zip(placed, cues, strict=True):
        if cue:
            told[_bare(place)][cue] += 1
    agreed = {
        name: next(iter(kinds))
        for name, kinds in told.items()
        if len(kinds) == 1 and kinds.total() * _SHARE >= named[name]
    }
    settled = [
        place.mention._replace(kind=cue or _elsewhere(place, agreed.get(_bare(place))))
        for place, cue in zip(placed, cues, strict=True)
    ]
    whole = _without_overlap(settled)
    return sorted([*whole, *_unmarked(rows, whole)])


def _placed(rows: Sequence[_Row], mentions: Sequence[Mention]) -> Iterator[_Place]:
    starts = [row[0].start if row else -1 for row in rows]
    full = [n for n, start in enumerate(starts) if start >= 0]
    starts = [starts[n] for n in full]
    for mention in mentions:
        at = bisect_right(starts, mention.start) - 1
        row = rows[full[at]] if at >= 0 else ()
        first = bisect_right(row, mention.start, key=lambda token: token.start) - 1
        last = bisect_right(row, mention.end - 1, key=lambda token: token.start) - 1
        yield _Place(mention, row, max(first, 0), max(last, 0))


def _without_overlap(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _whole_company(place: _Place) -> _Place:
    """Return a name with the "Inc", "AG" or "plc" behind it, which makes it a company's."""
    behind = place.word(1)
    if behind not in _CUES["companies"] or place.is_damaged:
        return place
    if place.mention.kind == "place" and behind in _CUES["companies_or_places"]:
        return place
    last = place.last + 1
    mention = Mention(place.mention.start, place.row[last].end, "organisation")
    return _Place(mention, place.row, place.first, last)


def _bare(place: _Place) -> str:
    """Return the name in small letters, without "Inc" and the like."""
    words = place.name.lower().split()
    return " ".join(
        words[:-1] if len(words) > 1 and place.row[place.last].text in _CUES["companies"] else words
    )


def _elsewhere(place: _Place, agreed: NameKind | None) -> NameKind:
    """Return the kind that cues elsewhere agree on, unless the name looks otherwise."""
    kind = place.mention.kind
    if agreed is None or place.is_damaged or (kind == "person" and _is_titled(place)):
        return kind
    if kind == "misc" and not (place.is_one_word and _is_strange(place.name)):
        return kind
    return agreed


def _is_titled(place: _Place) -> bool:
    return place.word(-1).lower() in TITLE_WORDS


def _cue(place: _Place) -> NameKind | None:
    """Return the kind that the words beside a name tell, None if they do not."""
    if _is_titled(place) or place.is_damaged:
        return None
    if place.mention.kind == "misc":
        return "place" if place.is_one_word and _is_unlisted_place(place) else None
    if place_list(place.name) == "country" or place.name.lower() in _CUES["countries"]:
        return "place" if place.mention.kind != "person" else None
    if _is_registered(place) or _is_body(place):
        return "organisation"
    if _is_place(place):
        return "place"
    return "misc" if _is_vessel(place) else None


def _is_registered(place: _Place) -> bool:
    return place.row[place.last].text in _CUES["companies"] and not place.is_one_word


def _is_vessel(place: _Place) -> bool:
    """Return whether what looks like a person is a ship: "the ferry X", "the X sank", not "the X family"."""
    if place.mention.kind != "person":
        return False
    before = place.word(-1).lower()
    if before == "the" and not place.is_one_word:
        behind = place.word(1)
        return not behind[:1].isalpha() or behind in _CUES["behind_vessels"]
    return before in _CUES["vessels"] or (before == "the" and place.word(1) in _CUES["of_vessels"])


def _is_body(place: _Place) -> bool:
    kind, before, behind = place.mention.kind, place.word(-1).lower(), place.word(1).lower()
    if kind == "organisation":
        return False
    if kind == "place" and behind in _CUES["players"]:
        return True
    if _has_staff_or_shares(place) or (behind == "news" and place.word(2) == "agency"):
        return True
    may_be = kind == "place" or place.is_one_word
    return may_be and (before in _CUES["bodies"] or _is_called_body(place))


def _has_staff_or_shares(place: _Place) -> bool:
    """Return whether "analyst at" or "shares of" stands before the name."""
    before, second = place.word(-1).lower(), place.word(-2).lower()
    return (before in {"at", "with"} and second in _CUES["staff"]) or (
        before in {"in", "of"} and second == "shares"
    )


def _is_called_body(place: _Place) -> bool:
    """Return whether "a rights group" or the like stands behind the name."""
    if place.word(1) != "," or place.word(2) not in {"a", "an", "the"}:
        return False
    for away in range(3, 3 + _REACH):
        word = place.word(away)
        if word in _CUES["bodies"]:
            return place.word(away + 1) in _CUES["behind_bodies"]
        if not word.replace("-", "a").isalpha():
            return False
    return False


def _is_place(place: _Place) -> bool:
    if place.mention.kind == "place" or known_organisation(place.name) or is_acronym(place.name):
        return False
    words = [token.text for token in place.row[place.first : place.last + 1]]
    if words[0] in _CUES["first_of_places"] and len(words) > 1 and place.word(-1) == "the":
        return words[-1] not in _ORGANISATION_HEADS
    strange = all(_is_strange(word) for word in words)
    if _is_state(place) or (_is_part(place) and strange):
        return strange
    return _is_where(place) and (bool(_listed(place.name)) or (strange and place.mention.kind == "person"))


def _is_where(place: _Place) -> bool:
    """Return whether "in" or the like stands before the name, and neither "stake" nor a possessive near."""
    before = place.word(-1).lower()
    if place.mention.kind == "organisation":
        return before in _CUES["before_listed"]
    apart = place.word(-2).lower() not in _CUES["holdings"] and place.word(1) not in {"'", "’"}
    return apart and before in _CUES["before_places"]


def _listed(name: str) -> str:
    return place_list(name) or (name if name.lower() in _CUES["regions"] else "")


def _is_state(place: _Place) -> bool:
    """Return whether a minister, a parliament or a directorate is said to be the name's."""
    if place.word(1) not in {"'", "’"} or place.word(2) != "s":
        return False
    behind = [place.word(away) for away in range(3, 3 + _REACH)]
    return any(word in _CUES["of_states"] or word in _ORGANISATION_HEADS for word in behind)


def _is_part(place: _Place) -> bool:
    """Return whether "mayor of", "capital of" or the like stands before the name."""
    return place.word(-1) == "of" and place.word(-2).lower() in _CUES["parts_of_places"]


def _is_strange(word: str) -> bool:
    return word[0].isupper() and not person_lists(word) and not in_vocabulary(word.lower())


def _unmarked(rows: Sequence[_Row], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield words that stand where a place does and are no other words, and known bodies of one word."""
    taken = {mention.start for mention in mentions}
    ends = [mention.end for mention in mentions]
    starts = [mention.start for mention in mentions]
    for row in rows:
        for i, token in enumerate(row):
            if token.text[0].isupper() and len(token.text) >= _SHORTEST and not token.column:
                at = bisect_right(starts, token.start) - 1
                if token.start in taken or (at >= 0 and ends[at] > token.start):
                    continue
                kind = _kind_unmarked(row, i)
                if kind:
                    yield Mention(token.start, token.end, kind)


def _kind_unmarked(row: _Row, i: int) -> NameKind | None:
    word = row[i].text
    if in_vocabulary(word.lower()) or (i + 1 < len(row) and row[i + 1].text == "-"):
        return None
    if known_organisation(word):
        return "organisation"
    place = _Place(Mention(row[i].start, row[i].end, "place"), row, i, i)
    return "place" if _is_unlisted_place(place) else None


def _is_unlisted_place(place: _Place) -> bool:
    """Return whether one word, no other word, stands where a place does."""
    beside = place.word(-1).lower() in _BEFORE_UNMARKED or _is_part(place)
    alone = not place.word(1)[:1].isupper() and not place.name.isupper()
    return beside and alone and _is_strange(place.name)
