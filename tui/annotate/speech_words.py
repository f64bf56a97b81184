"""Words that report speech, and words for those who speak without a name."""

from __future__ import annotations

import re

_CUES = (
    "said says saying say told tells telling tell added adds adding asked asks asking wrote writes writing "
    "explained explains explaining argued argues arguing claimed claims claiming noted notes noting replied replies "
    "insisted insists stated states stating declared declares announced announces continued continues warned warns "
    "warning tweeted tweets called calls calling described describes describing concluded concludes acknowledged "
    "acknowledges admitted admits answered answers responded responds remarked remarks recalled recalls reported "
    "reports reporting stressed stresses urged urges vowed vows pledged promised suggested suggests observed quipped "
    "joked read reads reading labelled labeled denounced dismissed condemned praised quoted cited citing commented "
    "comments confirmed predicted proclaimed shouted cried testified recounted emphasised emphasized reiterated "
    "maintained lamented mused conceded contended countered cautioned charged accused criticised criticized "
    "blasted slammed complained boasted exclaimed thundered yelled insisting believes believed thinks hailed "
    "referred referring denied demanded opined posted retorted offered interjected summed interrupted "
    "repeated agreed disagreed pointed spoke speaking talking talked elaborated stipulates decried deemed termed "
    "branded dubbed characterized characterised mocked ridiculed blamed pressed pleaded begged whispered "
    "murmured chanted chants rejected touted heard hinted"
).split()

_WORDS = "|".join(sorted(_CUES, key=len, reverse=True))

CUE = re.compile(rf"\b(?:{_WORDS}|according\sto)\b", re.IGNORECASE)
"""A reporting verb, or "according to"."""

STRONG = frozenset(
    "said says told tells added adds asked asks wrote writes explained argued noted replied insisted stated "
    "declared continued warned tweeted concluded say".split()
)
"""Verbs that hardly report anything but speech."""

PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]ho|I|[Ww]e)\b")

_ROLES = (
    "president minister spokesman spokeswoman spokesperson official officials officer officers commander general "
    "director chief head secretary chairman chairwoman chair mayor governor senator congressman congresswoman "
    "representative ambassador envoy diplomat diplomats analyst analysts expert experts professor doctor doctors "
    "resident residents witness witnesses activist activists worker workers source sources leader leaders lawyer "
    "lawyers attorney judge candidate campaign agency ministry department statement report group organisation "
    "organization company police army government court newspaper network author reporter journalist strategist "
    "adviser advisor aide aides critic critics supporters supporter man woman mother father teacher student students "
    "voter voters lawmaker lawmakers republican democrats democrat republicans billionaire businessman nominee "
    "manager coach captain player owner founder ceo executive researcher researchers scientist scientists economist "
    "economists historian priest bishop pope king queen prince princess sheriff prosecutor prosecutors "
    "investigator investigators rescuers medics survivors survivor victim families relatives neighbour neighbor "
    "brother sister son daughter wife husband moderator host columnist editor pollster letter document memo "
    "post article paper magazine watchdog charity monitor militant militants rebels fighter fighters"
).split()

ROLE = re.compile(
    rf"\b(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|[Aa]nother|[Ss]ome|[Mm]any|[Tt]wo|[Ss]everal|[Ii]ts)\s(?:[\w’'-]+\s){{0,4}}?)?"
    rf"(?:{'|'.join(sorted(_ROLES, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
"""A person or body named by what they are ("the army", "an official")."""
