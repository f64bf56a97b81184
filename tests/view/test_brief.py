from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.article import Article
from tui.corpus.highlight import DateMention, Figure, FigureKind, Highlight, Quote, Speaker
from tui.view.about_event import about_event
from tui.view.brief import Brief, FigurePair, brief, contradict, count
from tui.view.quote_versions import OMITTED


def _killed(low: int | None, high: int | None, **more: object) -> Figure:
    return Figure(0, 1, "killed", low, high, **more)  # type: ignore[arg-type]


def _report(
    name: str, *figures: Figure, quotes: tuple[str, ...] = (), speaker: str = "Ana Pereda"
) -> Article:
    text = "\n".join(quotes)
    said = tuple(
        Quote(text.index(words), text.index(words) + len(words), Speaker(speaker, entity="eana"))
        for words in quotes
    )
    return Article(id=name, text=text, source=name, figures=figures, quotes=said)


def _brief(*reports: Article) -> Brief:
    return brief(reports, {"eana": "Ana Pereda"})


def test_the_same_count_stands_in_one_row() -> None:
    """What several reports count alike is one row, in the order of the reports, whatever the capitals."""
    content = _brief(
        _report("a", _killed(9, 9, who="children")),
        _report("b"),
        _report("c", _killed(12, None, who="Children")),
    )
    (row,) = content.figures
    assert row.label == "killed, children"
    assert [len(cell) for cell in row.cells] == [1, 0, 1]
    assert row.range == "9 – ≥12"


def test_counts_that_cannot_both_be_right_contradict() -> None:
    """Nine against at least twelve is a contradiction, nine against at least eight is none."""
    assert _brief(_report("a", _killed(9, 9)), _report("b", _killed(12, None))).figures[0].conflict
    assert not _brief(_report("a", _killed(9, 9)), _report("b", _killed(8, None))).figures[0].conflict


def test_a_report_does_not_contradict_itself() -> None:
    """Two counts in one report are two accounts, not a contradiction between reports."""
    assert not _brief(_report("a", _killed(9, 9), _killed(12, 12))).figures[0].conflict


def test_the_dead_of_a_place_aside_stand_apart() -> None:
    """A count of a town that its report names once and no other one names is not of the event's place."""
    aside = replace(_report("b", _killed(17, None, place="Ostrin")), text="In Ostrin a bomb killed 17.")
    near = replace(_report("c", _killed(9, 9, place="Tarn")), text="Nine died in Tarn.")
    rows = _brief(replace(_report("a", _killed(9, 9)), text="Tarn mourns"), aside, near).figures
    assert {row.label: row.range for row in rows} == {"killed": "9", "killed in Ostrin": "≥17"}


def test_running_totals_stand_apart() -> None:
    """The toll of a war is never in one row with that of one event."""
    content = _brief(_report("a", _killed(9, 9), _killed(400_000, None, running=True)))
    assert [row.range for row in content.figures] == ["9"]
    assert [row.range for row in content.running] == ["≥400,000"]


def test_counts_are_worded_as_printed() -> None:
    """Bounds show in the report's own words, vague ones without a number that nobody printed."""
    assert count(_killed(12, None, qualifier="at least")) == "at least 12"
    assert count(_killed(24, None, qualifier="dozens")) == "dozens"
    assert count(_killed(30, 40)) == "30–40"
    assert count(_killed(None, 5)) == "≤ 5"
    assert count(_killed(1200, 1200)) == "1,200"


def test_a_quote_and_its_shortened_form_are_one() -> None:
    """What two reports quote, one at more length, is one row, the fullest form first."""
    content = _brief(
        _report("a", quotes=("nobody told us a thing",)),
        _report("b", quotes=("Nobody told us a thing, and nobody came.",)),
        _report("c", quotes=("We will rebuild",)),
    )
    assert [len(row.said) for row in content.quotes] == [2, 1]
    assert content.quotes[0].said[0].article == "b"
    assert content.quotes[0].speaker == "Ana Pereda"


def test_short_quotes_are_the_same_only_word_for_word() -> None:
    """One word inside a longer quote is not that quote."""
    assert (
        len(_brief(_report("a", quotes=("never",)), _report("b", quotes=("It will never end",))).quotes) == 2
    )


