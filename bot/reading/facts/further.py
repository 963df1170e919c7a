"""Further wordings of several fields, as people write them in a hurry."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add rules for data, means, people, quality and harm."""
    _data(book)
    _means(book)
    _people(book)
    _quality(book)
    _harm(book)


def _data(book: RuleBook) -> None:
    book.add(
        "labelled_examples",
        None,
        """
        # ..1 ( .,5 ) ..1 pairs|positives|examples|triples|tuples
        # ..1 cleaned|verified|checked|clean ( .,5 ) ..1 pairs|positives|examples|triples
        # ..2 leftovers|cases|ones ..1 have been labelled|annotated|checked|tagged
        """,
        strength=3,
    )
    book.add(
        "labelled_examples",
        0,
        """
        did|have|has not label|annotate|labelled|annotated|tag|tagged anything|any|a_single|one
        no curated ..2 set|pairs|data|examples
        zero rows|records|items|cases|tickets ..3 checked|labelled|annotated|verified
        training data|set : none|zero|nothing
        no training ..1 labels|examples|pairs
        """,
        strength=3,
        free=True,
    )


def _means(book: RuleBook) -> None:
    book.add(
        "weights_or_tuning_access",
        True,
        """
        not that|like we|i can not ..1 tune|fine_tune|train
        vendor|provider|platform|supplier that|who|which hosts|serves|runs ..1 tuned|fine_tuned|
            custom
        lab|vendor|provider|partner|supplier offers|offered to ..1 train|tune|fine_tune
        open ..4 model|models ..6 can|could be tuned|trained|adapted|fine_tuned
        open|small ..2 models are ok|okay|fine|allowed to train|tune
        """,
        strength=5,
        free=True,
    )
    book.add("gpu_access", False, "gpu|gpus none|zero", strength=4, free=True)
    book.add(
        "gpu_access",
        False,
        "if we|i had a|any|some? gpu|gpus",
        strength=4,
        free=True,
        unreal=True,
    )


def _people(book: RuleBook) -> None:
    book.add(
        "ml_expertise",
        "strong",
        """
        people|engineers|folks ..4 labs ..1 who|that have? trained ..3 models|networks
        own ..1 llm|ml|model training|research folks|people|team|group|staff
        did|does mt|nlp|ml|machine_learning|ai for|in ..1 phd|doctorate
        @|several|few applied scientists
        who|that do|does dl|ml|deep_learning|machine_learning ..1 daily|every_day|all_day|
            for_a_living
        team trains|ships ..3 transformers|models|networks|rankers|classifiers
        """,
        strength=3,
    )
    book.add(
        "ml_expertise",
        "some",
        """
        did|ran|done ..1 a|one tuning|fine_tuning project once|before
        done|did|ran ..2 few|some|couple ..1 lora|training|fine_tuning|tuning runs
        i have trained ..3 in pytorch|tensorflow|keras
        # ml|machine_learning person|guy|specialist|eng|dev
        one ml eng|dev
        """,
        strength=5,
    )
    book.add(
        "ml_expertise",
        "none",
        """
        not have an? engineer|engineers|developer|developers|dev|devs ..2 let|at_all|,|.
        backend|frontend|web|app|mobile devs|developers|engineers all of us
        devs|developers|engineers ..4 never trained ..1 a|one thing
        developer|dev|engineer who ..1 never done ml|machine_learning|ai
        """,
        strength=5,
        free=True,
    )


def _quality(book: RuleBook) -> None:
    book.add("task_type", "qa", "searches|search ..2 and|then answers", strength=4)
    book.add(
        "accuracy_gap",
        "none",
        """
        quality|accuracy is? where|what it|we should|needs_to|need|want be?
        signed it off
        gets|reaches|hits the accuracy|quality we want|need|require
        about as good as it gets
        prompt already hits|meets|clears our|the bar|target|goal
        """,
        strength=3,
    )
    book.add(
        "accuracy_gap",
        "small",
        """
        misses|missing|lacks ..1 @ points|pts|pp|percent ..4 insist*|want*|need*|require*
        """,
        strength=3,
    )
    book.add(
        "prompt_attempts",
        "exhausted",
        """
        tried ..1 the lot
        prompt* .,5 dead end
        went|gone|been through everything in ..1 literature|book
        nothing left to try
        """,
        strength=3,
        free=True,
    )
    book.add(
        "main_driver",
        "cost",
        """
        moan*|complain*|whine*|grumble* about the bill|cost|costs|price|invoice
        cost|price|money is ..1 the|our only|main|one|single? reason
        """,
        strength=3,
    )


def _harm(book: RuleBook) -> None:
    book.add(
        "error_cost",
        "low",
        """
        no_one going|will to? die|be_hurt|get_hurt
        mistakes|errors|slips are cheap|harmless
        wrong output ..2 gets? binned|discarded|thrown_away
        wrong|bad|lame ..3 costs nothing
        if ..3 is wrong|off|lame|bad ..1 players|users|people|we|they|readers ..1 laugh|shrug|
            scroll|delete
        """,
        strength=4,
        free=True,
        unreal=True,
    )
    book.add(
        "error_cost",
        "high",
        """
        stakes can|could not be higher
        fines are massive|huge|enormous|brutal
        lose a hand|an_arm|a_finger|his_life|their_life
        """,
        strength=4,
        free=True,
        unreal=True,
    )

    book.add(
        "error_cost",
        "medium",
        "costs|cost time|minutes|hours , not|nothing more",
        strength=4,
        free=True,
    )
