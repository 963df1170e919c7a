"""Weights that stay closed, and models that nobody may tune."""

from __future__ import annotations

from bot.reading.facts.team.tuning_access_words import TUNING, TUNING_METHODS
from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `weights_or_tuning_access`."""
    _api_only(book)
    _plan_excludes_it(book)
    _keeps_the_weights(book)
    _under_lock(book)
    _inference_only(book)


def _api_only(book: RuleBook) -> None:
    book.add(
        "weights_or_tuning_access",
        False,
        """
        no|not|without|zero ..2 fine_tuning|tuning|weights|finetuning ..2 offered|available|
            access|possible|option|allowed|service|supported|api
        no tuning|fine_tuning|weights
        api|chat ..1 only|access_only
        no custom models|model|training|fine_tunes|weights
        bedrock|openai|azure|api|hosted|copilot only
        only|just ..4 api|apis|chat|hosted|inference ..1 access|endpoint|endpoints|calls|key|model
        only|just ..2 api|apis|inference
        can not|never ..3 tune|fine_tune|finetune|train|touch|access|change|get|modify|
            see ..4 model*|it|weights|them|anything
        not ..4 allowed|possible|permitted|able|offer|offered|support|get|have ..3 tune|fine_tune|
            tuning|fine_tuning|train_it|weights|fine_tunes
        vendor|provider|contract|license|licence|it|they|procurement|api ..3 not|forbids|
            prohibits|bans|never ..4 tune|fine_tune|tuning|fine_tuning|train|training|finetuning
        tuning|fine_tuning ..2 is|are ..2 not|off|forbidden|out|impossible|banned|unavailable|
            prohibited
        weights ..2 are|is ..1 closed|not
        closed weights|model_only
        locked in|to ..4 api|vendor|openai|hosted|black_box
        black box api|model
        models must not be? trained
        """,
        strength=3,
        free=True,
    )


def _plan_excludes_it(book: RuleBook) -> None:
    book.add(
        "weights_or_tuning_access",
        False,
        """
        no|without|not_include|not_offer|not_offered ..1 customisation|customization|tuning|
            fine_tuning|custom_models|training_option
        plan|contract|tier|licence|license|vendor|provider|product|subscription ..3 no|not|
            excludes|forbids|lacks|without ..3 customisation|customization|tuning|fine_tuning|
            training|tune|weights
        only ..2 use|have|get|call|buy ..5 api|endpoint|chat_product
        no way|means|option|chance ..1 to|of ..1 tune|train|fine_tune|tuning|training|fine_tuning
        refused|rejected|banned|forbade|forbids|bans|vetoed ..3 open_weights|open_models|weights|
            tuning|fine_tuning
        can not|not_allowed_to|may_not|must_not ..2 tune|fine_tune|train|adapt|customise|
            customize|retrain ..2 it|them|model|models|anything|weights|the
        """,
        strength=4,
        free=True,
    )


def _keeps_the_weights(book: RuleBook) -> None:
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


def _under_lock(book: RuleBook) -> None:
    book.add(
        "weights_or_tuning_access",
        False,
        """
        {T} ..1 off the|limits table|.|,|for|here|us
        keep|keeps|kept ..1 the|its|their model|models|weights under|behind lock|closed|key*
        innards|internals|weights stay|stays|remain|remains with|at ..1 them|vendor|
            provider|supplier
        {T} ..2 forbidden|prohibited|ruled_out|impossible
        """,
        lists={"T": TUNING},
        strength=5,
    )


def _inference_only(book: RuleBook) -> None:
    book.add(
        "weights_or_tuning_access",
        False,
        """
        inference only
        all ..1 we|i get|have|got ..3 completions|chat|inference endpoint|api|access|completions
        custom models are? not offered|supported|available|allowed|possible
        switched_off|disabled|discontinued|retired|removed customisation|customization|tuning|
            fine_tuning
        lack|lacks|misses ..2 {T} ..1 feature|option|api|tab|endpoint
        no tunable model|models|base|variant|weights
        not possible|impossible|no_way to ..1 adapt|change|tune|modify|customise|customize ..2
            model|weights|base
        no {T}|training service|jobs|job|endpoint|feature|option|rights
        tuning|weights ..5 flat|clear|firm no
        """,
        lists={"T": TUNING_METHODS},
        strength=5,
        free=True,
    )
