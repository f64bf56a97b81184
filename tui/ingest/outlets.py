"""Names of news outlets and agencies, to tell the name of a site from a headline or a byline.

Public facts, not a judgement; an outlet that is not here is still recognised where the page says so
("Source: …", the part of a page title that all pages share).
"""

from __future__ import annotations

import re
from typing import Final

from tui.ingest.listed import listed

AGENCIES: Final = listed("agencies.txt")
OUTLETS: Final = listed("outlets.txt")

_AGENCY_NAMES: Final = frozenset(AGENCIES)
_KNOWN: Final = frozenset(name.casefold() for name in (*AGENCIES, *OUTLETS))

# Words that name an outlet wherever they end a short name ("The Lomvale Courier").
_MASTHEAD = re.compile(
    r"\b(?:Times|Post|News|Herald|Tribune|Gazette|Courier|Chronicle|Observer|Observatory|Telegraph|Guardian"
    r"|Journal|Mail|Mirror|Star|Press|Daily|Weekly|Monitor|Review|Standard|Examiner|Bulletin|Agency|Radio|TV"
    r"|Television|Broadcasting|Magazine|Today|Online|Network|Desk|Wire|Newswire|Register|Inquirer|Argus|Echo"
    r"|Sentinel|Dispatch|Independent|Media|\.com|\.org|\.net)\b\.?$"
)

_REGION = re.compile(r"\s[-–|]\s(?:UK|US|USA|AU|International|World|Europe|Asia|English|India|Australia)$")


def is_agency(name: str) -> bool:
    """Return whether `name` is a news agency's."""
    return name.strip().rstrip(".") in _AGENCY_NAMES


def is_outlet(name: str) -> bool:
    """Return whether `name` is a known outlet's or agency's, whatever its case and edition."""
    bare = without_edition(name.strip().rstrip(".:")).casefold()
    return bare in _KNOWN or bare.removeprefix("the ") in _KNOWN


def looks_like_outlet(name: str) -> bool:
    """Return whether `name` is a known outlet's or is made like the name of one."""
    bare = name.strip().removesuffix(" LIVE")
    bare = bare.title() if bare.isupper() else bare
    return is_outlet(name) or (len(name.split()) <= 6 and _MASTHEAD.search(bare) is not None)


def as_named(name: str) -> str:
    """Return an outlet's name as running text has it ("LOMVALE COURIER" is Lomvale Courier)."""
    bare = name.strip().removesuffix(" LIVE")
    return bare.title() if bare.isupper() and len(bare.split()) > 1 else bare


def without_edition(name: str) -> str:
    """Return the outlet's own name ("The Guardian - UK" is The Guardian)."""
    return _REGION.sub("", name.strip())
