from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotate.written import written
from tui.annotate.clean_up import cleaned
from tui.annotate.mentions import Mention
from tui.annotate.name_tagger import tagged
from tui.annotate.names import names
from tui.annotate.propagate import propagated
from tui.annotate.tokens import tokens
from tui.corpus.article import Article, Block
from tui.corpus.highlight import Highlight


def marked(article: Article) -> list[tuple[str, str]]:
    """Return the names found in an article, as (text, kind)."""
    found, _ = names(article)
    return [(article.text[h.start : h.end], h.kind) for h in found]


def corrected(text: str, *spans: tuple[str, str]) -> list[tuple[str, str]]:
    """Return what clean-up makes of the given (words, kind) marked in `text`."""
    mentions = [Mention(text.index(w), text.index(w) + len(w), k) for w, k in spans]  # type: ignore[arg-type]
    return [(text[m.start : m.end], m.kind) for m in cleaned(text, tokens(text), mentions)]


def test_the_three_kinds_are_told_apart() -> None:
    """Persons, organisations and places of plain news prose are found with their kinds."""
    article = written(
        "Chancellor Angela Merkel met officials of the World Bank in Nairobi, Kenya, on Monday."
    )
    assert set(marked(article)) >= {
        ("Angela Merkel", "person"),
        ("World Bank", "organisation"),
        ("Nairobi", "place"),
        ("Kenya", "place"),
    }


def test_titles_and_possessives_stay_outside() -> None:
    """A span holds the name alone: no office before it, no possessive after it."""
    found = marked(written("President Barack Obama's visit to Canada’s capital pleased Mr Trudeau, he said."))
    assert ("Barack Obama", "person") in found
    assert ("Canada", "place") in found
    assert ("Trudeau", "person") in found
    honoured = set(marked(written("The minister, Alhaji Musa Ibrahim, met Mallam Garba Shehu, he said.")))
    assert {("Musa Ibrahim", "person"), ("Garba Shehu", "person")} <= honoured


def test_a_compound_is_a_name_and_a_word() -> None:
    """In a hyphenated compound only the name is marked."""
    assert ("Iran", "place") in marked(written("Soldiers fought Iran-backed militias near Baghdad."))


def test_a_name_broken_over_lines_is_one() -> None:
    """Words that a line break parts inside a block are read line by line, and no span crosses a block."""
    article = written("Angela Merkel spoke.\n\nGerhard Schröder listened.")
    ends = [(b.start, b.end) for b in article.blocks]
    assert all(any(s <= h.start and h.end <= e for s, e in ends) for h in names(article)[0])


def test_only_content_is_read() -> None:
    """Boilerplate and related headlines yield no entity."""
    text = "Angela Merkel visited Paris.\n\nRead more: Vladimir Putin in Sochi"
    article = written(text, roles=["body", "related_link"])
    assert all(h.end <= text.index("\n") for h in names(article)[0])


def test_offsets_are_code_points() -> None:
    """Characters outside the basic plane and combining marks before a name do not shift it."""
    article = written("🛰️ Zoe\u0308 said: 𝒳 — Angela Merkel arrived in Kenya.")
    assert ("Angela Merkel", "person") in marked(article)


def test_an_outside_name_wins_and_gets_an_entity() -> None:
    """A name that another layer marked stays, belongs to an entity, and none of ours overlaps it."""
    text = "Angela Merkel spoke in Paris."
    given_mark = Highlight(0, 13, "organisation", layer="colleague")
    article = Article("a", text, blocks=(Block(0, len(text), "body"),), highlights=(given_mark,))
    found, entities = names(article)
    kept = [h for h in found if h.start < 13]
    assert [(h.kind, h.layer) for h in kept] == [("organisation", "colleague")]
    assert kept[0].entity in {e.key for e in entities}


