"""Which publishers are one: names as they compare, and who is independent of whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

Key = TypeVar("Key", int, str)

_HOST: Final = re.compile(r"^(?:https?://)?(?:www\d?\.|m\.|edition\.|amp\.)?([^/:?#\s]+)")
_DECORATION: Final = re.compile(
    r"\s*[(\[][^()\[\]]{0,40}[)\]]|\s+[-–|].{0,60}$|\b(?:the|online|news|agency)\b"
)


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


def voices(publishers: Mapping[Key, str], copies: Iterable[tuple[Key, Key]]) -> dict[Key, Key]:
    """Return, for each report, the report that stands for it: those with one are one voice, counted once.

    Args:
        publishers: the publisher of each report, in order; one without a name counts for itself.
        copies: pairs of reports that print the same text.
    """
    root = {each: each for each in publishers}
    order = {each: at for at, each in enumerate(publishers)}

    def find(each: Key) -> Key:
        while root[each] != each:
            each = root[each]
        return each

    def join(one: Key, other: Key) -> None:
        first, second = sorted((find(one), find(other)), key=order.__getitem__)
        root[second] = first

    first: dict[str, Key] = {}
    for each, publisher in publishers.items():
        name = outlet(publisher)
        if name:
            join(first.setdefault(name, each), each)
    for one, other in copies:
        if one in root and other in root:
            join(one, other)
    return {each: find(each) for each in root}
