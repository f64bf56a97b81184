import random

from hypothesis import given
from hypothesis import strategies as st

from tui.annotate.resolve import Named, Resolution, resolve
from tui.annotate.spelling import can_be_misprint, spelled_alike
from tui.corpus.highlight import LocalEntity, NameKind


def person(*names: str, titles: tuple[str, ...] = ()) -> LocalEntity:
    """Return a person of one article, by all the names given there."""
    return LocalEntity(f"person:{names[0]}", "person", names, titles)


def body(*names: str, kind: NameKind = "organisation") -> LocalEntity:
    """Return an organisation of one article."""
    return LocalEntity(f"{kind}:{names[0]}", kind, names)


def place(name: str) -> LocalEntity:
    """Return a place of one article."""
    return body(name, kind="place")


def corpus(*articles: tuple[LocalEntity, ...]) -> list[Named]:
    """Return articles named a0, a1, … with the given entities."""
    return [Named(f"a{n}", entities) for n, entities in enumerate(articles)]


def names_of(found: Resolution) -> list[set[str]]:
    """Return all the names of each entity."""
    return [{entity.name, *entity.variants} for entity in found.entities]


def same(found: Resolution, *mentions: tuple[str, str]) -> bool:
    """Return whether the (article, key) pairs are one entity."""
    return len({found.of[mention] for mention in mentions}) == 1


