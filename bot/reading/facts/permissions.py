"""What may leave the house and what may be tuned, as rights that are given or refused."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_LISTS = {
    "X": "external|outside|third_party|hosted|public|foreign|managed",
    "M": "model|models|api|apis|endpoint|endpoints|provider|providers|service|services|llm|llms",
    "C": "chatgpt|openai|claude|azure|gemini|bedrock|vertex|any_provider|a_provider|the_cloud",
    "D": "building|fence|wall|walls|door|doors|perimeter|premises|gate|gates",
    "T": "tuning|fine_tuning|finetuning|fine_tune|finetune|sft|dpo|rft",
    "B": "llama|qwen|mistral|gemma|phi|falcon|deepseek|mixtral|olmo",
}


def add_rules(book: RuleBook) -> None:
    """Add the rules for `on_prem_required` and `weights_or_tuning_access`."""
    _place(book)
    _tuning(book)


def _place(book: RuleBook) -> None:
    book.add(
        "on_prem_required",
        True,
        """
        nothing|zero|no ..2 goes|leaves|gets|passes|out ..2 over|past|of|outside|beyond|the ..1 {D}
        self_hosted|on_prem|on_premise|on_premises|onprem|in_house|our_dc|our_own_box or ..1 it|
            nothing|forget|no|bust|not
        {X} {M} is|are ..1 a? non_starter|no_go|off_limits|taboo|forbidden|banned|verboten|
            out_of_the_question
        cloud ..1 is|are off_limits|taboo|verboten|a_no_go|no_go|out_of_the_question|forbidden
        cloud :|;|= nein|verboten|forbidden|never|no_way|no_go
        no {X} {M} may|can|must|shall|is_allowed
        inference|processing|everything|model run|runs|stay|stays on premises|premise|prem|on_prem
        not ..1 be seen|read|processed|touched by any ..1 cloud|external|third_party
        only ..2 hosted by ourselves
        """,
        lists=_LISTS,
        strength=5,
        free=True,
    )
    book.add(
        "on_prem_required",
        False,
        """
        {X} {M}? is|are allowed|ok|okay|fine|acceptable|a_ok|permitted|welcome|all_right|no_problem
        {X} {M} allowed|permitted|welcome|accepted
        may|can|could|allowed_to use ..1 a|an|any? {X} {M}
        not need ..1 our|to own|host|self_host hosting|ourselves|racks|servers|it
        not ..1 restricted|limited|confined|tied to our ..2 dc|data_center|data_centre|
            servers|network
        not a|an hard|strict|absolute? requirement to ..1 host|self_host|run
        security|legal|compliance|ciso|dpo ..2 zero|no|not_any issue|issues|problem|problems|
            objection|objections|qualms ..4 outside|cloud|external|provider|api|{C}
        waived ..3 on_site|on_prem|onsite|on_premises|hosting clause|requirement|rule
        can|may go|be_sent ..1 through|to|via {C}
        ship|send it|them|that|everything to any provider|vendor|api|cloud
        azure|vertex|bedrock|openai|gcp|aws is no drama|problem|issue|worry
        """,
        lists=_LISTS,
        strength=5,
        free=True,
    )


def _tuning(book: RuleBook) -> None:
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
        lists=_LISTS,
        strength=5,
        free=True,
    )
    book.add(
        "weights_or_tuning_access",
        True,
        """
        {T} endpoint|service|job|jobs available|exposed|works|, we_have
        {T} ..3 available to|for us
        expose|exposes|offer|offers|sell|sells ..1 a|an? fine_tune|finetune|sft|dpo job|jobs|
            endpoint
        cleared|approved|licensed|signed_off ..1 {B} ..2 for ..1 modification|tuning|fine_tuning|
            training|serving
        got|have|own|hold ..1 the checkpoint|checkpoints ..1 from|and|of|on|,|.
        own the model outright
        may|can ..1 upload training files|data|sets
        model|base exists|exist? that|which we|you can|may change|modify|adapt|tune
        customise|customize model tab|button|feature|option
        """,
        lists=_LISTS,
        flip=False,
        strength=5,
    )
