"""A name where it stands in a text, before it is anybody's."""

from __future__ import annotations

from typing import NamedTuple

from tui.corpus.highlight import NameKind


class Mention(NamedTuple):
    """A named span in code points of the article's text."""

    start: int
    end: int
    kind: NameKind
