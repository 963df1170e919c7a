"""Which sentences of a message tell of somebody else's project because of how it opens.

"Met a guy from a carrier. 4 billion texts a month." is about the carrier: who a message opens with
carries into the sentences behind it, until the writer comes back with "we" or "ours". The same
holds for former jobs, until the present is named, and for games and exercises to their end.
`hearsay` knows what holds within one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from bot.reading.other_systems import tells_of_no_model


class Frame(Enum):
    """What the sentences behind an opening tell of."""

    OTHERS = auto()
    """Other people's doings; the first word for the writer ends it."""
    PAST = auto()
    """A job or a project that is over; only the present ends it."""
    INVENTED = auto()
    """An exercise, a game, an example; only what is called real ends it."""


Row = tuple[Sequence[str], str]
"""The words of a sentence, and ` word word ` with blanks around."""

_LEAD = (
    r"^ (?:(?:so|ok|fyi|ps|btw|hi|hello|all|dear|re|hey|team|folks|just|oh|and|also|well|today|"
    r"yesterday|again|quick|short|brief|>|:|,|;|\(|\") ){0,4}"
)
_MEDIUM = (
    r"(?:talk|keynote|podcast|webinar|lecture|meetup|conference|panel|ad|advert|radio|episode|"
    r"(?:arxiv )?(?:paper|preprint)|white ?paper|press release|newsletter|thesis|readme|patent|"
    r"tutorial|textbook|book|interview|case study|blog ?post|blog|linkedin|reddit|article|video|"
    r"survey|rfp|job ad|job posting|bulletin|magazine|newspaper|twitter|hn|hacker news|thread|"
    r"forum|intranet|brochure|sales mail|sales email|marketing page|homepage|documentary)"
)
_POINTING = (
    r"(?:(?:the|that|this|a|an|new|latest|another|great|nice|good|interesting|funny|lunch|my notes|"
    r"from|in|at|on|per|saw|read|heard|watched|finally|i|just|got through|listened to|enjoyed|"
    r"liked|yesterday|today|their|bidder|competitor|vendor) ){1,5}"
)
_SOMEBODY = (
    r"(?:guy|woman|man|lady|bloke|chap|founder|recruiter|stranger|friend|team|startup|company|"
    r"speaker|somebody|someone|folks|acquaintance|investor|prospect)"
)
_KIN = (
    r"(?:cousin|brother|sister|wife|husband|son|daughter|uncle|aunt|niece|nephew|mother|father|"
    r"dad|mum|mom|girlfriend|boyfriend|flatmate|roommate|neighbour|neighbor)"
)
_JOB = r"(?:life|job|employer|company|gig|startup|agency|firm|workplace|internship|bank|shop)"

