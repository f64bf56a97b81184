"""What time expressions mean, with and without the article's own date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from tests.annotate.hostile import ARTICLES, REPEATED, is_linear
from tests.annotate.written import written
from tui.annotate.date_spans import easter
from tui.annotate.dates import dates, is_told
from tui.corpus.article import Article

SATURDAY = "2016-10-15"

DATED = [
    ("Rebels fired on Friday.", "Friday", "2016-10-14", "2016-10-14"),
    ("Rebels fired on Saturday.", "Saturday", "2016-10-15", "2016-10-15"),
    ("Talks are planned for Saturday.", "Saturday", "2016-10-15", "2016-10-15"),
    ("The army announced it late on Thursday.", "Thursday", "2016-10-13", "2016-10-13"),
    ("It is the first such operation since August.", "August", "2016-08-01", None),
    ("The truce holds until Friday.", "Friday", None, "2016-10-21"),
    ("The city was levelled in 1982.", "1982", "1982-01-01", "1982-12-31"),
    ("It happened three days ago.", "three days ago", "2016-10-12", "2016-10-12"),
    ("A convoy was bombed last Monday.", "Monday", "2016-10-10", "2016-10-10"),
    ("A convoy was bombed last Saturday.", "Saturday", "2016-10-08", "2016-10-08"),
    ("They will vote next Saturday.", "Saturday", "2016-10-22", "2016-10-22"),
    ("The assault began in late September.", "September", "2016-09-21", "2016-09-30"),
    ("Killed over the past three days were ten.", "the past three days", "2016-10-12", "2016-10-15"),
    ("The siege was broken last month.", "last month", "2016-09-01", "2016-09-30"),
    ("She died on 17 November 2015.", "17 November 2015", "2015-11-17", "2015-11-17"),
    ("She died on Nov. 17.", "Nov. 17", "2015-11-17", "2015-11-17"),
    ("The vote will be held on Nov. 17.", "Nov. 17", "2016-11-17", "2016-11-17"),
    ("The vote will be held in November.", "November", "2016-11-01", "2016-11-30"),
    ("The bridge will be formally opened in November.", "November", "2016-11-01", "2016-11-30"),
    ("The list is to be released in November.", "November", "2016-11-01", "2016-11-30"),
    ("The council promises to publish it in November.", "November", "2016-11-01", "2016-11-30"),
    ("They will meet next week.", "next week", "2016-10-17", "2016-10-23"),
    ("He will visit in the last week of October.", "October", "2016-10-25", "2016-10-31"),
    ("They met from 3 to 5 October.", "3 to 5 October", "2016-10-03", "2016-10-05"),
    ("The war lasted from 2003-2011.", "2003-2011", "2003-01-01", "2011-12-31"),
    ("The file is dated 2016-10-14T10:00Z.", "2016-10-14", "2016-10-14", "2016-10-14"),
    ("In the early 1980s he fled.", "1980s", "1980-01-01", "1983-12-31"),
    ("A truce is due to begin on Wednesday.", "Wednesday", "2016-10-19", "2016-10-19"),
    ("She is expected to meet him on Monday.", "Monday", "2016-10-17", "2016-10-17"),
    ("It was stormed in March 2011.", "March 2011", "2011-03-01", "2011-03-31"),
    ("It was stormed in summer 2011.", "2011", "2011-06-01", "2011-08-31"),
    ("It was stormed on March 15, 2011.", "March 15, 2011", "2011-03-15", "2011-03-15"),
    ("He came on Christmas Eve.", "Christmas Eve", "2015-12-24", "2015-12-24"),
    ("He came at Easter.", "Easter", "2016-03-27", "2016-03-27"),
    ("It was signed on 12/10/2016.", "12/10/2016", "2016-10-12", "2016-10-12"),
    ("They fought over the weekend.", "the weekend", "2016-10-15", "2016-10-16"),
    ("It rained yesterday.", "yesterday", "2016-10-14", "2016-10-14"),
    ("The board raised its fare, effective Nov. 9.", "Nov. 9", "2016-11-09", "2016-11-09"),
    ("The board raised its fare on Oct. 17.", "Oct. 17", "2016-10-17", "2016-10-17"),
    ("The storm could reach the coast on Friday.", "Friday", "2016-10-21", "2016-10-21"),
    ("The judge set a Dec. 14 hearing.", "Dec. 14", "2016-12-14", "2016-12-14"),
    ("The leaders must agree before they meet in November.", "November", "2016-11-01", "2016-11-30"),
    ("Between now and the summit in November nothing changes.", "November", "2016-11-01", "2016-11-30"),
    ("Rain is forecast over the next two days.", "the next two days", "2016-10-15", "2016-10-17"),
]


BESIDE = [
    ("The mine closed in May last year.", "May", "2015-05-01", "2015-05-31"),
    ("The mine closed on Feb 29 last year.", "Feb 29", "2015-02-28", "2015-02-28"),
    ("The mine closed on 3 December, this year.", "3 December", "2016-12-03", "2016-12-03"),
    ("The mine opens in May next year.", "May", "2017-05-01", "2017-05-31"),
    ("She will be examined, the court heard on Friday (Oct 14).", "Friday", "2016-10-14", "2016-10-14"),
    ("She will be examined, the court heard on Friday (Oct 14).", "Oct 14", "2016-10-14", "2016-10-14"),
    ("She will be examined after the hearing last Friday (14 Oct).", "14 Oct", "2016-10-14", "2016-10-14"),
    ("He moved here on Friday (June 12).", "June 12", "2015-06-12", "2015-06-12"),
    ("They met on New Year's Eve 2011.", "New Year's Eve", "2011-12-31", "2011-12-31"),
    ("They met at the 2011 Halloween parade.", "Halloween", "2011-10-31", "2011-10-31"),
    ("He moved here on Friday, June 12.", "Friday, June 12", "2015-06-12", "2015-06-12"),
]


@pytest.mark.parametrize(
    ("text", "words", "low", "high"), BESIDE, ids=[f"{case[0]} {case[1]}" for case in BESIDE]
)
def test_what_stands_beside_tells_the_year_or_the_day(text: str, words: str, low: str, high: str) -> None:
    """A day is of the year that is named behind it, or in which it falls on the weekday beside it."""
    found = {text[each.start : each.end]: each for each in dates(written(text, published=SATURDAY))}
    assert (found[words].low, found[words].high) == (low, high)


def test_days_that_count_from_what_was_told_are_not_the_readers() -> None:
    """What was done "over the next two days" is counted from the sentence before, and means no days alone."""
    [mention] = dates(written("Over the next two days, the wind turned to the north.", published=SATURDAY))
    assert (mention.low, mention.high, mention.relative) == (None, None, "0d..+2d")


@pytest.mark.parametrize(("text", "words", "low", "high"), DATED, ids=[case[0] for case in DATED])
def test_resolved_by_tense_and_the_articles_date(
    text: str, words: str, low: str | None, high: str | None
) -> None:
    """An expression means the day that the tense of its sentence and the article's date give it."""
    [mention] = dates(written(text, published=SATURDAY))
    assert text[mention.start : mention.end] == words
    assert (mention.low, mention.high, mention.relative) == (low, high, None)