def test_parts_of_a_quote_find_the_whole_whichever_report_is_best() -> None:
    """Sentences that the best report quotes apart are one with a report that has both; so are two words."""
    first, second = "It is a release and no swap of ours", "We see it as a credible first step"
    content = _brief(
        _report("a", quotes=(first, second, "credible first")),
        _report("b", quotes=(f"{first}. {second}",)),
    )
    (row,) = content.quotes
    assert [said.article for said in row.said] == ["b", "a", "a", "a"]


def test_an_event_without_figures_or_quotes_is_empty() -> None:
    """Nothing is made up."""
    content = _brief(_report("a"))
    assert not content.figures
    assert not content.running
    assert not content.quotes


_BOUNDS = st.one_of(st.none(), st.integers(0, 50))


@given(
    st.lists(st.tuples(_BOUNDS, _BOUNDS), min_size=1, max_size=4),
    st.lists(st.tuples(_BOUNDS, _BOUNDS), min_size=1),
)
def test_contradiction_is_mutual(
    one: list[tuple[int | None, int | None]], other: list[tuple[int | None, int | None]]
) -> None:
    """If one report contradicts another, the other contradicts the one."""
    a = [_killed(*bounds) for bounds in one]
    b = [_killed(*bounds) for bounds in other]
    assert contradict(a, b) == contradict(b, a)


def test_what_is_lowest_highest_and_latest_is_told() -> None:
    """Among the counts of several reports the lowest, the highest and that of the newest report are named."""
    first = replace(_report("a", _killed(9, 9)), published="2021-05-03")
    second = replace(_report("b", _killed(12, None)), published="2021-05-05")
    (row,) = _brief(first, second).figures
    assert [row.standing(each) for each in row.given] == [["lowest"], ["highest", "latest"]]
    (alone,) = _brief(_report("a", _killed(9, 9), _killed(12, 12))).figures
    assert [alone.standing(each) for each in alone.given] == [[], []]


@pytest.mark.parametrize(
    "text",
    [
        "A family knew that five of the dead were its own.",
        "Nine bodies lay in the road, among them five from Ostrin.",
        "The dead included two teachers from Ostrin, and five from Tarn.",
        "Miners, five were among the 12 killed.",
    ],
)
def test_a_part_of_the_dead_is_no_toll(text: str) -> None:
    """Five of the dead contradict no twelve dead, and are not the lowest count of them."""
    toll = replace(_report("a", replace(_killed(12, 12), start=0, end=6)), text="Twelve were killed.")
    at = text.index("five")
    part = replace(_report("b", replace(_killed(5, 5), start=at, end=at + 4)), text=text)
    rows = {row.label: row for row in _brief(toll, part).figures}
    assert rows["killed"].range == "12"
    assert rows["killed, some of them"].range == "5"
    assert not any(row.conflict for row in rows.values())


def test_the_range_is_of_what_each_report_has_for_its_own() -> None:
    """What a report says was known before, or of one place, is shown and is no end of the range."""
    second = _report("b", _killed(14, 14), replace(_killed(3, 3), start=40, end=46))
    (row,) = _brief(_report("a", _killed(12, 12)), second).figures
    assert row.range == "12 – 14"
    assert len(row.given) == 3
    assert row.lowest.article == "a"


def test_the_dead_of_an_earlier_time_stand_apart() -> None:
    """A count in a sentence that names a time long before is none of this event; one set against it is."""
    text = "Nine died. The flood of May 2019 killed two. It was the worst since May 2019, killing four."
    words = [("Nine", 9), ("two", 2), ("four", 4)]
    figures = tuple(
        Figure(text.index(word), text.index(word) + len(word), "killed", number, number)
        for word, number in words
    )
    dates = tuple(
        DateMention(at, at + 8, "2019-05-01", "2019-05-31") for at in (text.index("May"), text.rindex("May"))
    )
    report = Article("a", text, published="2021-05-03", figures=figures, dates=dates)
    rows = brief([report], {}).figures
    assert {row.label: [each.figure.low for each in row.given] for row in rows} == {
        "killed": [9, 4],
        "killed (May 2019)": [2],
    }


