"""Which language a text is in, by its commonest words or its script; a stop-word check suffices."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

_WORD = re.compile(r"[^\W\d_]+")

_SAMPLE: Final = 2_000

_STOP_WORDS: Final = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in that is was for on with said by at has have from as it be were are he his",
        "fr": "le la les des et est dans que pour une sur par pas au qui ont du avec il elle ce sont aux",
        "de": "der die das und ist den von mit auf ein eine nicht dem des sich im zu für als auch wird hat",
        "es": "el los las de que y en un una por con para se del al su es ha fue lo más como pero",
        "pt": "o os as de que e em um uma por com para se do da no na não foi ao mais como dos das",
        "it": "il lo gli di che e un una per con del della si è non sono nel alla da dei ha le più",
        "nl": "de het een van en in dat is op voor met zijn niet aan er door ook bij werd heeft naar",
        "sv": "och att det som en på är av för med den till inte har de ett om var från han",
        "pl": "i w na z że się do nie jest to o jak od po przez dla był za są oraz",
        "tr": "ve bir bu için da de ile olarak olan daha çok gibi en kadar sonra ise ancak",
        "id": "yang dan di dengan untuk dari ini pada tidak dalam itu akan adalah oleh ke juga",
        "ru": "и в не на что с по как из его за он к это от для был также а о",
        "uk": "і в не на що з та до як за він у це від для був також",
        "ar": "في من على أن إلى عن مع التي الذي هذا كان بعد قال بين لا ما",
        "fa": "و در به از که این را با است برای آن یک خود تا بر",
    }.items()
}

_LANGUAGES: Final = {
    word: tuple(language for language, words in _STOP_WORDS.items() if word in words)
    for word in frozenset().union(*_STOP_WORDS.values())
}

_SCRIPTS: Final = {
    "ja": "\u3040-\u30ff",
    "ko": "\uac00-\ud7af",
    "zh": "\u4e00-\u9fff",
    "he": "\u05d0-\u05ea",
    "el": "\u0370-\u03ff",
    "th": "\u0e00-\u0e7f",
    "hi": "\u0900-\u097f",
}
_SCRIPT: Final = {language: re.compile(f"[{letters}]") for language, letters in _SCRIPTS.items()}
_ANY_SCRIPT: Final = re.compile(f"[{''.join(_SCRIPTS.values())}]")

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, None if it cannot be told."""
    sample = text[:_SAMPLE]
    if _ANY_SCRIPT.search(sample):
        for language, script in _SCRIPT.items():
            if len(script.findall(sample)) * 5 > len(sample.replace(" ", "")):
                return language
    words = Counter(_WORD.findall(sample.casefold()))
    scores: Counter[str] = Counter()
    for word in words.keys() & _LANGUAGES.keys():
        for language in _LANGUAGES[word]:
            scores[language] += words[word]
    best = max(scores, key=lambda language: (scores[language], language), default=None)
    return best if best is not None and scores[best] >= max(2, words.total() // 20) else None


def language_tag(claimed: object) -> str | None:
    """Return the language of a claimed tag ("en-GB" is "en"), None if it is no language tag."""
    if isinstance(claimed, str) and _TAG.fullmatch(claimed.strip()):
        return re.split("[-_]", claimed.strip())[0].lower()
    return None