UNDATED = [
    ("Rebels fired on Friday.", "friday"),
    ("It rained yesterday.", "yesterday"),
    ("It happened three days ago.", "-3d"),
    ("They will meet next week.", "+1w"),
    ("It was hit earlier this year.", "0y"),
    ("Killed over the past three days were ten.", "-3d..0d"),
    ("The assault began in late September.", "--09"),
    ("She died on Nov. 17.", "--11-17"),
    ("They meet on Mondays.", "every monday"),
]


@pytest.mark.parametrize(("text", "relative"), UNDATED, ids=[case[0] for case in UNDATED])
def test_without_a_date_relative_stays_relative(text: str, relative: str) -> None:
    """In an article without a date nothing relative becomes a day."""
    [mention] = dates(written(text))
    assert (mention.low, mention.high, mention.relative) == (None, None, relative)


@pytest.mark.parametrize(
    "text",
    [
        "Some 2,016 people came.",
        "At least 2000 people fled.",
        "May said that she would go.",
        "He paid $1999 for it.",
        "The 1500 metres began.",
        "April Jones won.",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    """Counts, prices and people are no dates."""
    assert not dates(written(text, published=SATURDAY))


def test_told_dates_are_those_that_name_a_day() -> None:
    """What names the calendar is told; "recently" and its like are told only where they resolve."""
    text = "He left on Friday. It rained yesterday. Few came in recent years."
    assert [is_told(text, m) for m in dates(written(text))] == [True, False, False]
    assert [is_told(text, m) for m in dates(written(text, published=SATURDAY))] == [True, True, False]


def test_only_the_articles_own_words_are_read() -> None:
    """Folded blocks hold no dates of the article."""
    article = written("It burned on Friday.\n\nRead on Monday", roles=["body", "related_link"])
    assert [m.relative for m in dates(article)] == ["friday"]


def test_easter_by_known_years() -> None:
    """Easter Sunday falls where the almanac has it."""
    assert [easter(year) for year in (1961, 2000, 2016, 2024, 2038)] == [
        date(1961, 4, 2),
        date(2000, 4, 23),
        date(2016, 3, 27),
        date(2024, 3, 31),
        date(2038, 4, 25),
    ]


@given(ARTICLES)
def test_any_text_gives_ordered_spans_and_real_days(article: Article) -> None:
    """Whatever the text: no crash, spans in order inside the blocks, days of the calendar in order."""
    position = 0
    for mention in dates(article):
        assert position <= mention.start < mention.end <= len(article.text)
        assert any(b.start <= mention.start and mention.end <= b.end for b in article.blocks)
        for day in filter(None, (mention.low, mention.high)):
            assert date.fromisoformat(day).isoformat() == day
        assert mention.low is None or mention.high is None or mention.low <= mention.high
        position = mention.end


@pytest.mark.parametrize("piece", REPEATED)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """Whatever is repeated, the time grows with the length and not with its square."""
    assert is_linear(dates, piece)
