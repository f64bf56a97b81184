"""Bodies that every country has are told apart by country and company."""

from __future__ import annotations

from itertools import permutations

from tests.annotate.test_resolve import body, corpus, names_of, person, place, same
from tui.annotate.resolve import resolve

KEY = "organisation:Civil Defence"


def test_one_name_in_two_countries_is_two_bodies() -> None:
    """Two articles of one country name one body, one of another country another."""
    found = resolve(
        corpus(
            (body("Civil Defence"), place("Syria")),
            (body("Civil Defence"), place("Syria")),
            (body("Civil Defence"), place("Italy")),
        )
    )
    assert same(found, ("a0", KEY), ("a1", KEY))
    assert not same(found, ("a0", KEY), ("a2", KEY))


def test_company_makes_one_body_of_two_countries() -> None:
    """Where the same person is named, the neighbour's article is about the same body."""
    found = resolve(
        corpus(
            (body("Civil Defence"), place("Syria"), person("Ana Lerroux")),
            (body("Civil Defence"), place("Turkey"), person("Ana Lerroux")),
        )
    )
    assert same(found, ("a0", KEY), ("a1", KEY))


def test_an_article_without_a_country_is_of_the_usual_one() -> None:
    """It goes with the body that most articles name."""
    found = resolve(
        corpus(
            (body("Civil Defence"), place("Syria")),
            (body("Civil Defence"), place("Syria")),
            (body("Civil Defence"), place("Italy")),
            (body("Civil Defence"),),
        )
    )
    assert same(found, ("a0", KEY), ("a3", KEY))


def test_a_body_with_a_name_of_its_own_is_one_everywhere() -> None:
    """Only names of nothing but common words are anybody's."""
    found = resolve(
        corpus((body("Orvane Civil Defence"), place("Syria")), (body("Orvane Civil Defence"), place("Italy")))
    )
    assert {"Orvane Civil Defence"} in names_of(found)
    assert len([name for name in names_of(found) if "Orvane Civil Defence" in name]) == 1


def test_order_does_not_matter_to_bodies() -> None:
    """The same articles give the same entities in any order."""
    articles = corpus(
        (body("Civil Defence"), place("Syria")),
        (body("Civil Defence"), place("Italy")),
        (body("Civil Defence"),),
        (body("Civil Defence"), place("Italy"), person("Ana Lerroux")),
    )
    results = [resolve(order) for order in permutations(articles)]
    assert all(result == results[0] for result in results)
