"""Names of news outlets and agencies, to tell the name of a site from a headline or a byline.

Public facts, not a judgement; an outlet that is not here is still recognised where the page says so
("Source: …", the part of a page title that all pages share).
"""

from __future__ import annotations

import re
from typing import Final

AGENCIES: Final = frozenset(
    """
    AFP|Agence France-Presse|Agence France Presse|AP|Associated Press|The Associated Press|Reuters|Xinhua|TASS
    |Interfax|RIA Novosti|Sputnik|Anadolu Agency|Anadolu|AA|dpa|DPA|Deutsche Presse-Agentur|EFE|ANSA|Kyodo
    |Kyodo News|Yonhap|PTI|Press Trust of India|ANI|IANS|UPI|United Press International|PA|PA Media
    |Press Association|Bloomberg|Bloomberg News|SANA|IRNA|Tasnim|Fars|Petra|WAM|SPA|MENA|NNA|Belga|APA|ATS
    |Ukrinform|Interfax-Ukraine|BelTA|Antara|Bernama|Lusa|Agencia EFE|Getty Images|Getty|EPA|News Agencies
    |Agencies|Staff|Staff and agencies|Wires|Wire services|NEWS AGENCIES|Thomson Reuters Foundation|AAP
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)

OUTLETS: Final = frozenset(
    """
    Al Jazeera|Aljazeera|Al Jazeera English|Al Arabiya|Al Arabiya English|Al-Monitor|Al Mayadeen|Arab News|Asharq Al-Awsat
    |ABC News|ABC|Africanews|AllAfrica|Axios|Baltimore Sun|BBC|BBC News|BBC Arabic|BBC Monitoring|BBC World Service
    |Bangkok Post|Bellingcat|Boston Globe|Breitbart|Business Insider|BuzzFeed News|CBC|CBC News|CBS|CBS News
    |Channel 4 News|Channel NewsAsia|CNA|Chicago Tribune|China Daily|CNBC|CNN|CNN International|CTV News
    |Daily Express|Daily Mail|Mail Online|MailOnline|Daily Mirror|Daily Sabah|Daily Star|Daily Telegraph|Dawn|DW
    |Deutsche Welle|Der Spiegel|Die Zeit|Die Welt|El País|El Mundo|Enab Baladi|Euronews|Evening Standard
    |Financial Times|Folha|Forbes|Foreign Policy|Fox News|France 24|Global News|Global Times|Gulf News|Haaretz
    |Hindustan Times|HuffPost|Huffington Post|Hurriyet Daily News|Independent|Indian Express|Irish Times
    |Irish Independent|Israel Hayom|Jerusalem Post|Kathimerini|Khaleej Times|Komsomolskaya Pravda|Korea Herald
    |Kyiv Independent|Kyiv Post|L'Orient Today|L'Orient-Le Jour|La Repubblica|Le Figaro|Le Monde|Libération
    |Los Angeles Times|Manila Times|Meduza|Metro|Middle East Eye|Middle East Monitor|Miami Herald|Mother Jones
    |MSNBC|Naharnet|National Post|National Review|NBC News|NDTV|New Statesman|New York Daily News|New York Post
    |New York Times|New Zealand Herald|Newsweek|North Press|NPR|NZ Herald|Nikkei Asia|Novaya Gazeta|PBS|PBS NewsHour
    |Philadelphia Inquirer|Politico|ProPublica|Press TV|Radio Free Europe/Radio Liberty|Radio Free Europe|RFE/RL
    |Rappler|Reuters|RFI|RT|Rudaw|RTÉ|San Francisco Chronicle|SBS News|Sky News|Slate|South China Morning Post
    |SCMP|Straits Times|Süddeutsche Zeitung|Sydney Morning Herald|Syria Direct|Syrian Observatory For Human Rights
    |Syrian Observatory for Human Rights|SOHR|The Age|The Atlantic|The Australian|The Conversation|The Daily Beast
    |The Diplomat|The Economist|The Guardian|The Guardian - UK|The Hill|The Hindu|The Independent|The Intercept
    |The Irish Times|The Moscow Times|The Nation|The National|The New Arab|The New Humanitarian|The New York Times
    |The New Yorker|The Observer|The Scotsman|The Spectator|The Straits Times|The Sun|The Sunday Times|The Telegraph
    |The Times|The Times of India|The Times of Israel|The Verge|The Wall Street Journal|The Washington Post
    |The Washington Times|The Week|TIME|Times of India|Times of Israel|Today|TRT World|UN News|USA Today|Vice|VICE News
    |Voice of America|VOA|VOA News|Vox|Wall Street Journal|Washington Examiner|Washington Post|Washington Times
    |Wired|Yahoo News|Ynet|Yle|ZEIT ONLINE
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)

_KNOWN: Final = frozenset(name.casefold() for name in AGENCIES | OUTLETS)

# Words that name an outlet wherever they end a short name ("The Lomvale Courier").
_MASTHEAD = re.compile(
    r"\b(?:Times|Post|News|Herald|Tribune|Gazette|Courier|Chronicle|Observer|Observatory|Telegraph|Guardian"
    r"|Journal|Mail|Mirror|Star|Press|Daily|Weekly|Monitor|Review|Standard|Examiner|Bulletin|Agency|Radio|TV"
    r"|Television|Broadcasting|Magazine|Today|Online|Network|Wire|Newswire|Register|Inquirer|Argus|Echo"
    r"|Sentinel|Dispatch|Independent|Media|\.com|\.org|\.net)\b\.?$"
)

_REGION = re.compile(r"\s[-–|]\s(?:UK|US|USA|AU|International|World|Europe|Asia|English|India|Australia)$")


def is_agency(name: str) -> bool:
    """Return whether `name` is a news agency's."""
    return name.strip().rstrip(".") in AGENCIES


def is_outlet(name: str) -> bool:
    """Return whether `name` is a known outlet's or agency's, whatever its case and edition."""
    bare = without_edition(name.strip().rstrip(".:")).casefold()
    return bare in _KNOWN or bare.removeprefix("the ") in _KNOWN


def looks_like_outlet(name: str) -> bool:
    """Return whether `name` is a known outlet's or is made like the name of one."""
    return is_outlet(name) or (len(name.split()) <= 6 and _MASTHEAD.search(name.strip()) is not None)


def without_edition(name: str) -> str:
    """Return the outlet's own name ("The Guardian - UK" is The Guardian)."""
    return _REGION.sub("", name.strip())
