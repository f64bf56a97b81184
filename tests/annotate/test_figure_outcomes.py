"""What became of the people counted: phrases with room in them, long subjects, lists, and what is no toll."""

from __future__ import annotations

import pytest

from tests.annotate.hostile import is_linear
from tests.annotate.written import written
from tui.annotate.figures import figures


def _told(text: str) -> list[tuple[str, str, int | None, int | None]]:
    return [(text[f.start : f.end], f.kind, f.low, f.high) for f in figures(written(text))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hail fell on the crowd, sending seven people to the hospital.", "injured"),
        ("Seven people were later driven to a clinic nearby.", "injured"),
        ("Seven of the crew had serious or life-threatening injuries.", "injured"),
        ("Seven people are fighting for their lives.", "injured"),
        ("Seven people were brought in by ambulance.", "injured"),
        ("Medics treated seven people for smoke inhalation.", "injured"),
        ("Seven people have been thrown in jail.", "detained"),
        ("Seven people were being questioned by detectives.", "detained"),
        ("Seven people were taken in for questioning.", "detained"),
        ("The army relocated seven people to camps.", "displaced"),
        ("Seven people around the plant were ordered to evacuate.", "displaced"),
        ("The mayor ordered seven people to leave.", "displaced"),
        ("The gunman shot seven people dead.", "killed"),
        ("The night ended with a guard stabbing seven people to death.", "killed"),
        ("The crash cost seven people their lives.", "killed"),
        ("Seven people were among those killed.", "killed"),
        ("Among those killed were seven people from one choir.", "killed"),
        ("Of the dead, seven were pupils.", "killed"),
        ("He lost a leg; his brother died, as did seven people beside him.", "killed"),
        ("Seven people are lying under the wreckage.", "trapped"),
        ("Seven people were swept away.", "missing"),
        ("The landslide swept away seven people.", "missing"),
        ("Seven people have not been heard of since the wave.", "missing"),
        ("Seven people were listed as missing.", "missing"),
        ("Seven people remain in the district hospital.", "injured"),
        ("Seven people were carried to ambulances.", "injured"),
        ("Seven people were admitted in fair condition.", "injured"),
        ("Medics flew out seven of the worst wounded.", "injured"),
        ("Seven people were brought out dead.", "killed"),
        ("The brigade spoke of the loss of seven soldiers.", "killed"),
        ("The toll is not final; the death count is now seven.", "killed"),
        ("The number of bodies taken from the mill has hit seven.", "killed"),
        ('Seven gunmen had been "neutralised".', "killed"),
        ("The raid eliminated seven gunmen.", "killed"),
        ("Seven escapers had been recaptured by noon.", "detained"),
        ("Seven people ended up behind bars.", "detained"),
        ("Lawyers asked after the seven held on Sunday.", "detained"),
        ("The mudslide forced the relocation of seven people.", "displaced"),
        ("The war made seven people refugees.", "displaced"),
    ],
)
def test_a_phrase_with_words_between_tells_what_became_of_people(text: str, kind: str) -> None:
    """What became of people is told by verb and outcome together, whatever stands between them."""
    [told] = _told(text)
    assert told[1:] == (kind, 7, 7)


