"""Evidence: the passages that show why two articles are linked, and what speaks against it."""

from __future__ import annotations

import pytest

from tests.link.reports import FERRY, FERRY_HIGHER, FERRY_OTHER, corpus, report
from tui.corpus.article import Article
from tui.corpus.event import Evidence
from tui.link import cluster, explain, novel_sentences, passages, sketch


def sides(evidence: Evidence, a: Article, b: Article) -> tuple[str, str]:
    """Return what evidence marks on either side."""
    return a.text[slice(*evidence.a)], b.text[slice(*evidence.b)]


@pytest.fixture(scope="module")
def pair() -> tuple[Article, Article]:
    """Two outlets' reports of one accident."""
    return report("one", FERRY, "Ferry capsizes"), report("two", FERRY_OTHER, "Ferry overturns")


def test_cut_quote_is_the_same_quote(pair: tuple[Article, Article]) -> None:
    """A quote that one outlet cut is found, and the note says by how much."""
    (quote,) = (e for e in passages(*pair) if e.kind == "quote")
    left, right = sides(quote, *pair)
    assert "until the lights went out at midnight" in left
    assert right.startswith("We heard them")
    assert "2 words only in the first" in quote.note


def test_same_statement_in_other_words_is_a_passage(pair: tuple[Article, Article]) -> None:
    """Two sentences that report one thing in their own words are linked."""
    found = [sides(e, *pair) for e in passages(*pair) if e.kind == "passage"]
    assert any("capsized" in left and "overturned" in right for left, right in found) or any(
        "searched" in left and "searched" in right for left, right in found
    )


def test_figures_that_contradict_say_so() -> None:
    """Two tolls of one event in sentences that say the same contradict, with both values in the note."""
    a = report("a", ("Rescuers said 12 people were killed when the ferry Maravel capsized off Port Ostrin.",))
    b = report("b", ("Rescuers said 19 people were killed when the ferry Maravel capsized off Port Ostrin.",))
    (figure,) = (e for e in passages(a, b) if e.kind == "figure")
    assert figure.against
    assert "12 / 19" in figure.note


def test_the_dead_of_a_town_aside_contradict_no_toll() -> None:
    """A count of a town that its report names once and the other never is no other count of the same dead."""
    told = "The ferry Maravel of Kestrel Lines capsized off Port Ostrin when its bow door failed."
    a = report("a", (told, "It killed 12 people, coastguard captain Ilse Brandvold said."))
    near, aside = (
        report("b", (told, f"In {town} a lorry that left the road killed 31 people, Brandvold said."))
        for town in ("Port Ostrin", "Dunmarra")
    )
    assert [e.note for e in passages(a, near) if e.kind == "figure"] == ["12 / 31 killed"]
    assert not [e for e in passages(a, aside) if e.kind == "figure"]


def test_counts_of_some_are_not_set_against_counts_of_all_or_of_others() -> None:
    """Nine seriously hurt contradict no 31 hurt, nor do four in one report nine in another."""
    told = "The ferry Maravel of Kestrel Lines capsized off Port Ostrin when its bow door failed"
    hurt, badly, fewer = (
        report("abc"[at], (f"{told}, and {words}, coastguard captain Ilse Brandvold said.",))
        for at, words in enumerate(
            ("injured 31 people", "left nine people seriously injured", "left four people seriously injured")
        )
    )
    assert [f.kind for each in (hurt, badly, fewer) for f in each.figures] == ["injured"] * 3
    for one, other in ((hurt, badly), (badly, hurt), (badly, fewer)):
        assert not [e for e in passages(one, other) if e.kind == "figure"]


def test_figures_that_agree_do_not_count_against() -> None:
    """The same toll on both sides is evidence for the link."""
    a = report("a", ("Rescuers said 12 people were killed when the ferry Maravel capsized off Port Ostrin.",))
    b = report("b", ("The capsizing of the ferry Maravel off Port Ostrin killed 12 people, rescuers said.",))
    (figure,) = (e for e in passages(a, b) if e.kind == "figure")
    assert not figure.against


def test_running_total_is_not_compared_with_a_day() -> None:
    """The dead of a whole war are never set against those of one day."""
    a = report(
        "a", ("The war in Ostrin has killed 9,000 people since 2027, the Kestrel monitoring group said.",)
    )
    b = report(
        "b", ("Shelling in the Ostrin war killed 12 people on Tuesday, the Kestrel monitoring group said.",)
    )
    assert not [e for e in passages(a, b) if e.kind == "figure"]


def test_sentences_on_one_person_need_not_say_the_same() -> None:
    """Names alone make no passage."""
    a = report("a", ("Mina Okonjo opened a school in Tarnmouth.",))
    b = report("b", ("Mina Okonjo sold her house in Tarnmouth.",))
    assert not [e for e in passages(a, b) if e.kind == "passage"]


def test_explained_link_has_reasons_and_spans_on_both_sides() -> None:
    """Every link can be explained: reasons strongest first, and evidence whose spans lie in the texts."""
    articles = {article.id: article for article in corpus()}
    made = cluster(sketch(article) for article in articles.values())
    assert made.links
    for link in made.links:
        told = explain(articles[link.a], articles[link.b], link)
        assert told.reasons
        weights = [abs(weight) for _, weight in told.reasons]
        assert weights == sorted(weights, reverse=True)
        for evidence in told.evidence:
            left, right = sides(evidence, articles[link.a], articles[link.b])
            assert left.strip()
            assert right.strip()


def test_what_is_new_is_told_from_what_was_read() -> None:
    """Of a follow-up, the sentences with new facts are new, and what the first report said is not."""
    first, second = report("one", FERRY), report("higher", FERRY_HIGHER)
    new = [second.text[start:end] for start, end in novel_sentences(second, [first])]
    assert any("suspended its chief engineer" in sentence for sentence in new)
    assert novel_sentences(first, [first]) == []


def test_nothing_read_leaves_everything_new() -> None:
    """For someone who has read nothing, every telling sentence is new."""
    article = report("one", FERRY)
    assert len(novel_sentences(article, [])) == len(FERRY)


def test_additions_are_not_set_against_totals() -> None:
    """What was found in addition ("12 more bodies") is neither the toll nor against it."""
    a = report("a", ("Divers found 12 more bodies in the ferry Maravel off Port Ostrin on Tuesday.",))
    b = report("b", ("The ferry Maravel capsized off Port Ostrin on Tuesday; divers found 19 bodies.",))
    assert [e for e in passages(a, b) if e.kind == "figure"] == []


def test_what_one_quotes_and_another_reports_is_linked() -> None:
    """A quotation and the indirect report of it are one passage, by speaker and words."""
    quoted = report(
        "a", ("“The cargo shifted because the chains were rusted through,” Ilse Brandvold said.",)
    )
    told = report("b", ("Ilse Brandvold said that the chains of the cargo had been rusted through.",))
    assert any("reported in the other" in evidence.note for evidence in passages(quoted, told))


def test_a_changed_count_is_new_though_the_words_are_known() -> None:
    """A sentence that differs only in what it counts adds a figure."""
    first = report(
        "a", ("Rescuers said twelve people died when the ferry Maravel capsized off Port Ostrin.",)
    )
    later = report(
        "b", ("Rescuers said nineteen people died when the ferry Maravel capsized off Port Ostrin.",)
    )
    assert len(novel_sentences(later, [first])) == 1
    assert novel_sentences(first, [first]) == []
