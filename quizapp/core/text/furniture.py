"""Page furniture: lines that belong to the page around an article and say nothing of its subject."""

import re

from quizapp.core.text.byline import read_byline

_LONGEST = 200
_TRIM = " .!:…>»›→|-–—*•"
# Whole lines that no article writes about itself. The list is short on purpose: a doubtful line is kept.
_ALWAYS = re.compile(
    r"advertisements?|advert|sponsored(?: content| post)?|promoted content|"
    r"share (?:this|on|via)(?: (?:article|story|post|page|with friends|facebook|twitter|x|linkedin|whatsapp|reddit|"
    r"pinterest|email|e-mail|social media))?|email this(?: article)?|print this(?: article| page)?|tweet this|"
    r"(?:accept|reject|manage)(?: all)? cookies|cookies? (?:settings|policy|preferences|notice|consent)|"
    r"(?:we|this (?:web ?)?site|our (?:web ?)?site) uses? cookies\b.*|by (?:continuing|using) .{0,60}\bcookies\b.*|"
    r"skip to (?:main )?(?:content|navigation|search)|jump to (?:content|navigation|search)|back to top|"
    r"(?:subscribe|sign up)(?: now)?(?: (?:to|for) (?:our|the) .{0,40}newsletter.{0,40})?|"
    r"(?:follow|find|like) us on (?:facebook|twitter|x|instagram|youtube|linkedin|tiktok|social media)\b.{0,60}|"
    r"(?:leave|post|add) a (?:comment|reply)|log ?in to (?:comment|reply)|view (?:all )?comments|"
    r"(?:related|recommended|trending|popular|more) (?:articles|stories|posts)|you (?:may|might) also (?:like|enjoy)|"
    r"read (?:more|next|also)|continue reading|article continues below(?: advertisement)?|"
    r"story continues below(?: advertisement)?|privacy policy|terms (?:of (?:use|service)|and conditions)|"
    r"(?:copyright )?(?:©|\(c\)) ?(?:copyright )?\d{4}\b.{0,120}|.{0,80}\ball rights reserved|"
    r"loading|click to (?:share|print|enlarge|expand)\b.{0,60}|opens in (?:a )?new (?:window|tab)",
    re.IGNORECASE,
)
# Lines that an article may hold but no card should come from.
_OFTEN = re.compile(
    r"(?:photo|image|picture|illustration|credit|source|caption|graphic|video)s?(?: credit| by| courtesy of)?"
    r"\s*[:|/©].{0,160}|"
    r".{0,120}(?:getty images|shutterstock|istock|alamy|unsplash|wikimedia commons)|"
    r"(?:read|see|related|watch|listen|more|learn more|find out more|also read|see also|read more)\s*:.{0,160}|"
    r"(?:listen|watch|play|download)(?: to)? this (?:article|video|episode|podcast)\b.{0,60}|"
    r"(?:last )?(?:updated|modified|edited|published|posted|first published)\b.{0,60}|"
    r"\d{1,3} ?min(?:ute)?s?(?: read)?|\d[\d,.]*[km]? (?:views?|comments?|shares?|likes?|reads?)|"
    r"(?:table of )?contents|references|external links|see also|further reading|notes|bibliography|sources|comments?|"
    r"share|menu|home|search|tags?\s*:.{0,160}|filed under\s*:?.{0,160}|categor(?:y|ies)\s*:.{0,160}",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"(?:- |\d{1,3}\. )?\^ ?[^ ]")
_LETTER = re.compile(r"[^\W_]")


def is_droppable(line: str) -> bool:
    """Is this line page furniture beyond doubt, or an ornament without a letter or digit?

    >>> is_droppable("Share this article"), is_droppable("* * *"), is_droppable("Share this bread with a friend.")
    (True, True, False)
    """
    if not _LETTER.search(line):
        return True
    return len(line) <= _LONGEST and bool(_ALWAYS.fullmatch(line.strip(_TRIM)))


def is_furniture(paragraph: str) -> bool:
    """Should no fact be looked for here? True for bylines, credits, "Read more: ..." and the like.

    >>> is_furniture("by Jhon Lennon 52 views"), is_furniture("By night the town was quiet.")
    (True, False)
    """
    if _FOOTNOTE.match(paragraph):
        return True
    if len(paragraph) > _LONGEST:
        return False
    if is_droppable(paragraph) or read_byline(paragraph):
        return True
    ends_as_sentence = paragraph.endswith(".") and len(paragraph.split()) > 6
    return not ends_as_sentence and bool(_OFTEN.fullmatch(paragraph.strip(_TRIM)))
