"""Whether two words are one name spelled in two ways, or one of them misprinted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA, Indel

# How the same sound is written by different romanisations (Gaddafi/Qadhafi, Sergey/Sergei, Yusuf/Youssef):
# applied in this order, then vowels after the first letter and doubled letters go.
_SOUNDS = (
    *(("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("sch", "sh"), ("tsch", "ch")),
    *(("ck", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("z", "s"), ("c", "k")),
)
_VOWELS = re.compile(r"(?<=.)[aeiouyj']+")
_DOUBLE = re.compile(r"(.)\1+")
_HARD_G = str.maketrans({"g": "k"})

# Below this share of common letters two words of one skeleton are two names (Hassan, Hussein: .62).
_ALIKE = 0.7
# Spellings of the most common names that fall below it.
_KNOWN = (
    frozenset({"mohammed", "mohamed", "muhammad", "mohammad", "muhammed", "mohamad", "mohamud", "mehmed"}),
    frozenset({"yusuf", "youssef", "yousef", "yousuf", "yusef", "youssouf", "yossef"}),
    frozenset({"abdullah", "abdallah", "abdulla", "abdalla"}),
    frozenset({"hussein", "hussain", "husain", "husayn", "hosein", "hossein", "hussayn"}),
    frozenset({"yevgeny", "evgeny", "evgeni", "yevgeni", "evgeniy", "yevgeniy"}),
)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the sounds of a folded word, roughly: words that can be one name share it."""
    sound = word
    for written, heard in _SOUNDS:
        sound = sound.replace(written, heard)
    sound = _VOWELS.sub("", sound)
    return _DOUBLE.sub(r"\1", sound[:1].translate(_HARD_G) + sound[1:])


def spelled_alike(a: str, b: str) -> bool:
    """Return whether folded words `a` and `b` can be the same name in two romanisations."""
    if a == b:
        return True
    if any(a in known and b in known for known in _KNOWN):
        return True
    return (
        min(len(a), len(b)) >= 3
        and skeleton(a) == skeleton(b)
        and Indel.normalized_similarity(a, b) >= _ALIKE
    )


def differ_in_doubled(a: str, b: str) -> bool:
    """Return whether folded words `a` and `b` are equal but for letters written twice: "sisi", "sissi"."""
    return _DOUBLE.sub(r"\1", a) == _DOUBLE.sub(r"\1", b)


def can_be_misprint(a: str, b: str) -> bool:
    """Return whether one slip of the keyboard makes folded `a` of `b`: "larov", "lavrov".

    Only long words with the same first letter: "Hama" and "Hamas", "Jansen" and "Hansen" never.
    """
    return (
        a != b
        and max(len(a), len(b)) >= 6
        and min(len(a), len(b)) >= 5
        and a[0] == b[0]
        and OSA.distance(a, b, score_cutoff=1) == 1
        and {a, b} != {a + "s", a}
        and {a, b} != {b + "s", b}
    )


def with_one_letter_out(word: str) -> Iterator[str]:
    """Yield `word` and every form of it with one letter left out: two words one slip apart share one."""
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
