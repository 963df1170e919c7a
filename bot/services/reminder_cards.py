"""What a delivered reminder shows, and the key of its message."""

from __future__ import annotations

from bot.advisor.profile import KnownFact
from bot.services.advice_since import changed_advice
from bot.services.cards import FactLine, ProjectLine, ReminderCard
from bot.services.decisions import decision_line
from bot.services.ports import Deps
from bot.services.projects import project_line, thread_project
from bot.services.records import Decision, Reminder
from bot.services.wording import fact_line

_CARRYING = 5


def message_key(reminder: Reminder, occurrence: int) -> str:
    """Outbox key of one delivery."""
    return f"reminder:{reminder.id}:{occurrence}"


def reminder_card(
    deps: Deps, reminder: Reminder, decision: Decision | None, closed: str | None = None
) -> ReminderCard:
    """A delivery as shown."""
    return ReminderCard(
        reminder_id=reminder.id,
        occurrence=reminder.occurrence,
        set_by=reminder.user_id,
        text=reminder.title,
        decision=decision_line(deps, decision) if decision else None,
        project=None if decision else _project(deps, reminder),
        carrying=carrying_facts(decision) if decision else [],
        changed_advice=changed_advice(deps, decision) if decision else "",
        repeats=reminder.rule is not None,
        closed=closed,
    )


def _project(deps: Deps, reminder: Reminder) -> ProjectLine | None:
    found = thread_project(deps, reminder.place)
    return project_line(deps, found) if found else None


def carrying_names(decision: Decision) -> list[str]:
    """The facts whose change would flip the decision, the likeliest first."""
    names = [c.fact for c in decision.recommendation.would_change]
    names += [r.criterion for r in decision.recommendation.reasons]
    return [n for n in dict.fromkeys(names) if n in decision.facts][:_CARRYING]


def carrying_facts(decision: Decision) -> list[FactLine]:
    """Those facts as shown."""
    facts: list[KnownFact] = [decision.facts[name] for name in carrying_names(decision)]
    return [fact_line(fact) for fact in facts]
