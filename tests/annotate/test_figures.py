"""Counts of people: bounds, what happened, to whom, by whose account, over which time."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.annotate.hostile import ARTICLES, REPEATED, is_linear
from tests.annotate.written import written
from tui.annotate.figures import figures
from tui.annotate.number_words import value_of
from tui.corpus.article import Article

# text, then for each figure: phrase, kind, low, high, qualifier, who
CASES: list[tuple[str, list[tuple[object, ...]]]] = [
    (
        "At least 17 civilians were killed.",
        [("At least 17 civilians", "killed", 17, None, "at least", "civilians")],
    ),
    (
        "As many as 100 people have died.",
        [("As many as 100 people", "killed", None, 100, "as many as", None)],
    ),
    ("Dozens were wounded.", [("Dozens", "injured", 24, None, "dozens", None)]),
    (
        "Nearly 50,000 people are displaced.",
        [("Nearly 50,000 people", "displaced", None, 50000, "nearly", None)],
    ),
    (
        "Strikes killed more than 370 people, among them 68 children.",
        [
            ("more than 370 people", "killed", 370, None, "more than", None),
            ("68 children", "killed", 68, 68, None, "children"),
        ],
    ),
    (
        "Between 20 and 30 miners are trapped.",
        [("Between 20 and 30 miners", "trapped", 20, 30, "between", "miners")],
    ),
    (
        "The blast killed 40 people, of whom nine were children.",
        [
            ("40 people", "killed", 40, 40, None, None),
            ("nine", "killed", 9, 9, None, "children"),
        ],
    ),
    ("No one was hurt.", [("No one", "injured", 0, 0, "no one", None)]),
    ("Scores died.", [("Scores", "killed", 40, None, "scores", None)]),
    ("A dozen soldiers are missing.", [("A dozen soldiers", "missing", 12, 12, None, "soldiers")]),
    (
        "A shell killed four children and wounded three.",
        [("four children", "killed", 4, 4, None, "children"), ("three", "injured", 3, 3, None, None)],
    ),
    (
        "The raid left at least three men and one woman dead.",
        [
            ("at least three men", "killed", 3, None, "at least", "men"),
            ("one woman", "killed", 1, 1, None, "woman"),
        ],
    ),
    (
        "A blast that left five members of the choir dead.",
        [("five members", "killed", 5, 5, None, "members")],
    ),
    (
        "The sting arrested 17 men, 2 women.",
        [("17 men", "detained", 17, 17, None, "men"), ("2 women", "detained", 2, 2, None, "women")],
    ),
    (
        "Four people were fatally stabbed and more hurt.",
        [("Four people", "killed", 4, 4, None, None)],
    ),
    ("Six miners at least were killed.", [("Six miners at least", "killed", 6, None, "at least", "miners")]),
    ("It sank with the loss of 47 lives.", [("47 lives", "killed", 47, 47, None, None)]),
    (
        "The flood forced some 9,000 people from their homes.",
        [("some 9,000 people", "displaced", 9000, 9000, "some", None)],
    ),
    (
        "As many as 200 stalls were destroyed.",
        [("As many as 200 stalls", "other", None, 200, "as many as", "stalls")],
    ),
    ("The ferry had 154 people on board.", [("154 people", "other", 154, 154, None, None)]),
    (
        "They counted 72 deaths, five children among them.",
        [("72 deaths", "killed", 72, 72, None, None), ("five children", "killed", 5, 5, None, "children")],
    ),
    ("He said its toll was more than 100.", [("more than 100", "killed", 100, None, "more than", None)]),
    (
        "The quarrel cost more than 410,000 lives.",
        [("more than 410,000 lives", "killed", 410000, None, "more than", None)],
    ),
    ("The flood claimed 12 lives.", [("12 lives", "killed", 12, 12, None, None)]),
    ("The death toll rose to 21.", [("21", "killed", 21, 21, None, None)]),
    ("The toll rose from 12 to 15.", [("15", "killed", 15, 15, None, None)]),
    ("They counted 72 deaths.", [("72 deaths", "killed", 72, 72, None, None)]),
    (
        "The crash left 17 dead and 35 injured.",
        [("17 dead", "killed", 17, 17, None, None), ("35", "injured", 35, 35, None, None)],
    ),
    (
        "Police arrested 20 to 30 protesters.",
        [("20 to 30 protesters", "detained", 20, 30, "to", "protesters")],
    ),
    (
        "Some 1.5 million people fled.",
        [("Some 1.5 million people", "displaced", 1500000, 1500000, "some", None)],
    ),
    ("Twenty-seven fatalities were confirmed.", [("Twenty-seven fatalities", "killed", 27, 27, None, None)]),
    ("About 300 Syrians were detained.", [("About 300 Syrians", "detained", 300, 300, "about", "Syrians")]),
    ("Three or more people drowned.", [("Three or more people", "killed", 3, None, "or more", None)]),
    (
        "Two people died in Sarn County, one in Ostrin County.",
        [("Two people", "killed", 2, 2, None, None), ("one", "killed", 1, 1, None, None)],
    ),
    (
        "More than 250,000 people are under siege.",
        [("More than 250,000 people", "trapped", 250000, None, "more than", None)],
    ),
]


@pytest.mark.parametrize(("text", "told"), CASES, ids=[case[0] for case in CASES])
def test_counts_with_their_bounds(text: str, told: list[tuple[object, ...]]) -> None:
    """A count spans its phrase, and means what its wording bounds."""
    found = [
        (text[f.start : f.end], f.kind, f.low, f.high, f.qualifier, f.who) for f in figures(written(text))
    ]
    assert found == told


@pytest.mark.parametrize(
    "text",
    [
        "Brahmi, 58, was shot dead.",
        "Sella, who was 19, was shot dead by keepers.",
        "The bomb fell 20 kilometres from the dead town.",
        "In 2014, the dead were buried.",
        "They killed two dogs.",
        "He died on January 6.",
        "A 35-year-old was killed.",
        "It fell by 12 percent and nobody noticed the injured.",
        "Ten ships sailed past the missing light.",
        "The convoy of 20 trucks arrived.",
    ],
)
def test_numbers_that_count_no_people(text: str) -> None:
    """Ages, distances, years, animals and shares are no figures."""
    assert [text[f.start : f.end] for f in figures(written(text)) if f.low != 0] == []


SOURCES = [
    ("Ten people died, according to a tally by the charity.", "a tally by the charity"),
    ("The ministry said that ten people died.", "The ministry"),
    ("Ten people died, rescue workers said.", "rescue workers"),
    ("Ten people died, said the mayor.", "the mayor"),
    ("Red Relief, a charity based in Rome, said ten people died.", "Red Relief"),
    ("Ten people died.", None),
    ("Ten people have been reported killed since the army announced the raid.", None),
    ("The mayor told Reuters that ten people died.", "The mayor"),
    ("Red Relief said a clinic was hit. Ten people died, it said.", "Red Relief"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES, ids=[case[0] for case in SOURCES])
def test_by_whose_account(text: str, source: str | None) -> None:
    """A figure carries who gave it, as printed, and none where the article speaks for itself."""
    [figure] = figures(written(text))
    assert figure.attributed_to == source


PERIODS = [
    ("Ten people died over the past three days.", "over the past three days", False),
    ("Ten people died in the first 24 hours.", "in the first 24 hours", False),
    ("Ten people died since Friday.", "since Friday", False),
    (
        "Since the assault began in late September, strikes killed ten people.",
        "Since the assault began in late September",
        True,
    ),
    ("Ten people have died since 2011.", "since 2011", True),
    ("Three weeks of strikes killed ten people.", "Three weeks", True),
    ("Ten people died this year.", "this year", True),
    ("Ten people died earlier this year.", None, False),
    ("Ten people died.", None, False),
    (
        "It is blamed for ten dead since the men took up arms in 2009.",
        "since the men took up arms in 2009",
        True,
    ),
    (
        "The band, which met in 2003, killed ten people in the past seven years.",
        "in the past seven years",
        True,
    ),
]


@pytest.mark.parametrize(("text", "period", "running"), PERIODS, ids=[case[0] for case in PERIODS])
def test_a_running_total_is_no_days_toll(text: str, period: str | None, *, running: bool) -> None:
    """The time counted over is told, and more than a week of it makes a running total."""
    [figure] = figures(written(text))
    assert (figure.period, figure.running) == (period, running)


def test_the_nearest_place_is_told() -> None:
    """A figure carries the place named in its sentence."""
    [figure] = figures(written("Ten people died in Azaz.", names={"Azaz": "place"}))
    assert figure.place == "Azaz"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("17", 17),
        ("50,000", 50_000),
        ("1.5 million", 1_500_000),
        ("a dozen", 12),
        ("twenty-one", 21),
        ("three hundred and five", 305),
        ("two hundred thousand", 200_000),
        ("people", None),
    ],
)
def test_number_words(words: str, value: int | None) -> None:
    """Numbers mean the same in digits and in words."""
    assert value_of(words) == value


@given(ARTICLES)
def test_any_text_gives_spans_in_its_blocks(article: Article) -> None:
    """Whatever the text: no crash, spans in order inside blocks, low not above high, sources as printed."""
    position = 0
    for figure in figures(article):
        assert position <= figure.start < figure.end
        assert any(b.start <= figure.start and figure.end <= b.end for b in article.blocks)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.who is None or figure.who in article.text[figure.start : figure.end]
        position = figure.end


@pytest.mark.parametrize("piece", REPEATED)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """Whatever is repeated, the time grows with the length and not with its square."""
    assert is_linear(figures, piece)


TOLD = [
    ("The toll rose to 31 on Tuesday.", "killed", 31, 31),
    ("Divers worked all night, bringing to 12 the number killed in the fire.", "killed", 12, 12),
    ("That took the number known to have died in the strait to 31.", "killed", 31, 31),
    ("Six of its pupils are among the dead.", "killed", 6, 6),
    ("Two of his men were among the injured.", "injured", 2, 2),
    ("Her school has lost ten children.", "killed", 10, 10),
    ("The besieged population is put at more than 275,000.", "trapped", 275_000, None),
    ("Aid groups fear for 4,000 people in the encircled districts.", "trapped", 4_000, 4_000),
    ("About 70 families who lived above the shops were put up in a school.", "displaced", 70, 70),
    ("Some 1,200 people spent Thursday night in school halls.", "displaced", 1_200, 1_200),
    ("Nearly 900 residents had walked or been carried uphill.", "displaced", None, 900),
    ("Seventeen people spent the night on the roof of the depot.", "trapped", 17, 17),
    ("Displaced already near 50,000 as fighting spreads", "displaced", None, 50_000),
    ("Forty people were held for questioning.", "detained", 40, 40),
]


@pytest.mark.parametrize(("text", "kind", "low", "high"), TOLD, ids=[case[0] for case in TOLD])
def test_what_happened_is_told_in_many_words(text: str, kind: str, low: int | None, high: int | None) -> None:
    """Tolls that rise, losses, sheltered families and besieged people count as what they are."""
    assert [(f.kind, f.low, f.high) for f in figures(written(text))] == [(kind, low, high)]


UNHURT = [
    "About 300 children went to the new school.",
    "The club lost ten players.",
    "Twenty delegates stayed in hotels.",
    "Some 500 recruits are living in tents.",
]


@pytest.mark.parametrize("text", UNHURT)
def test_who_is_in_a_school_or_lost_to_a_club_is_no_figure(text: str) -> None:
    """Pupils in a school, recruits in tents and players who left have not come to harm."""
    assert figures(written(text)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thirty people died. Nine of the dead were women, two of them pregnant.", ["30", "9", "2"]),
        ("Thirty people died. Nine were women and six children.", ["30", "9", "6"]),
        ("The death toll rose to 31 from 27 overnight.", ["31", "27"]),
        ("Nine people were killed this winter, against 12 the winter before.", ["9", "12"]),
        ("Police are looking for six people, down from eight on Monday.", ["6", "8"]),
        ("Twenty people were hurt, three seriously.", ["20", "3"]),
        ("Dead: six. Injured: 37, two seriously.", ["6", "37", "2"]),
        ("Two of the three missing women were found dead.", ["2", "3"]),
    ],
)
def test_a_count_may_be_told_by_another(text: str, told: list[str]) -> None:
    """Parts of a toll, what it was before and what stands in a list count what they belong to."""
    assert [str(figure.low) for figure in figures(written(text))] == told


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A landslide that killed 10 from Tarn.", "from Tarn"),
        ("The slide killed 10 from the Upper Tarn, and two horses.", "from the Upper Tarn"),
        ("The slide killed 10 from the Tarn side of the hill.", None),
    ],
)
def test_where_they_are_from_tells_whom_a_bare_count_is_of(text: str, who: str | None) -> None:
    """What follows is told of the dead, unless it goes on with a noun that they are not."""
    (figure,) = [each for each in figures(written(text)) if each.kind == "killed"]
    assert figure.who == who


@pytest.mark.parametrize(
    "text",
    [
        "No one need have died if the door had been open.",
        "A stronger quake could kill hundreds.",
        "Doctors said that of the fourteen none was in danger.",
    ],
)
def test_what_did_not_happen_counts_nobody(text: str) -> None:
    """Neither what might come nor what need not have been is a toll."""
    assert [figure for figure in figures(written(text)) if figure.kind == "killed"] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Between 20 and 30 people were under the rubble.", "trapped"),
        ("Some 300 passengers were stuck in a tunnel.", "trapped"),
        ("About 9,000 residents and tourists were told to leave.", "displaced"),
        ("Police have taken 13 suspects into custody.", "detained"),
        ("Arrests had reached 240 by dawn.", "detained"),
        ("Two thousand three hundred people lost their houses.", "displaced"),
        ("Police arrested the captain and two sailors.", "detained"),
        ("A dozen walkers have not been heard from.", "missing"),
        ("One man was shot dead.", "killed"),
    ],
)
def test_what_happened_to_them(text: str, kind: str) -> None:
    """What happened is told by many words."""
    assert [figure.kind for figure in figures(written(text))] == [kind]


def test_the_number_is_of_what_the_sentence_before_counts() -> None:
    """A number put "at 33" counts what was counted just before, by its own account."""
    text = "The coast guard said that 29 people drowned. Islanders put the number higher, at 33."
    found = [(f.kind, f.low, f.attributed_to) for f in figures(written(text))]
    assert found == [("killed", 29, "The coast guard"), ("killed", 33, "Islanders")]


ACCOUNTS = [
    ("The Coastal Rescue Service (CRS) said that four people were hurt.", "The Coastal Rescue Service"),
    ("Twenty are being treated, six of them in intensive care, said Dr Hall, who runs the ward.", "Dr Hall"),
    ("Monitors count at least 17 dead in a day.", "Monitors"),
    ("At least 17 people died, by the count of the Northern Monitor.", "the Northern Monitor"),
    ("By the ministry’s count 17 people died.", "the ministry"),
    ("The mayor, Pat Ormond, had earlier given a toll of nine.", "The mayor"),
    ("Sixty people were killed, no arrests reported.", None),
    ("Pat Ormond put down a revolt at the cost of hundreds of lives.", None),
]


@pytest.mark.parametrize(("text", "account"), ACCOUNTS, ids=[case[0] for case in ACCOUNTS])
def test_whose_account_it_is(text: str, account: str | None) -> None:
    """Counting, giving a toll and putting a number at something are ways of reporting it."""
    assert figures(written(text))[0].attributed_to == account


NOBODY = [
    "Whoever robs a child under 13 faces jail for 20 years, and Tarn mourns.",
    "Girls as young as 13 were attacked and killed.",
    "Paul Maro, 67 of Ostrin, Tarn, was arrested on fraud charges.",
    "Maro was out for a year after two knee injuries.",
    "All but two of the bodies have been found.",
    "Nobody except three of the injured was named.",
    "The office had three more than the number of deaths of last year.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_numbers_between_words_that_count_nobody(text: str) -> None:
    """An age, a difference between two tolls and the injuries of one body are no toll."""
    assert not figures(written(text))


@pytest.mark.parametrize(
    "text",
    [
        "In 2004 13 men died in the mine.",
        "On January 19 13 people were killed at Tarn.",
        "Nine died, 13 more than on Monday.",
        "Nine died, 13 more than the day before.",
    ],
)
def test_what_stands_behind_a_year_or_came_in_a_day_counts(text: str) -> None:
    """A count right behind a date, and by how many a toll rose within a day, are figures."""
    assert figures(written(text))[-1].low == 13


def test_the_parts_of_a_number_are_no_count() -> None:
    """The last digits of a telephone number, or one of a row of labels, count nobody."""
    text = "Call 0700/222 0 333 about a death. Nine were killed. Map: 6 3 5 4 People fled along this road."
    assert [text[each.start : each.end] for each in figures(written(text))] == ["Nine"]


def test_a_country_by_its_initials_is_within_what_is_counted() -> None:
    """Whom a count is of is read on behind "U.S.", while a sentence that ends so ends."""
    [soldiers, pilots] = figures(written("A fire killed 10 U.S. soldiers and two local pilots."))
    assert (soldiers.low, soldiers.who, pilots.low) == (10, "U.S. soldiers", 2)
    [figure] = figures(written("The blast killed 9 in the U.S. Officials said so."))
    assert (figure.low, figure.who) == (9, None)


RUNNING = [
    ("That year, the band was responsible for 6,600 deaths.", "That year", True),
    (
        "The office says 20 people were injured in 90 crashes between March 2011 and May 2012.",
        "between March 2011 and May 2012",
        True,
    ),
    ("More than 370 people have died since late September.", "since late September", True),
    ("At least 358 people were killed since the truce fell apart.", "since the truce fell apart", True),
    ("The army has killed 90 people since it opened its offensive in May.", None, True),
    ("Three weeks of air strikes have killed 114 children.", "Three weeks", True),
    ("The war has cost 400,000 lives since 2011.", "since 2011", True),
    (
        "The office puts the number killed since the army opened its raid in May at more than 370.",
        "since the army opened its raid in May",
        True,
    ),
    ("At least 90 people were killed since Monday.", "since Monday", False),
]


@pytest.mark.parametrize(("text", "over", "running"), RUNNING, ids=[case[0] for case in RUNNING])
def test_totals_of_a_campaign_are_running_totals(text: str, over: str | None, running: bool) -> None:
    """A count over weeks or since a war, a truce or an offensive began is a running total with its period."""
    [figure] = figures(written(text))
    assert figure.running is running
    assert figure.period is not None
    assert over is None or figure.period == over


def test_a_time_compared_with_is_not_counted_over() -> None:
    """What happened "since 2006, when" it last did is one event of 2006, not a total since then."""
    [figure] = figures(
        written("It was the worst crash since 2006, when seven men were killed at a crossing.")
    )
    assert (figure.low, figure.period, figure.running) == (7, None, False)


CJK = [
    ("町によると、3人が死亡した。", "killed", 3, 3, "町"),
    ("少なくとも27人がけがをした。", "injured", 27, None, None),
    ("およそ640人が避難所に身を寄せている。", "displaced", 640, 640, None),
    ("据新华社报道，地震造成三十二人死亡。", "killed", 32, 32, "新华社"),
    ("事故造成100多人受伤。", "injured", 100, None, None),
]


@pytest.mark.parametrize(("text", "kind", "low", "high", "account"), CJK, ids=[case[0] for case in CJK])
def test_counts_without_spaces(text: str, kind: str, low: int, high: int | None, account: str | None) -> None:
    """Japanese and Chinese counts of people have kind, bounds and account too."""
    [figure] = figures(written(text))
    assert (figure.kind, figure.low, figure.high, figure.attributed_to) == (kind, low, high, account)
