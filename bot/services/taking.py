"""What a message adds to an assessment: an answer, facts, a correction; and what it did not add."""

from __future__ import annotations

from bot.advisor.profile import KnownFact, Profile
from bot.reading.advice import advice_question
from bot.reading.model import Intent, Reading
from bot.reading.unread import lost_corrections, unread_counts
from bot.services import interview
from bot.services.answering import add_answer
from bot.services.cards import NoticeCard
from bot.services.facts import (
    answered,
    checked_value,
    facts_of,
    forget_fact,
    merge,
    settle,
    stated,
)
from bot.services.follow_ups import answer_questions, questions_about
from bot.services.inbound import IncomingMessage
from bot.services.ports import Deps
from bot.services.records import Assessment
from bot.services.titles import title_for
from bot.services.turns import Turn
from bot.services.wording import APPROACH, FACT, value_words

_QUOTED = 300
_MOST_SHOWN = 3


def take_answer(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    reading: Reading,
    assessment: Assessment,
) -> None:
    """Take a typed answer to the pending question, and whatever else the message tells."""
    answer = reading.answer
    if answer is None or assessment.pending is None:
        take_description(deps, turn, message, reading, assessment)
        return
    kind, value = answer.kind, answer.value
    if assessment.contradictions and kind in ("value", "dont_know", "skip"):
        found = assessment.contradictions[0]
        chosen = checked_value(found.fact, value) if kind == "value" else found.new
        settled = settle(assessment, found.fact, chosen, "message", message.user_id, turn.now)
        turn.note = taken_words(settled, [found.fact])
        interview.advance(deps, turn, settled, is_new=False)
        return
    if kind == "stop":
        interview.advance(deps, turn, assessment, is_new=False, recommend_now=True)
        return
    if kind == "back":
        interview.go_back(deps, turn, assessment)
        return
    name = assessment.pending.fact
    said = said_facts(deps, turn, message, reading)
    extra = [fact for fact in said if fact.name != name]
    outcome = {"dont_know": "dont_know", "skip": "skipped"}.get(kind, "answered")
    changed = answered(assessment, outcome, message.user_id)
    names: list[str] = []
    if kind == "value":
        fact = stated(name, checked_value(name, value), "message", message.user_id, turn.now)
        quoted = fact.provenance.model_copy(
            update={
                "quote": message.text.strip()[:_QUOTED],
                "permalink": next((f.provenance.permalink for f in said), None),
            }
        )
        changed, names = merge(
            changed, [fact.model_copy(update={"provenance": quoted})], correction=True
        )
    changed, more = merge(changed, extra, correction=False)
    text = message.text[: deps.limits.max_text]
    missed = missed_words(text, reading, [*names, *more], is_new=False)
    turn.note = "\n".join(filter(None, [taken_words(changed, [*names, *more]), missed]))
    _go_on(deps, turn, changed, missed)


def take_description(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    reading: Reading,
    assessment: Assessment | None,
) -> None:
    """Take the facts of a description or a correction, and start an assessment if need be."""
    facts = said_facts(deps, turn, message, reading)
    is_new = assessment is None
    if assessment is None:
        title = title_for(message.text, reading.evidence)
        assessment = interview.start(deps, turn.place, message.user_id, title, turn)
    elif assessment.status == "cancelled":
        assessment = assessment.model_copy(update={"status": "interviewing"})
    corrects = reading.intent is Intent.CORRECTION
    merged, changed = merge(assessment, facts, correction=corrects, disputed=reading.disputed)
    unsaid = [name for name in reading.withdrawn if name in merged.facts]
    for name in unsaid:
        merged = forget_fact(merged, name)
    missed = missed_words(message.text[: deps.limits.max_text], reading, changed, is_new=is_new)
    taken = "" if is_new else taken_words(merged, changed)
    if unsaid:
        removed = f"Not known any more: {', '.join(FACT[name] for name in unsaid)}."
        taken, missed, changed = f"{taken} {removed}".strip(), "", [*changed, *unsaid]
    if not is_new and not changed and not missed and merged.status == "interviewing":
        taken = "I found no new fact in that."
    turn.note = "\n".join(filter(None, [taken, missed]))
    shown, done = len(turn.messages), merged
    if changed or is_new or merged.status == "interviewing":
        done = _go_on(deps, turn, merged, missed, is_new=is_new)
    elif missed:
        turn.post(NoticeCard(text=f"{missed} Until then the recommendation stands."))
    for part in reading.parts:
        if part.intent is not Intent.QUESTION or asks_for_own_advice(part.text):
            continue
        asked = questions_about(deps, part.text, done) if done.status == "recommended" else []
        if asked:
            answer_questions(deps, turn, done, asked, message.user_id)
        else:
            add_answer(deps, turn, part.text, message.user_id)
    if len(turn.messages) == shown:
        turn.post(NoticeCard(text=stands(merged)))


