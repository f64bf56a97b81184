"""How many publishers report an event independently: reprints and sister titles count once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tui.link.sketch import Sketch

_HOST = re.compile(r"^(?:https?://)?(?:www\d?\.|m\.|edition\.|amp\.)?([^/:?#\s]+)")
_DECORATION = re.compile(r"\s*[(\[][^()\[\]]{0,40}[)\]]|\s+[-–|].{0,60}$|\b(?:the|online|news|agency)\b")


def outlet(name: str) -> str:
    """Return a publisher's name as it is compared: host names without `www`, no "(Online)", no "The"."""
    name = " ".join(name.casefold().split())
    if " " not in name and "." in name:
        host = _HOST.match(name)
        return _brand(host[1]) if host else name
    plain = "".join(_DECORATION.sub(" ", name).split())
    return plain or name


def _brand(host: str) -> str:
    """Return the part of a host name that a reader knows: "bbc" of bbc.co.uk; sister sites are one."""
    labels = host.split(".")
    while len(labels) > 1 and (len(labels[-1]) <= 3 or labels[-1] in {"info", "news"}):
        labels.pop()
    return labels[-1]


def independent(articles: Sequence[tuple[int, Sketch]], copies: Iterable[tuple[int, int]]) -> int:
    """Return the number of independent publishers.

    Args:
        articles: positions and sketches of an event's articles; one without a publisher counts for itself.
        copies: pairs of positions that print the same text.
    """
    root = {at: at for at, _ in articles}

    def find(at: int) -> int:
        while root[at] != at:
            at = root[at]
        return at

    first: dict[str, int] = {}
    for at, one in articles:
        name = outlet(one.publisher)
        if name:
            root[find(at)] = find(first.setdefault(name, at))
    for a, b in copies:
        root[find(a)] = find(b)
    return len({find(at) for at in root})
