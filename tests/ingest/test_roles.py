"""Roles of the lines of plain-text articles, on articles written for these tests."""

# ruff: noqa: E501  (inputs as they come: a paragraph or a record is one line)

from __future__ import annotations

import textwrap

import pytest

from tui.corpus.article import Article, Role
from tui.ingest.reader import read_stream

BODY = """\
The old weir above Lomvale gave way early on Tuesday, flooding the lower market and forcing about 300 people from their homes, the fire service said.

Rescuers in boats took families from first-floor windows as the water rose through Mill Street and the bus station.

“It came up the stairs faster than we could carry things,” said Ada Marsh, who runs a bakery beside the bridge.

The council said that it had warned of cracks in the weir after the winter storms, and that repairs were planned for the spring."""

FIRST, SECOND, THIRD, FOURTH = BODY.split("\n\n")
TITLE = "Weir gives way above Lomvale, flooding the market"


def read(text: str, name: str = "a.txt") -> Article:
    """Return a text as an article."""
    (found,) = read_stream(text.encode(), name)
    assert isinstance(found, Article), found
    return found


def roles(text: str) -> list[Role]:
    """Return the roles of a text's blocks in order."""
    return [block.role for block in read(text).blocks]


def role_in_body(line: str) -> Role:
    """Return the role of a line that stands alone between two paragraphs."""
    found = read(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{line}\n\n{THIRD}\n\n{FOURTH}")
    place = found.text.index(line)
    return next(block.role for block in found.blocks if block.start == place)


def test_title_and_body() -> None:
    """A plain article is a title and paragraphs."""
    assert roles(f"{TITLE}\n\n{BODY}") == ["title", "body", "body", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: What the storms did to the coast",
        "Read also: Council knew of the cracks",
        "RELATED: Five weirs that need repair",
        "Watch: Boats on Mill Street",
        "More: Lomvale counts the cost",
        "Opinion: Nobody listened to the lock keepers",
        "Bridge at Ostrey closed as river rises to highest level in years",
        "River at Ostrey reaches record level, thousands told to leave",
    ],
)
def test_headlines_of_other_articles(line: str) -> None:
    """What leads elsewhere is a related link, labelled or not."""
    assert role_in_body(line) == "related_link"


@pytest.mark.parametrize(
    "line",
    [
        "‘Nobody listened’",
        "Cracks in the wall",
        "What happened?",
        "How the weir was built",
        "Boats and sandbags",
        "Why did the weir fail?",
    ],
)
def test_headings(line: str) -> None:
    """A short line over paragraphs of the article's own is a heading."""
    assert role_in_body(line) == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "A boat on Mill Street on Tuesday morning [Reuters]",
        "Families leave their homes in Lomvale. Photograph: Jon Reed/The Lomvale Courier",
        "The market under water (AP Photo/Jon Reed)",
        "File photo: the weir before the storms",
        "FILE - In this Jan. 3, 2020 file photo, the weir at Lomvale is seen from the bridge.",
        "Image caption The bus station was under two metres of water",
        "Ada Marsh, who was at the bakery, carries a tray through the water on Mill Street",
    ],
)
def test_captions(line: str) -> None:
    """A picture's words are a caption, by their credit or by how they are written."""
    assert role_in_body(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Story continues below advertisement",
        "Sign up for our morning newsletter",
        "Follow us on Twitter and Facebook",
        "Share this article",
        "Show Comments",
        "Download the app",
        "News > Local > Lomvale",
        "Local NewsLomvaleFloods",
        "English | Español | Français",
        "___",
    ],
)
def test_site_promotion(line: str) -> None:
    """What the site says of itself is boilerplate, wherever it stands."""
    assert role_in_body(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "He was 42.",
        "“We lost everything.”",
        "Top officials in the county met on Tuesday to share what they knew of the storm, and promised help.",
        "The council will print a guide for everyone who signed up for sandbags and send it to their homes.",
        "- three boats from Ostrey",
        "She then read out a list of what was lost:",
        "“Sign up now,” the poster on the wall of the town hall had said, “and never be flooded again.”",
    ],
)
def test_sentences_of_the_article(line: str) -> None:
    """Sentences and list items are body, though they hold words that promotion uses."""
    assert role_in_body(line) == "body"


def test_pull_quote_with_its_attribution() -> None:
    """Words that a paragraph says too are a pull quote, and so is the line that names the speaker."""
    quote = "It came up the stairs faster than we could carry things\nAda Marsh, baker"
    assert roles(f"{TITLE}\n\n{FIRST}\n\n{quote}\n\n{SECOND}\n\n{THIRD}\n\n{FOURTH}") == [
        "title", "body", "pull_quote", "pull_quote", "body", "body", "body",
    ]  # fmt: skip


