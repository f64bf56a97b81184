"""Plain text to an article."""

from __future__ import annotations

from tui.corpus.article import Article
from tui.errors import IngestError
from tui.harmless import harmless_line
from tui.ingest.article_draft import Facts, article
from tui.ingest.clean import clean
from tui.ingest.options import ARTICLE_LIMIT, Options
from tui.ingest.roles import bare_body, classify


def read_text(text: str, origin: str, options: Options, flags: tuple[str, ...] = ()) -> Article:
    """Return the article of a plain text.

    Raises:
        IngestError: there is nothing in it, or too much.
    """
    cleaned = clean(text)
    if not any(character.isalnum() for character in cleaned.text):
        raise IngestError("empty", origin)
    if len(cleaned.text) > ARTICLE_LIMIT:
        raise IngestError(
            f"text too long: {len(cleaned.text):,} characters", origin, f"at most {ARTICLE_LIMIT:,}"
        )
    if options.body_only:
        blocks, facts = bare_body(cleaned.text), Facts()
    else:
        blocks, facts = classify(cleaned.text)
    facts.title = harmless_line(facts.title)
    facts.flags += [*flags, *cleaned.flags]
    return article(cleaned.text, blocks, facts, origin)
