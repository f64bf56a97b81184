"""Names in Japanese and Chinese."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotate import annotate
from tui.annotate.cjk_names import cjk_names
from tui.annotate.resolve import Named, resolve
from tui.corpus.article import Article, Block


def found(text: str) -> list[tuple[str, str]]:
    """Return the names of a text with their kinds."""
    return [(text[m.start : m.end], m.kind) for m in cjk_names(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("山田太郎さん（45）が述べた。", [("山田太郎", "person")]),
        ("バイデン大統領は語った。", [("バイデン", "person")]),
        ("市长王小明说，大坝会坚持住。", [("王小明", "person")]),
        ("发言人欧阳明表示反对。", [("欧阳明", "person")]),
        ("南里県霧ヶ浜町で地震。", [("南里県", "place"), ("霧ヶ浜町", "place")]),
        ("気象庁によると、東京は晴れ。", [("気象庁", "organisation"), ("東京", "place")]),
    ],
)
def test_plain_names_are_found(text: str, names: list[tuple[str, str]]) -> None:
    """By title or courtesy, by rank of the place, or because they are known."""
    assert found(text) == names


@pytest.mark.parametrize(
    "text", ["皆さんへ。", "患者さんの話。", "町内の避難所で。", "県知事は。", "村人たち。"]
)
def test_words_that_look_alike_are_no_names(text: str) -> None:
    """Anybody's courtesy, an office without a name, a word that ends in a rank."""
    assert found(text) == []


def test_a_country_before_an_office_is_a_place() -> None:
    """The prime minister of a country is not called after it."""
    assert found("英国首相は欠席した。") == [("英国", "place")]


def test_the_speaker_of_a_quotation_is_the_person_that_is_marked() -> None:
    """Who said it is an entity of the article."""
    text = "葛葉満町長は記者会見で「見つかるまで捜す」と述べた。"
    article = annotate(Article("a1", text, blocks=(Block(0, len(text), "body"),)))
    (quote,) = article.quotes
    assert quote.speaker is not None
    assert quote.speaker.entity == "person:葛葉満"


@given(st.text(alphabet="王小明市长说县町村さんが、。霧ヶ浜Aa ー・ア", max_size=60))
def test_names_lie_in_the_text_in_order(text: str) -> None:
    """None is empty, none overlaps another, whatever stands there."""
    names = cjk_names(text, [(0, len(text))])
    assert all(0 <= m.start < m.end <= len(text) for m in names)
    assert all(a.end <= b.start for a, b in pairwise(names))


def test_a_name_in_other_letters_is_the_one_beside_it() -> None:
    """What brackets explain is one entity, in the article and across the corpus."""
    text = "Mayor Kuzunoha Mitsuru (葛葉満) thanked the weather agency (JMA, 気象庁) on Monday."
    other = "葛葉満町長は述べた。気象庁によると。"
    named = [
        Named(key, annotate(Article(key, words, blocks=(Block(0, len(words), "body"),))).local_entities)
        for key, words in (("a1", text), ("a2", other))
    ]
    names = [{entity.name, *entity.variants} for entity in resolve(named).entities]
    assert any({"Kuzunoha Mitsuru", "葛葉満"} <= each for each in names)
    assert any({"JMA", "気象庁"} <= each for each in names)
