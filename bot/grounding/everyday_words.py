"""Everyday words, and the words that the field writes for them.

The table is read by people, too: one line per idea, everyday words first, then a colon and the
words of the notes. They are added to the search; nothing is replaced.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORDS = """
price pricing prices pricey expensive bill dollars money spend spending afford: cost
cheap cheaper: cost cheaper
cash funds funding penny pennies: budget cost
cfo finances roi: cost return investment
slow slower sluggish lag laggy: latency
fast faster quicker snappy speed: latency speed
wait waiting: latency time
teach teaches taught teaching coach: fine-tuning training
train trained trains: fine-tuning training
training: fine-tuning
retrain retrained: retraining update
retraining: update
tune tuning tweak tweaking: fine-tuning
tuned: fine-tuned
specialise specialised specialising specializing specialize specialized: fine-tuning specialised
customise customised customising customize: customisation fine-tuning
customized customizing adapt adapting adapted: customisation fine-tuning
schooled schooling: training
prompts prompt: prompting
wording wordings phrasing phrasings reword: prompt phrasing
rewording rephrase rephrasing formulate formulation: prompt phrasing
phrase phrases: phrasing wording prompt
instruction instructions: prompt instructions
type typed typing: prompt input
knob knobs dial dials settings setting: parameters hyperparameters settings
labelled labeled annotated annotate: labelled examples
samples sample rows: examples
records record: data examples
docs doc paperwork papers: documents
chunk: passage
chunks: passages
lawyers lawyer attorney attorneys paralegal solicitor: legal
doctors doctor patients patient clinic: medical healthcare hospitals
clinics physician physicians nurse nurses: medical healthcare hospitals
bank banks insurer fintech: finance financial
regulator regulators inspector inspectors auditor auditors: regulated compliance auditing
hallucinate hallucinating hallucinations lies lie: hallucination
lying invent invents invented fabricate nonsense: hallucination
prejudice prejudices prejudiced unfair racist sexist: bias biases
forget forgets forgot wipe wiped unlearn: forgetting
libraries: frameworks
library: framework
memory: ram
offline onprem inhouse: on-premise offline
laptop phone phones smartphone tablet: device edge devices
gpus hardware server servers machine machines: gpu computing resources infrastructure
compute: computing resources
accuracy: quality
precise correct accurate: accuracy precision
mistake mistakes wrong: errors accuracy
bump boost uplift: gain lift
improvement improve: gain
requests calls traffic queries millions: volume requests
compare versus: compared difference
both combine combined combining together mix mixing blend marry: hybrid combining
steps order roadmap: plan step
drawbacks disadvantages downsides cons downside drawback weakness weaknesses: limitations risks
pros benefits upsides advantages upside strength strengths perks: advantages
pitfalls pitfall dangers danger gotchas: risks pitfalls
tips trick tricks: ways improve
outdated stale rot rotting rots ageing aging: drift outdated stale
citations: cite provenance sources
hacked: injection
jailbreak: safety
tiny little mini smaller: small
huge massive enormous gigantic giant bigger: large giant
net nets network networks: model neural
newbie newbies beginner rookie rookies amateur amateurs noob: beginners
coder coders programmer programmers: coding developers
boring dull bland: ordinary vague
forever permanent permanently: forever original
creativity random: temperature randomness
cap limit: max limit
halt: stop
grade grades graded grading rate rates rated: rating feedback evaluates
thumbs: feedback rating
lingo slang jargon vocabulary: terminology jargon
tone guidelines: voice style brand
friendly kind polite warm: empathy
furious mad upset: angry
outage outages downtime: disruptions
release rollout deploy deployed deploying launch ship shipping: deployment deployed
squad squads department departments: team teams
corp corporate corporation company: enterprise business
companies firm firms organisation organization: enterprise business
smart clever intelligent: intelligence
deadline schedule: timeline time
pretrained premade readymade: pre-trained checkpoints
bug bugs: errors
plugin plugins addon: adapter adapters
song songs tune tunes: music
clip clips film films: video videos
picture pictures: images
shorten shortened condense: summarisation summarization
happy satisfied happiness: satisfaction
dashboard: metrics track
uni university college degree: school degree
expert experts specialist: expertise experts
skill skills talent: skill expertise
consistent consistency: consistent consistency
unreliable erratic: inconsistent variability
tradeoff tradeoffs: trade traded
strict: strict strictly
founder founders investor investors: founders investors
boss manager managers executives: business
deadline: timeline
sequel: next part series
brand: brand voice
"""

_PHRASES = r"""
hallucination: mak\w+ (?:stuff|things|facts) up|made[- ]up
prompt input: (?:stuff|things|text|words) (?:i|we|you) (?:type|write|feed|put)
prompting prompt no retraining: without (?:any |having to |doing )?(?:re-?)?(?:train|tun|teach
  |fine)\w*
