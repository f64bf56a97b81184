"""What a reader told holds: in an article's names, and in who is who across the corpus."""

from __future__ import annotations

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.test_resolve import body, corpus, names_of, person, place, same
from tui.annotate import annotate
from tui.annotate.resolve import resolve
from tui.annotate.told import known_as
from tui.corpus.article import Article, Block
from tui.corpus.correction import Correction, KnownEntity, Naming, Told, Verdict
from tui.corpus.highlight import NameKind
from tui.link import sketch

TEXT = (
    "Mayor Ana Lerroux spoke in Kestley on Monday. Lerroux said the dam at Orvane would hold. "
    "People in Kestley were not so sure, and Lerroux knew it."
)


def article(text: str = TEXT) -> Article:
    """Return an article of one paragraph."""
    return Article("a1", text, blocks=(Block(0, len(text), "body"),), published="2024-05-20")


def marked(told: Told, text: str = TEXT) -> set[tuple[str, str]]:
    """Return the names that are marked, with their kinds."""
    found = annotate(article(text), told)
    return {
        (text[h.start : h.end], h.kind)
        for h in found.highlights
        if h.kind in {"person", "organisation", "place", "misc"}
    }


def made(
    verdict: Verdict,
    subject: Naming,
    other: Naming | None = None,
    becomes: NameKind | None = None,
    at: str = "2024",
) -> Correction:
    """Return a correction."""
    return Correction(verdict, subject, other, becomes, at)


def told(*corrections: Correction) -> Told:
    """Return corrections as annotation takes them."""
    return Told(corrections)


# Within an article.


def test_a_name_is_of_the_kind_that_the_reader_says() -> None:
    """Every mention of it in the article is, and its surname alone too."""
    assert ("Kestley", "place") in marked(Told())
    right = marked(told(made("kind", Naming("Kestley", "place", "a1"), becomes="organisation")))
    assert ("Kestley", "organisation") in right
    assert ("Kestley", "place") not in right


def test_what_is_no_name_is_not_marked() -> None:
    """It is gone with all its mentions, whatever else it was called there."""
    assert not {name for name, _ in marked(told(made("no_name", Naming("Ana Lerroux", "person", "a1"))))} & {
        "Ana Lerroux",
        "Lerroux",
    }


def test_a_correction_of_one_article_leaves_others_alone() -> None:
    """What is said of another article changes nothing here; what is said of all does."""
    elsewhere = made("no_name", Naming("Kestley", "place", "a2"))
    assert marked(told(elsewhere)) == marked(Told())
    everywhere = made("no_name", Naming("Kestley", "place"))
    assert ("Kestley", "place") not in marked(told(everywhere))


def test_what_is_said_of_this_article_goes_before_what_is_said_of_all() -> None:
    """The nearer word holds, whichever came later."""
    here = made("kind", Naming("Kestley", "place", "a1"), becomes="person")
    everywhere = made("kind", Naming("Kestley", "place"), becomes="organisation", at="2025")
    assert ("Kestley", "person") in marked(told(here, everywhere))


def test_names_of_a_known_list_are_found_where_they_are_printed() -> None:
    """By name and alias, in their own letters, as whole words, and as the kind that the list says."""
    known = Told(known=(KnownEntity("Orvane Dam Trust", "organisation", ("dam", "Orvane")),))
    found = marked(known)
    assert {("dam", "organisation"), ("Orvane", "organisation")} <= found
    assert ("Dam", "organisation") not in marked(known, "Damage at Dams was small, the Dams Board said.")


def test_a_longer_name_keeps_a_known_one_within_it() -> None:
    """An alias does not cut a full name apart."""
    known = Told(known=(KnownEntity("Lerroux Holding", "organisation", ("Lerroux",)),))
    found = marked(known, "Mayor Ana Lerroux spoke in Kestley on Monday.")
    assert ("Ana Lerroux", "person") in found


def test_known_names_are_found_in_scripts_without_spaces() -> None:
    """A name on the list is found within a run of letters."""
    known = Told(known=(KnownEntity("王小明", "person"),))
    assert ("王小明", "person") in marked(known, "市长王小明周一说,大坝会坚持住。")


