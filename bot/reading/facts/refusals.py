"""What a team has no longer, is refused or need not have, and what bothers it."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_GPU = "gpu|gpus|a100|a100s|h100|h100s|h200|h200s|v100|v100s|l40s|cluster|cards|accelerators"
_ROLE = "ml|machine_learning|data_science|ai|nlp|deep_learning|mlops|model"
_PERSON = "person|engineer|engineers|scientist|scientists|people|guy|lead|expert|specialist|team"
_THINGS = {
    "cost": "bill|bills|invoice|invoices|cost|costs|price|prices|spend|money",
    "latency": "speed|latency|wait|waiting|slowness|lag",
    "quality": "quality|accuracy|answers|correctness|mistakes|errors",
}


def add_rules(book: RuleBook) -> None:
    """Add rules for people, hardware, hosting, regulation and the driver."""
    _people(book)
    _labels(book)
    _hardware(book)
    _hosting(book)
    _driver(book)


def _people(book: RuleBook) -> None:
    lists = {"R": _ROLE, "P": _PERSON}
    gone = (
        "left|leaves|leaving|quit|quits|resigned|retired|departed|is_gone|are_gone|poached|handed_in|"
        "walked_out|moved_on|was_let_go|got_laid_off|on_leave|on_parental_leave"
    )
    book.add(
        "ml_expertise",
        "none",
        """
        {R} ..1 {P} ..3 {G}
        data scientist|scientists ..3 {G}
        data|ml|ai ..1 scientist|engineer post|position|seat|role|job ..2 vacant|open|empty|
            unfilled
        ml|ai|data_science ..1 post|position|seat|role ..2 vacant|empty|unfilled|unstaffed
        data_scientists|ml_people|ml_engineers|ml_skills|ml_folks ..1 we do_not|lack|never
        not ..4 anyone|anybody|someone|a_soul ..1 able|who_can|who_could|qualified|capable ..2
            train|tune|fine_tune|use
        """,
        lists={**lists, "G": gone},
        strength=6,
        free=True,
    )


def _labels(book: RuleBook) -> None:
    book.add(
        "labelled_examples",
        0,
        """
        labels|labelled|annotations|gold ..4 lost|all_gone|are_gone|wiped|deleted|vanished|
            destroyed|shredded
        delete|deleted|destroyed|lost|wiped ..5 labelled|labels|annotations|gold
        labels|annotations|gt|ground_truth|gold|labelled :|=|,|;|is? none|zip|nil|nope|zero
        nothing|none|not_one ..2 labelled|annotated|tagged
        no training set|data|pairs|examples
        no_one|nobody ..3 label|annotate|tag anything|any
        not|never|are_not|is_not graded|annotated|labelled|tagged
        """,
        strength=6,
        free=True,
    )

    book.add(
        "labelled_examples",
        None,
        """
        # cases|rows|pairs|examples|samples|records .,9 filtered|verified|validated by|with|against
        # .,8 of which we have|cleaned|checked|verified|reviewed ..2 lot|all|them|cleaned
        """,
        strength=3,
    )
    book.add(
        "accuracy_gap",
        "none",
        "where we|they want|wanted to be ..3 on|with|for|in quality|accuracy",
        strength=5,
    )


def _hardware(book: RuleBook) -> None:
    lists = {"G": _GPU}
    book.add(
        "gpu_access",
        False,
        """
        {G} ..3 handed_back|returned|sold|sent_back|given_back|taken_away|decommissioned|repossessed
        {G} ..1 request|order|quota|application|purchase|budget ..2 bounced|denied|rejected|
            declined|refused|turned_down|vetoed|frozen
        bounced|denied|rejected|declined|refused|turned_down|vetoed ..3 {G} ..1 request|order|
            quota|application|purchase|budget
        {G} .,8 not ..1 let|allowed|permitted ..1 near|to|on|at|access|use|touch
        {G} .,6 not|never ..1 for|available_to us
        gpu|compute poor|starved|less
        {G} :|;|=|is|are ..1 zip|zero|none|no|nil|nope
        """,
        lists=lists,
        strength=5,
        free=True,
    )
    book.add(
        "gpu_access",
        True,
        """
        not ..1 {G}|hardware|compute ..1 we|that|which ..1 lack|lacks|miss|need
        {G} galore|aplenty|in_abundance|to_spare
        """,
        lists=lists,
        strength=6,
        free=True,
    )


def _hosting(book: RuleBook) -> None:
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
    book.add(
        "regulated",
        False,
        "nothing|none|no_part ..4 is regulated|subject_to_regulation",
        strength=5,
        free=True,
    )
    book.add("regulated", True, "not|no ..4 unregulated", strength=5, free=True)


def _driver(book: RuleBook) -> None:
    for value, things in _THINGS.items():
        book.add(
            "main_driver",
            value,
            """
            {X} is|are what|where ..2 hurts|bugs|annoys|kills|worries|bothers|stings|pinches|pains
            not ..1 what|the_thing|that ..2 hurts|bugs|annoys|worries|bothers ..2 ;|,|.|: ..2 {X} is
            """,
            lists={"X": things},
            strength=5,
            free=True,
        )
    book.add(
        "main_driver",
        "quality",
        """
        {X} ..1 fine|ok|okay|acceptable|no_issue|not_an_issue|not_a_problem .,10 not ..1 good|
            accurate|reliable|right|correct enough
        """,
        lists={"X": f"{_THINGS['cost']}|{_THINGS['latency']}|is"},
        strength=4,
        free=True,
    )
    book.add(
        "latency_target_ms",
        None,
        """
        #ms ..6 is|are|would_be|will_be ..1 ok|okay|fine|acceptable|tolerable|good_enough|
            alright|plenty
        """,
        strength=2,
        free=True,
    )
    book.add(
        "prompt_attempts",
        "exhausted",
        """
        curve|line|score|scores|number|numbers|graph ..2 flat|plateaued|dead|stopped_moving
        last # ..1 versions|rounds|rewrites|attempts|variants|iterations|tries|ones ..3 no|nothing|
            made_no|without
        last # ..1 versions|rounds|rewrites|attempts|variants|iterations ..3 prompt|prompts :
        plateau|flat|stuck since|for
        version|versions # ..4 flat
        to no avail
        stopped|stopping|stays|stayed|sits at|around ..1 #|#% ..4 not ..1 moved|budged|improved
        been at ..2 prompt|prompts|prompting for
        not think of ..2 another|more|new|further ..1 prompt|prompts|idea|trick
        not ..2 another prompt idea
        few_shot|cot|chain_of_thought|dspy .,8 you name it
        """,
        strength=3,
        free=True,
    )
    book.add(
        "prompt_attempts",
        "none",
        """
        not|no_one|nobody|never ..6 as much as opened|tried|typed|touched
        no ..1 model|llm has seen ..2 this|it
        nothing|not ..1 prompted
        whiteboard|napkin stage|phase
        prompting ..3 virgin|uncharted|new ..1 territory|ground
        """,
        strength=5,
        free=True,
    )
    book.add(
        "prompt_attempts",
        "some",
        """
        not|never ..2 say|claim|call|think ..5 exhausted|squeezed|everything|maxed|dry|done
        far from|nowhere_near ..2 exhausted|done|everything|maxed*
        not exhausted ..3 by any means|yet
        playground ..4 friday|monday|yesterday|once|last|this|looked
        our|the first|second|third prompt ..1 draft|version
        left it at that
        prompt ..3 first thing ..3 mind
        prompt ..2 still|is ..2 what|whatever|the_one ..3 wrote|pasted|typed|made|left
        """,
        strength=5,
        free=True,
    )
