"""The forms of questions about a recommendation; each has to fit a whole clause."""

from __future__ import annotations

import re

from bot.reading.follow_up_words import IT, ONE, SAY, TAIL, USE

_WE = r"(?:we|i|one|you)"
_NOT_WE = (
    r"(?:should (?:we|i) not|shouldn't (?:we|i)|would (?:we|you) not|wouldn't (?:we|you)|"
    r"don't (?:you|we)|didn't you|(?:can|could)n't (?:we|i)|can't (?:we|i)|aren't (?:you|we)|"
    r"(?:do|did) you not|can we not)"
)
_WHY = (
    r"why(?: (?:is|was))?(?: (?:that|this|it|so))?|why not|how come|how so|what for",
    rf"(?:(?:can|could|would) you )?(?:please )?(?:explain|justify)(?: (?:why|yourself|{IT}))?",
    r"(?:(?:can|could|would) you )?(?:please )?(?:explain|justify) your "
    r"(?:reasoning|reasons|choice|thinking)",
    rf"why {ONE} of all things|why (?:do|did) you (?:come to|arrive at|reach) {IT}",
    rf"why (?:(?:do|did|would|are|have) )?you (?:think|{SAY})(?: (?:so|{IT}|{ONE}))?",
    rf"why (?:do|did|would) you think (?:that )?{ONE} (?:is|would be|was) (?:the )?(?:right|best|"
    r"better|way to go|answer)(?: (?:choice|option|approach|one|way|fit))?",
    rf"what is behind {IT}|what led you to (?:{SAY} )?(?:{IT}|{ONE})",
    rf"why {IT}(?: one)?",
    rf"what (?:makes|made) you (?:think|{SAY})(?: (?:so|{IT}|{ONE}))?",
    rf"what(?: is| are) (?:the|your) (?:main |biggest |strongest )?(?:reasons?|reasoning|"
    rf"rationale|arguments?|justification)(?: (?:for|behind|of) (?:{IT}|{ONE}))?",
    rf"what speaks for (?:{IT}|{ONE})",
    rf"how (?:did|do) you (?:come to|arrive at|get to|get|reach|decide on|come up with) {IT}",
    r"(?:show|tell|give) (?:me|us) (?:the|your) (?:reasoning|reasons|rationale)",
    r"walk (?:me|us) through (?:it|that|this|(?:your|the) (?:reasoning|reasons))",
    rf"why (?:is|was|would|should) {ONE} (?:be )?(?:the )?(?:best|right|recommended|way to go|"
    r"answer|winner)(?: (?:choice|option|approach|one|way|idea))?",
    rf"why (?:should|would|must|do|shall) {_WE} {USE}{ONE}",
    rf"why {USE}{ONE}",
    rf"why (?:do you {SAY} |is it )?{USE}{ONE},? (?:over|instead of|rather than|and not|not|"
    rf"but not) {USE}{ONE}",
)
_WHY_NOT = (
    rf"why (?:not|no) {USE}{ONE}(?: instead| first)?(?:,? or {USE}{ONE})?",
    rf"why {_NOT_WE} {USE}{ONE}(?: instead| first)?",
    rf"why (?:isn't|is not|wasn't|is|was) {ONE} (?:(?:not )?an option|not (?:good )?enough|"
    r"not (?:recommended|the (?:answer|right|best)(?: choice| one| option)?)|ruled out|out|so low)",
    rf"why (?:isn't|is not|wasn't) {ONE} (?:(?:good )?enough|recommended|the (?:answer|right|best)"
    r"(?: choice| one| option)?)",
    rf"why (?:wouldn't|would not|doesn't|does not|won't|can't|couldn't) {ONE} (?:do|work|help|be "
    r"enough|be better|suffice)",
    r"why (?:did|do) you (?:rule out|reject|discard|dismiss|exclude|not (?:consider|choose|pick|"
    rf"recommend|suggest)) {ONE}",
    rf"(?:did|have) you (?:consider(?:ed)?|looked? at|thought about|think about) {ONE}",
    rf"(?:can't|couldn't|shouldn't|can|could) (?:we|i) {USE}{ONE}(?: instead| first)?",
    rf"(?:is )?{ONE} (?:is )?(?:completely |totally )?(?:not an option|no option|not good enough|"
    r"not enough|ruled out|out|off the table)",
    rf"what is the case against {ONE}|would(?:n't)? {ONE} (?:not )?make (?:any |more )?sense",
    r"(?:would|wouldn't|isn't) it (?:not )?(?:be )?(?:better|enough|easier|cheaper|simpler) to "
    rf"{USE}{ONE}",
    rf"(?:could|would|can) {ONE} (?:also )?(?:work|help|do)",
    rf"(?:what|how) about {USE}{ONE}(?: instead)?",
    r"what (?:is|would be) (?:wrong|bad|the (?:problem|issue|matter|trouble)) (?:with|about) "
    rf"{USE}{ONE}",
    rf"what speaks against {USE}{ONE}",
    rf"(?:would|wouldn't|isn't|couldn't) {ONE} (?:not |also )?(?:be |do |work )?(?:enough|"
    r"sufficient|good enough|better|an option|a better (?:idea|choice|option|fit)|the job|as well)",
    rf"what if {_WE} (?:just |simply |only )*(?:used?|did|do|went (?:with|for)|go (?:with|for)|"
    rf"chose|choose|tried|try|built|build) (?:just |only )*{ONE}(?: instead| first)?",
    rf"what if {_WE} (?:just |simply |only )*{ONE}(?: instead| first| it)?",
    rf"how (?:close|far(?: behind| off| away)?) (?:is|was|would be) {ONE}",
    rf"{ONE} instead|and {ONE}",
)
_CHANGE = (
    r"what(?:'d| would| could| might| will| can| would it take to| does it take to) "
    r"(?:make you )?(?:change|flip|turn|move|sway|tip|shift|alter) "
    rf"(?:your (?:mind|opinion|view|position)|{IT}|the outcome)",
    rf"what would (?:it take|convince you)(?: (?:for|to) (?:you to )?(?:{SAY} )?(?:{ONE}|otherwise|"
    rf"something else|{IT}))?",
    r"what (?:needs to|has to|must|should|would (?:need|have) to) (?:change|happen|be different|"
    rf"be true)(?: for (?:you to {SAY} (?:{ONE}|otherwise|something else)|{ONE}(?: to (?:win|be "
    r"(?:the )?(?:better|best|right|first|ahead)(?: choice)?|come out (?:first|ahead)))?))?",
    r"what (?:would|could|might) (?:change|flip|turn) the decision",
    r"(?:which|what) (?:facts?|changes?|numbers?) (?:would|could|might) (?:change|flip|turn|move) "
    rf"(?:your mind|{IT}|the outcome)",
    rf"what would make you {SAY} (?:{ONE}|otherwise|something else)",
    r"(?:when|at (?:what|which) point|under (?:what|which) (?:conditions|circumstances)) would you "
    rf"(?:rather )?(?:{SAY} (?:{ONE}|otherwise|something else)(?: instead)?|"
    rf"change your (?:mind|opinion|view)|switch(?: to {ONE})?)",
    r"when (?:should|do|must) we (?:reconsider|revisit|rethink|reassess|switch)"
    rf"(?: (?:{IT}|the decision))?",
    rf"(?:could|can|might|would) (?:anything|something) change (?:your mind|{IT})",
)
_STEP = (
    r"(?:(?:a good|recommended|suggested|concrete|immediate|first|next|very) )*(?:steps?|moves?|"
    r"thing|actions?|action items?|to-?dos?|plan|roadmap)"
)
_STEPS = (
    rf"(?:what|which)(?: is| are| would be) (?:(?:the|our|your|my) )?{_STEP}(?: (?:to take|we "
    r"should (?:do|take)|to do|for us))?",
    rf"what (?:should|would|could) (?:(?:the|our|your|a good) )?{_STEP} be",
    rf"what (?:should|do|must|can|shall|could|would) {_WE} (?:have to |need to )?do"
    r"(?: about (?:it|that|this))?(?: (?:first|next|now|then|from here|after that))+",
    r"what (?:comes|happens|is|do we do) (?:next|first|now|then)",
    r"now what|what (?:now|next|then|first)",
    rf"where (?:do|should|can|would|shall) {_WE} (?:start|begin)",
    r"how (?:do|should|can|would|shall) (?:we|i) (?:best )?(?:start|begin|get started|proceed|"
    r"go on|continue|move (?:on|forward)|go about (?:it|this|that)|do (?:it|this|that))",
    r"(?:the )?(?:next|first) steps?|which step (?:comes|is) (?:first|next)",
    r"what (?:are|am) (?:we|i) (?:supposed|meant) to do(?: (?:now|next|first|then))?",
    r"(?:(?:can|could|would) you )?(?:give|show|tell) (?:me|us) (?:the|your) (?:plan|"
    r"(?:(?:next|first) )?steps?)",
)
_CERTAINTY = (
    rf"how (?:sure|certain|confident|convinced) (?:are you|is {IT}|can (?:we|i) be)"
    rf"(?: (?:of|about|on|in|with) (?:{IT}|{ONE}))?",
    r"on a scale (?:of|from) \d+ to \d+,? how (?:sure|certain|confident) are you",
    r"how (?:reliable|solid|firm|safe|robust|trustworthy|stable|strong|accurate) (?:is|are) "
    rf"{IT}",
    r"(?:are )?you (?:(?:really|quite|absolutely|very|so|that) )*(?:sure|certain|confident|"
    rf"positive)(?: (?:about|of) (?:{IT}|{ONE}))?",
    rf"is {IT} (?:a )?(?:safe|sure|solid|certain|reliable)(?: (?:bet|choice|call|thing))?",
    r"(?:what is|how high is) (?:your|the) (?:confidence|probability|certainty)"
    rf"(?: level)?(?: (?:in|of|for) (?:{IT}|{ONE}))?",
    rf"(?:can|should) (?:we|i) (?:trust|rely on|count on) (?:you|{IT})",
    rf"how much (?:can|should) (?:we|i) trust (?:you|{IT})",
    r"how likely (?:are you|is it that you(?:'re| are)) (?:to be )?(?:right|wrong)",
    r"what if you(?:'re| are) wrong|(?:could|might) you be wrong",
    r"why (?:only |just |such an? |so )?(?:\d{1,3} ?%|low|high|medium)(?: confidence)?",
    r"what does (?:the |this |that )?(?:\d{1,3} ?%|confidence)(?: (?:low|medium|high))? mean",
    r"where does (?:the |this |that )?(?:\d{1,3} ?%|confidence) come from",
    r"what would make you (?:more |less )?(?:sure|surer|certain|confident)",
    r"how close (?:is|was) (?:it|the call)|is it (?:a )?close(?: call)?",
)
_RISK = (
    r"(?:(?:biggest|main|greatest|largest|key|top|major|possible|potential|known|real|other) )*"
    r"(?:risks?|dangers?|downsides?|drawbacks?|pitfalls?|caveats?|disadvantages?|trade-?offs?|"
    r"weak(?:nesses| points| spots))"
)
_OF_IT = rf"(?: (?:of|with|in|to|about) (?:doing |following )?(?:{IT}|(?:the|this) plan))"
_RISKS = (
    rf"(?:what|which)(?: are| is| would be) (?:(?:the|our|your|some|any) )?{_RISK}"
    rf"(?:{_OF_IT}| do you see| are there| if we do (?:it|this|that|so))?",
    rf"(?:what|which) {_RISK} (?:do you see|are there)",
    rf"what (?:can|could|might|may|will|would) (?:possibly |still )?go wrong(?:{_OF_IT})?",
    r"what (?:should|must|do) (?:we|i) (?:need to |have to )?(?:watch(?: out)? for|watch|"
    rf"look out for|be careful (?:about|of|with)|beware of|worry about)(?:{_OF_IT})?",
    rf"how risky is {IT}|is {IT} risky",
    rf"(?:(?:are|is) there )?any {_RISK}(?:{_OF_IT})?",
    rf"(?:what|which) {_RISK} (?:should|must|do) (?:we|i) (?:keep in mind|know(?: about)?|expect)",
    r"(?:is there )?anything (?:we|i) should (?:be careful (?:about|of|with)|watch(?: out)? for|"
    r"worry about|be aware of)",
    r"(?:what|where) is the catch",
    rf"(?:where|how) (?:can|could|might|would|does) {IT} (?:fail|break|go wrong)",
)
_HOLDS = (
    r"(?:valid|true|current|correct|up[- ]to[- ]date|accurate|right|holds?|stands?|apply|applies|"
    r"good|relevant|your (?:recommendation|advice|view|opinion))"
)
_VALID = (
    rf"(?:is|are|does|do) (?:{IT}|(?:the|our|this) decision|the above) (?:all )?still {_HOLDS}",
    rf"is (?:{IT}|(?:the|our|this) decision) (?:already )?(?:outdated|out of date|stale)"
    r"(?: (?:by now|already))?",
    rf"does {IT} (?:stand|hold)(?: still)?",
    rf"(?:do|would|did) you still (?:think|believe|stand by|{SAY})"
    rf"(?: (?:in )?(?:so|the same|{IT}|{ONE}))?",
    rf"is {IT} still what you(?: would|'d)? {SAY}",
    r"still the same (?:recommendation|advice|answer|result)",
    r"still (?:valid|true|current|up[- ]to[- ]date|your (?:recommendation|advice))",
    r"(?:has|did) anything changed?(?: since(?: then)?)?",
)
_US = (
    r"(?: (?:(?:about|of|from|on) (?:us|me|our project|(?:this|the) project|this|that|it|"
    r"our situation|my (?:message|description|text))|so far|here))*"
)
_FACT = r"(?:facts?|data|numbers?|figures?|information|inputs?|assumptions?|details)"
_FACTS = (
    r"what (?:did|do|have) you (?:understand|understood|know|read|gather|gathered|note|noted|"
    rf"learn|learned|assume|assumed|pick up){_US}",
    rf"(?:which|what) (?:of (?:our|my|the) )?{_FACT} (?:did|do|have|are) you (?:used?|using|take|"
    rf"taken|have|know|understand|understood|assumed?|rely on|consider(?:ed)?|count|make|made){_US}"
    r"(?: (?:for|in) (?:this|that|it|(?:this|that|your|the) recommendation)| into account)?",
    rf"(?:which|what) {_FACT} (?:is|are|was|were) (?:{IT} based on|behind {IT})",
    rf"(?:which|what) {_FACT} (?:did|do) you base {IT} on",
    rf"what (?:is|was) {IT} based on|what (?:did|do) you base {IT} on",
    r"what (?:have|did) you (?:taken?|took) into account",
    r"what you (?:understood|understand|know|read)",
    r"(?:(?:can|could) you )?(?:show|list|tell|give) (?:me |us )?(?:all )?(?:of )?"
    r"(?:(?:the|your|our|my) )?"
    rf"(?:facts|assumptions|inputs)(?: (?:that )?you (?:have|used?|know|understood))?{_US}",
    rf"what (?:are|were) (?:the|your) (?:facts|assumptions|inputs)(?: (?:behind|of|for) {IT})?",
)


