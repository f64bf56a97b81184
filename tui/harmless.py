"""Both gates of the terminal: strangers' text is made harmless before it is stored, and again on its way out.

Control characters steer a terminal (clipboard, title, answers typed back as keys); bidirectional overrides
show text in another order than it is stored (CVE-2021-42574); invisible characters smuggle text past a
reader. The functions here are pure, idempotent and linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import Final

REPLACEMENT: Final = "\ufffd"

_LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")

# C0 but tab and newline, DEL, C1, lone surrogates, noncharacters: shown as U+FFFD, so that a reader sees
# that something was there. NUL alone goes without a trace: it is what UTF-16 read as bytes leaves behind.
_CONTROLS = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

# Bidirectional overrides, embeddings and isolates; zero-width space, word joiner, byte order mark and the
# other invisible fillers; interlinear annotation; tag characters; supplementary variation selectors; soft
# hyphens.
_INVISIBLE = re.compile(
    "[\x00\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

# Joiners and variation selectors mean something after a visible character, and nothing in runs.
_JOINER_RUN = re.compile("(?:^|(?<=[\\s\u200c\u200d\ufe00-\ufe0f]))[\u200c\u200d\ufe00-\ufe0f]+")

_JOINERS = re.compile("[\u200c\u200d\ufe00-\ufe0f]{2,}")

_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

_SPACES = re.compile(r"\s+")


def harmless(text: str) -> str:
    """Return `text` with line breaks as newlines and nothing in it that acts on a terminal or hides.

    Tabs and newlines stay. The result is a fixed point: `harmless(harmless(text)) == harmless(text)`.
    """
    if _SUSPECT.search(text) is None:  # nearly every text, and every line drawn
        return text
    text = _LINE_BREAKS.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _CONTROLS.sub(REPLACEMENT, text)
    # A selector may carry a joiner (emoji sequences); longer runs are a flood or a hidden payload.
    text = _JOINERS.sub(lambda run: run[0][:2] if run[0][:2] == "\ufe0f\u200d" else run[0][:1], text)
    return _JOINER_RUN.sub(_kept_pair, text)


def _kept_pair(run: re.Match[str]) -> str:
    """Keep the joiner of the pair selector + joiner, which emoji sequences are made of; drop the rest."""
    before = run.string[run.start() - 1] if run.start() else ""
    return "\u200d" if before == "\ufe0f" and run[0] == "\u200d" else ""


def harmless_line(text: str) -> str:
    """Return `text` harmless and on one line: every run of white space is one space, none at the ends."""
    return _SPACES.sub(" ", harmless(text)).strip()
