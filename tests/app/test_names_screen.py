"""Entities in the reader: all of them, the page of one, and putting names right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.app.conftest import ARTICLES, Opening, Reader, article_id
from tui.app.screens.correction_page import CorrectionPage
from tui.app.screens.entities_page import EntitiesPage
from tui.app.screens.entity_page import EntityPage
from tui.corpus.highlight import Highlight
from tui.store.connect import connect
from tui.store.corrections import corrections
from tui.store.layers import attach
from tui.store.write import put_article


async def choose_sorsa(reader: Reader) -> None:
    """Open the first article and choose its person."""
    await reader.press("j", "enter")
    while (mark := reader.screen.text.selected_highlight) is None or mark.entity != "esorsa":
        await reader.press("right_square_bracket")


def kept(path: Path) -> list[tuple[str, str, str]]:
    """Return verdict, name and article of the corrections that are kept."""
    con = connect(path)
    found = [(str(each.verdict), each.subject.name, each.subject.article) for each in corrections(con)]
    con.close()
    return found


async def test_all_entities_are_listed_and_narrowed(corpus: Path, opening: Opening) -> None:
    """`I` lists them, `/` narrows by name as one types, Enter opens the page of the one chosen."""
    async with opening(corpus) as reader:
        await reader.press("I")
        assert isinstance(reader.pilot.app.screen, EntitiesPage)
        assert all(name in reader.text for name in ("Tervo", "Ilma Sorsa"))
        await reader.press("slash", *"sors")
        assert "Tervo" not in reader.text
        await reader.press("enter", "enter")
        assert isinstance(reader.pilot.app.screen, EntityPage)
        assert "Ilma Sorsa" in reader.lines[0]


async def test_narrowing_is_taken_back_by_escape(corpus: Path, opening: Opening) -> None:
    """What was typed and left shows all again; a name that nobody has says so."""
    async with opening(corpus) as reader:
        await reader.press("I", "slash", *"zzz")
        assert "nobody and nothing is called so" in reader.text
        await reader.press("escape")
        assert "Ilma Sorsa" in reader.text


async def test_the_page_shows_what_was_said_and_who_is_near(corpus: Path, opening: Opening) -> None:
    """Mentions over time, quotes with their outlet, who it occurs with; a quote leads to its sentence."""
    async with opening(corpus, (140, 50)) as reader:
        await choose_sorsa(reader)
        await reader.press("i")
        text = reader.text
        assert "mentions in 4 articles" in text
        assert "What it said, 2" in text
        assert "The dam held for as long as it could" in text
        assert "Named together with" in text
        await reader.press("slash", *"dam", "space", *"held", "enter", "enter")
        assert reader.passage.startswith("The dam held")


async def test_who_is_near_leads_to_its_page(corpus: Path, opening: Opening) -> None:
    """Enter on an entity of the page opens that one's page."""
    async with opening(corpus, (140, 50)) as reader:
        await choose_sorsa(reader)
        await reader.press("i", "slash", *"tervo", "space", "space", *"place", "enter", "enter")
        assert isinstance(reader.pilot.app.screen, EntityPage)
        assert reader.lines[0].split()[0] == "Tervo"


async def test_a_name_is_put_right_in_the_article_and_undone(corpus: Path, opening: Opening) -> None:
    """`p` on a highlight offers what it may be; what is chosen is kept, said, and undone by `z`."""
    async with opening(corpus) as reader:
        await choose_sorsa(reader)
        await reader.press("p")
        assert isinstance(reader.pilot.app.screen, CorrectionPage)
        await reader.press("slash", *"organisation", "enter", "enter")
        assert kept(corpus) == [("kind", "Ilma Sorsa", reader.article_id)]
        assert "put right: “Ilma Sorsa” is an organisation in this article" in reader.text
        await reader.press("z")
        assert kept(corpus) == []


async def test_one_that_is_not_the_person_is_set_apart(corpus: Path, opening: Opening) -> None:
    """The first choice says that the name in this article is another one."""
    async with opening(corpus) as reader:
        await choose_sorsa(reader)
        await reader.press("p", "enter")
        assert kept(corpus) == [("apart", "Ilma Sorsa", reader.article_id)]


