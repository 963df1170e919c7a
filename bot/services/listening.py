"""Reading a message, and whether words that nobody addressed to the bot are meant for it.

Talk among people in a thread is left alone. Five things are for the bot all the same: what
answers its question or corrects a fact; a plain fact from somebody who takes part in the
interview; a short question back ("why do you ask?") as the first thing said after it asked; a
question about its recommendation that can mean nothing else ("why not RAG?"); and what was decided
on it ("we decided RAG instead").
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.grounding.words import STOP_WORDS, rough_stem, words_of
from bot.reading.advice import advice_question
from bot.reading.model import Evidence, Intent, PendingQuestion, Reading
from bot.reading.unread import lost_corrections, unread_counts
from bot.services.deciding import tells_decision
from bot.services.follow_ups import questions_about
from bot.services.inbound import IncomingMessage
from bot.services.ports import Deps
from bot.services.recommending import settling_options
from bot.services.records import Assessment
from bot.services.replying import Asked

_ASKS_BACK = re.compile(
    r"(?:(?:hey|hi|hm+|um+|uh|ok|okay|and|but|so|sorry|wait|huh|please|pls|well) ?[,:.]? ?){0,3}"
    r"(?:(?:can|could|would) you (?:please )?)?"
    r"(?:what do you mean|what does (?:that|this|it)(?: even)? mean|what is (?:that|this|meant)|"
    r"what's (?:that|this|meant)|meaning what|meaning|"
    r"why (?:do|are|would|did) you (?:ask|asking|need|want)|why (?:is|does) (?:that|this|it)|"
    r"why|how come|what for|what is (?:that|this) for|what(?:'s| is) the (?:point|reason)|"
    r"(?:please )?(?:explain|elaborate|clarify|rephrase)|"
    r"(?:i|we) (?:do not|don't|didn't|did not) (?:understand|get (?:it|that|the question|this))|"
    r"not sure what you mean|no idea what (?:you mean|that means|that is)|"
    r"(?:what|which) counts|what do(?:es)? (?:you|the) (?:options?|answers?|question|choices)|"
    r"like what|such as|for example|e\.?g\.?|in what sense|how do you mean|"
    r"what kind of answer|what should (?:i|we) (?:answer|say))\b"
)
_SHORT = 14
_OTHERS = re.compile(r"(?:^|[\s(])@\w")


def read_message(deps: Deps, message: IncomingMessage, assessment: Assessment | None) -> Reading:
    """Read a message in the light of the pending question and the known facts."""
    pending = None
    known: dict[str, object] = {}
    if assessment is not None:
        known = {name: fact.value for name, fact in assessment.facts.items()}
        pending = _pending(assessment)
    read = deps.read if message.addressed else deps.read_rules
    text = message.text[: deps.limits.max_text]
    reading = read(
        text,
        today=deps.clock().date(),
        pending=pending,
        known=known,
        team_id=message.place.team_id,
    )
    if not message.addressed:
        return reading
    return as_project(deps, text, reading, message.place.team_id)


def _pending(assessment: Assessment) -> PendingQuestion | None:
    if assessment.status != "interviewing":
        return None
    if assessment.contradictions:
        found = assessment.contradictions[0]
        options = settling_options(found)
        return PendingQuestion(fact=found.fact, options=[(o.value, o.label) for o in options])
    if assessment.pending is None:
        return None
    return PendingQuestion(
        fact=assessment.pending.fact,
        options=[(o.value, o.label) for o in assessment.pending.options],
    )


def as_project(deps: Deps, text: str, reading: Reading, team_id: str) -> Reading:
    """The reading with a question such as "RAG or fine-tuning for our policies?" as a project.

    What such a question says of the project states facts like any description does.
    """
    if reading.intent is not Intent.QUESTION:
        return reading
    asked = advice_question(text)
    if asked is None or not asked.project:
        return reading
    told = deps.read_rules(asked.project, today=deps.clock().date(), team_id=team_id)
    offset = text.find(asked.project)
    evidence = [
        replace(found, start=found.start + offset, end=found.end + offset)
        for found in told.evidence
        if found.fact not in reading.facts
    ]
    return replace(
        reading,
        facts={**told.facts, **reading.facts},
        evidence=sorted([*reading.evidence, *evidence], key=_position),
        intent=Intent.DESCRIPTION,
    )


def _position(evidence: Evidence) -> tuple[int, int, str]:
    return evidence.start, evidence.end, evidence.fact


def asks_back(text: str) -> bool:
    """Whether a short message asks what a question means or why it is asked."""
    words = " ".join(text.lower().replace("\u2019", "'").split())
    return len(words.split()) <= _SHORT and _ASKS_BACK.match(words) is not None


def heeds(
    deps: Deps,
    message: IncomingMessage,
    reading: Reading,
    assessment: Assessment | None,
    item_id: int | None,
) -> bool:
    """Whether words in a thread that were not addressed to the bot are meant for it."""
    if assessment is None or assessment.status == "cancelled":
        return False
    if reading.intent is Intent.ANSWER and reading.answer is not None:
        return assessment.pending is not None
    if reading.command is not None and reading.command.name == "record":
        return tells_decision(deps, message, assessment) and not _OTHERS.search(message.text)
    asked: list[Asked] = []
    if assessment.status == "recommended":
        asked = questions_about(deps, message.text, assessment)
    if asked:
        return _ask_the_bot(deps, message, assessment, asked, item_id)
    if reading.intent is Intent.CORRECTION and (reading.facts or reading.withdrawn):
        return True
    return assessment.status == "interviewing" and _tells_more(
        deps, message, reading, assessment, item_id
    )


def _ask_the_bot(
    deps: Deps,
    message: IncomingMessage,
    assessment: Assessment,
    asked: list[Asked],
    item_id: int | None,
) -> bool:
    """Whether questions about the recommendation are put to the bot and not to a colleague."""
    if _OTHERS.search(message.text):
        return False
    if all(one.unmistakable for one in asked):
        return True
    return assessment.takes_part(message.user_id) and _right_after(deps, assessment, item_id)


def _tells_more(
    deps: Deps,
    message: IncomingMessage,
    reading: Reading,
    assessment: Assessment,
    item_id: int | None,
) -> bool:
    """Whether words said during the interview belong to it."""
    if reading.intent is Intent.DESCRIPTION and _speaks_of_the_open_question(reading, assessment):
        return True
    if not assessment.takes_part(message.user_id) or _OTHERS.search(message.text):
        return False
    if asks_back(message.text):
        return _right_after(deps, assessment, item_id)
    if reading.intent not in (Intent.DESCRIPTION, Intent.CORRECTION):
        return False
    if any(e.certain for e in reading.evidence):
        return True
    return _speaks_of_the_project(message.text, assessment) and _right_after(
        deps, assessment, item_id
    )


def brings_files(message: IncomingMessage, assessment: Assessment | None) -> bool:
    """Whether somebody who takes part shares files with the thread of a running interview."""
    return (
        assessment is not None
        and assessment.status == "interviewing"
        and assessment.takes_part(message.user_id)
        and not _OTHERS.search(message.text)
    )


def _speaks_of_the_open_question(reading: Reading, assessment: Assessment) -> bool:
    """Whether a plain statement tells the fact asked for, or another value of a known one."""
    certain = {e.fact for e in reading.evidence if e.certain}
    if assessment.pending is not None and assessment.pending.fact in certain:
        return True
    known = assessment.facts
    return any(name in known and known[name].value != reading.facts[name] for name in certain)


def _speaks_of_the_project(text: str, assessment: Assessment) -> bool:
    """Whether words without a readable fact count or correct something of this project."""
    if not (unread_counts(text, ()) or lost_corrections(text, ())):
        return False
    told = [assessment.title, *(fact.provenance.quote or "" for fact in assessment.facts.values())]
    told += [str(fact.value).replace("_", " ") for fact in assessment.facts.values()]
    if assessment.pending is not None:
        told += [assessment.pending.question, *(o.label for o in assessment.pending.options)]
    return bool(_stems(text) & _stems(" ".join(told)))


def _stems(text: str) -> set[str]:
    return {rough_stem(w) for w in words_of(text) if w not in STOP_WORDS and not w.isdigit()}


def _right_after(deps: Deps, assessment: Assessment, item_id: int | None) -> bool:
    """Whether nothing else was said or clicked in the thread since the bot last asked there."""
    if item_id is None:
        return True
    with deps.store.unit() as unit:
        return not unit.inbox.others_since(item_id, assessment.updated_at)
