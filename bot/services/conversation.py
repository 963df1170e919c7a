"""The path of a message: read it, decide what it wants, answer it once.

Whatever is addressed to the bot ends in a visible answer. Talk among people in a thread is left
alone unless it answers the pending question.
"""

from __future__ import annotations

from bot.advisor.profile import KnownFact
from bot.errors import NotAllowed
from bot.grounding.words import words_of as split_words
from bot.reading.model import Intent, PendingQuestion, Reading
from bot.services import interview
from bot.services.answering import add_answer, answer_question
from bot.services.cards import HelpCard, NoticeCard
from bot.services.documents import add_files, only_asks_to_add
from bot.services.facts import (
    answered,
    checked_value,
    facts_of,
    merge,
    settle,
    stated,
)
from bot.services.inbound import IncomingMessage, ThreadShortcut
from bot.services.ports import Deps
from bot.services.recommending import settling_options
from bot.services.records import Assessment
from bot.services.spoken_commands import run_spoken_command
from bot.services.trials import is_table, take_tables
from bot.services.turns import Turn, keep, new_turn, take_turn

ENGLISH_ONLY = (
    "I understand English only so far. Please describe your project or ask your question in "
    "English, and I will take it from there."
)
_PLEASANTRIES = frozenset(
    {"thanks", "thank", "thx", "ty", "cheers", "hi", "hello", "hey", "morning", "great", "cool"}
    | {"nice", "perfect", "awesome", "ok", "okay", "good", "bye", "welcome", "appreciate", "love"}
)
"""Words of which small talk has at least one; anything else was not understood."""
_SMALL_TALK = (
    "Glad to help. Describe an LLM project, or ask me when to prompt, retrieve or fine-tune."
)


def handle_message(deps: Deps, message: IncomingMessage, item_id: int | None) -> None:
    """Answer one message, or leave it alone when it is talk among people."""
    place = message.place
    thread_ts = place.thread_ts or message.ts
    with deps.store.unit() as unit:
        found = unit.assessments.in_thread(place.team_id, place.channel_id, thread_ts)
    if not message.addressed and (found is None or found.status == "cancelled"):
        keep(deps, None, item_id)
        return
    reading = read_message(deps, message, found)
    if not message.addressed and not _answers(reading, found):
        keep(deps, None, item_id)
        return

    def think() -> Turn:
        with deps.store.unit() as unit:
            assessment = unit.assessments.in_thread(place.team_id, place.channel_id, thread_ts)
        turn = new_turn(deps, place.model_copy(update={"thread_ts": thread_ts}), item_id)
        respond(deps, turn, message, reading, assessment)
        return turn

    take_turn(deps, item_id, think)


def read_message(deps: Deps, message: IncomingMessage, assessment: Assessment | None) -> Reading:
    """Read a message in the light of the pending question and the known facts."""
    pending = None
    known: dict[str, object] = {}
    if assessment is not None:
        known = {name: fact.value for name, fact in assessment.facts.items()}
        if assessment.contradictions and assessment.status == "interviewing":
            found = assessment.contradictions[0]
            pending = PendingQuestion(
                fact=found.fact, options=[(o.value, o.label) for o in settling_options(found)]
            )
        elif assessment.pending is not None and assessment.status == "interviewing":
            pending = PendingQuestion(
                fact=assessment.pending.fact,
                options=[(o.value, o.label) for o in assessment.pending.options],
            )
    read = deps.read if message.addressed else deps.read_rules
    return read(
        message.text[: deps.limits.max_text],
        today=deps.clock().date(),
        pending=pending,
        known=known,
        team_id=message.place.team_id,
    )


def _answers(reading: Reading, assessment: Assessment | None) -> bool:
    """Whether unaddressed text in a thread answers what the bot asked, or corrects a fact."""
    if assessment is None or assessment.status == "cancelled":
        return False
    if reading.intent is Intent.ANSWER and reading.answer is not None:
        return assessment.pending is not None
    if reading.intent is Intent.CORRECTION:
        return bool(reading.facts)
    return reading.intent is Intent.DESCRIPTION and _speaks_of_the_open_question(
        reading, assessment
    )


def _speaks_of_the_open_question(reading: Reading, assessment: Assessment) -> bool:
    """Whether a plain statement tells the fact asked for, or another value of a known one."""
    if assessment.status != "interviewing":
        return False
    certain = {e.fact for e in reading.evidence if e.certain}
    if assessment.pending is not None and assessment.pending.fact in certain:
        return True
    known = assessment.facts
    return any(name in known and known[name].value != reading.facts[name] for name in certain)


def respond(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    reading: Reading,
    assessment: Assessment | None,
) -> None:
    """Fill the turn with what this message causes."""
    if (
        message.files
        and message.addressed
        and _take_files(deps, turn, message, reading, assessment)
    ):
        return
    if not message.text.strip():
        turn.post(HelpCard(reason="bare_mention"))
    elif reading.language == "other" and reading.answer is None and not deps.limits.language_model:
        turn.post(NoticeCard(text=ENGLISH_ONLY))
    elif reading.intent is Intent.COMMAND and reading.command is not None:
        run_spoken_command(deps, turn, message, reading.command, assessment)
    elif reading.intent is Intent.ANSWER and reading.answer is not None and assessment is not None:
        _take_answer(deps, turn, message, reading, assessment)
    elif reading.intent is Intent.QUESTION and not _starts_assessment(reading):
        answer_question(deps, turn, message.text, user_id=message.user_id)
    elif reading.facts or reading.intent in (Intent.DESCRIPTION, Intent.CORRECTION):
        _take_description(deps, turn, message, reading, assessment)
    elif reading.intent is Intent.SMALL_TALK and _PLEASANTRIES & set(split_words(message.text)):
        turn.post(NoticeCard(text=_SMALL_TALK))
    else:
        turn.post(HelpCard(reason="not_understood"))
    if len(message.text) > deps.limits.max_text:
        turn.post(
            NoticeCard(
                text=f"Your message is very long; I read its first {deps.limits.max_text:,} "
                "characters. Send the rest as a second message if it matters."
            )
        )


