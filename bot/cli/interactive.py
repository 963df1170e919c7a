"""The interview in a terminal: the same questions as in Slack."""

from __future__ import annotations

from rich.markup import escape

from bot.advisor.profile import Profile, parse_profile
from bot.advisor.recommendation import Question
from bot.cli.screen import err as out
from bot.cli.serving import Assessor
from bot.errors import UserInputError
from bot.reading.model import Answer, PendingQuestion
from bot.reading.read import read

_MAX_QUESTIONS = 6


def interview(assessor: Assessor, profile: Profile) -> Profile:
    """Ask until no answer could change the outcome; returns the profile with the answers."""
    answered: list[tuple[Question, Profile]] = []
    """Each question with what was known before its answer."""
    question = _next(assessor, profile, answered)
    while question is not None:
        answer = _ask(question)
        if answer is None or answer.kind == "stop":
            break
        if answer.kind == "back":
            if answered:
                question, profile = answered.pop()
            else:
                out.print("This is the first question.")
            continue
        answered.append((question, profile))
        if answer.kind == "value":
            facts = profile.model_dump(exclude_none=True) | {question.fact: answer.value}
            profile = parse_profile(facts)
        question = _next(assessor, profile, answered)
    return profile


def _next(
    assessor: Assessor, profile: Profile, answered: list[tuple[Question, Profile]]
) -> Question | None:
    """The question worth asking next; none when enough were asked."""
    if len(answered) == _MAX_QUESTIONS:
        return None
    asked = frozenset(question.fact for question, _ in answered)
    questions = assessor.advise(profile, asked).next_questions
    return next((q for q in questions if q.fact not in asked), None)


def _ask(question: Question) -> Answer | None:
    out.print(f"\n[bold]{escape(question.question)}[/bold]")
    for number, option in enumerate(question.options, start=1):
        out.print(f"  {number}. {escape(option.label)}")
    pending = PendingQuestion(question.fact, [(o.value, o.label) for o in question.options])
    while True:
        try:
            out.print("number, words, “don't know”, “back”, or “stop”: ", end="")
            typed = input().strip()
        except EOFError:
            return None
        if typed.isdigit() and 1 <= int(typed) <= len(question.options):
            return Answer("value", question.options[int(typed) - 1].value)
        answer = read(typed, pending=pending).answer
        if answer is not None:
            try:
                if answer.kind == "value":
                    parse_profile({question.fact: answer.value})
            except UserInputError as error:
                out.print(str(error))
                continue
            return answer
        out.print("I did not understand that; choose a number or say “don't know”.")