def test_clean_up_moves_the_ends() -> None:
    """Quotation marks, titles and sides of the compass go out; an Arabic article comes in."""
    assert corrected('"Mayor Ada Lovelace"', ('"Mayor Ada Lovelace"', "person")) == [
        ("Ada Lovelace", "person")
    ]
    assert corrected("in eastern Ghouta", ("eastern Ghouta", "place")) == [("Ghouta", "place")]
    assert corrected("the al-Shaar quarter", ("Shaar", "place")) == [("al-Shaar", "place")]
    assert corrected("it hit al Selmo", ("Selmo", "person")) == [("al Selmo", "person")]
    assert corrected("known as Selmo", ("Selmo", "person")) == [("Selmo", "person")]


def test_clean_up_parts_an_acronym_from_its_long_form() -> None:
    """A span that runs on into a bracketed acronym becomes two."""
    text = "the Harbour Safety Board (HSB) said"
    assert corrected(text, ("Harbour Safety Board (HSB", "organisation")) == [
        ("Harbour Safety Board", "organisation"),
        ("HSB", "organisation"),
    ]


def test_clean_up_corrects_plain_kinds() -> None:
    """A head noun, a known body and a given name outweigh the tagger."""
    assert corrected("by Quell Dredging", ("Quell Dredging", "person")) == [
        ("Quell Dredging", "organisation")
    ]
    assert corrected("the Brask Strait", ("Brask Strait", "person")) == [("Brask Strait", "place")]
    assert corrected("the Kremlin said", ("Kremlin", "place")) == [("Kremlin", "organisation")]


def test_one_name_has_one_kind_in_a_text() -> None:
    """What a text calls a place three times is no person the fourth, and a missed occurrence is found."""
    text = "Ondal. In Ondal. To Ondal. Ondal burns. Ondal!"
    starts = [i for i in range(len(text)) if text.startswith("Ondal", i)]
    kinds = ["place", "place", "place", "person"]
    mentions = [Mention(s, s + 5, k) for s, k in zip(starts, kinds, strict=False)]  # type: ignore[arg-type]
    found = propagated(text, mentions, [(0, len(text))])
    assert [(m.start, m.kind) for m in found] == [(s, "place") for s in starts]


def test_a_surname_is_the_person_of_the_full_name() -> None:
    """A word that ends a person's full name is that person when it stands alone."""
    text = "Ada Quell spoke. Quell left."
    found = propagated(text, [Mention(0, 9, "person"), Mention(17, 22, "organisation")], [(0, len(text))])
    assert [m.kind for m in found] == ["person", "person"]


def test_label_columns_in_bad_conversions_are_part_of_the_word_before() -> None:
    """What a bad conversion glued to a word neither becomes a word nor hides one."""
    found = tokens("the University of Ghana\tI-Organization said")
    assert [(t.text, t.column) for t in found][3:] == [("Ghana", "I-Organization"), ("said", "")]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300) | st.text(alphabet="Aa.'’-( )\n\tMr", max_size=300))
def test_any_text_gives_spans_in_order_that_fit(text: str) -> None:
    """Whatever the text, spans are within it, in order, apart from one another, and have an entity."""
    article = Article("a", text, blocks=(Block(0, len(text), "body"),))
    found, entities = names(article)
    keys = {entity.key for entity in entities}
    assert len(keys) == len(entities)
    end = 0
    for mark in found:
        assert end <= mark.start < mark.end <= len(text)
        assert mark.entity in keys
        end = mark.end


@given(st.text(max_size=200))
def test_tokens_are_the_text_without_white_space(text: str) -> None:
    """Tokens slice to their words, in order, and leave out nothing but white space."""
    found = tokens(text)
    if any(token.column for token in found):
        return
    assert all(text[t.start : t.end] == t.text for t in found)
    covered = {i for t in found for i in range(t.start, t.end)}
    left = [c for i, c in enumerate(text) if i not in covered]
    assert all(c.isspace() or not (c.isalnum() or c.isprintable()) or c == "\u0300" or _mark(c) for c in left)


def _mark(character: str) -> bool:
    return "\u0300" <= character <= "\u036f"


def test_a_row_of_nothing_has_no_names() -> None:
    """Empty rows and rows of marks are tagged without error."""
    assert tagged([[], tokens("… — ?")]) == [[], []]