def test_a_label_says_a_time_once_and_plainly() -> None:
    """A period that names its year needs no other time beside it; what is merely counted has no kind."""
    text = "In 2011 some 40 died, in the war that by 2016 had closed 5 schools."
    died = Figure(8, 20, "killed", 40, 40, period="in 2011", running=True)
    schools = Figure(55, 64, "other", 5, 5, who="schools")
    dates = (DateMention(3, 7, "2011-01-01", "2011-12-31"), DateMention(39, 43, "2016-01-01", "2016-12-31"))
    report = Article("a", text, published="2021-05-03", figures=(died, schools), dates=dates)
    content = brief([report], {})
    assert [row.label for row in content.running] == ["killed in 2011"]
    assert [row.label.split(" (")[0] for row in content.figures] == ["schools"]


def test_the_day_of_an_undated_event_is_the_one_the_list_files_it_under() -> None:
    """Close bounds on either side of a new year tell the year of the earlier one, as inferred."""
    report = Article("a", "Floods.", date_range=("2016-03-15", "2017-03-15"), date_basis="inferred")
    when = brief([report], {}).about.when
    assert (when.day, when.basis) == ("2016", "inferred")


def test_versions_of_a_quote_mark_what_differs() -> None:
    """Each wording stands once with the reports that print it so; words that differ, or lack, are marked."""
    content = _brief(
        _report("a", quotes=("We will not leave this town, whatever they say about us",)),
        _report("b", quotes=("we will not leave this town whatever they say about us",)),
        _report("c", quotes=("We shall not leave this town",)),
    )
    (row,) = content.quotes
    first, second = row.versions
    assert [each.article for each in first.said] == ["a", "b"]
    assert [each.article for each in second.said] == ["c"]
    differing = [piece.text.strip() for piece in second.pieces if piece.differs]
    assert differing == ["shall", OMITTED]
    assert not any(piece.differs for piece in first.pieces)


def test_statements_stand_by_speaker_once() -> None:
    """What two reports have one speaker say alike is one statement with two places."""
    words = "the bridge would be closed until further notice"
    reports = [
        Article(
            name,
            words,
            statements=(Quote(0, len(words), Speaker("Ana", entity="eana"), "said", direct=False),),
        )
        for name in "ab"
    ]
    (row,) = _brief(*reports).statements
    assert row.speaker == "Ana Pereda"
    assert [each.article for each in row.said] == ["a", "b"]


def test_the_timeline_tells_each_day_once() -> None:
    """Sentences stand by the time that they name, in order; what two reports tell alike stands once."""
    texts = (
        "On Monday the wall broke above the town. In 2019 it had held.",
        "The wall broke above the town on Monday.",
    )
    reports = [
        Article(
            name,
            text,
            dates=(DateMention(text.index("Monday"), text.index("Monday") + 6, "2021-05-03", "2021-05-03"),),
        )
        for name, text in zip("ab", texts, strict=True)
    ]
    long = DateMention(texts[0].index("2019"), texts[0].index("2019") + 4, "2019-01-01", "2019-12-31")
    reports[0] = replace(reports[0], dates=(*reports[0].dates, long))
    (only,) = _brief(*reports).timeline
    assert (only.low, only.article, only.others) == ("2021-05-03", "a", ("b",))
    assert texts[0][slice(*only.span)] == "On Monday the wall broke above the town."


@pytest.mark.parametrize(
    "text",
    [
        "FILE - In this May 3 file photo, the wall of Ostrin is seen.",
        "In this May 3 photo the wall stands.",
        "The wall is gone! Ana Pereda (@anap) May 3",
        "(Ostrin, May 3) Ana Pereda",
        "The lake froze. 12/34 3 May 2021 A heron stands on the ice of Lake Ostrin, far from the town",
        "This article was amended on May 3 to correct the height of the wall.",
    ],
)
def test_the_time_of_a_picture_or_a_post_is_none_of_the_event(text: str) -> None:
    """What was pictured or posted some day stands in no timeline."""
    at = text.index("May")
    marks = (DateMention(at, at + 5, "2021-05-03", "2021-05-03"),)
    assert not _brief(Article("a", text, dates=marks)).timeline
    assert _brief(
        Article("a", "The wall broke on May 3.", dates=(DateMention(18, 23, "2021-05-03", "2021-05-03"),))
    ).timeline


def test_reprints_and_sisters_stand_under_what_they_repeat() -> None:
    """A reprint and a second report of one publisher count with the first, and it is said why."""
    reports = [
        replace(_report(name), source=source)
        for name, source in (("a", "Herald"), ("b", "Post"), ("c", "The Herald"), ("d", "Mirror"))
    ]
    voices = brief(reports, {}, copies=[("a", "d")]).voices
    assert [(voice.report, voice.repeats) for voice in voices] == [
        ("a", (("c", "same publisher"), ("d", "reprint"))),
        ("b", ()),
    ]


