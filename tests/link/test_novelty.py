"""What no reader is told is new: what an outlet says of itself."""

from __future__ import annotations

import pytest

from tests.link.reports import FERRY, report
from tui.link.furniture import is_furniture
from tui.link.novelty import novel_sentences

FURNITURE = [
    "All rights reserved by Ostrin Evening Newspapers Limited.",
    "Associated writers Ilse Brandvold and Tomas Vell contributed to this report.",
    "Photograph: Agneta Ruiz/Kestrel Pictures",
    "Read more: how the ferry Maravel was built in Lower Tarn",
    "Sign up for the Ostrin Evening newsletter and have it in your inbox.",
    "• This article was amended on 4 March 2031 to correct the name of the ferry.",
    "Follow us on Kestrelgram for all the latest from Port Ostrin.",
]
NEWS = [
    "Photographs taken from Port Ostrin show the ferry on its side.",
    "All rights of the operator were suspended on Friday, the minister said.",
    "Brandvold told families to sign up for a place on the boat to Port Ostrin.",
    "The article that the Maravel carried no boats was wrong, Kestrel Lines said.",
]


@pytest.mark.parametrize("sentence", FURNITURE)
def test_what_an_outlet_says_of_itself_is_never_new(sentence: str) -> None:
    """Copyright, credits, corrections and calls to sign up add nothing to an event."""
    assert is_furniture(sentence)
    article = report("one", (*FERRY, sentence))
    assert len(novel_sentences(article, [])) == len(FERRY)


@pytest.mark.parametrize("sentence", NEWS)
def test_news_in_the_same_words_is_news(sentence: str) -> None:
    """Photographs, rights and signing up happen in events as well."""
    assert not is_furniture(sentence)