def test_spellings_of_one_full_name_are_one() -> None:
    """Accents, the Arabic article, initials and the spelling of given names do not make two people."""
    for a, b in (
        ("Bashar al-Assad", "Bashar Al Assad"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("José García", "Jose Garcia"),
        ("Donald Trump", "Donald J. Trump"),
        ("Nour al-Din Shahbour", "Noureddine Shahbour"),
    ):
        assert len(resolve(corpus((person(a),), (person(b),))).entities) == 1, (a, b)


def test_spellings_of_a_surname_are_one_in_like_company() -> None:
    """Two romanisations of a surname are one person where the articles name the same others, else two."""
    company = (body("Harbour Board"), person("Ines Marr"))
    for a, b in (
        ("Muammar Gaddafi", "Moammar Qadhafi"),
        ("Abd al-Rahman Tarifi", "Abdulrahman al-Tareefi"),
        ("David Millar", "David Miller"),
    ):
        assert len(resolve(corpus((person(a), *company), (person(b), *company))).entities) == 3, (a, b)
        assert len(resolve(corpus((person(a),), (person(b),))).entities) == 2, (a, b)


def test_namesakes_with_other_given_names_are_two() -> None:
    """One surname does not make one person."""
    for a, b in (("Hafez al-Assad", "Bashar al-Assad"), ("Hassan Rouhani", "Hussein Rouhani")):
        assert len(resolve(corpus((person(a),), (person(b),))).entities) == 2, (a, b)


def test_two_full_names_of_one_article_are_two() -> None:
    """Spellings that one article keeps apart are two people."""
    article = (person("Jon Quell"), person("John Quell"))
    assert len(resolve(corpus(article)).entities) == 2


def test_company_decides_whose_a_surname_is() -> None:
    """A surname alone goes to the namesake who keeps the company of its article."""
    found = resolve(
        corpus(
            (person("Ada Quell"), body("Harbour Board"), person("Ines Marr")),
            (person("Bo Quell"), body("Alpine Club"), person("Tor Vik")),
            (person("Quell"), body("Harbour Board"), person("Ines Marr")),
        )
    )
    assert same(found, ("a2", "person:Quell"), ("a0", "person:Ada Quell"))
    assert not same(found, ("a2", "person:Quell"), ("a1", "person:Bo Quell"))


def test_an_undecidable_surname_stays_apart() -> None:
    """Between two namesakes of equal claim a surname is neither."""
    found = resolve(
        corpus(
            (person("Ada Quell"), body("Harbour Board")),
            (person("Bo Quell"), body("Harbour Board")),
            (person("Quell"), body("Harbour Board")),
        )
    )
    assert len({found.of["a0", "person:Ada Quell"], found.of["a1", "person:Bo Quell"]}) == 2
    assert found.of["a2", "person:Quell"] not in {
        found.of["a0", "person:Ada Quell"],
        found.of["a1", "person:Bo Quell"],
    }


def test_strangers_of_one_surname_stay_apart() -> None:
    """Two surnames without owner are one person only if their articles share company."""
    apart = resolve(corpus((person("Quell"), body("Harbour Board")), (person("Quell"), body("Alpine Club"))))
    assert not same(apart, ("a0", "person:Quell"), ("a1", "person:Quell"))
    joined = resolve(
        corpus((person("Quell"), body("Harbour Board")), (person("Quell"), body("Harbour Board")))
    )
    assert same(joined, ("a0", "person:Quell"), ("a1", "person:Quell"))


def test_a_misprint_is_told_by_office_or_company() -> None:
    """One slip in a full name is the same person in the same office, and another person without."""
    office = ("foreign minister",)
    found = resolve(
        corpus((person("Sergey Larov", titles=office),), (person("Sergey Lavrov", titles=office),))
    )
    assert len(found.entities) == 1
    assert len(resolve(corpus((person("David Millar"),), (person("David Miller"),))).entities) == 2


def test_acronyms_meet_their_long_forms() -> None:
    """An acronym alone joins the only long form of the corpus it fits; of two that fit it joins neither."""
    one = resolve(corpus((body("Harbour Safety Board"),), (body("HSB"),)))
    assert len(one.entities) == 1
    two = resolve(corpus((body("Harbour Safety Board"),), (body("Highland Ski Bureau"),), (body("HSB"),)))
    assert len(two.entities) == 3
    beside = resolve(
        corpus((body("Harbour Safety Board", "HSB"),), (body("Highland Ski Bureau"),), (body("HSB"),))
    )
    assert {"Harbour Safety Board", "HSB"} in names_of(beside)


def test_known_bodies_go_by_all_their_names() -> None:
    """What the world calls by several names is one: MSF, with and without accents and in English."""
    found = resolve(
        corpus((body("MSF"),), (body("Médecins Sans Frontières"),), (body("Medecins Sans Frontieres"),))
    )
    assert len(found.entities) == 1


def test_look_alikes_stay_apart() -> None:
    """Names that differ by a letter or an ending are not one: the classic traps."""
    for a, b in (("Austria", "Australia"), ("Niger", "Nigeria"), ("Hama", "Homs"), ("Iran", "Iraq")):
        assert len(resolve(corpus((place(a),), (place(b),))).entities) == 2, (a, b)
    assert len(resolve(corpus((place("Hama"),), (body("Hamas"),))).entities) == 2
    assert not can_be_misprint("hamas", "hama")
    assert not can_be_misprint("jansen", "hansen")
    assert not spelled_alike("hassan", "hussein")


def test_the_name_is_the_fullest_common_form() -> None:
    """An entity is called by its fullest common name, and a misprint is never that."""
    office = ("foreign minister",)
    found = resolve(
        corpus(
            (person("Sergey Lavrov", "Lavrov", titles=office),),
            (person("Sergey Larov", "Lavrov", titles=office),),
        )
    )
    (entity,) = found.entities
    assert (entity.id, entity.name) == ("person:sergey-lavrov", "Sergey Lavrov")
    assert entity.variants == ("Lavrov", "Sergey Larov")
    assert entity.articles == ("a0", "a1")


def test_identities_are_readable_and_unique() -> None:
    """An identity is kind and name; of namesakes one goes bare and the others get a suffix."""
    found = resolve(corpus((person("Quell"), body("Harbour Board")), (person("Quell"), body("Alpine Club"))))
    people = [entity.id for entity in found.entities if entity.kind == "person"]
    assert people[0] == "person:quell"
    assert people[1].startswith("person:quell~")


_NAMES = (
    "Ada Quell",
    "Quell",
    "Bo Quell",
    "Ada",
    "A. Quell",
    "Quel",
    "Sergey Lavrov",
    "Lavrov",
    "Sergey Larov",
)
_entity = st.builds(
    lambda name, kind, title: LocalEntity(f"{kind}:{name}", kind, (name,), title),
    st.sampled_from((*_NAMES, "Harbour Safety Board", "HSB", "Harbour Board")),
    st.sampled_from(("person", "organisation", "place", "misc")),
    st.sampled_from(((), ("president",), ("mr",))),
)


@given(
    st.lists(st.lists(_entity, max_size=6, unique_by=lambda e: e.key), max_size=8),
    st.randoms(use_true_random=False),
)
def test_the_order_of_articles_and_entities_does_not_matter(
    articles: list[list[LocalEntity]], shuffle: random.Random
) -> None:
    """The same articles give the same entities in any order; every local entity is exactly one of them."""
    named = corpus(*(tuple(entities) for entities in articles))
    found = resolve(named)
    again = [Named(n.article, tuple(shuffle.sample(n.entities, len(n.entities)))) for n in named]
    shuffle.shuffle(again)
    assert resolve(again) == found
    assert set(found.of) == {(n.article, e.key) for n in named for e in n.entities}
    identities = [entity.id for entity in found.entities]
    assert identities == sorted(set(identities))
    assert set(found.of.values()) == set(identities)


def test_nothing_gives_nothing() -> None:
    """A corpus without names has no entities."""
    assert resolve([]) == Resolution()
    assert resolve(corpus(())).entities == ()


def test_a_surname_of_another_spelling_needs_clear_company() -> None:
    """What merely sounds alike is another name where company is common, or the article names both."""
    company = (place("Kestley"),)
    found = resolve(
        corpus(
            (person("Saad Hariri"), *company),
            (person("Harry"), *company),
            (person("Saad Hariri"), person("Harry"), body("Orvane Trust")),
            (person("Saad Hariri"), body("Orvane Trust")),
        )
    )
    assert not same(found, ("a0", "person:Saad Hariri"), ("a1", "person:Harry"))
    assert not same(found, ("a0", "person:Saad Hariri"), ("a2", "person:Harry"))


def test_a_given_name_is_no_misspelt_surname() -> None:
    """Alone, "Bill" is not Zoë Bell, nor "Martha" Frank Murtha, however like the company is."""
    company = (body("Harbour Board"), person("Ines Marr"), body("Tarvos Shipping"))
    others = [(body("Sarn Council"), person("Piet Osk"))] * 12
    for full, alone in (("Zoë Bell", "Bill"), ("Richard Mack", "Macy"), ("Frank Murtha", "Martha")):
        found = resolve(corpus((person(full), *company), (person(alone), *company), *others))
        assert not same(found, ("a0", f"person:{full}"), ("a1", f"person:{alone}")), alone
    found = resolve(corpus((person("Abdel al-Sissi"), *company), (person("Sisi"), *company), *others))
    assert same(found, ("a0", "person:Abdel al-Sissi"), ("a1", "person:Sisi"))
