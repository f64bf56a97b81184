from tests.quality.gold import GoldArticle, GoldBlock, GoldPhrase
from tests.quality.placed import Placed, squeezed


def _article(*blocks: str) -> GoldArticle:
    made = tuple(GoldBlock("body", text) for text in blocks)
    return GoldArticle("k", None, None, None, None, "unknown", None, "en", "e", (), made, (), (), ())


def test_squeezed_text_leads_back_to_where_it_came_from() -> None:
    """A span of the squeezed text is the same words in the text as it was."""
    text = "a  b\n\n c"
    assert squeezed(text).text == "a b c"
    start, end = squeezed(text).span(2, 5)
    assert text[start:end] == "b\n\n c"


def test_blocks_are_found_in_order_though_their_words_recur() -> None:
    """Of two equal blocks the second is the later one."""
    placed = Placed(_article("Show", "text", "Show"), "Show\n\ntext\n\nShow")
    assert placed.block(0) == (0, 4)
    assert placed.block(2) == (12, 16)


def test_phrase_is_the_occurrence_asked_for() -> None:
    """`nth` counts occurrences within the block, from 0, whatever stands before it."""
    placed = Placed(_article("five", "of five\u00a0or five"), "five\n\nof five\u00a0or five")
    assert placed.phrase(GoldPhrase(1, "five", 1)) == (17, 21)


def test_block_that_is_not_there_is_nowhere() -> None:
    """What the text lacks has no place, nor have the phrases in it."""
    placed = Placed(_article("gone"), "something else")
    assert placed.block(0) is None
    assert placed.phrase(GoldPhrase(0, "gone", 0)) is None