@given(
    st.text(alphabet="Aab Kestley.'’-\n王", max_size=60),
    st.lists(st.text(alphabet="ab Kestly.'王", min_size=1, max_size=6), max_size=4),
)
def test_whatever_a_list_holds_marks_fit_the_text(text: str, names: list[str]) -> None:
    """Marks lie within the text, in order, without overlap, and none is empty."""
    known = tuple(KnownEntity(name, "person") for name in names)
    found = [h for h in annotate(article(text), Told(known=known)).highlights if h.kind == "person"]
    assert all(0 <= h.start < h.end <= len(text) for h in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


# Across articles.


def test_two_that_a_reader_called_one_are_one() -> None:
    """Whatever they are called, and whatever else is of either of them."""
    articles = corpus((person("Ana Lerroux"),), (person("A. L. Rousse"),), (person("Ana Lerroux"),))
    assert len(resolve(articles).entities) == 2
    one = made("same", Naming("A. L. Rousse", "person", "a1"), Naming("Ana Lerroux", "person", "a0"))
    assert len(resolve(articles, told(one)).entities) == 1


def test_one_that_a_reader_set_apart_is_another() -> None:
    """The article's entity stands alone, the others stay together."""
    articles = corpus(*[(body("Civil Defence"),) for _ in range(3)])
    apart = made(
        "apart",
        Naming("Civil Defence", "organisation", "a1"),
        Naming("Civil Defence", "organisation", "a0"),
    )
    found = resolve(articles, told(apart))
    assert len(found.entities) == 2
    key = "organisation:Civil Defence"
    assert same(found, ("a0", key), ("a2", key))
    assert not same(found, ("a0", key), ("a1", key))


def test_those_set_apart_can_be_put_together() -> None:
    """Two articles' entities that were both taken off a third are one where the reader says so."""
    articles = corpus(*[(body("Civil Defence"),) for _ in range(4)])
    name = [Naming("Civil Defence", "organisation", f"a{n}") for n in range(4)]
    found = resolve(
        articles,
        told(
            made("apart", name[1], name[0]),
            made("apart", name[2], name[0]),
            made("same", name[2], name[1]),
        ),
    )
    assert len(found.entities) == 2


def test_the_later_word_holds() -> None:
    """What was called one and then set apart is two; what was set apart and then called one is one."""
    articles = corpus((person("Ana Lerroux"),), (person("Ana Lerroux"),))
    here, there = Naming("Ana Lerroux", "person", "a1"), Naming("Ana Lerroux", "person", "a0")
    wide = Naming("Ana Lerroux", "person")
    assert len(resolve(articles, told(made("same", here, wide), made("apart", here, there))).entities) == 2
    assert len(resolve(articles, told(made("apart", here, there), made("same", here, wide))).entities) == 1


def test_a_correction_waits_for_an_article_that_is_not_there() -> None:
    """It changes nothing and breaks nothing."""
    articles = corpus((person("Ana Lerroux"),), (person("Ana Lerroux"),))
    gone = Naming("Ana Lerroux", "person", "a9")
    assert resolve(articles, told(made("apart", gone, Naming("Ana Lerroux", "person", "a0")))) == resolve(
        articles
    )


def test_names_of_one_known_entry_are_one_entity_under_its_name() -> None:
    """The list's name is shown, its aliases are variants."""
    articles = corpus((body("Blue Vests"),), (body("Orvane Relief"),))
    found = resolve(
        articles,
        Told(known=(KnownEntity("Orvane Relief Corps", "organisation", ("Blue Vests", "Orvane Relief")),)),
    )
    assert [entity.name for entity in found.entities] == ["Orvane Relief Corps"]
    assert names_of(found) == [{"Orvane Relief Corps", "Blue Vests", "Orvane Relief"}]


def test_a_name_that_two_known_entries_claim_joins_neither() -> None:
    """An ambiguous alias is left to what the articles tell."""
    articles = corpus((body("Blue Vests"),), (body("Orvane Relief"),), (body("Kestley Relief"),))
    known = (
        KnownEntity("Orvane Relief", "organisation", ("Blue Vests",)),
        KnownEntity("Kestley Relief", "organisation", ("Blue Vests",)),
    )
    assert len(resolve(articles, Told(known=known)).entities) == 3


def test_order_does_not_matter_to_what_was_told() -> None:
    """The same articles and corrections give the same entities in any order of articles."""
    articles = corpus(
        (person("Ana Lerroux"), place("Kestley")),
        (person("Lerroux"),),
        (person("Ana Lerroux"),),
        (person("Ana L. Rousse"),),
    )
    what = told(
        made("apart", Naming("Ana Lerroux", "person", "a2"), Naming("Ana Lerroux", "person", "a0")),
        made("same", Naming("Ana L. Rousse", "person", "a3"), Naming("Ana Lerroux", "person", "a2")),
    )
    results = [resolve(order, what) for order in permutations(articles)]
    assert all(result == results[0] for result in results)


# In linking.


def test_linking_learns_by_what_other_name_somebody_goes() -> None:
    """A name that a reader called the same, or a list has an alias for, brings the other name along."""
    found = annotate(article())
    pair = made("same", Naming("A. L. Rousse", "person", "a9"), Naming("Ana Lerroux", "person", "a1"))
    key = next(e.key for e in found.local_entities if "Ana Lerroux" in e.names)
    assert known_as(found, told(pair)) == {key: ("A. L. Rousse",)}
    listed = Told(known=(KnownEntity("Mayor of Kestley", "person", ("Ana Lerroux",)),))
    assert known_as(found, listed) == {key: ("Mayor of Kestley",)}
    with_both = sketch(found, known_as(found, told(pair)))
    assert "rouss" in with_both.names
    assert "rouss" not in sketch(found).names


def test_a_name_that_is_another_ones_speaks_for_no_link() -> None:
    """What was set apart counts among the names of the article no more."""
    found = annotate(article())
    apart = made("apart", Naming("Ana Lerroux", "person", "a1"), Naming("Ana Lerroux", "person", "a2"))
    assert any("lerroux" in term for term in sketch(found).names)
    assert not any("lerroux" in term for term in sketch(found, known_as(found, told(apart))).names)
