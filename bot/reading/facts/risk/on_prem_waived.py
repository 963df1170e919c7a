"""Systems that may run outside the house."""

from __future__ import annotations

from bot.reading.facts.risk.on_prem_words import MODELS, OUTSIDE
from bot.reading.patterns import RuleBook

_CLOUDS = "chatgpt|openai|claude|azure|gemini|bedrock|vertex|any_provider|a_provider|the_cloud"


def add_rules(book: RuleBook) -> None:
    """Add the rules for `on_prem_required`."""
    _cloud_is_fine(book)
    _no_need_to_host(book)
    _any_provider(book)
    _cloud_shop(book)
    _cloud_suffices(book)
    _hosted_is_welcome(book)
    _barred_from_the_house(book)


def _cloud_is_fine(book: RuleBook) -> None:
    book.add(
        "on_prem_required",
        False,
        """
        cloud|hosted|apis|saas|azure|aws|openai ..4 is|are|would_be ..2 fine|ok|okay|allowed|
            acceptable|no_problem|approved|cleared|permitted
        fine|ok|okay|happy with ..3 cloud|hosted|api|apis|saas
        can|may|free_to|could use|go|run ..4 cloud|hosted|api|apis|openai|saas
        no|not need|requirement|need|required|needed ..4 on_prem|self_host|on_premise|on_premises|
            self_hosting
        not need|have ..3 on_prem|self_host|on_premise|run_locally|stay_in_house|on_site
        hosted gpt*|claude|model ..6 under ..2 hipaa|agreement|contract|dpa|baa
        using it is allowed
        data can|may leave|go
        """,
        strength=4,
        free=True,
    )


def _no_need_to_host(book: RuleBook) -> None:
    book.add(
        "on_prem_required",
        False,
        """
        going|sending ..2 outside|out|cloud ..2 is|are ..1 allowed|fine|ok|okay|permitted
        no ..1 need|reason|requirement ..2 for|to ..2 in_house|on_prem|self_host|on_site|
            on_premise|local_hosting|own_servers|host
        fine|ok|okay|comfortable|happy|no_problem|not_mind|allowed|cleared ..4 cloud|
            external_apis|hosted|endpoint|saas|external_providers|outside_apis
        cloud|saas|hosted_models|external_apis|hosted_apis|cloud_api|api|apis|hosted_api ..2 is|are|
            would_be ..1 fine|ok|okay|allowed|approved|cleared|good|no_issue|no_problem|possible
        hosted|external ..3 under ..3 contract|agreement|baa|dpa|terms
        everything|we|all host|run|hosted|runs|live|lives ..3 on|in azure|aws|gcp|the_cloud
        """,
        strength=4,
        free=True,
    )


def _any_provider(book: RuleBook) -> None:
    book.add(
        "on_prem_required",
        False,
        """
        may|can|could use ..1 any saas|cloud|provider|hosted|vendor
        any ..1 saas|cloud|vendor|provider|hosted ..2 is|will fine|ok|do|allowed|good
        """,
        strength=4,
        free=True,
    )


def _cloud_shop(book: RuleBook) -> None:
    book.add(
        "on_prem_required",
        False,
        """
        not|no ..1 have|need|reason to ..1 be|run|stay|live|sit ..1 local|locally|on_prem|
            on_premise|on_premises|in_house|on_site
        nothing ..1 runs|run|lives|sits|hosted|stays ..1 in_house|on_prem|locally|on_site
        cloud shop|first|native|only
        self_hosted|saas|cloud|on_prem|hosted .,5 all_the_same|makes_no_difference|either_is_fine|
            no_preference|do_not_care|not_care|does_not_matter
        third party ..1 processing|processors|hosting ..1 permitted|allowed|fine|ok|cleared
        allow|allows|allowed|permits|accepts|approved|greenlit ..1 external|outside|public|hosted|
            third_party ..1 api|apis|services|providers|models|vendors|llms
        """,
        strength=5,
        free=True,
    )


def _cloud_suffices(book: RuleBook) -> None:
    book.add(
        "on_prem_required",
        False,
        """
        air_gapped|on_prem|on_premise|on_premises|onprem|self_hosted|self_hosting :|;
            no|nope|nah|not
        sovereign|eu|public|any|vendor cloud suffices|is_enough|is_fine|will_do|is_ok|is_okay
        self hosting ..3 dropped|rejected|dismissed|ruled_out|off_the_table
        not need ..1 our own racks|servers|hardware|metal
        not necessary|needed|required to run|host|keep ..5 own|house|premises|premise|prem|network
        hosting|hosted|running ..6 cloud|vendor|provider|azure|aws|gcp has_been|is|was|were|
            have_been cleared|approved|allowed|permitted|ok|okay|fine
        no on_prem|on_premise|on_premises .|,|;|then|needed
        ok|okay|permission|approval|green_light|clearance to send|ship|pass|put ..4 cloud|vendor*|
            provider*|outside
        """,
        strength=5,
        free=True,
    )


def _hosted_is_welcome(book: RuleBook) -> None:
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
        lists={"X": OUTSIDE, "M": MODELS, "C": _CLOUDS},
        strength=5,
        free=True,
    )


def _barred_from_the_house(book: RuleBook) -> None:
    """`it must not run on premises`."""
    book.add(
        "on_prem_required",
        False,
        """
        must|may|should|can not ..1 run|be|live|stay|sit|host|hosted ..2 on premises|premise|prem
        must|may|should|can not ..1 run|be|live|stay|sit|host|hosted ..2 on_prem|on_premise|
            on_premises|in_house|locally
        """,
        strength=5,
        free=True,
    )