def test_what_one_voice_alone_tells_is_told_of_that_voice() -> None:
    """Only independent reports are said to tell something alone, and none where there is but one voice."""
    reports = [_report("a"), _report("b")]
    alone = {"a": [(0, 5)], "b": []}
    assert [each.article for each in brief(reports, {}, alone=alone).only] == ["a"]
    assert not brief(reports, {}, alone=alone, copies=[("a", "b")]).only


def test_when_where_and_who_is_what_most_reports_tell() -> None:
    """The day, the places and the people of an event are those that most of its reports name."""
    mention = DateMention(0, 3, "2021-05-02", "2021-05-02")
    marks = (Highlight(0, 3, "place", "p1"), Highlight(4, 7, "person", "e1"))
    reports = [
        Article("a", "abc def", published="2021-05-03", dates=(mention,), highlights=marks),
        Article("b", "abc def", published="2021-05-04", dates=(mention,), highlights=marks[:1]),
        Article("c", "abc def", published="2021-05-04", highlights=marks),
    ]
    about = brief(reports, {"p1": "Tervo"}).about
    assert (about.when.day, about.when.basis, about.when.reports) == ("2021-05-02", "told", 2)
    assert [(each.name, each.reports) for each in about.places] == [("Tervo", 3)]
    assert [(each.name, each.reports) for each in about.people] == [("def", 2)]


def test_an_undated_event_is_dated_no_finer_than_it_is_known() -> None:
    """Bounds in one month give the month, bounds years apart nothing."""
    for bounds, day in ((("2021-05-03", "2021-05-20"), "2021-05"), (("2019-05-03", "2021-05-20"), None)):
        assert brief([Article("a", "", date_range=bounds)], {}).about.when.day == day


@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_versions_of_any_words_give_them_back(words: list[str]) -> None:
    """The pieces of a version, but for what is left out, are the words as printed."""
    reports = [Article(str(at), each, quotes=(Quote(0, len(each)),)) for at, each in enumerate(words)]
    for row in brief(reports, {}).quotes:
        for version in row.versions:
            kept = "".join(piece.text for piece in version.pieces if OMITTED not in piece.text)
            assert kept == version.said[0].words


def test_counts_that_linking_found_alike_stand_in_one_row() -> None:
    """Two counts of the same stand in one row though they are called otherwise; a contradiction is marked."""
    since = Figure(5, 9, "killed", 370, None, "more than", None, None, None, "since September", running=True)
    other = Figure(7, 9, "killed", 358, None, "at least", "civilians", running=True)
    reports = [_report("a", since), _report("b", other)]
    assert len(brief(reports, {}).running) == 2
    (row,) = brief(reports, {}, figures=[FigurePair(("a", 5, 9), ("b", 7, 9), against=True)]).running
    assert (row.label, row.conflict, [len(cell) for cell in row.cells]) == (
        "killed since September",
        True,
        [1, 1],
    )


KINDS: list[tuple[str, FigureKind]] = [("0", "killed"), ("1", "injured"), ("2", "killed")]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.booleans()), max_size=8))
def test_every_count_stands_in_one_row(pairs: list[tuple[int, int, bool]]) -> None:
    """Whatever pairs linking found, also of counts that are not there, each count stands in one row."""
    reports = [_report(name, Figure(0, 1, kind, 3, 3)) for name, kind in KINDS]
    found = [FigurePair((str(a), 0, 1), (str(b), 0, 1), against) for a, b, against in pairs]
    rows = brief(reports, {}, figures=found).figures
    assert sorted(each.article for row in rows for each in row.given) == ["0", "1", "2"]
    assert [row.label for row in rows] == ["killed", "injured"]


def test_short_words_in_quotation_marks_are_each_speakers_own() -> None:
    """A word or two in quotation marks is one utterance only where one speaker says it."""
    reports = [_report("a", quotes=("deeply sorry",)), _report("b", quotes=("Deeply sorry",))]
    assert len(_brief(*reports).quotes) == 1
    other = Article("c", "deeply sorry", quotes=(Quote(0, 12, Speaker("Bo Lind")),))
    assert [row.speaker for row in _brief(*reports, other).quotes] == ["Ana Pereda", "Bo Lind"]


