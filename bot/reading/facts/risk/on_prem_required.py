"""Systems that must run inside the house."""

from __future__ import annotations

from bot.reading.facts.risk.on_prem_words import MODELS, OUTSIDE
from bot.reading.patterns import RuleBook

_DOORS = "building|fence|wall|walls|door|doors|perimeter|premises|gate|gates"


def add_rules(book: RuleBook) -> None:
    """Add the rules for `on_prem_required`."""
    _nothing_leaves(book)
    _inside_our_walls(book)
    _cable_unplugged(book)
    _own_servers_only(book)
    _not_one_byte(book)
    _no_network_there(book)
    _hosted_is_taboo(book)
    _whatever_runs_today(book)


def _nothing_leaves(book: RuleBook) -> None:
    data = (
        "data|it|they|anything|nothing|information|documents|records|text|that|content|"
        "notes|files|pii|code|stuff|everything|logs|transcripts|messages"
    )
    out = (
        "leave|leaves|leaving|exit|go_outside|go_out_of|go_to|be_sent|be_sent_to|go_into|"
        "touch|get_out_of|sent_to|sent_outside|reach"
    )
    place = (
        "server*|network|building|premises|house|perimeter|vpc|cloud|country|hospital|firewall|"
        "infrastructure|datacenter|datacentre|environment|infra|site|data_center|data_centre|us|"
        "bank|cloud_account|walls|third_part*|outside|vendor*|eu|company|campus|tenant|device|openai|provider*|public_cloud|api*|office|intranet|org|machines|lab|plant|ship|vessel|laptop|firm"
    )
    book.add(
        "on_prem_required",
        True,
        """
        not|never|nothing|no|none|must_not|may_not|forbidden ..4 {O} ..4 {P}
        not|never|nothing|cannot leave*
        {D} ..1 must|has|have|needs|should|to ..2 stay|remain|live|be_kept|be_processed|
            run ..3 in|inside|within|on|in_house|local|here ..3 {P}
        stay|stays|remain|remains|kept|keep ..5 in_house|on_prem|on_site|onsite|on_premise|
            on_premises|behind_the_firewall|inside_our|inside_the|within_our|local
        air gapped|gap
        closed|isolated|segregated|separate|disconnected ..1 network|environment|system|site
        no outside|external|outbound calls|access|connection|connections|traffic
        inside|within ..2 hospital|company|bank|corporate|plant|factory|own|internal|ministry|
            agency network|datacenter|data_center|data_centre|infrastructure|walls
        everything|all|it on|inside ..1 our own servers|hardware|machines|network
        intranet|internal_network|lan|local_network only
        own servers|hardware ..1 only|,
        not one|single|a_single ..1 byte|word|line|bit|record|document ..3 leaves|goes|may|can|
            leave|go
        own machines|servers|hardware|data_center|data_centre|datacenter|boxes|racks ..2 only|
            next|because|required|and_nowhere
        only|must|has_to|have_to|runs|run|stay|stays ..3 on our own machines|servers|hardware|
            boxes|infrastructure
        , on our own machines|servers|hardware|boxes|infrastructure
        has|have|must|needs to ..1 run ..1 inside|within|on|in ..1 the|our|own|their
        stays|stay|remain|remains in|inside|within our|the|their
        no vendor*|third_parties|third_party ..2 see*|touch*|get*|access|allowed
        security|legal|client|clients|customers|contracts ..3 forbid*|ban*|prohibit*|do_not_allow|
            not_allow ..4 cloud|external|hosted|outside|openai|apis|api|sending|third
        stays|stay|remains|kept|keep ..3 on|in|inside|within ..3 server*|network|premises|
            building|datacenter|data_center|data_centre|house|infrastructure|hospital|vpc|country|
            tenant|perimeter|machines
        runs|run|running|deployed|deploy|works ..3 on ..3 local|own|our|edge|embedded|device|
            head_unit|handheld|tablet*|laptop*|robot|phone*|vehicle|raspberry|factory|ship|
            plant ..1 server*|hardware|machine*|box*|unit|device*|computer*|it|without|,|.
        without|no internet|network|connection|connectivity|cloud
        can not|not|never ..2 be used there|here
        only ..2 use ..2 models ..3 hosted|running|run ..2 own|our|vpc|in_house|internally
        host* ..1 models|everything|it|llms|them internally|ourselves|in_house|locally
        hosted|processed|kept inside|within|in the country|our|house
        not allow ..3 data|documents|it|them|files to leave
        confidential ..4 can|must|not|host|stay
        self hosted|hosting|host
        local server|machine|model|models|only|deployment|inference
        not ..2 allowed|permitted|approved|cleared ..2 to use ..3 cloud|openai|hosted|external|
            apis|chatgpt
        hosted models are|is not
        hosted ..1 models ..3 not allowed|permitted|an_option
        airgapped
        on prem|premise|premises|site ..2 only|required|mandatory|necessary|must|deployment|
            needed|is_a_must
        must|has_to|have_to|needs|need|required|only|forced ..5 on prem|premise|premises|device|site
        must|has_to|have_to|needs_to|need_to|required|only|runs|run|will|deploy* ..4 locally|
            offline|on_our_own|in_house|self_hosted|on_our_hardware|on_our_servers
        no|not_use|not_allowed|without|forbids|forbidden|banned|bans|prohibited ..3 cloud|
            external_apis|external_api|saas|third_party_apis|external_services|public_apis|
            hosted_models|hosted_model|hosted_apis|public_cloud|cloud_apis|openai|internet|
            external_calls
        cloud|hosted|external|saas|apis|api|openai ..4 is|are|not ..2 out_of_the_question|
            forbidden|banned|a_no_go|no_go|prohibited|not_allowed|not_an_option|off_the_table|
            off_limits|allowed_here
        hosted models are not allowed
        cloud ..3 not ..1 allowed|option|permitted|possible
        on prem|premise|premises
        self hosted|host|hosting only|required|is_required|mandatory|must
        own data center|datacenter|centre
        no internet ..1 access|connection|connectivity|on
        without internet
        runs|run|running|works|work|must ..3 offline|without_connection|disconnected
        clinic|customer|user|player laptops|laptop|machine|device|machines|devices
        runs|run|running on ..4 laptops|laptop|machine|device|phones|phone|devices|edge|premises
        force* us ..3 use ..3 host
        we|you must host
        inside|in|within our|the own? vpc|network|cloud_account|data_center|datacenter|firewall
        data residency|sovereignty
        behind ..2 firewall
        """,
        lists={"D": data, "O": out, "P": place},
        strength=2,
        free=True,
    )


