"""Form, harm, sources, stability, breadth and task, told in everyday scenes."""

from __future__ import annotations

import pytest

from bot.reading import read

_FORM = "style_or_format_strictness"


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("YAML only, please", _FORM, "high"),
        ("one stray comma and the import stops", _FORM, "high"),
        ("the brand police read every line", _FORM, "high"),
        ("the importer bounces anything else", _FORM, "high"),
        ("our wording guide has 40 pages", _FORM, "high"),
        ("loosely in our house style", _FORM, "medium"),
        ("keep the headings, otherwise you are free", _FORM, "medium"),
        ("it should look presentable", _FORM, "medium"),
        ("any layout works", _FORM, "low"),
        ("Looks don't matter.", _FORM, "low"),
        ("the output may look however they like", _FORM, "low"),
        ("our operating permit is on the line", "error_cost", "high"),
        ("heads would roll", "error_cost", "high"),
        ("an error means a fine of millions", "error_cost", "high"),
        ("a wrong clearance could kill a pilot", "error_cost", "high"),
        ("a slip and somebody ends up in hospital", "error_cost", "high"),
        ("what it deletes can never be undone, it is irreversible", "error_cost", "high"),
        ("the blast radius is tiny", "error_cost", "low"),
        ("nothing hinges on it", "error_cost", "low"),
        ("mistakes cost pennies", "error_cost", "low"),
        ("a wrong tag and someone re-sorts a shelf, big deal", "error_cost", "low"),
        ("stakes are fairly moderate", "error_cost", "medium"),
        ("the fares move by the minute", "knowledge_source", "private_changing"),
        (
            "every Friday the office republishes the timetable",
            "knowledge_source",
            "private_changing",
        ),
        ("the rota is live", "knowledge_source", "private_changing"),
        ("the bylaws are carved in stone", "knowledge_source", "private_static"),
        ("our glossary, last edition 1998", "knowledge_source", "private_static"),
        ("the form holds everything", "knowledge_source", "none"),
        ("The thread speaks for itself.", "knowledge_source", "none"),
        ("no retrieval, no database", "knowledge_source", "none"),
        ("any decent model knows that", "knowledge_source", "model_knows"),
        ("that is in its weights anyway", "knowledge_source", "model_knows"),
        ("this code scheme is cast in bronze", "task_stability", "high"),
        ("what the model does stays the same", "task_stability", "high"),
        ("the goalposts keep shifting", "task_stability", "low"),
        ("the labels were redrawn again", "task_stability", "low"),
        ("we may add a category or two next year", "task_stability", "medium"),
        ("a one-trick pony", "task_breadth", "narrow"),
        ("half a dozen errands for the front desk", "task_breadth", "several"),
        ("the office factotum, it covers the lot", "task_breadth", "broad"),
        ("not a jack of all trades", "task_breadth", "narrow"),
        ("It says pass or fail.", "task_type", "classification"),
        ("puts every crate in keep, sell or scrap", "task_type", "classification"),
        ("pick out the buyer and the price from old deeds", "task_type", "extraction"),
        ("read the whole dossier, give me one page", "task_type", "summarization"),
        ("ours writes toasts for weddings", "task_type", "text_generation"),
        ("Thai in, Dutch out", "task_type", "translation"),
        ("makes Cobol out of the drawings", "task_type", "code_generation"),
        ("it must work it out, premise by premise", "task_type", "reasoning"),
        ("guests natter with it at night", "task_type", "chatbot"),
        ("best offer first, worst offer last", "task_type", "ranking"),
    ],
)
def test_scenes(text: str, fact: str, value: str) -> None:
    """What happens, who minds, and what comes out."""
    assert read(text).facts.get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("no brand police here", _FORM),
        ("suppliers send files in whatever shape they like", _FORM),
        ("averaged over millions of rows it was wrong once", "error_cost"),
        ("I know enough Python to be dangerous", "error_cost"),
        ("if it were far off we would kill the project", "error_cost"),
        ("prompt calls cost peanuts", "error_cost"),
        ("the roster never moves", "task_stability"),
        ("about 900 letters come in every month", "knowledge_source"),
        ("no references needed", "knowledge_source"),
        ("we may add two engineers", "task_stability"),
        ("the caller speaks Thai", "task_type"),
        ("first come, first served", "task_type"),
    ],
)
def test_the_same_words_in_another_sense(text: str, fact: str) -> None:
    """Inputs, skills, projects and people, of which none states the fact."""
    assert fact not in read(text).facts
