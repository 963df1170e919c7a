"""Strategies for cards with every kind of text that people and documents can bring."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from bot.advisor.profile import Approach
from bot.advisor.recommendation import (
    GateResult,
    Later,
    NextStep,
    Option,
    Reason,
    Recommendation,
    Revisit,
    Stamps,
)
from bot.advisor.reply import Reply, Section, Statement
from bot.grounding.passages import Answer, AnswerPassage, Citation
from bot.services import cards

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
HOSTILE = [
    "<!channel> pay now",
    "<!here|here> <!everyone> <!subteam^S0123|@all>",
    "@channel @here @everyone",
    "<https://evil.example|https://slack.com>",
    "<@U0BOSS> & <#C1|general> <b>bold</b> &amp;",
    "*bold* _it_ `code` ~no~ ```x```",
    '{"action":"x"}"\\',
    "\u202egnp.exe\x00\x07",
    "   ",
    "",
    "&" * 3000,
    "<" * 2990,
    "質問に答える" * 700,
    "🧪" * 2000,
    "👩‍👩‍👧‍👦" * 500,
    "word " * 2000,
    "x" * 9000,
]


def _hostile(n: int) -> str:
    return HOSTILE[n]


words = st.one_of(st.integers(0, len(HOSTILE) - 1).map(_hostile), st.text(max_size=80))
ids = st.sampled_from(["a1", "7c9e6679-7425-40de-944b-e07fc1f90ae7", "0" * 32])
approaches = st.sampled_from(list(Approach))
urls = st.sampled_from([None, "https://arxiv.org/abs/1", "javascript:alert(1)", "https://a b|c>d"])
passages = st.sampled_from([f"criteria#c{n:02d}" for n in range(1, 31)])
cited = st.lists(passages, min_size=1, max_size=4)
users = st.sampled_from(["U0123ABC", "W9", "<@U1>", "nobody"])

facts = st.builds(
    cards.FactLine,
    fact=st.sampled_from(["labelled_examples", "style_or_format_strictness"]),
    label=words,
    value=words,
    quote=st.none() | words,
    said_by=st.none() | users,
    certain=st.booleans(),
)
options = st.builds(
    Option,
    value=st.one_of(st.booleans(), st.integers(0, 10**12), st.just("private_changing"), st.none()),
    label=words,
)
questions = st.builds(
    cards.QuestionView,
    fact=st.just("style_or_format_strictness"),
    text=words,
    why=words,
    options=st.lists(options, max_size=8),
    round=st.integers(0, 99),
)
assessments = st.builds(
    cards.AssessmentCard,
    assessment_id=ids,
    title=words,
    facts=st.lists(facts, max_size=48),
    question=st.none() | questions,
    contradiction=st.none() | words,
    asked=st.integers(0, 9),
    at_most=st.integers(0, 9),
    leaning=words,
    closing=st.none() | words,
    note=words,
    started_by=st.none() | users,
)
charts = st.builds(
    cards.ChartView,
    title=words,
    x_labels=st.lists(words, max_size=24),
    series=st.dictionaries(words, st.lists(st.floats() | st.integers(), max_size=24), max_size=8),
    y_label=words,
    takeaway=words,
)


def _drawn_chart(labels: int) -> cards.ChartView:
    return cards.ChartView(
        title="Cost",
        x_labels=[f"{n}k" for n in range(labels)],
        series={f"line {s}": [float(n * s) for n in range(labels)] for s in range(6)},
        y_label="USD",
        takeaway="Fine-tuning is cheaper above 12k.",
    )


good_charts = st.integers(1, 20).map(_drawn_chart)
sources = st.builds(
    cards.SourceLine,
    n=st.integers(1, 40),
    passage_id=passages,
    title=words,
    section=words,
    url=urls,
)
lines = st.builds(
    cards.DecisionLine,
    decision_id=ids,
    title=words,
    approach=approaches,
    advised=st.none() | approaches,
    status=st.sampled_from(["accepted", "superseded"]),
    owner_id=users,
    channel_id=st.sampled_from(["C1", "G2", "D3", "U4"]),
    permalink=urls,
    decided_at=st.just(NOW),
    review_at=st.just(NOW),
)


def _recommendation(approach: Approach, drawn: dict[str, Any]) -> Recommendation:
    chances = {other: 0.05 for other in Approach} | {approach: 0.85}
    return Recommendation(
        approach=approach,
        probabilities=chances,
        confidence="high",
        confidence_score=0.85,
        stability=0.9,
        would_change=[],
        techniques=[],
        risks=[],
        kpis=[],
        revisit=Revisit(after_days=90, triggers=[]),
        stamps=Stamps(policy="1"),
        **drawn,
    )


recommendations = st.builds(
    _recommendation,
    approaches,
    st.fixed_dictionaries(
        {
            "runner_up": st.none() | approaches,
            "readiness": st.sampled_from(["now", "not_yet", "measure_first"]),
            "later": st.none()
            | st.builds(
                Later, approach=approaches, conditions=st.lists(words, max_size=6), trigger=words
            ),
            "why_not": words,
            "reasons": st.lists(
                st.builds(
                    Reason,
                    criterion=st.just("labelled_examples"),
                    axis=st.just("T"),
                    toward=approaches,
                    weight=st.just(1.0),
                    text=words,
                    citations=cited,
                ),
                max_size=12,
            ),
            "gates": st.lists(
                st.builds(
                    GateResult,
                    id=st.just("g01"),
                    closed=st.booleans(),
                    effect=st.just("no_tuning"),
                    text=words,
                    citations=cited,
                ),
                max_size=8,
            ),
            "next_steps": st.lists(
                st.builds(
                    NextStep,
                    id=st.just("s"),
                    text=words,
                    owner=words,
                    effort_days=st.sampled_from([0.5, 1, 10]),
                    exit_criterion=words,
                ),
                max_size=9,
            ),
        }
    ),
)
recommendation_cards = st.builds(
    cards.RecommendationCard,
    assessment_id=ids,
    title=words,
    recommendation=recommendations,
    explanation=words,
    change_lines=st.lists(words, max_size=8),
    sources=st.lists(sources, max_size=30),
    difference=st.none()
    | st.builds(
        cards.DifferenceView,
        old_approach=approaches,
        new_approach=approaches,
        changes=st.lists(
            st.builds(cards.ChangeLine, label=words, old=words, new=words), max_size=9
        ),
        summary=words,
    ),
    cost_lines=st.lists(words, max_size=9),
    chart=st.none() | good_charts | charts,
    decided=st.none() | words,
    newer=st.none() | approaches,
    private=st.booleans(),
    facts=st.lists(facts, max_size=12),
    unknown=st.lists(words, max_size=6),
    note=words,
    ask_on=words,
)
statements = st.builds(Statement, text=words, citations=st.lists(passages, max_size=3))
follow_ups = st.builds(
    cards.FollowUpCard,
    assessment_id=ids,
    reply=st.builds(
        Reply,
        opening=words,
        sections=st.lists(
            st.builds(
                Section, heading=words, statements=st.lists(statements, min_size=1, max_size=9)
            ),
            max_size=8,
        ),
    ),
    sources=st.lists(sources, max_size=30),
    facts=st.lists(facts, max_size=48),
    chart=st.none() | good_charts | charts,
    supposed=st.dictionaries(
        st.sampled_from(["labelled_examples", "requests_per_month", "main_driver"]),
        st.integers(0, 10**12) | st.booleans() | st.just("private_changing"),
    ),
    say=words,
)
answers = st.builds(
    cards.AnswerCard,
    question=words,
    answer=st.builds(
        Answer,
        answered=st.booleans(),
        answer=words,
        citations=st.lists(
            st.builds(
                Citation,
                n=st.integers(1, 30),
                passage_id=passages,
                source=words,
                section=words,
                quote=words,
            ),
            max_size=12,
        ).map(tuple),
        passages=st.lists(
            st.builds(
                AnswerPassage,
                passage_id=passages,
                source=words,
                section=words,
                text=words,
                score=st.just(0.5),
            ),
            max_size=6,
        ).map(tuple),
    ),
    answer_id=ids,
    can_share=st.booleans(),
    offers_assessment=st.booleans(),
)
projects = st.builds(cards.ProjectLine, title=words, permalink=urls)
buttons = st.lists(
    st.builds(
        cards.ButtonView,
        label=words,
        action=st.sampled_from(["run_command", "take_over"]),
        payload=st.just({"text": "assess our project"}),
    ),
    max_size=8,
)
reminders = st.builds(
    cards.ReminderCard,
    reminder_id=ids,
    occurrence=st.integers(0, 99),
    set_by=users,
    text=words,
    decision=st.none() | lines,
    project=st.none() | projects,
    carrying=st.lists(facts, max_size=12),
    changed_advice=words,
    repeats=st.booleans(),
    closed=st.none() | words,
)
helps = st.builds(
    cards.HelpCard,
    reason=st.sampled_from(
        ["asked", "bare_mention", "welcome", "unknown_command", "not_understood"]
    ),
    unknown=words,
    invited_by=st.none() | users,
)
buttons = st.lists(
    st.builds(
        cards.ButtonView,
        label=words,
        action=st.sampled_from(["open_form", "take_over"]),
        payload=st.just({"kind": "record", "note": "<!here> & all"}),
    ),
    max_size=8,
)
notices = st.builds(
    cards.NoticeCard,
    text=words,
    reference=st.none() | words,
    retry=st.sampled_from([None, {"key": "item:1:0"}, {"action": "open_form", "kind": "assess"}]),
    confirm=st.sampled_from([None, {"action": "forget_thread", "assessment": "a1"}]),
    buttons=buttons,
    where=st.none()
    | st.builds(
        cards.WhereLine,
        channel_id=st.sampled_from(["C1", "G1", "D1", "U1"]),
        project=st.none() | projects,
    ),
)
listed_reminders = st.builds(
    cards.RemindersCard,
    reminders=st.lists(
        st.builds(
            cards.ReminderLine,
            reminder_id=ids,
            title=words,
            project=st.none() | projects,
            due=words,
            repeats=words,
            channel_id=st.sampled_from(["C1", "D1", "U1"]),
            set_by=users,
            paused=st.booleans(),
        ),
        max_size=12,
    ),
    more=st.integers(0, 500),
    of_channel=st.booleans(),
    note=words,
)
compares = st.builds(
    cards.CompareCard,
    title=words,
    lines=st.lists(words, max_size=20),
    table=st.lists(st.lists(words, max_size=25), max_size=40),
    buttons=buttons,
    chart=st.none() | good_charts | charts,
)
files = st.one_of(
    st.builds(cards.FileCard, filename=words, content=words, comment=words),
    st.builds(
        cards.FileCard,
        filename=words,
        content=st.just("iVBORw0KGgo="),
        encoding=st.just("base64"),
        comment=words,
        alt_text=words,
    ),
)
messages = st.one_of(
    assessments,
    recommendation_cards,
    follow_ups,
    answers,
    reminders,
    listed_reminders,
    helps,
    notices,
    compares,
    files,
    st.builds(
        cards.DecisionsCard,
        decisions=st.lists(lines, max_size=40),
        newer=st.integers(0, 500),
        of_channel=st.booleans(),
        more=st.integers(0, 500),
        unrecorded=st.none()
        | st.builds(
            cards.UnrecordedLine,
            assessment_id=ids,
            title=words,
            approach=approaches,
            share=st.floats(0, 1),
            after_decision=st.booleans(),
        ),
    ),
    st.builds(cards.DecisionCard, decision=lines, reminder_text=words),
)
homes = st.builds(
    cards.HomeCard,
    note=words,
    waiting=st.lists(
        st.builds(
            cards.WaitingLine,
            assessment_id=st.just("a" * 32),
            question=words,
            title=words,
            permalink=urls,
        ),
        max_size=30,
    ),
    upcoming=st.lists(
        st.builds(
            cards.UpcomingLine,
            text=words,
            due_at=st.just(NOW),
            permalink=urls,
            owner_id=st.sampled_from([None, "U123"]),
            reminder_id=ids,
        ),
        max_size=30,
    ),
    decisions=st.lists(lines, max_size=60),
    more_decisions=st.integers(0, 500),
    sources=st.lists(
        st.builds(
            cards.AddedSourceLine,
            document_id=st.just("doc-0123456789ab"),
            name=words,
            channel_id=st.sampled_from(["C123", "D123"]),
            added_by=st.sampled_from([None, "U123"]),
            for_everyone=st.booleans(),
        ),
        max_size=30,
    ),
    more_sources=st.integers(0, 50),
    gaps=st.lists(words, max_size=30),
    updated_at=st.just(NOW),
)