def test_byline_stamps_and_standfirst() -> None:
    """The lines between title and body say who, when and what it is about."""
    text = (
        f"{TITLE}\n\nHundreds leave their homes as repairs planned for spring come too late\n\n"
        f"By Jon Reed and Mary Ann Cole in Lomvale\nPublished: 4 March 2021, 9:30am\nUpdated: 4 March 2021, 2pm\n\n{BODY}"
    )
    found = read(text)
    assert [block.role for block in found.blocks][:5] == [
        "title",
        "standfirst",
        "byline",
        "published",
        "updated",
    ]
    assert found.authors == ("Jon Reed", "Mary Ann Cole")
    assert (found.published, found.updated, found.date_basis) == (
        "2021-03-04T09:30",
        "2021-03-04T14:00",
        "stated",
    )
    assert found.date_range == ("2021-03-04", "2021-03-04")


def test_standfirst_that_is_a_sentence() -> None:
    """A first sentence that a picture or a byline parts from the rest is the standfirst."""
    text = f"{TITLE}\n\nMore than 300 people leave their homes as the council is asked what it knew.\n\nBy Jon Reed\n\n{BODY}"
    assert roles(text)[:4] == ["title", "standfirst", "byline", "body"]


def test_opening_with_a_short_sentence() -> None:
    """An article may open with a short sentence; it is body."""
    assert roles(f"{TITLE}\n\nIt was over in minutes.\n\n{BODY}")[:3] == ["title", "body", "body"]


def test_aggregator_page() -> None:
    """Outlet, section, author and promotion above the title, promotion and links under the text."""
    text = (
        "All your news in one app\nStart your free trial\nThe Lomvale Courier\nThe Lomvale Courier\nLocal\nJon Reed\n\n"
        f"{TITLE}\n\n{BODY}\n\nSign up to read this article\nAlready a member? Sign in here\nRelated Stories\n"
        "Storms close schools along the coast for second day\nOur Picks\nOne app. One membership.\n"
    )
    found = read(text)
    assert found.title == TITLE
    assert found.source == "The Lomvale Courier"
    assert found.authors == ("Jon Reed",)
    assert [block.role for block in found.blocks if block.role == "body"] == ["body"] * 4
    assert found.blocks[5].role == "byline"


def test_reprint() -> None:
    """A page title with the site's name, the title again, and the original publisher in the last line."""
    text = (
        f"{TITLE} • Centre for River Safety\nCentre for River Safety\n\n{TITLE}\n\n{BODY}\n\n"
        f"Source: {TITLE} | The Lomvale Courier"
    )
    found = read(text)
    assert [block.role for block in found.blocks][:3] == ["boilerplate", "boilerplate", "title"]
    assert (found.source, found.publisher) == ("Centre for River Safety", "The Lomvale Courier")


def test_wire_copy() -> None:
    """An agency in the dateline, the byline or the last line is the original publisher."""
    assert read(f"{TITLE}\n\nLOMVALE (Reuters) - {BODY}").publisher == "Reuters"
    assert read(f"{TITLE}\n\nBy Reuters\n\n{BODY}").publisher == "Reuters"
    assert read(f"{TITLE}\n\n{BODY}\n\nSource: AFP").publisher == "AFP"


def test_credits() -> None:
    """Who else reported, and whose the text is, is credit."""
    for line in (
        "Additional reporting by Associated Press",
        "(Reporting by Jon Reed; Editing by Mary Cole)",
        "The Associated Press contributed to this report.",
        "Source: The Lomvale Courier, News Agencies",
        "© 2021 The Lomvale Courier",
    ):
        assert roles(f"{TITLE}\n\n{BODY}\n\n{line}")[-1] == "credit", line


def test_tags() -> None:
    """A list of topics is tags."""
    assert roles(f"{TITLE}\n\n{BODY}\n\nTags: floods, Lomvale, weir")[-1] == "tags"
    assert roles(f"{TITLE}\n\n{BODY}\n\n#floods #Lomvale")[-1] == "tags"


def test_hard_wrapped_paragraphs_are_one_block() -> None:
    """Lines that were broken at a width belong together; separate lines do not."""
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in (FIRST, SECOND, THIRD))
    assert len(read(f"{TITLE}\n\n{wrapped}").blocks) == 4


def test_line_a_paragraph_without_blank_lines() -> None:
    """An article may have one line a paragraph and no blank line at all."""
    assert roles(f"{TITLE}\n{FIRST}\n{SECOND}\n{THIRD}\n{FOURTH}") == [
        "title",
        "body",
        "body",
        "body",
        "body",
    ]


def test_title_that_is_a_question() -> None:
    """A headline may end with a question mark."""
    found = read(f"Who knew that the weir above Lomvale was about to fail?\n\n{BODY}")
    assert found.title.endswith("fail?")
    assert found.blocks[0].role == "title"


def test_title_with_a_dash_is_whole() -> None:
    """A dash within a headline does not part a site's name from it."""
    title = "Lomvale under water – council “knew of the cracks”"
    assert read(f"{title}\n\n{BODY}").title == title


def test_article_without_title() -> None:
    """Text that starts in mid-story has no title, and says so."""
    found = read(BODY)
    assert found.title == ""
    assert "no title" in found.flags
    assert {block.role for block in found.blocks} == {"body"}