def test_whoever_one_report_names_is_the_speaker() -> None:
    """A quote whose speaker one report leaves out is that of the speaker another names."""
    words = "we will rebuild every street"
    unnamed = Article("a", words, quotes=(Quote(0, len(words)),))
    (row,) = _brief(unnamed, _report("b", quotes=(words,))).quotes
    assert row.speaker == "Ana Pereda"


def test_who_only_tells_of_an_event_is_not_in_it() -> None:
    """A news agency or a network that reports quote is nobody of the event, unless a title is about it."""

    def named(title: str) -> set[str]:
        text = "Ana Pereda told Reuters. She wrote on Twitter."
        marks = (
            Highlight(0, 10, "person", "eana"),
            Highlight(16, 23, "organisation", "ereuters"),
            Highlight(38, 45, "organisation", "etwitter"),
        )
        report = Article(id="a", text=text, title=title, source="a", highlights=marks)
        names = {"eana": "Ana Pereda", "ereuters": "Reuters", "etwitter": "Twitter"}
        return {each.name for each in about_event([report], names).people}

    assert named("The dam of Ostrin") == {"Ana Pereda"}
    assert named("Twitter fails in Ostrin") == {"Ana Pereda", "Twitter"}


def _counted(name: str, text: str, words: str, figure: Figure, *dates: DateMention) -> Article:
    """Return a report with one figure at `words` of its text."""
    at = text.index(words)
    placed = replace(figure, start=at, end=at + len(words))
    return Article(name, text, published="2021-05-03", source=name, figures=(placed,), dates=dates)


def test_people_of_one_country_stand_in_one_row() -> None:
    """Tourists, citizens and passengers of a country are its people, however the country is written."""
    texts = [
        ("10 U.S. citizens", "U.S. citizens"),
        ("10 Americans", "Americans"),
        ("9 American tourists", "American tourists"),
        ("10 from the US", "from the US"),
    ]
    reports = [
        _counted(
            str(at), f"{words} died.", words, _killed(int(words.split()[0]), int(words.split()[0]), who=who)
        )
        for at, (words, who) in enumerate(texts)
    ]
    (row,) = brief(reports, {}).figures
    assert (row.label, row.range, row.conflict) == ("killed, U.S. citizens", "9 – 10", True)
    soldiers = _counted(
        "b", "9 American soldiers died.", "9 American soldiers", _killed(9, 9, who="American soldiers")
    )
    assert len(brief([reports[0], soldiers], {}).figures) == 2


@pytest.mark.parametrize(
    ("text", "words", "called"),
    [
        ("Four men were taken to hospital with serious injuries.", "Four men", "injured, seriously"),
        ("Some 20 others were slightly hurt.", "Some 20 others", "injured, slightly"),
        ("He saw 16 who were walking wounded.", "16", "injured, slightly"),
        ("Two were hurt, one seriously.", "one", "injured, some of them"),
        ("Nine are in a critical condition.", "Nine", "injured, seriously"),
        ("Nine people were hurt, and a serious fire broke out.", "Nine people", "injured"),
    ],
)
def test_how_badly_people_were_hurt_is_told_apart(text: str, words: str, called: str) -> None:
    """Four seriously injured contradict no 27 injured: they are counted apart."""
    report = _counted("a", text, words, replace(_killed(4, 4), kind="injured"))
    assert [row.label for row in brief([report], {}).figures] == [called]


def test_counts_that_linking_pairs_stay_apart_where_one_is_of_some() -> None:
    """Eight seriously injured stand in no row with 51 injured, though linking set them against each other."""
    hurt = _counted("a", "51 people were hurt.", "51 people", replace(_killed(51, 51), kind="injured"))
    badly = _counted(
        "b", "Eight people have serious injuries.", "Eight people", replace(_killed(8, 8), kind="injured")
    )
    pair = FigurePair(("a", 0, 9), ("b", 0, 12), against=True)
    rows = brief([hurt, badly], {}, figures=[pair]).figures
    assert {row.label: (row.range, row.conflict) for row in rows} == {
        "injured": ("51", False),
        "injured, seriously": ("8", False),
    }


