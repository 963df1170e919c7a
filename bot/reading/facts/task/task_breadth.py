"""How many tasks there are: one, several, or whatever comes."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `task_breadth`."""
    _one_task(book)
    _several_tasks(book)
    _any_question(book)
    _one_trick_pony(book)
    _chores(book)
    _the_lot(book)
    _only_ever_this(book)
    _everything(book)
    _one_kind_of_request(book)
    _each_its_own_job(book)
    _under_the_sun(book)


def _one_task(book: RuleBook) -> None:
    book.add(
        "task_breadth",
        "narrow",
        """
        one|single|only_one|just_one ..1 narrow|specific|small|single|well_defined? task|job|
            thing|use_case|purpose|workflow|label
        one|single ..2 task|use_case|classifier|job|purpose
        does exactly|only|just one
        one question per|each
        stable|one|single job
        only|exactly|just one|a_single ..2 task|thing|job|question|use_case
        nothing more|fancy|but
        always|only the same ..2 task|thing|job
        task is only this
        only|just does|do|this one? thing|task|job
        only|just|does one thing|task|job
        narrow|narrowly|very_specific ..2 task|scope|use_case|domain|job|problem
        narrow
        nothing else
        same @ labels|categories|classes|codes|queues|fields|intents
        always the same ..2 task|question|job|form|thing
        """,
        strength=2,
        free=True,
    )


def _several_tasks(book: RuleBook) -> None:
    book.add(
        "task_breadth",
        "several",
        """
        two|three|four|five|six|seven|eight|nine|ten|several|different|multiple|various|
            couple ..2 tasks|use_cases|jobs|workflows|features|skills|subtasks
        # ..3 tasks|use_cases|workflows|features|skills|subtasks|jobs
        handful|few|couple of ..2 tasks|use_cases|jobs|workflows|things
        several|different|multiple things
        between the steps
        each|every|own step
        two|three|four|five|six|seven|eight|nine|several|multiple|different|couple_of ..2 steps|
            pipelines
        does|do both|two|three|several|multiple
        both summar*|classif*|extract*|draft*
        mix of ..3 tasks|classif*|extract*|summar*
        # fields ;|:|(
        several|multiple|different ..1 different|small|related|distinct|separate ..1 things|tasks|
            steps
        classify|classifies and|, ..2 extract*|summar*|draft*|answer*|translat*|route*
        summar* and|, ..2 extract*|classif*|draft*|answer*|translat*|tag*
        extract* and|, ..2 summar*|classif*|draft*|answer*
        summaries and answers
        summarise|summarize , ..6 , what
        """,
        strength=3,
        free=True,
    )


def _any_question(book: RuleBook) -> None:
    book.add(
        "task_breadth",
        "broad",
        """
        any question|questions|topic|thing about|on|they|users|people|that
        any question|topic|request
        anything|everything from ..6 to
        questions on|about anything|everything|all
        any kind of question*|request*|topic*|issue*
        anything about|they|people|users|from|goes|employees|customers|you
        ask it|us|the_bot ..1 anything|everything
        ask* anything
        all kinds|sorts|manner of ..2 question*|task*|request*|topic*|thing*|issue*
        everything from ..8 to
        general purpose|assistant
        open ended|domain
        dozens|hundreds|lots|many|wide_range|broad_range|wide_variety|variety of ..2 tasks|
            use_cases|topics|skills|question_types|subjects|intents
        many|very different|diverse tasks|topics|questions|requests|use_cases
        wide|broad|huge range|variety|scope|spectrum
        # ..1 tasks|use_cases|skills
        plus some ..2 topics
        """,
        strength=2,
        free=True,
    )


def _one_trick_pony(book: RuleBook) -> None:
    book.add(
        "task_breadth",
        "narrow",
        """
        one trick pony|horse
        nothing besides|beyond yes|a_yes or
        just|only the ..1 summary|search|tagging|triage|routing|translation|reply ..1 button|
            feature|step
        """,
        strength=5,
        free=True,
    )


def _chores(book: RuleBook) -> None:
    book.add(
        "task_breadth",
        "several",
        "@|half_a_dozen ..1 chores|duties|errands",
        strength=5,
        free=True,
    )


def _the_lot(book: RuleBook) -> None:
    book.add(
        "task_breadth",
        "broad",
        """
        cover|covers|covering|handle|handles|does the lot
        dozens|hundreds|scores of ..2 chores|duties|errands
        dogsbody|factotum|maid_of_all_work|handyman
        lost|lose count of what ..5 use|uses|ask|asks
        every last thing|question|topic
        wholly|completely|totally|entirely different stuff|things|requests|questions at it|us
        """,
        strength=5,
        free=True,
    )


def _only_ever_this(book: RuleBook) -> None:
    book.add(
        "task_breadth",
        "narrow",
        """
        only|just ..1 ever? does|do|has|needs ..1 this|one|the ..1 one? step|thing|task|job
        """,
        strength=2,
        free=True,
    )


def _everything(book: RuleBook) -> None:
    book.add(
        "task_breadth",
        "broad",
        """
        helps|help|answers|handles|does ..1 with? ..1 everything|anything|whatever
        all_rounder|all_purpose|whatever_people|whatever_they|whatever_users
        """,
        strength=2,
        free=True,
    )
    book.add(
        "task_breadth",
        "broad",
        """
        jack of all
        swiss army
        """,
        strength=2,
        flip="narrow",
    )


def _one_kind_of_request(book: RuleBook) -> None:
    book.add(
        "task_breadth",
        "narrow",
        """
        only|just one|a_single kind|sort|type of ..1 request|question|input|thing|letter|form
        scope = ..4 , period|full_stop|nothing
        tightly|strictly|narrowly limited|confined|restricted to
        no|not ..3 swiss army
        """,
        strength=5,
        free=True,
    )


def _each_its_own_job(book: RuleBook) -> None:
    book.add(
        "task_breadth",
        "several",
        """
        each its|is_its|with_its own task|job
        @ ..1 steps per|for_each|for_every ..1 article|document|ticket|item|case|letter|file
        """,
        strength=5,
        free=True,
    )


def _under_the_sun(book: RuleBook) -> None:
    book.add(
        "task_breadth",
        "broad",
        """
        there is no scope|fence|limit|boundary
        anything|everything a ..2 would|could|might be handed|asked|given|get|ask
        everything|anything under the sun
        @ ..1 prompts for @ ..1 purposes|jobs|uses
        """,
        strength=4,
    )
