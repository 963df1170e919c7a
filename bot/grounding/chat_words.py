"""The words of chat: what is written short, and what says nothing about the topic."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SHORT = """
u: you | ur: your | r: are | n: and | w: with | wo: without | abt: about | bc: because
cuz: because | coz: because | ppl: people | pls: please | plz: please | thx: thanks | rly: really
smth: something | sth: something | smb: somebody | b4: before | msg: message | msgs: messages
gimme: give me | lemme: let me | wanna: want to | gonna: going to | gotta: have to
dunno: do not know | tmrw: tomorrow | rn: right now | esp: especially | approx: approximately
diff: difference | diffs: differences | req: requirement | reqs: requirements
param: parameter | params: parameters | hyperparam: hyperparameter | hparams: hyperparameters
hyperparams: hyperparameters | config: configuration | configs: configurations
perf: performance | infra: infrastructure | prod: production | dev: developer | devs: developers
mgmt: management | biz: business | org: organisation | orgs: organisations | temp: temperature
1st: first | 2nd: second | 3rd: third | mins: minutes | hrs: hours | secs: seconds | wks: weeks
avg: average | info: information | vids: videos | pics: pictures
tix: tickets | convo: conversation | convos: conversations
genai: generative ai | backprop: backpropagation | optim: optimisation
sys: system | acct: account | dept: department | depts: departments | pov: view | def: definition
eng: engineering | enggr: engineer | nlp: natural language processing | whats: what is
hows: how is | wheres: where is | whos: who is | thats: that is | theres: there is | youre: you are
dont: do not | doesnt: does not | didnt: did not | isnt: is not | arent: are not | wasnt: was not
cant: cannot | couldnt: could not | shouldnt: should not | wont: will not | wouldnt: would not
im: i am | ive: i have | weve: we have | tho: though | thru: through | yr: year | yrs: years
"""


def _pairs(text: str) -> dict[str, str]:
    """`short: long` pairs, parted by `|` or line ends."""
    cells = (cell.partition(":") for line in text.splitlines() for cell in line.split("|"))
    return {short.strip(): long.strip() for short, colon, long in cells if colon}


SHORT_FORMS: Mapping[str, str] = _pairs(_SHORT)
"""What people write short, lower case, and what it stands for."""

_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<!\w)w/o(?!\w)", re.IGNORECASE), "without"),
    (re.compile(r"(?<!\w)b/c(?!\w)", re.IGNORECASE), "because"),
    (re.compile(r"(?<!\w)w/(?=\s|\w)", re.IGNORECASE), "with "),
    (re.compile(r"\bacc\.? to\b", re.IGNORECASE), "according to"),
    (re.compile(r"(?<=\s)[&+](?=\s)"), "and"),
    (re.compile(r"(?<=\s)=>?(?=\s)|(?<=\s)->(?=\s)"), "is"),
)
_SHORT_WORD = re.compile(r"(?<![\w'\u2019/.-])[a-z0-9]+(?![\w'\u2019/]|-\w)", re.IGNORECASE)


def written_out(text: str) -> str:
    """A question with the short forms of chat written out; names in capitals stay."""
    for pattern, long in _SIGNS:
        text = pattern.sub(long, text)

    def read(match: re.Match[str]) -> str:
        word = match[0]
        if word.isupper():
            return word
        return SHORT_FORMS.get(word.lower(), word)

    return _SHORT_WORD.sub(read, text)


_CHAT = """
pls plz please thx thanks thank hi hello hey ok okay btw tbh imo imho rn asap u ur r wanna gonna
gotta dunno kinda sorta lol yo guys folks mate team sir dear question questions answer tell explain
know understand wondering wonder curious help need want wants say says said think really actually
basically roughly approx approximately especially simply maybe perhaps probably anyway doable worth
thing things stuff something anything somebody someone anybody anyone everybody everyone people way
ways much many lot lots bit good better best great nice bad cool fine whats wat dont doesnt cant
cannot isnt im its theres youre happens happen teh hw wich vs waht use used using set setup going
make makes made take takes give gives put keep go goes come comes see look looks seem find found
try show call called today right even still already yet again ever never always now then later soon
"""

CHAT_WORDS = frozenset(_CHAT.split()) - {"fine"}
"""Words of a chat message that say nothing about its topic."""

_FRAMING = """
main major key big general exact exactly specific kind kinds type types sort point points view
views viewpoint perspective side sides half halves part parts aspect aspects role idea ideas concept
concepts notion mean means meaning meant definition define defined name names named term terms word
words mention mentions mentioned mentioning discuss discussed article articles post posts text
author authors according list listed describe described description summary summarise summarize
short brief briefly quick plain english concretely concrete practice overall basic basics important
importance possible able sense matter matters care cares concern concerns consider considered
considering deal reason reasons function functions purpose scenario situation metaphor analogy
comparison lesson takeaway characteristic characteristics feature features property detail details
stand stands sound sounds work works worked working do done doing difference differences different
difference advice recommend recommended suggest suggested option options choice choices
pick first second next last
"""

FRAMING_WORDS = frozenset(_FRAMING.split())
"""Words that frame a question: they are searched, but nothing is missing when they are."""

_LIGHT = """
bot bots chatbot chatbots assistant assistants ai tool tools system systems app apps thing things
stuff somebody
"""

LIGHT_WORDS = frozenset(_LIGHT.split())
"""Words that stand for the thing itself in everyday questions; beside others they weigh nothing."""