def test_the_toll_of_all_comes_first_and_a_bare_count_is_of_people() -> None:
    """What more reports give of a part comes after it; a count of no kind and nobody told is of people."""
    reports = [
        _counted("a", "Two children died.", "Two children", _killed(2, 2, who="children")),
        _counted("b", "2 children died.", "2 children", _killed(2, 2, who="children")),
        _counted("c", "Nine died.", "Nine", _killed(9, 9)),
        _counted("d", "Three were freed.", "Three", replace(_killed(3, 3), kind="other")),
    ]
    assert [row.label for row in brief(reports, {}).figures] == ["killed", "killed, children", "people"]


def test_a_total_over_a_time_is_not_of_a_year_beside_it() -> None:
    """The year in which a group was formed is no time of those it has killed in the past seven years."""
    text = "The group, which formed in 2002, has killed 900 people in the past seven years."
    total = _killed(900, 900, period="in the past seven years", running=True)
    formed = DateMention(27, 31, "2002-01-01", "2002-12-31")
    (row,) = brief([_counted("a", text, "900 people", total, formed)], {}).running
    assert row.label == "killed in the past seven years"


def test_a_period_between_two_times_reads_as_one() -> None:
    """A period keeps the word that it begins with."""
    period = _killed(20, 20, period="between March 2015 and March 2016", running=True)
    report = _counted("a", "20 died between March 2015 and March 2016.", "20", period)
    assert [row.label for row in brief([report], {}).running] == ["killed between March 2015 and March 2016"]


def test_what_was_days_before_the_event_stands_apart() -> None:
    """Where reports tell the day, the dead of the week before are named with their time."""
    told = "On Thursday 10 November a bomb killed two, after a raid last week in which 30 people died."
    days = (("Thursday 10 November", "2016-11-10", "2016-11-10"), ("last week", "2016-10-31", "2016-11-06"))
    dates = tuple(DateMention(told.index(w), told.index(w) + len(w), low, high) for w, low, high in days)
    figures = tuple(
        replace(_killed(n, n), start=told.index(w), end=told.index(w) + len(w))
        for w, n in (("two", 2), ("30 people", 30))
    )
    report = Article("a", told, published="2016-11-11", source="a", figures=figures, dates=dates)
    content = brief([report], {})
    assert (content.about.when.day, content.about.when.basis) == ("2016-11-10", "told")
    assert {row.label: row.range for row in content.figures} == {"killed": "2", "killed (last week)": "30"}
    vague = told.replace("last week", "earlier this month")
    month = DateMention(vague.index("earlier"), vague.index(" in which"), "2016-11-01", "2016-11-30")
    late = replace(figures[1], start=vague.index("30 people"), end=vague.index(" died"))
    report = replace(report, text=vague, dates=(dates[0], month), figures=(figures[0], late))
    assert [row.label for row in brief([report], {}).figures] == ["killed", "killed (earlier this month)"]


def test_what_one_report_tells_of_elsewhere_further_down_stands_apart() -> None:
    """The dead of a place that only one report names, in its second half, are told with that place."""
    beginning = "A ferry sank off Homs. " * 6
    aside = "Two others died in Sydney. The harbour of Sydney was closed."
    figure = replace(_killed(2, 2), place="Sydney")
    reports = [
        _counted("a", beginning + aside, "Two others", figure),
        _counted("b", "Nine people died off Homs.", "Nine people", _killed(9, 9)),
    ]
    assert [row.label for row in brief(reports, {}).figures] == ["killed", "killed in Sydney"]
    ahead = _counted("a", f"{aside} {beginning}", "Two others", figure)
    assert [row.label for row in brief([ahead, reports[1]], {}).figures] == ["killed"]
    known = replace(reports[1], text="Nine people died off Homs, people in Sydney say.")
    rampage = replace(reports[0], figures=(replace(reports[0].figures[0], place="Sydney harbour"),))
    assert [row.label for row in brief([rampage, known], {}).figures] == ["killed"]


def test_what_somebody_saw_is_no_toll() -> None:
    """Bodies that a witness saw are some of the dead and no lower end of the toll."""
    reports = [
        _counted("a", "He saw at least 10 bodies.", "at least 10 bodies", _killed(10, None)),
        _counted("b", "Nine and eighty people died.", "Nine and eighty people", _killed(89, 89)),
    ]
    rows = {row.label: row.range for row in brief(reports, {}).figures}
    assert rows == {"killed": "89", "killed, some of them": "≥10"}


