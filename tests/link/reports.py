"""Invented reports to link: a ferry accident, its follow-up, a reprint, a look-alike, a digest."""

from __future__ import annotations

from functools import cache

from tui.annotate import annotate
from tui.corpus.article import Article, Block, Role
from tui.corpus.identity import stable_id

FERRY = (
    "The ferry Maravel capsized off Port Ostrin on Tuesday evening, killing at least 12 people.",
    "Coastguard captain Ilse Brandvold said three boats had searched the Ostrin strait through the night.",
    "“We heard them knocking on the hull until the lights went out at midnight,” Brandvold told reporters.",
    "The operator, Kestrel Lines, said 64 passengers were aboard when the bow door failed.",
)
FERRY_OTHER = (
    "At least 12 people died when the Maravel, a Kestrel Lines ferry, overturned near Port Ostrin.",
    "Rescue boats searched the Ostrin strait all night, coastguard captain Ilse Brandvold said later.",
    "“We heard them knocking on the hull until the lights went out,” she said.",
    "Investigators are looking at the bow door of the vessel, which had failed an inspection in spring.",
)
FERRY_HIGHER = (
    "The toll of the Maravel disaster off Port Ostrin rose as divers reached the lower deck of the ferry.",
    "Divers in the strait said at least 19 people died when the ferry capsized on Tuesday evening.",
    "Kestrel Lines suspended its chief engineer and said its bow door had been repaired twice.",
    "Coastguard captain Ilse Brandvold said the search in the strait would end on Friday.",
)
TRIAL = (
    "Prosecutors charged the former chief engineer of Kestrel Lines over the sinking of the ferry Maravel.",
    "The court in Port Ostrin will hear Tomas Vell next month, prosecutor Agneta Ruiz said.",
    "Vell denies that he signed the papers for the bow door which failed in the Ostrin strait.",
    "Families of the victims waited outside the courthouse with photographs.",
)
ELECTION = (
    "Voters in Lower Tarn elected Mina Okonjo as mayor on Sunday, ending twenty years of one-party rule.",
    "Okonjo won 54 per cent in the second round, the electoral office in Tarnmouth said.",
    "Her rival Pavel Dross conceded before midnight and wished her luck with the town's broken waterworks.",
    "Turnout was the highest since the mill closed.",
)
DIGEST_TITLE = "The morning briefing: what to know today"


def report(
    name: str,
    sentences: tuple[str, ...],
    title: str = "",
    published: str | None = "2031-03-05",
    source: str = "",
) -> Article:
    """Return an annotated article: a title block and a body block a sentence."""
    parts: list[tuple[str, Role]] = [(title, "title")] if title else []
    parts += [(sentence, "body") for sentence in sentences]
    blocks: list[Block] = []
    start = 0
    for text, role in parts:
        blocks.append(Block(start, start + len(text), role))
        start += len(text) + 1
    return annotate(
        Article(
            id=stable_id("a", name),
            text="\n".join(text for text, _ in parts),
            title=title,
            source=source or f"{name} Gazette",
            publisher=source or f"{name} Gazette",
            published=published,
            date_basis="stated" if published else "unknown",
            blocks=tuple(blocks),
        )
    )


@cache
def corpus() -> tuple[Article, ...]:
    """Return the whole invented corpus."""
    return (
        report("one", FERRY, "Ferry capsizes off Port Ostrin, 12 dead"),
        report("two", FERRY_OTHER, "Maravel ferry overturns near Port Ostrin, killing 12"),
        report("reprint", FERRY, "Twelve die as ferry goes down", source="Sunday Echo"),
        report("higher", FERRY_HIGHER, "Toll of ferry capsizing off Port Ostrin rises", "2031-03-06"),
        report("trial", TRIAL, "Engineer charged over ferry Maravel", "2032-04-20"),
        report("vote", ELECTION, "Okonjo elected mayor of Lower Tarn"),
        report(
            "digest",
            (FERRY[0], ELECTION[0], "The price of salt fell by a third in Quill on Monday, traders said."),
            DIGEST_TITLE,
        ),
    )