_OPENINGS: tuple[tuple[Frame, str], ...] = (
    (
        Frame.OTHERS,
        rf"{_POINTING}{_MEDIUM} (?:by|from|on|about|of|at|says|said|claims|was|with|where|has|had|"
        rf"as|rec|guest|[a-z]+ (?:linked|sent|shared|posted|forwarded)|(?:: )?[\"'])",
    ),
    (Frame.OTHERS, rf"{_MEDIUM} (?:rec|tip|again|of that|by a|, minute) "),
    (
        Frame.OTHERS,
        r"(?:table|figure|slides?) # (?:to # )?(?:of|are|from) (?:the|that|their|stolen) ",
    ),
    (Frame.OTHERS, r"[a-z]+ [a-z]+ (?:had|has|ran|runs) (?:a|an) (?:piece|story|article) "),
    (Frame.OTHERS, r"there is a scene in |speaker bios |conference bingo "),
    (
        Frame.OTHERS,
        r"(?:interview|podcast|call|chat|q & a) with (?:a|the) (?:founder|ceo|cto|head) ",
    ),
    (
        Frame.OTHERS,
        r"their (?:ceo|cto|founder|pricing page|website|homepage|page|slides|deck|brochure|"
        r"marketing|head of) ",
    ),
    (Frame.OTHERS, r"(?:we had )?visitors from (?:a|the) "),
    (Frame.OTHERS, r"heard (?:from a|on the radio|at (?:a|the|that|an)|a rumou?r) "),
    (
        Frame.OTHERS,
        rf"(?:i )?(?:met|talked to|spoke to|spoke with|chatted with|interviewed|ran into|relaying "
        rf"for|asking for) (?:a|an|some|the) (?:[a-z]+ )?{_SOMEBODY} (?:from|at|who|in|of|"
        rf"outside) ",
    ),
    (
        Frame.OTHERS,
        r"(?:i )?(?:met|talked to|spoke to|spoke with) (?:a|an) [^.]{1,40} (?:at a (?:wedding|"
        r"party|bar|dinner|fair)|on the train|in the queue|on a plane) ",
    ),
    (
        Frame.OTHERS,
        r"(?:some(?:one|body)|a guy|a founder) on (?:r /|reddit|twitter|linkedin|hn|x) ",
    ),
    (Frame.OTHERS, rf"(?:at )?my (?:[a-z]+ )?{_KIN} "),
    (Frame.OTHERS, r"a stranger |back from [a-z]+ , visited "),
    (
        Frame.OTHERS,
        r"(?:a|an|my|nurse|doctor|some) (?:old |good |close )?(?:friend|mate)s? (?:of mine|in|at|"
        r"from|says|told|outside|owns|runs|who) ",
    ),
    (Frame.OTHERS, r"(?:from |over at |at )?(?:the|our|a) sister (?:company|firm|concern) "),
    (Frame.OTHERS, r"over (?:at|in) "),
    (
        Frame.OTHERS,
        r"heard (?:that )?(?:the|a|an|our) [a-z]+ (?:office|team|group|department|branch|people|"
        r"guys|lab|squad|site) ",
    ),
    (
        Frame.OTHERS,
        r"(?:summary|notes|recap|takeaways?|report) (?:of|from) (?:what i (?:heard|saw)|[^.]{0,30} "
        r"(?:day|conference|event|meetup|fair|summit|webinar|talks?)) ",
    ),
    (
        Frame.OTHERS,
        r"i have seen (?:a|an|one|another) (?:company|team|firm|shop|startup|bank|customer) ",
    ),
    (Frame.OTHERS, r"(?:the|our) (?:[a-z]+ ){1,2}(?:next door|down the hall|across the hall) "),
    (Frame.OTHERS, r"(?:congrats|congratulations|kudos|huge thanks|hats off) to "),
    (Frame.OTHERS, r"(?:goodbye|farewell) mail of |gossip |a little bird "),
    (Frame.OTHERS, r"(?:the )?winners? of the "),
    (Frame.OTHERS, r"(?:pasted|copied|copy) (?:from|of) (?:their|the vendor|what) "),
    (Frame.OTHERS, r"what the [a-z]+ (?:api|people|product) (?:does|do|said|says) "),
    (Frame.OTHERS, r"(?:the|a) (?:sample|demo|example) app in "),
    (Frame.OTHERS, r"(?:notes|minutes|visitors) (?:from|of) the (?:vendor|visit) "),
    (Frame.OTHERS, r"turned down (?:a|the|their) (?:lead|offer|request) "),
    (Frame.OTHERS, r"the vendor (?:answers|reply|replies|response) to "),
    (Frame.OTHERS, r"references sent by |release notes ,.* the other vendor "),
    (Frame.OTHERS, r"(?:support )?ticket # (?:# )?, quoting "),
    (Frame.OTHERS, r"for information(?: only)? ,? ?as circulated "),
    (Frame.OTHERS, r"a typical (?:customer|client|team|company) "),
    (
        Frame.PAST,
        rf"(?:(?:in|at|from|during|with|on) )?my (?:former|previous|past|last|old) {_JOB} ",
    ),
    (Frame.PAST, r"in memory of |rip (?:project )?[a-z]+ , #|(?:former|past) life : "),
    (Frame.PAST, r"(?:client|customer) from (?:#w|(?:[a-z]+ )?years?) ago "),
    (Frame.PAST, r"before (?:i|this i) (?:came|joined|started|was)(?: here)? "),
    (Frame.PAST, r"back (?:at|in) (?:the [a-z]+ days|university|uni|eth|mit|college) "),
    (
        Frame.PAST,
        r"once , as (?:an? )?|flashback to |story time |hindsight on |looking back at last ",
    ),
    (Frame.PAST, r"(?:i )?(?:once )?(?:worked|interned|freelanced) (?:at|for|with) (?:a|an) "),
    (Frame.PAST, r"last year i (?:helped|worked|was|interned) |at the [a-z]+ where i (?:did|was) "),
    (Frame.PAST, r"at (?:university|uni|school|college) (?:we|i) (?:had|would|were|used) "),
    (Frame.PAST, r"startup # (?:# )?\( sold |wrapped and invoiced |sold off in #"),
    (Frame.PAST, r"[a-z]+ (?:[a-z]+ )?\( (?:rip|closed|dissolved) #"),
    (
        Frame.INVENTED,
        r"(?:thought experiment|role ?play|icebreaker|exercise #|sizing game|battlecard|"
        r"take home for|example of how to|hypothetical from|in chapter # of the|x is invented)",
    ),
    (Frame.INVENTED, r"suppose (?:we are|we were|you are|you were|i were) (?:a|an) "),
    (Frame.INVENTED, r"say (?:you are a|you were a|we were a|the [a-z]+ (?:office )?calls) "),
    (Frame.INVENTED, r"what if it were (?:a|an) |if this were [a-z]+ :"),
    (Frame.INVENTED, r"[^.:]{0,60} : picture (?:a|an) |picture (?:a|an) "),
)
_OPENS = tuple((frame, re.compile(f"{_LEAD}(?:{body})")) for frame, body in _OPENINGS)
"""Openings of messages, after small words, with what they open."""