def test_an_earlier_time_is_the_nearest_and_reads_alike_everywhere() -> None:
    """Of two earlier times a count is of the one beside it; a day is written in one way."""
    text = "Thousands died in the Sept. 18, 1985 flood and 350 died in the Sep 18, 2017 flood."
    days = [("Sept. 18, 1985", "1985-09-18"), ("Sep 18, 2017", "2017-09-18")]
    dates = [DateMention(text.index(words), text.index(words) + len(words), day, day) for words, day in days]
    report = _counted("a", text, "350", _killed(350, 350), *dates)
    assert [row.label for row in brief([report], {}).figures] == ["killed (18 September 2017)"]


@pytest.mark.parametrize("ends", ["1959-12-31", None])
def test_what_happened_at_a_time_compared_with_is_of_that_time(ends: str | None) -> None:
    """A count in a clause that tells what happened then is of then, whatever day the sentence begins with."""
    text = "Monday's crash is the worst since 1959, when two women died as a wagon burnt."
    monday = DateMention(0, 6, "2021-05-03", "2021-05-03")
    report = _counted("a", text, "two women", _killed(2, 2), monday, DateMention(28, 38, "1959-01-01", ends))
    assert [row.label for row in brief([report], {}).figures] == ["killed (1959)"]


def test_a_row_is_called_what_most_call_it() -> None:
    """Counts that linking found to be of the same are named as most reports name them."""
    reports = [
        _counted(str(at), f"2 {who} died.", f"2 {who}", _killed(2, 2, who=who))
        for at, who in enumerate(("beloved members", "local pilots", "local pilots"))
    ]
    places = [(report.id, report.figures[0].start, report.figures[0].end) for report in reports]
    pairs = [FigurePair(places[0], each, against=False) for each in places[1:]]
    assert [row.label for row in brief(reports, {}, figures=pairs).figures] == ["killed, local pilots"]


def _two_quotes(one: str, other: str, second: str = "Ana Pereda") -> list[int]:
    """Return how many places each row of quotes has, where two reports quote one speaker each."""
    content = _brief(_report("a", quotes=(one,)), replace(_report("b", quotes=(other,)), id="b"))
    if second != "Ana Pereda":
        said = (Quote(0, len(other), Speaker(second, entity="eother")),)
        content = brief(
            [_report("a", quotes=(one,)), Article("b", other, quotes=said)], {"eana": "Ana Pereda"}
        )
    return [len(row.said) for row in content.quotes]


def test_short_quotes_that_merely_sound_alike_are_two() -> None:
    """A short quote is a version of a longer one only with words in a row of it, or all of them."""
    assert _two_quotes("A great show of grief", "Few have seen a show of grief so great as this") == [1, 1]
    assert _two_quotes("We shall not leave this town", "We will not leave this town, whatever they say") == [
        2
    ]


def test_quotes_stand_by_speaker() -> None:
    """What a speaker said stands together, first whose quote most reports have; nobody's stands last."""
    said = ("We shall not leave this town", "They came at night and took the boats")
    unnamed = Article("c", "The lamps went out all at once", quotes=(Quote(0, 30),))
    other = _report("b", quotes=("We shall not leave this town",))
    lind = Article("d", "It was a quiet night here", quotes=(Quote(0, 25, Speaker("Bo Lind")),))
    rows = _brief(unnamed, lind, _report("a", quotes=said), other).quotes
    assert [row.speaker for row in rows] == ["Ana Pereda", "Ana Pereda", "Bo Lind", "unnamed"]


def test_a_few_words_of_somebody_else_are_another_quote() -> None:
    """Some words that stand in the longer quote of another speaker are no version of it."""
    long = "she asked the old rag man to take the boxes"
    assert _two_quotes("the old rag man", long) == [2]
    assert _two_quotes("the old rag man", long, "Ruben Otto") == [1, 1]


def test_a_speaker_is_told_so_that_a_reader_knows_who_it_is() -> None:
    """A role is told with whose it is, without the capital of its sentence; a bare pronoun names nobody."""
    text = "The head of the mission in Tarn has said that the road was closed for good."
    at = text.index("the road")
    statement = Quote(at, len(text) - 1, Speaker("The head", 0, 8), "said", direct=False)
    (row,) = brief([Article("a", text, statements=(statement,))], {}).statements
    assert row.speaker == "the head of the mission in Tarn"
    unknown = replace(statement, speaker=Speaker("He", 0, 2))
    (row,) = brief([Article("a", text, statements=(unknown,))], {}).statements
    assert row.speaker == "unnamed"
