"""Sentences by which an outlet speaks of itself inside running text: they tell nothing of an event.

Ingest gives such lines a role of their own. Text that is handed over as the bare body (JSONL, a feed's
content) may still hold them between its sentences, where nothing is taken for boilerplate on purpose.
"""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 400
"""Code points of a sentence that is looked at; furniture is short."""

_WITHIN: Final = (
    r"\ball\srights\sreserved\b",
    r"\bmaterial\smay\snot\sbe\s(?:published|reproduced)\b",
    r"\bcontribut(?:ed|ing)\sto\sthis\s(?:report|story|article)\b",
    r"\bthis\s(?:article|story|post)\s(?:was|has\sbeen)\s(?:amended|corrected|updated|edited|originally)\b",
    r"\b(?:sign|signed|signing)\sup\b.{0,60}\b(?:newsletters?|emails?|updates|inbox)\b",
    r"\bnewsletter\ssign\sup\b",
    r"\bcontinue\sreading\sthe\smain\sstory\b",
    r"\bverify\syou['’]re\snot\sa\srobot\b",
)
_AT_THE_HEAD: Final = (
    r"copyright\s(?:©|\(c\)|\d{4}|the\s)",
    r"©",
    r"additional\sreporting\sby\b|additional\sreporting\sfrom\b",
    r"\(?(?:photographs?|photos?|pictures?|images?|videos?|credits?)(?:\s(?:by|credit))?:\s",
    r"(?:read|watch|see|listen)\s(?:also|more|next|or\sshare)\b",
    r"(?:invalid|enter\syour|please\senter\sa\svalid)\semail\b",
    r"(?:follow|like|find|join)\sus\son\s",
    r"(?:e-?mail|contact|call|text|whatsapp)\sus\b",
    r"do\syou\shave\sa\sstory\b",
    r"(?:click|tap)\shere\b",
    r"subscribe\s(?:now|to|today|for)\b",
    r"advertisement\b",
)
_FURNITURE: Final = re.compile(
    rf"\W{{0,3}}(?:{'|'.join(_AT_THE_HEAD)})|.*?(?:{'|'.join(_WITHIN)})", re.IGNORECASE | re.DOTALL
)


def is_furniture(sentence: str) -> bool:
    """Tell a sentence of an outlet about itself ("All rights reserved.", "Photograph: …", "Follow us …")."""
    return len(sentence) <= _LONGEST and _FURNITURE.match(sentence) is not None
