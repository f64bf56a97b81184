"""Articles made by hand, for a store that holds known things."""

from __future__ import annotations

from dataclasses import replace

import apsw

from tui.corpus.article import Article, Block
from tui.corpus.entity import Entity
from tui.corpus.event import Event, Evidence, Link, Story
from tui.corpus.highlight import DateMention, Figure, Highlight, LocalEntity, Quote, Speaker
from tui.store.derived import put_clustering
from tui.store.resolution import put_resolution
from tui.store.write import put_article

TEXT = "Dam bursts above Kestley\nAt least 17 people died on Friday, Ana Moré said: “We heard it first.”"
AT = {
    words: (TEXT.index(words), TEXT.index(words) + len(words)) for words in ("Ana Moré", "Kestley", "Friday")
}

FIRST = Article(
    id="a000000000001",
    text=TEXT,
    title="Dam bursts above Kestley",
    external_id="k-1",
    origin="/news/kestley.txt",
    source="Kestley Herald",
    publisher="Kestley Herald",
    authors=("Rho Vell",),
    language="en",
    published="2024-05-18T09:30+02:00",
    date_basis="stated",
    date_range=("2024-05-18", "2024-05-18"),
    blocks=(Block(0, 24, "title"), Block(25, len(TEXT), "body")),
    highlights=(Highlight(*AT["Ana Moré"], "person", "k1"), Highlight(*AT["Friday"], "date", layer="Ines")),
    statements=(Quote(*AT["Ana Moré"], Speaker("Ana Moré", *AT["Ana Moré"], "k1"), "said", direct=False),),
    quotes=(Quote(TEXT.index("We"), TEXT.index("”"), Speaker("Ana Moré", *AT["Ana Moré"], "k1"), "said"),),
    figures=(Figure(25, 43, "killed", 17, None, "at least", period="on Friday"),),
    dates=(DateMention(*AT["Friday"], "2024-05-17", "2024-05-17"),),
    local_entities=(LocalEntity("k1", "person", ("Ana Moré",), ("mayor",), 1),),
    flags=("encoding guessed: cp1252",),
    extra={"desk": ["foreign", {"page": 3}], "odd": "\ud800"},
)
SECOND = replace(
    FIRST, id="a000000000002", origin="/news/second.txt", published="2024-05-20", source="Sarn Post"
)
UNDATED = replace(
    FIRST,
    id="a000000000003",
    origin="/news/third.jsonl#3",
    title="水库决堤",
    text="水库决堤\nﾀﾞﾑ zer\u00adoth Ｈａｍａ",
    source=None,
    publisher=None,
    published=None,
    date_basis="unknown",
    date_range=(None, None),
    blocks=(),
    highlights=(),
    quotes=(),
    statements=(),
    figures=(),
    dates=(),
    local_entities=(),
)
ARTICLES = (FIRST, SECOND, UNDATED)

MORE = Entity("person:ana-more", "Ana Moré", "person", ("Moré",), (FIRST.id, SECOND.id))
LINK = Link(
    FIRST.id,
    SECOND.id,
    "same_event",
    0.9712,
    (Evidence("figure", (25, 43), (25, 43), "17 / 17 killed", 1.5, against=True),),
    (("shared rare names: Kestley", 2.1), ("a day apart", -0.3)),
)
DAM = Event(
    "v000000000001",
    "Dam bursts above Kestley",
    (SECOND.id, FIRST.id),
    (),
    "s1",
    ("2024-05-18", "2024-05-20"),
    2,
)
ALONE = Event("v000000000002", "水库决堤", (UNDATED.id,), (), "s2")
STORIES = (Story("s1", "The Orrin dam", (DAM.id,)), Story("s2", "水库决堤", (ALONE.id,)))


def fill(con: apsw.Connection) -> None:
    """Put all of the above into a corpus."""
    for article in ARTICLES:
        put_article(con, article, content_key=f"key of {article.id}")
    put_resolution(con, [MORE], {(FIRST.id, "k1"): MORE.id, (SECOND.id, "k1"): MORE.id})
    put_clustering(con, [DAM, ALONE], STORIES, [(LINK, "basis")])
