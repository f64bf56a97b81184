"""Who speaks in Japanese and Chinese, which have no capitals and no spaces: by particle and verb."""

from __future__ import annotations

import re

from tui.annotate.quote_marks import Quoted
from tui.annotate.sentences import Span
from tui.annotate.speakers import Said
from tui.corpus.highlight import Speaker

_NAME = r"[\u3005\u30a0-\u30ff\u4e00-\u9fffA-Za-z・]{2,14}"
_JAPANESE = re.compile(rf"(?P<who>{_NAME})(?:さん)?[はが](?:[^。「」『』\n]{{0,40}})[「『]$")
_REPORTED = re.compile(
    r"[」』]\s?と(?:も)?(?:[^。「」\n]{0,12}?)"
    r"(?P<cue>述べ|話し|語っ|話す|語る|説明し|訴え|強調し|答え|明らかにし|発表し|指摘し|批判し)"
)
_CHINESE = re.compile(
    r"(?P<who>[\u4e00-\u9fff·]{2,8}?)"
    r"(?P<cue>表示|指出|强调|強調|说|說|称|稱)[：:，,]\s?[“「]$"  # its own marks
)
_OFFICE = re.compile(
    r"(?:容疑者|被告|町長|市長|村長|区長|知事|首相|大統領|大臣|外相|議員|議長|会長|社長|教授|所長|署長|長官"
    r"|報道官|隊長|氏)$"
)
_REACH = 80


def cjk_said(text: str, words: Quoted, block: Span) -> Said:
    """Return who said a quotation in Japanese ("Xは…「…」と述べた") or Chinese ("X说:“…”").

    A courtesy title or an office behind the name is no part of it.

    Args:
        text: of the article.
        words: what stands between the quotation marks.
        block: the paragraph.
    """
    ahead = max(block.start, words.start - _REACH)
    opened = text[ahead : words.start]
    reported = _REPORTED.match(text, words.end, block.end)
    subject = _JAPANESE.search(opened) if reported else _CHINESE.search(opened)
    if subject is None:
        return Said(None, None)
    cue = reported["cue"] if reported else subject["cue"]
    start = ahead + subject.start("who")
    name = _OFFICE.sub("", subject["who"])
    name = name if len(name) > 1 else subject["who"]
    return Said(Speaker(name, start, start + len(name), None), cue)