def _inside_our_walls(book: RuleBook) -> None:
    home = (
        "data_centre|data_center|datacentre|datacenter|network|tenant|vpc|premises|building|"
        "perimeter|walls|firewall|infrastructure|hardware|servers|server|racks|machines|cluster|"
        "cloud_tenant|house|campus|site|hospital|basement"
    )
    book.add(
        "on_prem_required",
        True,
        """
        runs|run|stays|stay|hosted|remain|remains|kept|processed|live|operate|operated ..3 in|
            inside|within|on ..1 the|our|their|its|own|municipal|internal|company ..2 {H}
        not|nothing|never|no|none|neither ..4 leave|leaves|cross|crosses|exit|exits|escape|
            escapes|travel|go|goes ..3 {H}|out|outside|company|firm|country
        not ..2 allowed|permitted|supposed ..2 out|outside|to_leave
        only ..1 models|model|systems|software ..2 within|inside|in|on ..2 {H}
        must|have_to|has_to ..3 state_run|self_hosted|in_house|on_site|local|air_gapped|on_device
        may|can|must not ..1 be? sent|shipped|uploaded|transmitted|shared ..3 outside|external|
            out|third|provider|vendor|abroad|any
        no cloud
        local|offline only
        without|w_o|no connectivity|internet|network|connection
        everything ..3 in_house|on_site|on_prem|inside|offline
        """,
        lists={"H": home},
        strength=2,
        free=True,
    )


def _cable_unplugged(book: RuleBook) -> None:
    book.add(
        "on_prem_required",
        True,
        """
        not ..4 byte|bit|word|line|document ..1 out|outside|leave|leaves
        network cable unplugged|pulled
        cable|internet|connection|network ..1 unplugged|disconnected|cut
        in our own basement|rack|racks|server_room|data_centre|data_center
        internal|private ..1 network|servers|cloud only
        """,
        strength=2,
        free=True,
    )


def _own_servers_only(book: RuleBook) -> None:
    book.add(
        "on_prem_required",
        True,
        """
        own data_centre|data_center|datacentre|datacenter|servers only
        must not go to any|a|the ..3 api|cloud|vendor|provider
        """,
        strength=3,
        free=True,
    )


def _not_one_byte(book: RuleBook) -> None:
    book.add(
        "on_prem_required",
        True,
        """
        not ..1 a|one|single? ..1 byte|bit|word|line|document|record|packet|character|pixel ..4
            past|beyond|through|out|outside
        nothing|none|no_data|no_line ..1 may|can|must|should|will|is_allowed_to ..2 go|leave|
            be_sent|get ..2 to|into|out ..2 cloud|vendor|api|outside|internet
        forbid*|ban|bans|banned|prohibit*|block|blocks|blocked|no ..2 egress|outbound
        model|models|code|compute|algorithm ..2 come|comes|travel|travels|go|goes to ..1 data
        behind|inside|within ..2 firewall|perimeter only
        """,
        strength=5,
        free=True,
    )


def _no_network_there(book: RuleBook) -> None:
    book.add(
        "on_prem_required",
        True,
        """
        must|has_to|have_to|needs_to live|run|sit|stay aboard|on_board|onboard|ashore
        no ethernet|internet|uplink|network cable|connection|access ..1 by design
        nothing phones|phone|calls home
        our|its|own own? metal|iron|tin or no
        """,
        strength=5,
        free=True,
    )


def _hosted_is_taboo(book: RuleBook) -> None:
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
        lists={"X": OUTSIDE, "M": MODELS, "D": _DOORS},
        strength=5,
        free=True,
    )


def _whatever_runs_today(book: RuleBook) -> None:
    """`we need on-prem but everything runs on Azure today`."""
    book.add(
        "on_prem_required",
        True,
        """
        need|needs|require|requires|must_be|must_run|has_to_be|have_to_be ..1 on_prem|on_premise|
            on_premises|self_hosted|self_hosting|air_gapped ,? but|though|although|while|yet
        """,
        strength=6,
    )
