"""The vocabulary of tolls: what happens to people, who people are, and what bounds a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tui.annotate.word_list import alternation, words
from tui.corpus.highlight import FigureKind


def _kinds(listed: Mapping[FigureKind, str]) -> dict[str, FigureKind]:
    return {word: kind for kind, told in listed.items() for word in told.split()}


DONE_TO = _kinds(
    {
        "killed": "killed slain slaughtered murdered assassinated executed massacred beheaded",
        "injured": "wounded injured hurt maimed hospitalised hospitalized",
        "displaced": "displaced uprooted evacuated",
        "detained": "arrested detained jailed imprisoned apprehended",
        "trapped": "trapped stranded besieged",
        "other": "rescued kidnapped abducted",
    }
) | {"fatally shot": "killed", "fatally stabbed": "killed", "shot and killed": "killed"}
"""Past participles: what is done to people; passive before, active after the count."""

HAPPENS = _kinds(
    {
        "killed": "died die dies perished perish drowned drown drowns",
        "missing": "disappeared vanished",
        "displaced": "fled flee flees fleeing",
    }
) | {
    "left their homes": "displaced",
    "leave their homes": "displaced",
    "leave homes": "displaced",
    "went to shelters": "displaced",
    "lost their lives": "killed",
    "lost his life": "killed",
    "lost her life": "killed",
    "lost their homes": "displaced",
    "lose their homes": "displaced",
    "left the town": "displaced",
    "left the city": "displaced",
    "left the area": "displaced",
    "left the village": "displaced",
    "left the island": "displaced",
    "needed surgery": "injured",
    "broke their legs": "injured",
    "broken bones": "injured",
    "suffered burns": "injured",
    "suffered injuries": "injured",
    "sustained injuries": "injured",
}
"""Verbs that people are the subject of."""

STATE: dict[str, FigureKind] = {
    "dead": "killed",
    "missing": "missing",
    "unaccounted for": "missing",
    "homeless": "displaced",
    "forced to flee": "displaced",
    "forced to leave": "displaced",
    "forced from their homes": "displaced",
    "driven from their homes": "displaced",
    "in custody": "detained",
    "behind bars": "detained",
    "under siege": "trapped",
    "told to leave": "displaced",
    "ordered to leave": "displaced",
    "urged to leave": "displaced",
    "in hospital": "injured",
    "never found": "missing",
    "under the rubble": "trapped",
    "under rubble": "trapped",
    "under the debris": "trapped",
    "beneath the rubble": "trapped",
    "stuck": "trapped",
    "among the dead": "killed",
    "among the killed": "killed",
    "among the victims": "killed",
    "among the injured": "injured",
    "among the wounded": "injured",
    "among the missing": "missing",
    "among the detained": "detained",
    "cut off": "trapped",
    "held hostage": "other",
    "taken hostage": "other",
    "taken to hospital": "injured",
    "taken to hospitals": "injured",
    "taken to the hospital": "injured",
    "taken to a hospital": "injured",
    "taken into custody": "detained",
    "held for questioning": "detained",
    "not accounted for": "missing",
    "treated": "injured",
    "in a critical condition": "injured",
    "in critical condition": "injured",
    "in a serious condition": "injured",
    "in serious condition": "injured",
    "in intensive care": "injured",
    "moved out of their homes": "displaced",
    "moved to safety": "displaced",
    "made homeless": "displaced",
    "under arrest": "detained",
}
"""What people are or are left."""

DOING = _kinds(
    {
        "killed": "killing kill kills",
        "injured": "wounding wound wounds injuring injure injures hurting",
        "displaced": "displacing displace displaces",
        "detained": "arresting arrest arrests detaining detain detains",
        "trapped": "trapping traps stranding",
    }
) | {
    "shot dead": "killed",
    "shoot dead": "killed",
    "shoots dead": "killed",
    "shooting dead": "killed",
    "gun down": "killed",
    "guns down": "killed",
    "gunning down": "killed",
    "gunned down": "killed",
    "police hold": "detained",
    "police held": "detained",
    "police are holding": "detained",
    "deaths of": "killed",
    "death of": "killed",
    "bodies of": "killed",
}
"""Active forms and nouns that the count follows."""

EVENTS = _kinds(
    {
        "killed": "deaths death fatalities fatality bodies corpses killings murders",
        "injured": "injuries injury",
        "detained": "arrests detentions detainees",
        "missing": "disappearances",
    }
)
"""Nouns that are counted themselves ("72 deaths")."""

PEOPLE = words(
    """
    people persons person individuals civilians civilian children child men man women woman girls girl
    boys boy babies infants toddlers teenagers adults students pupils schoolchildren schoolgirls
    teachers workers miners soldiers soldier troops servicemen fighters militants insurgents rebels
    terrorists gunmen extremists jihadists officers officer policemen police guards personnel
    firefighters rescuers medics doctors nurses patients protesters demonstrators activists marchers
    journalists prisoners inmates detainees hostages passengers passenger crew sailors pilots tourists
    residents resident villagers locals citizens nationals migrants refugees survivors victims victim
    others suspects members employees staff officials worshippers pilgrims shoppers pedestrians
    bystanders motorists drivers riders players fans customers guests families relatives americans
    israelis palestinians syrians russians ukrainians iraqis afghans turks kurds britons chinese indians
    pakistanis egyptians yemenis lebanese iranians christians muslims yazidis westerners foreigners
    afghans farmers fishermen peacekeepers recruits cadets conscripts commandos marines agents attackers
    bombers assailants souls lives casualties residents shepherds laborers labourers builders climbers
    swimmers evacuees combatants commanders paramilitaries militiamen smugglers looters rioters
    lawmakers politicians mourners leaders actors artists athletes bishops priests nuns monks judges
    lawyers traders merchants ministers governors agents detectives deputies troopers sergeants
    inspectors youths youngsters minors kids mothers fathers pensioners elderly spectators runners
    volunteers engineers scientists contractors firemen paramedics crewmen divers hikers skiers climbers
    churchgoers clerics elders servicemembers veterans immigrants seekers schoolboys relatives captives
    colleagues comrades neighbours neighbors friends
    mercenaries operatives separatists loyalists supporters opponents inhabitants homeowners
    """
)
"""Nouns for people, lower case."""

GENERAL = words(
    """
    people persons person individuals others lives souls casualties
    """
)
"""Nouns for people that say nothing about who they are."""

NOT_PEOPLE = words(
    """
    percent per % years year year-old years-old days day hours hour weeks week months month minutes
    minute seconds times miles mile kilometres kilometers kilometre kilometer km metres meters feet foot
    inches kg tons tonnes dollars euros pounds degrees am pm a.m p.m dogs cats horses cows cattle sheep
    birds animals pigs goats chickens whales elephants fish lions tigers bears gorillas dolphins turtles
    deer camels donkeys
    monkeys wolves magnitude km/h mph acres hectares square
    points th st nd rd
    """
)
"""Units: a number before one of these counts no people."""

_LOW = (
    "at least|more than|over|above|no fewer than|no less than|not less than|not fewer than|upwards of|"
    "upward of|in excess of|exceeding|north of|a minimum of|well over|far more than|"
    "well more than"
)
_HIGH = (
    "as many as|up to|at most|no more than|not more than|fewer than|less than|under|nearly|almost|close to|"
    "near|just under|just short of|a maximum of|approaching|some up to"
)
_NEAR = (
    "about|around|some|roughly|approximately|an estimated|estimated|or so|nearly half of|just over|only|just|"
    "a total of|another|a further|an additional|all"
)

LOWER_BOUNDS = frozenset(_LOW.split("|")) | {"just over"}
UPPER_BOUNDS = frozenset(_HIGH.split("|"))
NOT_QUALIFIERS = frozenset({"another", "a further", "an additional", "only", "just", "all", "a total of"})
"""Words before a count that leave it exact."""


def _phrases(listed: Iterable[str]) -> str:
    """Return a regular expression for any of the phrases, the longest first."""
    return "|".join(phrase.replace(" ", r"\s") for phrase in sorted(listed, key=lambda p: (-len(p), p)))


QUALIFIER = rf"(?:{_phrases(f'{_LOW}|{_HIGH}|{_NEAR}'.split('|'))})"

VAGUE: dict[str, tuple[int | None, int | None]] = {
    "hundreds of thousands": (200_000, None),
    "tens of thousands": (20_000, None),
    "several hundred thousand": (200_000, None),
    "several thousand": (2_000, None),
    "several hundred": (200, None),
    "several dozen": (24, None),
    "a few dozen": (24, None),
    "a few hundred": (200, None),
    "a few thousand": (2_000, None),
    "many dozens": (24, None),
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2_000, None),
    "millions": (2_000_000, None),
    "several": (3, None),
    "a few": (2, None),
    "a handful": (2, None),
    "a couple": (2, 2),
    "no one": (0, 0),
    "nobody": (0, 0),
    "none": (0, 0),
    "no": (0, 0),
}
"""What vague amounts bound, as the plain sense of the word has it: "dozens" is two dozen or more."""

VAGUE_WORDS = _phrases(VAGUE)

CUE = re.compile(rf"\b(?:{_phrases({*DONE_TO, *HAPPENS, *STATE, *DOING, *EVENTS})})\b", re.IGNORECASE)
"""Any word that tells what happened to people."""

SIGNS = frozenset(
    max(phrase.split(), key=len) for phrase in {*DONE_TO, *HAPPENS, *STATE, *DOING, *EVENTS}
) | words(
    """
    toll number numbers numbered looking searching displacement total victims casualties
    night nights shelter refuge school schools camp camps hall halls uphill safety lost losing
    put housed encircled surrounded blockaded lives
    """
)
"""A sentence that tells what happened to people has one of these words: the longest of each phrase."""

ADJOINING = re.compile(rf"\s(?:{alternation(' '.join(sorted({*EVENTS, 'dead'})))})\b", re.IGNORECASE)
"""What belongs to a count that no noun for people ends: "72 deaths", "17 dead"."""
