"""What goes out in a form of another tool comes back as it was, as far as the form can hold it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.article import Article
from tui.corpus.highlight import OWN_LAYER, Highlight
from tui.interchange.conll import without_overlap
from tui.interchange.fitting import fitted
from tui.interchange.formats import FORMS, Form, brat_files, form_of, read, written
from tui.interchange.given import LABELS, GivenMark, GivenMarks, InterchangeError

_LETTERS = st.text(alphabet="Ab é\n\t.,’-王\u0301#'\"\\1", min_size=1, max_size=60)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Return an article with marks anywhere in it, overlapping or not."""
    text = draw(_LETTERS)
    marks = []
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        kind = draw(st.sampled_from(sorted(LABELS)))
        entity = draw(st.sampled_from([None, "person:ana-lerroux", "place:王~1"]))
        layer = draw(st.sampled_from([OWN_LAYER, "Ines", "spaCy md"]))
        marks.append(Highlight(start, end, kind, entity, layer))
    order = sorted(dict.fromkeys(marks), key=lambda m: (m.start, m.end, m.kind, m.entity or "", m.layer))
    return Article(
        "a1", text, title="Dam", external_id="k-1", url="https://x.test/1", highlights=tuple(order)
    )


def back(form: Form, article: Article) -> GivenMarks:
    """Return what is read of what was written."""
    if form == "brat":
        (_, text), (_, annotations) = brat_files([article])
        (found,) = read("brat", annotations, text, "a1")
        return found
    (found,) = read(form, "".join(written(form, [article])))
    return found


@given(articles())
@pytest.mark.parametrize("form", ["prodigy", "w3c"])
def test_spans_kinds_entities_and_layers_come_back(form: Form, article: Article) -> None:
    """Prodigy and W3C hold all that a mark is."""
    if form == "w3c" and not article.highlights:
        return  # nothing says which article nothing is about
    marks = [(m.start, m.end, m.kind, m.entity, m.layer) for m in back(form, article).marks]
    assert marks == [(m.start, m.end, m.kind, m.entity, m.layer) for m in article.highlights]


def held_by_brat(text: str, mark: Highlight) -> tuple[int, int]:
    """Return the span without line breaks at its edges: no fragment of brat's may be one."""
    words = text[mark.start : mark.end]
    if not words.strip("\n"):
        return mark.start, mark.end
    start = mark.start + len(words) - len(words.lstrip("\n"))
    return start, mark.end - len(words) + len(words.rstrip("\n"))


@given(articles())
def test_brat_holds_all_but_line_breaks_at_the_edges(article: Article) -> None:
    """Kinds, entities, layers and spans come back, over several lines too."""
    marks = [(m.start, m.end, m.kind, m.entity, m.layer or OWN_LAYER) for m in back("brat", article).marks]
    assert marks == [(*held_by_brat(article.text, m), m.kind, m.entity, m.layer) for m in article.highlights]


@given(articles())
def test_doccano_holds_spans_and_kinds(article: Article) -> None:
    """Its labels have no place for more."""
    found = back("doccano", article)
    assert found.text == article.text
    assert [(m.start, m.end, m.kind) for m in found.marks] == [
        (m.start, m.end, m.kind) for m in article.highlights
    ]


@given(articles())
def test_columns_hold_marks_that_do_not_overlap(article: Article) -> None:
    """Of overlapping marks the first and longest comes back, without white space at its edges."""
    kept = without_overlap(article.text, article.highlights)
    solid = [
        m
        for m in kept
        if any(letter.isalnum() or not letter.isspace() for letter in article.text[m.start : m.end])
    ]
    found = back("conll", article) if article.text.strip() else GivenMarks()
    assert [(m.start, m.end, m.kind) for m in found.marks] == [(m.start, m.end, m.kind) for m in solid]