@pytest.mark.parametrize(
    "text",
    [
        "Nine hikers, all from one valley, were killed when the path gave way.",
        "Nine hikers (most of them on their first tour) have died.",
        "Nine hikers, members of a club of the town, drowned.",
        "Nine hikers, all local, killed in avalanche",
        "Nine hikers from six households had died.",
        "Four guides, nine hikers – one of them blind – and two drivers perished.",
        "The driver shot dead Marek Hruby and nine hikers.",
        "The slide killed a guide and her nine hikers.",
    ],
)
def test_a_long_subject_or_object_keeps_its_verb(text: str) -> None:
    """An apposition between people and their verb, or a name between a verb and people, parts them not."""
    assert ("nine hikers", "killed", 9, 9) in [
        (phrase.lower(), kind, low, high) for phrase, kind, low, high in _told(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("More than 1,300 arrests were made.", [("More than 1,300 arrests", "detained", 1300, None)]),
        ("Police made at least 20 hurried arrests.", [("at least 20", "detained", 20, None)]),
        ("One arrest was made.", [("One arrest", "detained", 1, 1)]),
        ("It led to the arrest of two smugglers.", [("two smugglers", "detained", 2, 2)]),
        ("The slayings of two women shook the town.", [("two women", "killed", 2, 2)]),
        ("Six shot dead in market", [("Six", "killed", 6, 6)]),
    ],
)
def test_a_noun_of_what_happened_counts_as_its_verb_does(
    text: str, found: list[tuple[str, str, int, int | None]]
) -> None:
    """A noun for what happened, counted itself or before the count, tells its kind."""
    assert _told(text) == found


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Half a dozen people were injured.", 6, 6),
        ("More than half a million people were injured.", 500_000, None),
        ("Not one person was injured.", 0, 0),
        ("A pair of climbers were injured.", 2, 2),
        ("One policeman was injured.", 1, 1),
    ],
)
def test_amounts_in_words_are_bounded(text: str, low: int, high: int | None) -> None:
    """Halves, pairs and denied ones have the bounds of their plain sense."""
    [told] = _told(text)
    assert told[1:] == ("injured", low, high)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        (
            "The toll from the flood that tore through the valleys in the small hours rose above 150.",
            150,
        ),
        ('The death toll now stands at "more than 217".', 217),
    ],
)
def test_a_toll_may_stand_far_from_its_number(text: str, low: int) -> None:
    """Between a toll and its number there may be a long phrase, a mark of quotation or a comparing word."""
    [told] = _told(text)
    assert told[1:] == ("killed", low, None)


@pytest.mark.parametrize(
    "text",
    [
        "A mother of 12 was killed.",
        "The father of two boys died at once.",
        "Two men fled the scene on a scooter.",
        "Some 20 blocks away Ferrin was fatally shot.",
        "One afternoon an activist was arrested.",
        "Dozens of buses were stranded in the snow.",
        "Three villages were cut off.",
        "She received three death threats.",
        "If the dam broke, 5,000 people could be killed.",
        "Hit by debris, some called 911 for their injuries.",
        "A boy aged 12 or 13 was killed.",
        "He spent four and a half years in prison.",
    ],
)
def test_what_is_counted_must_be_people_to_whom_it_happened(text: str) -> None:
    """Things, stretches of time and way, ages, a parent's children and what only could be are no toll."""
    assert [told for told in _told(text) if told[1] != "other"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nine people died on the pass, fewer than the year before (14).", ["Nine people", "14"]),
        ("Nine people died on the pass in the past twelve months (14 in 2021).", ["Nine people", "14"]),
        ("Nine people were arrested in the whole country, up from 14 last year.", ["Nine people", "14"]),
        ("Nine people died on the pass. The previous count was 14.", ["Nine people", "14"]),
        ("Nine people died on the pass. On Sunday the army raised the figure to 14.", ["Nine people", "14"]),
        ("Nine people died on the pass. Four have been identified.", ["Nine people", "Four"]),
        ("Nine people were freed, one of whom was badly injured.", ["one"]),
        ("Nine people died on the pass, including guides, two aid workers said.", ["Nine people"]),
        ("Three out of every hundred people die of it.", []),
    ],
)
def test_a_figure_of_another_day_or_of_a_part_is_one_too(text: str, found: list[str]) -> None:
    """Earlier states and parts are figures of their own; who tells of them is none, nor is a rate."""
    assert [phrase for phrase, kind, _, _ in _told(text) if kind != "other"] == found


def test_so_many_refugees_have_fled() -> None:
    """Hundreds of refugees counted by themselves, or over a border, are displaced; a few are just people."""
    assert _told("The valley houses 4,000 refugees.")[0][1] == "displaced"
    assert _told("More than 4,000 people have crossed into the next valley.")[0][1] == "displaced"
    assert _told("Two refugees baked bread.") == []


def test_who_was_shot_and_died_is_dead() -> None:
    """People shot are hurt, unless the sentence goes on to say that they died."""
    assert _told("Four people were shot in the yard.")[0][1] == "injured"
    assert _told("One warder was shot in the yard and later died.")[0][1] == "killed"


@pytest.mark.parametrize(
    "part", ["7 people, ", "7 people were taken ", "sending 7 people to ", "toll of the "]
)
def test_outcomes_are_read_in_linear_time(part: str) -> None:
    """Ten times the text takes about ten times as long, whatever is repeated."""
    assert is_linear(figures, part)