def _go_on(
    deps: Deps, turn: Turn, assessment: Assessment, missed: str, *, is_new: bool = False
) -> Assessment:
    """Ask or recommend; what was missed stands on the card of a question, else in a message."""
    done = interview.advance(deps, turn, assessment, is_new=is_new)
    if missed and done.status == "recommended":
        turn.post(NoticeCard(text=missed))
    return done


def stands(assessment: Assessment) -> str:
    """Where an assessment stands to which a message added nothing."""
    found = assessment.recommendation
    verdict = "the recommendation stands"
    if found is not None:
        share = found.probabilities[found.approach]
        verdict = f"my recommendation stands: {APPROACH[found.approach]} ({share:.0%}), see above"
    return (
        f"I found no new fact in that, so {verdict}. Tell me what changed, for example “we have "
        "4,000 labelled examples now”; for another project, mention me in the channel."
    )


def asks_for_own_advice(text: str) -> bool:
    """The question that the whole assessment answers needs no separate answer."""
    asked = advice_question(text)
    return asked is not None and (asked.personal or not asked.project)


def explain_question(
    deps: Deps, turn: Turn, assessment: Assessment, *, not_taken: bool = False
) -> None:
    """Say what the open question means and why it is asked; it stays open.

    `not_taken` when words came that are no answer to it, which is then said first.
    """
    pending = assessment.pending
    if pending is None:
        turn.post(NoticeCard(text=stands(assessment)))
        return
    fact = assessment.contradictions[0].fact if assessment.contradictions else pending.fact
    meaning = Profile.model_fields[fact].description or FACT[fact]
    lines = ["I could not take that as an answer to my question."] if not_taken else []
    lines.append(f"“{FACT[fact]}” means: {meaning[:1].lower()}{meaning[1:]}.")
    if not assessment.contradictions:
        if pending.why:
            lines.append(f"Why I ask: {pending.why}")
        labels = "; ".join(option.label for option in pending.options)
        lines.append(f"Answers that fit: {labels}. A number or a few words of your own do as well.")
    lines.append("If nobody knows, say “don't know” and I go on.")
    turn.note = "\n".join(lines)
    interview.show_again(deps, turn, assessment)


def said_facts(
    deps: Deps, turn: Turn, message: IncomingMessage, reading: Reading
) -> list[KnownFact]:
    """The facts of a message with who said them, where and in which words."""
    permalink = None
    if reading.evidence or reading.answer is not None:
        permalink = deps.directory.permalink(
            message.place.team_id, message.place.channel_id, message.ts
        )
    return facts_of(reading, said_by=message.user_id, said_at=turn.now, permalink=permalink)


def taken_words(assessment: Assessment, changed: list[str]) -> str:
    """What was taken from a message, in words."""
    words = [
        f"{FACT[name]}: {value_words(name, assessment.facts[name].value)}"
        for name in dict.fromkeys(changed)
        if name in assessment.facts
    ]
    return f"Taken from what was just said: {'; '.join(words)}." if words else ""


def missed_words(text: str, reading: Reading, changed: list[str], *, is_new: bool) -> str:
    """What a message corrects or counts that no fact was taken from, in its own words."""
    spans = [(e.start, e.end) for e in reading.evidence if e.fact in changed]
    lines = []
    lost = lost_corrections(text, spans, opening_only=is_new)[:_MOST_SHOWN]
    if lost:
        lines.append(
            f"Not taken: {_quoted(lost)} sounds like a correction, but I cannot tell of what. Say "
            "it with the name of the fact, as in “the facts change weekly”, or change the fact "
            "with Edit a fact or Change Facts."
        )
    counts = [
        count
        for count in unread_counts(text, [(e.start, e.end) for e in reading.evidence])
        if not any(count in sentence for sentence in lost)
    ][:_MOST_SHOWN]
    if counts:
        lines.append(
            f"Not used: {_quoted(counts)}. If it matters, say what it is, for example “checked "
            "examples”, “requests a month” or “pages of reference material”."
        )
    return "\n".join(lines)


def _quoted(words: list[str]) -> str:
    return ", ".join(f"“{' '.join(w.split())[:120].rstrip(' .,;')}”" for w in words)