_ASIDE = re.compile(
    r" (?:none of (?:it|them|this|that) (?:is|was|are) (?:ours|mine|for us|about us) "
    r"|all theirs |outside our remit |not for our roadmap |which is not ours to judge "
    r"|engagement ended |wrong channel |when it was not ours |hence not ours "
    r"|went to [a-z]+ , not to us "
    r"|landed in the wrong inbox |no action is expected from our |for whoever sells "
    r"|purely as an exercise |the workshop book |company a [a-z]+ |example from (?:the|a) "
    r"(?:textbook|book|course|lecture) |(?:both|all|all of them|these|they|numbers) are "
    r"(?:invented|made up|fictional|fictitious) )"
)
"""Said anywhere, it makes a message one about others."""
_NOT_US = re.compile(r" \( (?:[^()]{0,40} )?(?:not us|not ours|none of us) [)!]")
"""Said at the beginning, it does the same."""

_OWN = frozenset(("we", "our", "ours", "us", "my", "mine", "me", "i"))
_OURS = frozenset(("we", "our", "ours", "us", "mine"))
_HELPS = frozenset(
    ("lends", "lend", "lent", "shares", "share", "helps", "help", "offers", "offered")
)
_NOW = re.compile(
    r" (?:(?:we|i) (?:(?:now|currently|still|also) )?(?:are|am|need|want|do|must|get|can|use|plan|"
    r"run|will|have (?:to|no|a|an|#|only|about))|our (?:current|new|present|own)|now|today|here|"
    r"nowadays|currently|these days|at present|this time|mine|successor|in our case|with us) "
)
_REAL = re.compile(
    r" (?:in reality|real life|for real|real case|actual case|our actual|our real|seriously|but it|"
    r"but we|we are (?!a bank)|it is a|so much for|in our case) "
)
_TURNS = frozenset((",", ";", ".", "-", "but", "while", "whereas", "and", ")"))
_CARRIES = 14
"""Sentences behind an opening at most that it carries into."""
_GREETING = 4
"""A sentence of fewer words before an opening is a greeting."""


def told_of_others(rows: Sequence[Row]) -> list[int | None]:
    """For each sentence, up to which word it tells of others; `None` where it does not.

    Args:
        rows: the sentences of a message, in order.
    """
    if tells_of_no_model([text for _, text in rows]):
        return [len(words) for words, _ in rows]
    ends: list[int | None] = [None] * len(rows)
    frame = _opened(rows, ends)
    begin = next((at for at, end in enumerate(ends) if end is not None), len(rows)) + 1
    for at in range(begin, min(len(rows), begin + _CARRIES) if frame else 0):
        words, text = rows[at]
        if frame is None or _comes_back(frame, words, text):
            break
        ends[at] = len(words)
    _asides(rows, ends)
    return ends


def _opened(rows: Sequence[Row], ends: list[int | None]) -> Frame | None:
    """What the first sentence behind a greeting opens; its own end is set."""
    for at, (words, text) in enumerate(rows[:2]):
        for frame, pattern in _OPENS:
            if (match := pattern.match(text)) is None:
                continue
            behind = len(text[: match.end() - 1].split())
            end = _end_in_opening(frame, words, text, behind)
            ends[at] = end
            return frame if end == len(words) else None
        if len(words) > _GREETING:
            return None
    return None


def _end_in_opening(frame: Frame, words: Sequence[str], text: str, behind: int) -> int | None:
    """Where an opening sentence itself comes back to the writer; `None` when it is about them."""
    if frame is Frame.PAST:
        shift = len(" " + " ".join(words[:behind]))
        now = _NOW.search(text, shift)
        return len(words) if now is None else len(text[: now.start()].split())
    if frame is Frame.INVENTED:
        return len(words)
    end = _own_from(words, behind)
    told = words[behind:end]
    ours = not _OURS.isdisjoint(told) and '"' not in told
    if ours or not _HELPS.isdisjoint(told):
        return None
    return end


def _comes_back(frame: Frame, words: Sequence[str], text: str) -> bool:
    """Whether a sentence is about the writer's own project again."""
    if frame is Frame.OTHERS:
        return not _OWN.isdisjoint(words)
    return (_NOW if frame is Frame.PAST else _REAL).search(text) is not None


def _own_from(words: Sequence[str], begin: int) -> int:
    """Index of the word behind a break at which the writer comes in: `they have 5, we have 2`."""
    deep = 0
    for at in range(begin, len(words) - 1):
        word = words[at]
        deep += (word == "(") - (word == ")")
        if deep <= 0 and word in _TURNS and words[at + 1] in _OWN:
            return at + 1
    return len(words)


def _asides(rows: Sequence[Row], ends: list[int | None]) -> None:
    """An aside covers the sentences around it up to the next that speak of the writer."""
    for at, (words, text) in enumerate(rows):
        if _ASIDE.search(text) is None and not (at < 2 and _NOT_US.search(text)):
            continue
        ends[at] = len(words)
        for way in (range(at - 1, -1, -1), range(at + 1, len(rows))):
            for other in way[:_CARRIES]:
                if not _OURS.isdisjoint(rows[other][0]):
                    break
                ends[other] = len(rows[other][0])