def _take_files(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    reading: Reading,
    assessment: Assessment | None,
) -> bool:
    """Compare the tables and add the documents; whether the words need nothing more."""
    tables = tuple(file for file in message.files if is_table(file))
    documents = tuple(file for file in message.files if not is_table(file))
    if documents:
        add_files(deps, turn, message.model_copy(update={"files": documents}))
    if tables:
        corrects = reading.intent is Intent.CORRECTION
        said = _said(deps, turn, message, reading)
        with_tables = message.model_copy(update={"files": tables})
        if take_tables(deps, turn, with_tables, assessment, said, correction=corrects):
            return True
    if reading.command is not None:
        return bool(tables) and reading.command.name == "compare"
    if documents and reading.answer is None and only_asks_to_add(message.text):
        return True
    return not reading.facts and reading.intent not in (Intent.QUESTION, Intent.ANSWER)


def _starts_assessment(reading: Reading) -> bool:
    """A question that also states facts about the project is a description with a question."""
    return bool(reading.facts) and any(p.intent is Intent.DESCRIPTION for p in reading.parts)


def _take_answer(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    reading: Reading,
    assessment: Assessment,
) -> None:
    answer = reading.answer
    if answer is None or assessment.pending is None:
        _take_description(deps, turn, message, reading, assessment)
        return
    kind, value = answer.kind, answer.value
    if assessment.contradictions and kind in ("value", "dont_know", "skip"):
        found = assessment.contradictions[0]
        chosen = checked_value(found.fact, value) if kind == "value" else found.new
        settled = settle(assessment, found.fact, chosen, "message", message.user_id, turn.now)
        interview.advance(deps, turn, settled, is_new=False)
        return
    name = assessment.pending.fact
    extra = [f for f in _said(deps, turn, message, reading) if f.name != name]
    if kind == "stop":
        interview.advance(deps, turn, assessment, is_new=False, recommend_now=True)
        return
    if kind == "back":
        interview.go_back(deps, turn, assessment)
        return
    outcome = {"dont_know": "dont_know", "skip": "skipped"}.get(kind, "answered")
    changed = answered(assessment, outcome, message.user_id)
    if kind == "value":
        fact = stated(name, checked_value(name, value), "message", message.user_id, turn.now)
        quoted = fact.provenance.model_copy(update={"quote": message.text.strip()[:300]})
        changed, _ = merge(
            changed, [fact.model_copy(update={"provenance": quoted})], correction=True
        )
    changed, _ = merge(changed, extra, correction=False)
    interview.advance(deps, turn, changed, is_new=False)


def _take_description(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    reading: Reading,
    assessment: Assessment | None,
) -> None:
    facts = _said(deps, turn, message, reading)
    is_new = assessment is None
    if assessment is None:
        assessment = interview.start(deps, turn.place, message.user_id, message.text, turn)
    elif assessment.status == "cancelled":
        assessment = assessment.model_copy(update={"status": "interviewing"})
    merged, changed = merge(assessment, facts, correction=reading.intent is Intent.CORRECTION)
    if changed or is_new or merged.status == "interviewing":
        interview.advance(deps, turn, merged, is_new=is_new)
    elif not any(part.intent is Intent.QUESTION for part in reading.parts):
        turn.post(
            NoticeCard(
                text="I found no new fact in that, so the recommendation stands. Tell me what "
                "changed, for example “we have 4,000 labelled examples now”."
            )
        )
    for part in reading.parts:
        if part.intent is Intent.QUESTION and not _asks_for_advice(part.text):
            add_answer(deps, turn, part.text)


def _asks_for_advice(text: str) -> bool:
    """The question that the whole assessment answers needs no separate answer."""
    words = text.lower()
    return any(
        hint in words
        for hint in ("should we", "should i", "what would you", "what do you", "worth it", "route")
    )


def _said(deps: Deps, turn: Turn, message: IncomingMessage, reading: Reading) -> list[KnownFact]:
    permalink = None
    if reading.evidence:
        permalink = deps.directory.permalink(
            message.place.team_id, message.place.channel_id, message.ts
        )
    return facts_of(reading, said_by=message.user_id, said_at=turn.now, permalink=permalink)


def handle_shortcut(deps: Deps, shortcut: ThreadShortcut, item_id: int | None) -> None:
    """*Assess this thread*: read what people wrote in it and start or go on."""
    place = shortcut.place
    try:
        lines = deps.directory.thread_text(place.team_id, place.channel_id, place.thread_ts or "")
    except NotAllowed:
        turn = new_turn(deps, place, item_id)
        text = (
            "I cannot read this conversation. Invite me to the channel with /invite, then use "
            "the shortcut again."
        )
        turn.whisper(NoticeCard(text=text), shortcut.user_id, shortcut.response_url)
        keep(deps, turn, item_id)
        return
    text = "\n".join(line for _, line in lines) or shortcut.text
    message = IncomingMessage(
        place=place,
        user_id=shortcut.user_id,
        text=text,
        ts=place.thread_ts or "",
        addressed=True,
    )
    handle_message(deps, message, item_id)
