from __future__ import annotations

from pathlib import Path

from tui.corpus.article import Article
from tui.corpus.entity import Entity
from tui.corpus.highlight import LocalEntity
from tui.corpus.identity import stable_id
from tui.store.connect import connect
from tui.store.entities import mentions_by_date
from tui.store.resolution import put_resolution
from tui.store.write import put_article


def test_mentions_are_counted_by_date(tmp_path: Path) -> None:
    """An article counts as often as it names the entity, whatever it calls it."""
    con = connect(tmp_path / "corpus.db")
    of: dict[tuple[str, str], str] = {}
    for day, key, mentions in (("2016-02-06", "sorsa", 3), ("2021-05-03", "ilma-sorsa", 2)):
        local = LocalEntity(key, "person", ("Ilma Sorsa",), (), mentions)
        article = Article(
            stable_id("a", day),
            "Ilma Sorsa wrote.",
            published=day,
            date_basis="stated",
            local_entities=(local,),
        )
        put_article(con, article, content_key="1")
        of[article.id, key] = "esorsa"
    put_resolution(con, [Entity("esorsa", "Ilma Sorsa", "person", (), tuple(sorted({a for a, _ in of})))], of)
    assert mentions_by_date(con, "esorsa") == [("2016-02-06", 3), ("2021-05-03", 2)]