def test_title_only() -> None:
    """A headline and nothing else is taken, and flagged."""
    found = read("A headline and nothing else")
    assert found.title == "A headline and nothing else"
    assert "no body" in found.flags


def test_languages_without_spaces() -> None:
    """Chinese and Japanese paragraphs are running text though they are one word to a splitter."""
    text = "洛姆维尔上游堤坝决口,市场被淹\n\n消防部门称,星期二清晨,洛姆维尔上游的旧堤坝决口,淹没了下城市场,约三百人被迫离开家园,救援人员乘船前往。\n\n市政府表示,冬季风暴过后曾警告堤坝出现裂缝,原定于春季进行维修,目前正在调查事故原因并安置居民。"
    found = read(text)
    assert [block.role for block in found.blocks] == ["title", "body", "body"]
    assert found.language == "zh"


def test_arabic() -> None:
    """An Arabic article is read as any other."""
    text = "انهيار سد قديم فوق لومفيل\n\nقال جهاز الإطفاء إن السد القديم فوق لومفيل انهار فجر يوم الثلاثاء مما أدى إلى غرق السوق السفلي وإجبار نحو 300 شخص على ترك منازلهم.\n\nوقال المجلس إنه حذر من تشققات في السد بعد عواصف الشتاء وإن الإصلاحات كانت مقررة في الربيع."
    found = read(text)
    assert [block.role for block in found.blocks] == ["title", "body", "body"]
    assert found.language == "ar"


def test_bare_body_has_no_boilerplate() -> None:
    """With the body alone given, nothing is taken for furniture."""
    from tui.ingest.options import Options  # noqa: PLC0415  (only here)

    (found,) = read_stream(f"{TITLE}\n\n{BODY}\n\nShow Comments".encode(), "a.txt", Options(body_only=True))
    assert isinstance(found, Article)
    assert {block.role for block in found.blocks} == {"body"}


@pytest.mark.parametrize(
    "dateline",
    [
        "LOMVALE —",
        "LOMVALE, Marchland (Reuters) -",
        "PORT OSTREY, Marchland, March 4, 2021 (AP) --",
        "LOMVALE/OSTREY –",
    ],
)
def test_dateline_is_a_block_of_its_own(dateline: str) -> None:
    """A dateline that opens the first paragraph is parted from it."""
    found = read(f"{TITLE}\n\n{dateline} {BODY}")
    assert [block.role for block in found.blocks][:3] == ["title", "dateline", "body"]
    assert found.text[found.blocks[1].start : found.blocks[1].end] == dateline
    assert found.published == ("2021-03-04" if "2021" in dateline else None)


@pytest.mark.parametrize(
    "opening", ["LOMVALE fell on Tuesday - early.", "A-1 - the old road -", "I - who had seen it -"]
)
def test_sentences_in_capitals_are_no_dateline(opening: str) -> None:
    """A dash in a sentence makes no dateline of what stands before it."""
    assert "dateline" not in roles(f"{TITLE}\n\n{opening} {BODY}")


def test_masthead_and_menu_over_the_title() -> None:
    """A masthead names the source, however it is printed; a menu is the site's and nobody's name."""
    for masthead, name in (
        ("LOMVALE COURIER", "Lomvale Courier"),
        ("The Harbour Desk", "The Harbour Desk"),
        ("Lomvale Observer LIVE", "Lomvale Observer"),
        ("The Lomvale Gazette | Est. 1871 | Thursday 4 March 2021", "The Lomvale Gazette"),
    ):
        found = read(f"{masthead}\nNews Sport Tides Jobs Notices\n{TITLE}\n\n{BODY}")
        assert found.source == name
        assert [block.role for block in found.blocks][:3] == ["boilerplate", "boilerplate", "title"]
        assert found.published == ("2021-03-04" if "2021" in masthead else None)


def test_copyright_names_the_source() -> None:
    """Where nothing over the title names the outlet, its copyright does."""
    assert (
        read(f"{TITLE}\n\n{BODY}\n\n© Lomvale Courier 2021. All rights reserved.").source == "Lomvale Courier"
    )


def test_live_report() -> None:
    """The entries of a live report are headed by their times."""
    text = f"{TITLE}\n\n17:42 – The water falls\n{FIRST}\n\n17:10 – Boats on Mill Street and in the market square\n{SECOND}\n{THIRD}"
    assert roles(text) == ["title", "heading", "body", "heading", "body", "body"]


def test_japanese_stamp() -> None:
    """A date in years, months and days of kanji is a stamp."""
    found = read(
        "堤防が決壊、市場が浸水\n\n2021年3月4日 11時30分\n\n4日午前5時ごろ、ロムベールの上流で古い堤防が決壊し、下町の市場が浸水した。約300人が避難した。"
    )
    assert found.published == "2021-03-04"
    assert [block.role for block in found.blocks] == ["title", "published", "body"]