prompting prompt no retraining: \bno (?:re-?)?training\b
prompting existing knowledge: (?:don't|do not|never) (?:train|teach|tune|fine[- ]tune) it
scratch: from (?:zero|nothing|the ground up)
deployment roll out versions: (?:go|goes|going|push\w*|put\w*|roll\w*) (?:\w+ ){0,3}(?:live|out)\b
on-premise offline: (?:our|own) (?:own )?(?:building|network|walls|premises|data ?cent(?:er|re)s?)
on-premise offline: no internet|air[- ]?gapped
feedback rating human reward: thumbs?[- ]?(?:up|down)
step by step chain-of-thought reason: bit by bit
step by step chain-of-thought reason: show\w* (?:its|the|your|their) (?:thinking|work|reasoning)
step by step chain-of-thought reason: think\w* (?:out loud|aloud|it through)
non-technical coding: non[- ]?tech\w*
non-technical coding: (?:not|aren't|isn't|no|none of us (?:are|is)) (?:(?:a|any
  |really) )?(?:technical|programmers?|coders?|developers?|engineers)
non-technical coding: it background
overfitting generalise: (?:never|not|hadn't) (?:\w+ )?seen|unseen|by heart|memori[sz]\w+
brittle slightly differently: (?:phras|word|say|ask|put)\w* (?:(?:it|stuff|things|that
  |the same) )?(?:otherwise|differently|another way)
brittle slightly differently: other words
rapid deployment immediate prototype: by (?:monday|tuesday|wednesday|thursday|friday|tomorrow
  |next week|the weekend)
rapid deployment immediate prototype: asap|right away|straight away
prompt: (?:word|phras|formulat)\w* (?:my|our|the|your|an?) (?:asks?|questions?|requests?|better)
inconsistent errors: all over the place|hit[- ]or[- ]miss|every time different
  |different every time
limited budget resource constraints: no (?:money|cash|budget|gpus?)\b|tight budget|on a shoestring
many different tasks styles versatility: (?:one|same|single) (?:bot|model|assistant|system) for
drift outdated retraining: up[- ]to[- ]date|stuck in (?:19|20)\d\d|out[- ]of[- ]date|moves? on
drift outdated retraining: moved on|world changes
adapter adapters layers: plug[- ]?in|add[- ]?on|best of both
catastrophic forgetting: (?:forg[eo]t|lose|lost|wip\w+) (?:what|everything|all|its)
true intelligence: (?:really|actually|truly) (?:think|smart|intelligent|understand)
supervised labelled: ground truth
token overhead: long instructions|every (?:single )?(?:query|request|call)
pre-trained checkpoints: ready[- ]?made|off[- ]the[- ]shelf|out[- ]of[- ]the[- ]box
few-shot examples: few[- ]?shots?
zero-shot: zero[- ]?shots?
prompting first: (?:start|begin) (?:with|by|out)
edge devices: on[- ]device|on (?:a|my|the|your) (?:phone|device|laptop)
hybrid combining: (?:a )?(?:bit|mix|mixture|combo) of (?:each|both)
subset parameters parameter-efficient: (?:only|just) (?:\w+ )?(?:touch|chang|updat
  |tun)\w* (?:a )?(?:handful|few|part|bit|some)
subset parameters parameter-efficient: handful of
"""


def _words(text: str) -> dict[str, str]:
    """Each everyday word with the words of the field."""
    table: dict[str, str] = {}
    for line in text.strip().splitlines():
        everyday, _, field = line.partition(":")
        for word in everyday.split():
            table.setdefault(word, field.strip())
    return table


def _phrases(text: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of several words with the words of the field; an indented line goes on."""
    whole = re.sub(r"\n\s+", "", text.strip())
    rows = (line.partition(": ") for line in whole.splitlines())
    return tuple((re.compile(pattern, re.IGNORECASE), field) for field, _, pattern in rows)


SYNONYMS: Mapping[str, str] = _words(_WORDS)
"""Everyday words and the words that the field writes for them."""

PHRASES: tuple[tuple[re.Pattern[str], str], ...] = _phrases(_PHRASES)
"""Everyday phrases as patterns, and the words that the field writes for them."""

NO_TRAINING = re.compile(
    r"\bwithout (?:any |having to |doing )?(?:re-?)?(?:train|tun|teach|fine)[\w-]*", re.IGNORECASE
)
"""Says that the model is not to be trained."""

RESTATED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (NO_TRAINING.pattern, "by prompting only"),
        (r"\b(?:chat)?bot(?=s?\b)", "model"),
        (r"\bteach\b", "train"),
        (r"\btaught\b", "trained"),
        (r"\bteaching\b", "training"),
        (r"\b(?:exactly|anyway|please|thanks|btw|tbh|lol|really|actually|basically)\b", ""),
    )
)
"""What a question is embedded with instead: a vector hardly feels a negation, and everyday talk of
bots and teaching would find passages that happen to say "bot" or "teach"."""