@given(articles(), st.sampled_from(FORMS))
def test_what_comes_back_fits_its_article(article: Article, form: Form) -> None:
    """Every mark that was written is found in the article's text, none is refused."""
    if form in {"w3c", "conll"} and (not article.highlights or not article.text.strip()):
        return
    result = fitted(back(form, article), article.text, "them")
    assert not result.refused
    assert all(0 <= mark.start < mark.end <= len(article.text) for mark in result.marks)


@given(articles())
def test_an_article_is_known_by_what_was_written(article: Article) -> None:
    """Each form names the article by its id, the id of its input or its URL."""
    for form in FORMS:
        if article.highlights and article.text.strip():
            assert {"a1", "k-1", "https://x.test/1"} & set(back(form, article).names), form


@given(st.text(max_size=200), st.sampled_from(FORMS))
def test_whatever_a_file_holds_nothing_else_than_a_refusal_comes_of_it(text: str, form: Form) -> None:
    """A stranger's file gives marks or one line that says why not."""
    try:
        found = list(read(form, text, None, "x"))
    except InterchangeError:
        return
    assert all(0 <= mark.start <= mark.end for each in found for mark in each.marks)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["text", "label", "spans", "start", "end", "target", "selector", "body", "items", "id"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=14,
)


@given(_JSON, st.sampled_from(["doccano", "prodigy", "w3c"]))
def test_whatever_json_holds_it_is_read_or_refused(value: object, form: Form) -> None:
    """Wrong types in a stranger's JSON break nothing."""
    try:
        found = list(read(form, json.dumps(value)))
    except InterchangeError:
        return
    assert all(mark.start <= mark.end for each in found for mark in each.marks)


def test_marks_move_with_white_space() -> None:
    """Marks made on a text that was spaced otherwise, or on a part of it, find their words."""
    given_marks = GivenMarks(
        text="Ana Lerroux , of Kestley", marks=(GivenMark(0, 11, "person", "Ana Lerroux"),)
    )
    text = "Dam holds\n\nAna\nLerroux, of Kestley, said so."
    (mark,) = fitted(given_marks, text, "x").marks
    assert text[mark.start : mark.end] == "Ana\nLerroux"


def test_a_mark_whose_words_are_not_there_is_refused() -> None:
    """It is named, and nothing is guessed."""
    given_marks = GivenMarks(marks=(GivenMark(0, 3, "person", "Bob"), GivenMark(0, 3, "person", "Ana")))
    result = fitted(given_marks, "Ana Lerroux", "x")
    assert [(m.start, m.end) for m in result.marks] == [(0, 3)]
    assert result.refused == ("“Bob” is not in the article's text there",)


def test_columns_of_other_tools_are_read() -> None:
    """Two columns, four columns of CoNLL 2003, BIOES and IOB1 tags."""
    sentence = "Ana NNP B-NP I-PER\nLerroux NNP I-NP I-PER\nsaid VBD O O\n"
    (found,) = read("conll", f"-DOCSTART- -X- O O\n\n{sentence}\nKestley NNP B-NP S-LOC\n")
    assert found.text == "Ana Lerroux said\nKestley\n"
    assert [(m.start, m.end, m.kind) for m in found.marks] == [(0, 11, "person"), (17, 24, "place")]


def test_the_newer_form_of_doccano_is_read() -> None:
    """Its entities have offsets by name."""
    row = {"id": 7, "text": "Ana", "entities": [{"label": "PERSON", "start_offset": 0, "end_offset": 3}]}
    (found,) = read("doccano", json.dumps(row))
    assert found.names == ("7",)
    assert [(m.start, m.end, m.kind) for m in found.marks] == [(0, 3, "person")]


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("x.ann", "", "brat"),
        ("x.conll", "", "conll"),
        ("x.jsonl", '{"text":"","label":[]}', "doccano"),
        ("x.jsonl", '{"text":"","spans":[]}', "prodigy"),
        ("x.json", '[{"@context":"http://www.w3.org/ns/anno.jsonld"}]', "w3c"),
    ],
)
def test_a_form_is_told_from_name_and_beginning(name: str, text: str, form: Form) -> None:
    """Nobody needs to name it where it is plain."""
    assert form_of(name, text) == form
