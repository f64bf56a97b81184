"""What a wire service prints before a headline, tied to it by a hyphen: "UPDATE 2-", "Soccer-", "BRIEF-".

Read as part of the first word, it hides the name that the headline begins with ("Soccer-Burnley").
"""

from __future__ import annotations

import re
from typing import Final

from tui.annotate.word_lists import word_lists

_LISTS: Final = word_lists("slugs")
_SLUG: Final = re.compile(
    rf"(?:{'|'.join(sorted(_LISTS['sports']))})(?: (?:{'|'.join(sorted(_LISTS['of_sports']))}))?-(?=\S)"
    rf"|(?:{'|'.join(sorted(_LISTS['versions']))})(?: \d{{1,2}})?-(?=\S)"
)


def behind_slug(text: str, start: int, end: int) -> int:
    """Return where the line `text[start:end]` begins once its slugs are taken off; several may follow on."""
    while match := _SLUG.match(text, start, end):
        start = match.end()
    return start