async def test_two_are_put_together_by_choosing_the_other(corpus: Path, opening: Opening) -> None:
    """A name is asked for, those who may be meant are listed, Enter makes the two one."""
    async with opening(corpus) as reader:
        await choose_sorsa(reader)
        await reader.press("p", "slash", *"same", "space", *"as", "enter", "enter")
        assert isinstance(reader.pilot.app.screen, EntitiesPage)
        await reader.press("ctrl+u", *"tervo", "enter")
        await reader.press("enter")
        ((verdict, *_),) = kept(corpus)
        assert verdict == "same"


async def test_from_the_page_of_an_entity_it_is_put_right_everywhere(corpus: Path, opening: Opening) -> None:
    """`p` there offers what holds wherever it is named; a correction made is shown and taken back."""
    async with opening(corpus, (140, 60)) as reader:
        reader.screen._open_entity("etervo")
        await reader.settle()
        await reader.press("slash", *"narrow", "enter", "p")
        assert "Wherever Tervo is named" in reader.text
        assert " In " not in reader.lines[1]
        await reader.press("slash", *"organisation", "enter", "enter")
        assert kept(corpus) == [("kind", "Tervo", "")]
        reader.screen._open_entity("etervo")
        await reader.settle()
        assert "Put right by readers" in reader.text
        await reader.press("p", "slash", *"right", "enter", "enter")
        assert kept(corpus) == []


async def test_without_a_name_chosen_nothing_is_put_right(corpus: Path, opening: Opening) -> None:
    """The status line says what to do first."""
    async with opening(corpus) as reader:
        await reader.press("j", "enter", "p")
        assert "choose a name first" in reader.text


async def test_marks_made_anew_show_in_the_open_article(corpus: Path, opening: Opening) -> None:
    """What another process marks anew is painted at once; the text stays where it is."""
    async with opening(corpus) as reader:
        await choose_sorsa(reader)
        name = next(name for name in ARTICLES if article_id(name) == reader.article_id)
        before = reader.screen.text.top_offset
        con = connect(corpus)
        bare = replace(ARTICLES[name], highlights=(), quotes=(), figures=())
        put_article(con, bare, content_key="2")
        con.close()
        await reader.look()
        assert reader.screen.article is not None
        assert reader.screen.article.highlights == ()
        assert reader.screen.text.selected_highlight is None
        assert reader.screen.text.top_offset == before


async def test_layers_are_shown_apart_and_together(corpus: Path, opening: Opening) -> None:
    """`v L` shows the next layer alone, with how far it agrees; after the last, all of them."""
    async with opening(corpus) as reader:
        await choose_sorsa(reader)
        article = reader.screen.article
        assert article is not None
        mark = Highlight(0, 5, "misc", layer="Ines")
        con = connect(corpus)
        attach(con, "Ines", [(article.id, article.text, [mark])])
        con.close()
        await reader.look()
        await reader.press("v", "L")
        assert "layer copytaster" in reader.text
        await reader.press("v", "L")
        assert "layer Ines: 1 mark, 0 as copytaster has them" in reader.text
        await reader.press("right_square_bracket")
        assert reader.screen.text.selected_highlight == mark
        assert "marked by Ines" in reader.text
        await reader.press("v", "L")
        assert "all layers together: copytaster, Ines" in reader.text


async def test_the_reports_of_an_event_are_set_apart_together(corpus: Path, opening: Opening) -> None:
    """All that name it there are another one than the rest, and one among themselves; one undo step."""
    async with opening(corpus) as reader:
        await choose_sorsa(reader)
        await reader.press("p", "slash", *"reports", "space", *"of", "enter", "enter")
        verdicts = [verdict for verdict, *_ in kept(corpus)]
        assert sorted(verdicts) == ["apart", "apart", "apart", "same", "same"]
        assert {article for *_, article in kept(corpus)} == {
            article_id(name) for name in ("herald", "post", "wire")
        }
        await reader.press("z")
        assert kept(corpus) == []
