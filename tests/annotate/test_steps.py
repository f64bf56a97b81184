from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotate.written import written
from tui.annotate import annotate
from tui.annotate.overlap import without_overlap
from tui.corpus.article import Article, Block
from tui.corpus.highlight import Figure, Highlight, Quote

TEXT = (
    "“We lost everything,” Angela Merkel told the World Bank on Friday. "
    "At least 17 people were killed in Kenya."
)


def test_everything_is_marked_in_one_list() -> None:
    """Names, dates, figures and quotes are all among an article's highlights, in the order of the text."""
    article = annotate(written(TEXT))
    assert {h.kind for h in article.highlights} >= {
        "person",
        "organisation",
        "place",
        "date",
        "figure",
        "quote",
    }
    assert list(article.highlights) == sorted(article.highlights, key=lambda h: (h.start, -h.end, h.kind))
    assert (len(article.dates), len(article.figures), len(article.quotes)) == (1, 1, 1)


def test_annotation_leaves_the_text_alone() -> None:
    """Annotation adds marks; text, blocks and identity stay, and a second run marks the same."""
    article = written(TEXT)
    done = annotate(article)
    assert (done.text, done.blocks, done.id) == (article.text, article.blocks, article.id)
    assert annotate(article) == done


def test_the_speaker_is_an_entity_of_the_article() -> None:
    """A quote's speaker refers to one of the article's own entities."""
    article = annotate(written(TEXT))
    assert article.quotes[0].speaker is not None
    assert article.quotes[0].speaker.entity in {e.key for e in article.local_entities}


def test_outside_marks_win() -> None:
    """Where a mark made elsewhere overlaps one of ours of its class, ours goes; other classes stay."""
    own = [Highlight(0, 9, "person"), Highlight(20, 25, "place"), Highlight(0, 30, "quote")]
    outside = [Highlight(4, 12, "organisation", layer="colleague")]
    assert without_overlap(own, outside) == (own[2], outside[0], own[1])


def test_outside_quotes_and_figures_win() -> None:
    """A quote or figure that came with the article stays, and ours of the same words is left out."""
    quote = Quote(1, 20)
    figure = Figure(TEXT.index("At least"), TEXT.index(" were"), "other", 17, None)
    article = Article("a", TEXT, blocks=(Block(0, len(TEXT), "body"),), quotes=(quote,), figures=(figure,))
    done = annotate(article)
    assert done.quotes == (quote,)
    assert done.figures == (figure,)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=400), st.integers(0, 400))
def test_any_text_is_annotated(text: str, cut: int) -> None:
    """No text makes annotation fail, and every mark lies within the content."""
    cut = min(cut, len(text))
    article = Article("a", text, blocks=(Block(0, cut, "body"), Block(cut, len(text), "boilerplate")))
    assert all(0 <= h.start < h.end <= cut for h in annotate(article).highlights)
