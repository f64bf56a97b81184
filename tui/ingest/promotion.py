"""Lines by which a site promotes or operates itself: subscribe calls, share buttons, comment counts, cookies."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 300
"""Longest line, in code points, that is looked at; promotion is short."""

_PROMOTION = re.compile(
    r"""^(?:
      (?:please\s)?(?:sign|log)[\s-](?:up|in|out)\b | subscribe\b | register\s(?:now|for|to|free)\b
      | already\s(?:a|have|registered|subscribed)\b.{0,60}$
      | (?:get|receive)\s.{0,60}\b(?:inbox|newsletter|news\sin\sone\splace|alerts?|app|e-?mail)\b
      | (?:download|get|try|open\sin)\s(?:the|our)\s.{0,30}\b(?:app|newsletter|podcast)\b
      | start\s(?:reading|your\s(?:free\s)?trial) | try\s.{0,40}\b(?:free|for\s\$?£?\d)
      | (?:show|hide|view|load|read|see|post|leave|add|join|write)\s(?:all\s|more\s|a\s|your\s|the\s|\d+\s)*(?:comments?|conversation|discussion)\b.{0,20}$
      | comments?(?:\s\(?\d+\)?)?$ | \d+\scomments?$ | (?:no|be\sthe\sfirst\sto)\scomments?.{0,20}$
      | comments\s(?:are\s)?(?:closed|off|have\sbeen).{0,80}$
      | share(?:\s(?:this|on|via|with|to|article|story|the).{0,50})?$ | shares?$ | \d+\sshares?$ | (?:re)?tweet(?:\sthis)?$
      | (?:follow|like|find|join)\s(?:us|@\w+)\b.{0,90}$ | follow\s.{2,70}\son\s(?:twitter|facebook|instagram|x|telegram|whatsapp|linkedin)\b.{0,60}$
      | (?:print|email|e-mail|save|copy\slink|copy|link\scopied|facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|flipboard|messenger|instagram|youtube|tumblr|savesave)$
      | (?:print|email|save)\s(?:this\s)?(?:article|page|story).{0,20}$
      | advertise?ments?\b.{0,60}$ | (?:sponsored|paid\spost|promoted|partner)\b.{0,30}$ | ad(?:\sfeedback)?$
      | (?:story|article|text|content)\scontinues?\s(?:below|after)\b.{0,40}$ | continue\sreading\b.{0,60}$
      | (?:skip|jump|back|return)\sto\s(?:main\s|the\s)?(?:content|navigation|top|article|footer|home\s?page|search)\b.{0,30}$ | skip\s(?:advert|ad)\b.{0,20}$
      | (?:related|more)\s(?:stories|articles|topics|news|content|coverage|videos?|links|posts|reading)$
      | (?:our|editor[’']?s?)\s(?:picks?|choice)$ | you\s(?:may|might)\s(?:also\s)?(?:like|be\sinterested).{0,40}$
      | (?:top|latest|trending|popular|featured|other|recommended|breaking|live)\s(?:stories|news|now|articles|topics|videos|headlines|posts|updates)?(?:\s(?:right\snow|on|from|in|for)\b.{0,50})?$
      | most\s(?:read|popular|viewed|shared|commented|recent|watched|emailed)\b.{0,40}$ | what[’']s\shot$ | don[’']t\smiss$
      | (?:scroll|swipe)\s(?:down\s)?(?:for|to)\b.{0,40}$ | (?:click|tap)\s(?:here|to|on)\b.{0,80}$
      | (?:close|menu|search|home|next|prev(?:ious)?|back|play|pause|mute|loading|toggle\s\w+|expand|collapse|more|edition|live|watch\slive|navigation|newsletters?|cookies?|settings|skip|sign\sout|account|my\saccount|topics)(?:\.{3}|…)?$
      | (?:we|this\s(?:site|website))\suses?\scookies.{0,200}$ | (?:accept|manage|reject)\s(?:all\s|your\s)?cookies.{0,40}$ | by\s(?:using|continuing|signing|clicking|subscribing)\b.{0,160}(?:agree|consent|accept).{0,160}$
      | (?:privacy|cookie)\s(?:policy|notice|settings).{0,80}$ | terms\s(?:of|and|&)\s(?:use|service|conditions).{0,80}$ | contact\sus.{0,40}$ | about\sus.{0,40}$
      | (?:our\s)?(?:morning|daily|weekly|evening)\s(?:newsletter|briefing|email)\b.{0,80}$
      | \d+\s?\+?\s(?:trusted|premium|global)\b.{0,60}$ | (?:\w+\s){0,4}days?\sfree$ | one\s(?:app|membership|subscription)\b.{0,40}$ | \d+[’']?s\sof\s(?:premium|trusted|global)?\s?\w+\b.{0,20}$
      | support\s(?:our|independent|quality)\b.{0,80}$ | (?:donate|become\sa\s(?:member|supporter|subscriber)|support\sus)\b.{0,80}$ | (?:this|your)\s(?:article|story)\sis\s(?:free|for\ssubscribers).{0,80}$
      | thanks?\s(?:you\s)?for\s(?:reading|subscribing|signing)\b.{0,80}$ | (?:enter|please\senter)\syour\s(?:e-?mail|name|password)\b.{0,80}$
      | (?:unsubscribe|manage\sy?our\spreferences|view\s(?:this\s\w+\s)?in\s(?:your\s)?browser|forward\sto\sa\sfriend)\b.{0,80}$
      | (?:read|view|see)\s(?:the\s)?(?:full|original|entire|more|next)\s?(?:article|story|version|post|on|at|here|about|from|in)?\b.{0,50}$
      | (?:have\syou\sbeen\saffected|do\syou\shave\s(?:a\s(?:story|tip|question|news)|more\sinformation|information\sabout)|got\sa\s(?:story|tip|news)|know\smore|we\spay\sfor|email\sus|send\sus|contact\s(?:the\s)?(?:author|reporter|writer))\b.{0,260}$
      | all\srights\sreserved\b.{0,80}$ | (?:listen|listen\sto\sthis\s(?:article|story)|audio|\d+\smins?(?:utes?)?(?:\sread)?|reading\stime.{0,20}|\d+\smin(?:ute)?\sread)$
      | (?:newsletter|podcast)s?\s(?:sign[\s-]?up|signup).{0,60}$ | (?:opens?\sin\s(?:a\s)?new\s(?:tab|window))$ | (?:image|photo|video|gallery|slideshow|getty)(?:\s\d+\sof\s\d+)?$
      | \d+\s(?:of|/)\s\d+$ | (?:translate|listen|resize|font\ssize|text\ssize|a[+-])\b.{0,20}$ | this\sarticle\sis\s(?:more\sthan|part\sof|available)\b.{0,80}$
      | if\syou\s(?:like|enjoy|enjoyed|appreciate|value|found)\b.{0,120}\b(?:subscribe|share|support|donate|newsletter|follow)\b.{0,80}$
      | (?:stay|keep)\s(?:up\sto\sdate|informed|connected|in\sthe\sknow|tuned|up\swith)\b.{0,100}$ | interested\sin\s.{2,40}\?.{0,160}$
      | read\sor\sshare\sthis\sstory\b.{0,80}$ | create\s(?:a\s)?(?:free\s)?account\b.{0,60}$ | choose\syour\s.{0,40}$
    )""",
    re.IGNORECASE | re.VERBOSE,
)

_PROMOTION_INSIDE = re.compile(
    r"\b(?:sign\sup\s(?:for|to)\sour|subscribe\s(?:to|now|today|here)|our\s(?:free\s)?(?:\w+\s)?newsletter|to\syour\sinbox|download\s(?:the|our)\s(?:\w+\s)?app|follow\sus\son|like\sus\son|join\sour\s(?:telegram|whatsapp)"
    r"|curated\s(?:specifically\s)?for\syou|enter\syour\se-?mail|privacy\spolicy|terms\sof\s(?:service|use)|cookie\spolicy|tips@)\b",
    re.IGNORECASE,
)


def is_promotion(line: str) -> bool:
    """Return whether `line` is the site speaking of itself, and not the article."""
    if len(line) > _LONGEST:
        return False
    return _PROMOTION.search(line) is not None or _PROMOTION_INSIDE.search(line) is not None
