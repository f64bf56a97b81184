"""What a whole text tells of a word that may be a name: how else it is written, and what stands beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from tui.annotate.titles import TITLE_WORDS
from tui.annotate.tokens import Token

_PLACE_CUES = frozenset({"in", "at", "from", "near"})
_SPEECH_CUES = frozenset({"said", "says", "told", "added"})
_OFTEN = 3


class _Seen:
    """What was seen of one word with a capital."""

    __slots__ = ("capital", "cues")

    def __init__(self) -> None:
        self.capital = 0
        self.cues: set[str] = set()


def told(rows: Sequence[Sequence[Token]]) -> dict[str, tuple[bytes, ...]]:
    """Return what the text tells, as features in UTF-8, of each word with a capital (here in lower case)."""
    seen: defaultdict[str, _Seen] = defaultdict(_Seen)
    printed: Counter[str] = Counter()
    for row in rows:
        words = [token.text for token in row]
        printed.update(words)
        for i, word in enumerate(words):
            if word[0].isupper():
                _note(seen[word.lower()], words, i)
    return {word: _features(found, printed[word]) for word, found in seen.items()}


def _note(seen: _Seen, words: Sequence[str], i: int) -> None:
    seen.capital += 1
    cues = seen.cues
    before = words[i - 1] if i else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    if before == "," or before[:1].islower():
        cues.add("mid")
    low = before.lower()
    title = words[i - 2].lower() if before == "." and i > 1 else low
    if title in TITLE_WORDS:
        cues.add("title")
    if low in _PLACE_CUES:
        cues.add("in")
    if after.lower() in _SPEECH_CUES:
        cues.add("said")
    if len(before) > 1 and before[0].isupper():
        cues.add("last")
    if after[:1].isupper():
        cues.add("first")


def _features(seen: _Seen, low: int) -> tuple[bytes, ...]:
    found = [f"d{cue}".encode() for cue in sorted(seen.cues)]
    if "mid" not in seen.cues:
        found.append(b"dnomid")
    if low:
        found.append(b"dlow" if low < seen.capital else b"dmostlylow")
    if seen.capital >= _OFTEN:
        found.append(b"doften")
    return tuple(found)
