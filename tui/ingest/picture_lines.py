"""Lines about pictures: captions and credits."""

from __future__ import annotations

import re

from tui.ingest.listed import listed
from tui.ingest.sentence_shape import ends_sentence

_SOURCE = "|".join(listed("picture_sources.txt"))
_LABEL = "Photo|Photograph(?:er)?|Image|Picture|Pic|Credit|(?:Photo|Image) (?:credit|source|by)|File photo"
_CREDITED = (
    rf"[\[(](?:[^\[\]()]{{0,60}}[\s/:,|]{{1,3}})?(?:{_SOURCE})\b[^\[\]()]{{0,60}}[\])]",
    rf"\b(?:{_LABEL})s?\s{{0,2}}[:—–]\s?[^.]{{2,80}}",
    rf"\s[|/—–]\s?(?:{_SOURCE})",
    rf"\b[A-Z][\w.-]{{1,20}}\s[A-Z][\w.-]{{1,20}}\s?/\s?(?:{_SOURCE})[\w\s/]{{0,30}}",
)
_SETS_OFF = re.compile(r"[\[(/:|—–]")
_PHOTO_CREDIT = re.compile(f"(?:{'|'.join(_CREDITED)})[.)]?$")
_CAPTION_START = re.compile(f"^(?:{'|'.join(listed('caption_openings.txt'))})", re.IGNORECASE)
# What picture galleries and players leave in the text.
_CAPTION_MARK = re.compile(
    r"\b(?:image|media|toggle|hide)\scaption\b|\bcaption\s\d+\sof\s\d+\b", re.IGNORECASE
)
# "Getty Images The Brazilian retires", "AP:Associated Press A trader watches": the agency's name stuck on.
_AGENCY_FIRST = re.compile(
    r"^(?:Getty(?:\sImages)?|AP:Associated\sPress|EPA|AFP(?:/Getty)?|REUTERS|Splash\sNews|Rex(?:\sFeatures)?|Alamy)"
    r"(?:\s-\s\w+)?\s(?=[A-ZÀ-Ý])(?:\S+\s){4}"
)
_CREDIT_ALONE = re.compile(
    r"^(?:image\s(?:copyright|source|credit)[,:]?\s.{2,60}"
    r"|(?:photograph|photo|picture|image)s?(?:\s?(?:credit|by))?\s{0,2}[:/]\s?.{2,60}"
    r"|[\w\s.’'-]{0,40}/?\s?(?:getty\simages|afp|epa|reuters|ap)(?:\s?/\s?[\w\s.]{2,30})?"
    r"|getty(?:\simages)?|shutterstock|istock)$",
    re.IGNORECASE,
)


def has_photo_credit(line: str) -> bool:
    """Return whether `line` ends with whose picture it describes ("[Reuters]", "Photo: …")."""
    end = line[-140:]
    # Most lines hold nothing that could set a credit off, and need no closer look.
    return _SETS_OFF.search(end) is not None and _PHOTO_CREDIT.search(end) is not None


def starts_caption(line: str) -> bool:
    """Return whether `line` opens as captions do ("File photo: …")."""
    if _CAPTION_START.match(line) is not None:
        return True
    if "aption" in line and _CAPTION_MARK.search(line[:400]) is not None:
        return True
    return _AGENCY_FIRST.match(line) is not None and not ends_sentence(line)


def is_image_credit(line: str) -> bool:
    """Return whether `line` is a picture's credit alone ("AFP/Getty Images")."""
    return len(line) <= 80 and _CREDIT_ALONE.search(line) is not None
