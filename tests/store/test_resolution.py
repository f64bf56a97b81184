"""What is stored of who is who is what was last put, whatever was stored before."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.samples import ARTICLES
from tui.corpus.entity import Entity
from tui.store.connect import connect
from tui.store.resolution import put_resolution
from tui.store.write import put_article

_Of: TypeAlias = dict[tuple[str, str], str]

_PLACES = st.tuples(
    st.sampled_from([article.id for article in ARTICLES]), st.sampled_from(["k1", "k2", "k3"])
)
_RESOLUTIONS = st.dictionaries(_PLACES, st.sampled_from(["person:a", "person:b", "place:c"]))


def _entities(of: _Of) -> list[Entity]:
    bearers = {identity: {a for (a, _), e in of.items() if e == identity} for identity in of.values()}
    return [Entity(each, each[-1], "person", (), tuple(sorted(bearers[each]))) for each in bearers]


@settings(max_examples=30, deadline=None)
@given(rounds=st.lists(_RESOLUTIONS, min_size=2, max_size=4))
def test_the_last_one_holds(rounds: list[_Of]) -> None:
    """Rows that are the same stay, others change, come or go."""
    with TemporaryDirectory() as folder:
        con = connect(Path(folder) / "corpus.db")
        for article in ARTICLES:
            put_article(con, article, content_key=article.id)
        for of in rounds:
            put_resolution(con, _entities(of), of)
            stored = con.execute("SELECT article.id, key, entity FROM article_entity JOIN article USING (n)")
            assert {(a, key): entity for a, key, entity in stored} == of
            assert {identity for (identity,) in con.execute("SELECT id FROM entity")} == set(of.values())
        con.close()
