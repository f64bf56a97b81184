from collections.abc import Sequence

from tui.annotate.local_entities import grouped
from tui.annotate.mentions import Mention
from tui.corpus.highlight import NameKind


def entities(text: str, *named: tuple[str, NameKind]) -> list[set[str]]:
    """Return the groups of names that `grouped` makes of `named`, marked in `text` in the order given."""
    mentions, at = [], 0
    for name, kind in named:
        at = text.index(name, at)
        mentions.append(Mention(at, at + len(name), kind))
        at += len(name)
    found, keys = grouped(text, mentions)
    assert [e.mentions for e in found] == [keys.count(e.key) for e in found]
    return [set(entity.names) for entity in found]


def people(text: str, *names: str) -> Sequence[set[str]]:
    """Return the groups that `grouped` makes of the persons `names`."""
    return entities(text, *((name, "person") for name in names))


def test_surname_and_title_belong_to_the_full_name() -> None:
    """A surname joins the full name before or after it; the title is kept beside, not inside."""
    text = "Quell wins. Prime minister Ada Quell spoke. Mr Quell left."
    found, _ = grouped(text, [Mention(0, 5, "person"), Mention(27, 36, "person"), Mention(47, 52, "person")])
    assert len(found) == 1
    assert found[0].names[0] == "Ada Quell"
    assert set(found[0].titles) == {"prime minister", "mr"}


def test_father_and_son_are_two() -> None:
    """Two full names of one surname are two; the surname alone is who came first, a given name its bearer."""
    text = "Tomas Verhan and his son Lukas Verhan met. Verhan spoke. Lukas left."
    assert people(text, "Tomas Verhan", "Lukas Verhan", "Verhan", "Lukas") == [
        {"Tomas Verhan", "Verhan"},
        {"Lukas Verhan", "Lukas"},
    ]


def test_spellings_of_the_arabic_article_are_one() -> None:
    """With or without hyphen and capital, "Al-Selmo" and "al Selmo" name one person."""
    assert len(people("Ammar Al-Selmo spoke; al Selmo left.", "Ammar Al-Selmo", "al Selmo")) == 1


def test_a_slip_in_a_surname_is_the_same_person() -> None:
    """A surname that is one slip away from the only full name it can be is that person."""
    assert len(people("Sergey Larov spoke. Mr Lavrov left.", "Sergey Larov", "Lavrov")) == 1


def test_short_look_alikes_stay_apart() -> None:
    """Short names that differ by a letter are two: Hama and Hamas, Lee and Lea."""
    text = "Hamas fled Hama."
    assert len(entities(text, ("Hamas", "organisation"), ("Hama", "place"))) == 2
    assert len(people("Ana Lee met Lea.", "Ana Lee", "Lea")) == 2


def test_a_long_form_and_its_acronym_are_one() -> None:
    """A bracketed acronym is the body before it, even where the letters do not fit; initials fit anywhere."""
    text = "Hayat Tahrir al-Sham (HTS) fled. The Harbour Safety Board met. HSB left."
    assert entities(
        text,
        ("Hayat Tahrir al-Sham", "organisation"),
        ("HTS", "organisation"),
        ("Harbour Safety Board", "organisation"),
        ("HSB", "organisation"),
    ) == [{"Hayat Tahrir al-Sham", "HTS"}, {"Harbour Safety Board", "HSB"}]


def test_also_known_as_makes_one() -> None:
    """A body is one with what it is "also known as"."""
    text = "the Civil Guard, better known as the Blue Caps, and Quellwater (QW, also known as QWR)"
    assert entities(
        text,
        ("Civil Guard", "organisation"),
        ("Blue Caps", "organisation"),
        ("Quellwater", "organisation"),
        ("QW", "organisation"),
        ("QWR", "organisation"),
    ) == [{"Civil Guard", "Blue Caps"}, {"Quellwater", "QW", "QWR"}]


def test_a_place_and_its_side_are_one_a_country_and_its_region_two() -> None:
    """A place with its side is the place; two countries of one word are two; a country has many names."""
    text = "Ondal, East Ondal, South Korea, North Korea, US, United States"
    found = entities(text, *((name, "place") for name in text.split(", ")))
    assert found == [{"Ondal", "East Ondal"}, {"South Korea"}, {"North Korea"}, {"US", "United States"}]
