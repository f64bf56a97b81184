"""Counts of people in Japanese and Chinese: "3人が死亡", "27人がけが", "造成3人死亡"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.annotate.sentences import Span
from tui.corpus.highlight import FigureKind

SIGN = re.compile(r"[\d〇一二三四五六七八九十百千万]\s?[余多]?[人名]")
"""Any sign that a text may count people so."""

_COUNT = re.compile(
    r"(?P<qualifier>少なくとも|およそ|約|至少|超过|大约|近)?\s?"
    r"(?P<number>\d{1,3}(?:[,，]\d{3}){1,3}|\d{1,9}|[一二三四五六七八九十百千万]{1,6})"
    r"(?P<scale>万|千)?(?P<more>[余多])?[人名](?P<over>以上)?"
)
_KINDS: tuple[tuple[FigureKind, str], ...] = (
    ("killed", r"死亡|亡くな|犠牲|遇难|遇難|丧生|喪生|身亡"),
    ("injured", r"けが|怪我|負傷|重傷|軽傷|重体|受伤|受傷|轻伤|重伤"),
    ("missing", r"行方|不明|失踪|失联|失聯|下落"),
    ("detained", r"逮捕|拘束|被捕|拘留"),
    ("displaced", r"避難|避难|疏散|撤离|撤離"),
    ("trapped", r"閉じ込め|孤立|被困"),
)
_GAP = r"[^。，、,\n\d]{0,14}?"
_BEHIND = re.compile(_GAP + "(?:" + "|".join(f"(?P<{kind}>{told})" for kind, told in _KINDS) + ")")
_ACCOUNT = re.compile(
    r"(?:\A|[。\n])\s?(?P<ja>[^。、，,\n]{1,20}?)(?:によると|によれば)|据(?P<zh>[^。，\n]{2,12}?)(?:报道|報道|称|稱|说|說|通报|消息)"
)
_REACH = 80
_AT_LEAST = frozenset({"少なくとも", "至少", "超过"})
_AT_MOST = frozenset({"近"})
_DIGITS = {digit: n for n, digit in enumerate("一二三四五六七八九", 1)}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}


class CjkCount(NamedTuple):
    """A count of people with what happened to them; the bounds as in `Figure`."""

    start: int
    end: int
    kind: FigureKind
    low: int | None
    high: int | None
    qualifier: str | None
    account: str | None


def cjk_counts(text: str, stretch: Span) -> Iterator[CjkCount]:
    """Yield the counts of people, in order, of whom the words directly behind tell what happened."""
    for match in _COUNT.finditer(text, *stretch):
        told = _BEHIND.match(text, match.end(), stretch.end)
        value = _value(match["number"]) * _UNITS.get(match["scale"] or "", 1)
        if told is None or not value:
            continue
        kind = next(kind for kind, _ in _KINDS if told[kind])
        yield CjkCount(
            match.start(), match.end(), kind, *_bounds(match, value), _account(text, stretch, match.start())
        )


def _account(text: str, stretch: Span, at: int) -> str | None:
    """Return whose account the sentence gives ("町によると"), None where it names nobody."""
    ahead = text[max(stretch.start, at - _REACH) : at]
    found = [match for match in _ACCOUNT.finditer(ahead) if "。" not in ahead[match.end() :]]
    return (found[-1]["ja"] or found[-1]["zh"]) if found else None


def _bounds(match: re.Match[str], value: int) -> tuple[int | None, int | None, str | None]:
    qualifier = match["over"] or match["qualifier"] or match["more"]
    if match["over"] or match["more"] or match["qualifier"] in _AT_LEAST:
        return value, None, qualifier
    return (None if match["qualifier"] in _AT_MOST else value), value, qualifier


def _value(number: str) -> int:
    """Return what a number in digits or in Chinese numerals means ("三十二": 32)."""
    if number[0].isdigit():
        return int(number.replace(",", "").replace("，", ""))
    total = current = 0
    for sign in number:
        if sign in _UNITS:
            total, current = total + (current or 1) * _UNITS[sign], 0
        else:
            current = _DIGITS[sign]
    return total + current
