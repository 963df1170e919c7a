"""Turns of phrase on people, tuning, the state of the project and its reasons."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add idioms of means and state."""
    _means(book)
    _state(book)


def _means(book: RuleBook) -> None:
    book.add(
        "ml_expertise",
        "some",
        """
        one|a|our|another guy|colleague|dev|developer|engineer|person|analyst|woman|student ..2
            trained|tuned|fine_tuned|finetuned|built ..4 model|models|bert|network|classifier|llama
        know|knows|learned|learnt ..2 a_bit|some|the_basics|enough ..2 ml|ai|machine_learning|
            data_science|pytorch
        """,
        strength=5,
    )
    book.add(
        "ml_expertise",
        "none",
        """
        only|just|all|purely marketing|sales|legal|business|support|content|finance|admin|editorial
            people|folks|staff|types
        not ..2 know|tell ..3 gradient|tensor|epoch|lora|hyperparameter
        """,
        strength=4,
        free=True,
    )
    book.add(
        "weights_or_tuning_access",
        True,
        """
        let|lets|allow|allows ..1 us|you|customers ..1 to? train|tune|fine_tune|customise|customize|
            adapt|upload
        custom|own|private ..1 version|versions|variant|variants|checkpoint|checkpoints ..2 of|on|
            allowed|possible|trained
        """,
        strength=2,
    )
    book.add(
        "weights_or_tuning_access",
        False,
        """
        keeps|keep ..2 weights ..3 itself|themselves|secret|private|closed
        does|do|will not tune|fine_tune|train|customise|customize ..3 for|models|clients|anyone
        take_it_or_leave_it|black_box|sealed model|api
        """,
        strength=3,
        free=True,
    )
    book.add(
        "gpu_access",
        False,
        """
        would have_to|need_to rent|buy|borrow ..2 gpu|gpus|cards|hardware
        not ..2 afford|rent|buy|get ..2 gpu|gpus
        """,
        strength=3,
        free=True,
    )


def _state(book: RuleBook) -> None:
    book.add(
        "stage",
        "production",
        """
        runs|run|running|works|used ..2 in|at|by|across all ..2 branches|stores|countries|sites|
            offices|departments|teams|customers|hospitals|schools|plants
        """,
        strength=2,
    )
    book.add(
        "stage",
        "pilot",
        """
        # ..2 customers|users|testers|colleagues|stores|teams|clinics|people|schools try|use|test|
            trying|testing it|the|this
        """,
        strength=3,
    )
    book.add(
        "stage",
        "prototype",
        """
        nothing ..1 but|except|beyond|other_than ..1 slides|slide_deck|a_deck|an_idea|ideas|a_demo|
            paper|a_notebook
        exists only|just in|on|as
        """,
        strength=3,
        free=True,
    )
    book.add(
        "accuracy_gap",
        "none",
        """
        better|more_accurate than ..1 our|the|human|most people|staff|experts|agents|team|humans|
            reviewers|editors|clerks
        on a? par|level ..1 with ..2 humans|people|experts|staff
        nothing ..1 to ..1 complain|improve
        """,
        strength=2,
    )
    book.add(
        "task_stability",
        "high",
        """
        not ..2 altered|amended|modified|edited|revised|rewritten ..2 since|in|for
        as old as
        for|over ..1 ages|decades|generations
        """,
        strength=2,
        free=True,
    )
    book.add(
        "task_breadth",
        "narrow",
        """
        only|just ..1 ever? does|do|has|needs ..1 this|one|the ..1 one? step|thing|task|job
        """,
        strength=2,
        free=True,
    )
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
    book.add(
        "main_driver",
        "cost",
        """
        what hurts|kills|worries|bothers ..2 is ..2 bill|cost|costs|price|invoice
        only ..3 bugs|bothers|hurts|worries ..2 is ..3 bill|invoice|cost|costs|price
        """,
        strength=2,
    )
