"""Countries by all their names, and sides of the compass before a place."""

from __future__ import annotations

from tui.annotate.name_forms import words

_COUNTRY_NAMES = """
united states|us|usa|america|united states of america
united kingdom|uk|britain|great britain
united arab emirates|uae|emirates
democratic republic of congo|democratic republic of the congo|drc|dr congo
south korea|republic of korea|rok
north korea|dprk|democratic people s republic of korea
czech republic|czechia
myanmar|burma
ivory coast|cote divoire|cote d ivoire
turkey|turkiye
eswatini|swaziland
cape verde|cabo verde
timor leste|east timor
north macedonia|macedonia
vatican|vatican city|holy see
russia|russian federation
china|people s republic of china|prc|peoples republic of china
syria|syrian arab republic
iran|islamic republic of iran
european union|eu
saudi arabia|kingdom of saudi arabia|ksa
""".strip()

_COUNTRY: dict[tuple[str, ...], str] = {
    tuple(name.split()): line.split("|")[0]
    for line in _COUNTRY_NAMES.splitlines()
    for name in line.split("|")
}

_SIDES = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"}
)

# Here the side is part of the name of another place than the rest alone names.
_OWN_NAME = frozenset(
    {"africa", "korea", "sudan", "bank", "timor", "dakota", "carolina", "virginia", "ireland"}
)
_OWN_NAME |= {
    "australia",
    "macedonia",
    "sahara",
    "cape",
    "wales",
    "province",
    "district",
    "side",
    "end",
    "coast",
}


def country(name: str) -> str:
    """Return the common name of the country that `name` is one of several names for, or ""."""
    return _COUNTRY.get(words(name), "")


def without_side(name: str) -> str:
    """Return `name` without a leading side of the compass ("East Aleppo": "aleppo"), where it names a part.

    "South Africa" and "West Bank" stay whole: there the side makes the name; so do regions of a country
    ("northern Syria").
    """
    found = words(name)
    if len(found) > 1 and found[0] in _SIDES and not _OWN_NAME.intersection(found[1:]):
        rest = " ".join(found[1:])
        return name if country(rest) else rest
    return name
