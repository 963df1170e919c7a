"""The path of a message: read it, decide what it wants, answer it once.

Whatever is addressed to the bot ends in a visible answer. Talk among people in a thread is left
alone unless it answers the pending question.
"""

from __future__ import annotations

from bot.grounding.words import words_of as split_words
from bot.reading.model import Intent, Reading
from bot.services import interview
from bot.services.answering import answer_question, begin_draft
from bot.services.cards import HelpCard, NoticeCard
from bot.services.follow_ups import answer_questions, questions_about
from bot.services.inbound import IncomingMessage
from bot.services.listening import asks_back, brings_files, heeds, read_message
from bot.services.ports import Deps
from bot.services.read_limits import unread_words
from bot.services.records import Assessment
from bot.services.reminder_pauses import resume_channel
from bot.services.shared_files import FilesTaken, ask_about, readable_files, take_files
from bot.services.spoken_commands import run_spoken_command
from bot.services.taking import explain_question, take_answer, take_description
from bot.services.turns import Turn, keep, new_turn
from bot.services.wording import ENGLISH_ONLY

_PLEASANTRIES = frozenset(
    {"thanks", "thank", "thx", "ty", "cheers", "hi", "hello", "hey", "morning", "great", "cool"}
    | {"nice", "perfect", "awesome", "ok", "okay", "good", "bye", "welcome", "appreciate", "love"}
)
"""Words of which small talk has at least one; anything else was not understood."""
_THANKS = frozenset({"thanks", "thank", "thx", "ty", "cheers", "appreciate"})
_WHAT_NEXT = "Describe an LLM project, or ask me when to prompt, retrieve or fine-tune."


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
    heard = message.addressed or heeds(deps, message, reading, found, item_id)
    if not heard and not (readable_files(message) and brings_files(message, found)):
        keep(deps, None, item_id)
        return

    thread = place.model_copy(update={"thread_ts": thread_ts})
    draft = begin_draft(deps, thread, message.user_id, item_id) if message.visible else None

    with deps.store.unit() as unit:  # reading may have taken long
        assessment = unit.assessments.in_thread(place.team_id, place.channel_id, thread_ts)
    turn = new_turn(deps, thread, item_id, message.user_id)
    turn.typed, turn.draft = message.visible, draft
    if heard:
        respond(deps, turn, message, reading, assessment)
    else:
        ask_about(deps, turn, message, readable_files(message))
    if message.addressed:
        resume_channel(deps, turn)  # whoever mentions the bot here shows that it is back
    turn.take_draft_place()
    keep(deps, turn, item_id)


def respond(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    reading: Reading,
    assessment: Assessment | None,
) -> None:
    """Fill the turn with what this message causes."""
    taken = FilesTaken()
    if message.files:
        taken = take_files(deps, turn, message, reading, assessment)
    if not taken.words_done:
        _answer_words(deps, turn, message, reading, assessment)
    ask_about(deps, turn, message, taken.unclear)


def _answer_words(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    reading: Reading,
    assessment: Assessment | None,
) -> None:
    cancelled = assessment is not None and assessment.status == "cancelled"
    if not message.text.strip() and not cancelled:
        turn.post(HelpCard(reason="bare_mention"))
    elif reading.language == "other" and reading.answer is None and not deps.limits.language_model:
        turn.post(NoticeCard(text=ENGLISH_ONLY))
    elif reading.intent is Intent.ANSWER and reading.answer is not None and assessment is not None:
        take_answer(deps, turn, message, reading, assessment)
    elif assessment is not None and _asks_about_it(deps, turn, message, assessment):
        return
    elif reading.intent is Intent.COMMAND and reading.command is not None:
        run_spoken_command(deps, turn, message, reading.command, assessment)
    elif reading.intent is Intent.QUESTION and not _starts_assessment(reading):
        answer_question(deps, turn, message.text, message.user_id)
    elif reading.facts or reading.intent in (Intent.DESCRIPTION, Intent.CORRECTION):
        take_description(deps, turn, message, reading, assessment)
    elif reading.intent is Intent.SMALL_TALK and _PLEASANTRIES & set(split_words(message.text)):
        opening = "Glad to help." if _THANKS & set(split_words(message.text)) else "Hello!"
        turn.post(NoticeCard(text=f"{opening} {_WHAT_NEXT}"))
    elif assessment is not None and assessment.pending is not None:
        explain_question(deps, turn, assessment, not_taken=True)
    elif assessment is not None and cancelled:
        turn.note = "Taken up again."
        taken_up = assessment.model_copy(update={"status": "interviewing"})
        interview.advance(deps, turn, taken_up, is_new=False)
    else:
        turn.post(HelpCard(reason="not_understood"))
    unread = unread_words(deps, "your message", len(message.text), reading)
    if unread:
        turn.post(NoticeCard(text=unread))


def _asks_about_it(
    deps: Deps, turn: Turn, message: IncomingMessage, assessment: Assessment
) -> bool:
    """Answer what asks about the open question or the recommendation; whether it is such.

    A bare "why?" asks about the question while one is open.
    """
    asked = questions_about(deps, message.text, assessment)
    about_advice = any(one.unmistakable for one in asked)
    if assessment.pending is not None and asks_back(message.text) and not about_advice:
        explain_question(deps, turn, assessment)
        return True
    if asked:
        answer_questions(deps, turn, assessment, asked, message.user_id)
    return bool(asked)


def _starts_assessment(reading: Reading) -> bool:
    """A question that also states facts about the project is a description with a question."""
    return bool(reading.facts) and any(p.intent is Intent.DESCRIPTION for p in reading.parts)