def _form(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


def _whole(forms: tuple[str, ...]) -> re.Pattern[str]:
    return _form(rf"(?:{'|'.join(forms)}){TAIL}")


PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("why_not", _whole(_WHY_NOT)),
    ("why", _whole(_WHY)),
    ("change", _whole(_CHANGE)),
    ("steps", _whole(_STEPS)),
    ("certainty", _whole(_CERTAINTY)),
    ("risks", _whole(_RISKS)),
    ("valid", _whole(_VALID)),
    ("facts", _whole(_FACTS)),
)
"""Kind of a question and its forms, in the order to try."""

_ANCHOR = _form(
    r"\b(?:(?:your|the|this|that) (?:recommendation|advice)|your (?:mind|reasoning|confidence)|you "
    r"(?:\w+ ){0,2}(?:recommend\w*|advise|suggest|say (?:rag|retrieval|prompting|fine|hybrid)))\b|"
    r"\brecommending\b"
)
_ANCHORED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("change", _form(r"\b(?:change|flip|turn|get you to|make you|bring you to|convince)\b")),
    ("risks", _form(r"\b(?:risks?|risky|wrong|downsides?|careful|disadvantages?|fail)\b")),
    ("valid", _form(r"\b(?:still|out of date|outdated|valid|up to date|any ?more)\b")),
    ("certainty", _form(r"\b(?:sure|certain|confident|confidence|reliable|trust|strong|firm)\b")),
    ("steps", _form(r"\b(?:next|first|steps?|start|begin)\b")),
    ("facts", _form(r"\b(?:facts?|based|information|numbers?|assum\w+|take into account)\b")),
    ("why_not", _form(rf"\b(?:against|not|n't|instead|keeps? you from|over) (?:\w+ ){{0,3}}{ONE}")),
    ("why", _form(r"\b(?:why|reasons?|basis|explain|conclusion|how come|grounds?)\b")),
)
_ANCHORED_WORDS = 14


def anchored(clause: str) -> str | None:
    """The kind of a short question that names the recommendation, by a telling word."""
    if len(clause.split()) > _ANCHORED_WORDS or _ANCHOR.search(clause) is None:
        return None
    return next((kind for kind, word in _ANCHORED if word.search(clause)), None)
