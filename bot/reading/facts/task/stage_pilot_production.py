"""Projects that some or all users have."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_PLACES = (
    "stores|store|shops|shop|branches|branch|offices|office|sites|site|clinics|clinic|wards|ward|"
    "hospitals|hospital|schools|school|classes|classroom|classrooms|surgeries|surgery|depots|"
    "depot|warehouses|warehouse|hotels|hotel|plants|plant|teams|team|departments|department|"
    "countries|country|regions|region|restaurants|garages|stations|vessels|vessel|trucks|tables|"
    "firms|customers|customer|clients|client|tenants|libraries|labs|farms|practices|kitchens"
)
_PEOPLE = (
    "users|people|testers|volunteers|colleagues|agents|clerks|nurses|doctors|drivers|reps|"
    "lawyers|notaries|analysts|engineers|students|teachers|guests|members|patients|players|"
    "residents|passengers|tellers|tenants|subscribers|customers|clients|employees|staff|guards|"
    "user|subscriber|agent|clerk|nurse|driver|employee|member|teller|rep|player|colleague|"
    "editors|traders|farmers|readers|dispatchers|technicians|officers"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `stage`."""
    _pilot_named(book)
    _production_named(book)
    _live_since(book)
    _closed_beta(book)
    _at_all_branches(book)
    _so_many_testers(book)
    _as_a_trial(book)
    _production_tool(book)
    _rolled_out_to_some(book)
    _relied_on_by_all(book)
    _back_to_the_pilot(book)


def _pilot_named(book: RuleBook) -> None:
    book.add(
        "stage",
        "pilot",
        """
        pilot|piloting|piloted|beta
        # ..1 pilot users|customers|sites|stores|branches
        tested|testing ..3 with ..2 @|few|some|selected|friendly|real users|customers|teams|
            stores|agents
        trial phase|run
        closed|private|open|internal|limited|public beta|alpha|preview|test|launch|rollout|trial|
            pilot
        in|running|run|during|on|doing a|the? pilot|trial|beta
        soft launch*
        # ..2 test|beta|pilot|early users|customers|testers|teams|branches|stores
        rolled out to ..3 few|some|small|one|@
        early adopters|access
        dogfood*|dog_food*
        as a proof for
        staging
        few|small|handful|one ..2 test|beta|friendly|internal users|customers|testers|team
        friendly users|customers
        """,
        strength=2,
    )


def _production_named(book: RuleBook) -> None:
    book.add(
        "stage",
        "production",
        """
        in|into|to|on production
        production system|workload|app|feature|traffic|version
        rolled|rolled_it|rolled_this out to|last|in|a ..2 all|everyone|everybody|year|month|week|
            all_users
        went live
        launched|shipped ..2 last|months|weeks|#y|since
        production today|now|already|since|system|traffic|for|use
        live|productive since|now|already|today
        is|are|been|went|gone|already|been_running|now|currently live
        running|runs|run|deployed|used|operates in production|anger
        already ..2 shipped|launched|deployed|rolled_out|serving|running|live
        works already
        a / b tests show|showed|say|prove
        live in production|all|most
        we shipped|launched|deployed|released ..3 last|in|a|this|@
        shipped|launched|released|rolled_out ..4 ago|last
        serving|serve|serves ..3 customers|users|traffic|requests
        paying customers|users
        generally available
        ga since|now|last
        has been running|used|live
        used by|daily ..2 @|all|every|customers
        """,
        strength=2,
    )


def _live_since(book: RuleBook) -> None:
    book.add(
        "stage",
        "production",
        """
        live|running|deployed|rolled_out|launched|released|shipped|used|serving ..4 since|ago|
            to_everyone|to_all|for_years|for_everyone|for_all|everywhere|company_wide|worldwide
        has|have|is|been been? serving|answering|handling|processing|running ..5 since|for ..1
            #y|#w|january|february|march|april|may|june|july|august|september|october|november|
            december|spring|summer|autumn|fall|winter|last|all|years|months
        launched|released|shipped|rolled_it_out|opened ..4 in|last ..1 #y|january|february|march|
            april|june|july|august|september|october|november|december|spring|summer|autumn|
            fall|winter|year|month|quarter
        current|existing|our|the ..1 production setup|system|version|pipeline|model|traffic
        already|now|currently in ..1 production|use|service
        in daily use|operation
        been using|relying ..3 since|for|every
        everyone|everybody|all ..3 uses|use it|this
        handles|serves|processes ..2 all|every|each ..2 customer*|user*|ticket*|request*|country
        """,
        strength=3,
    )


def _closed_beta(book: RuleBook) -> None:
    book.add(
        "stage",
        "pilot",
        """
        closed|private|limited|public|open beta|pilot|preview with|at|in|since|for
        # pilot schools|customers|users|sites|stores|teams|branches|hospitals|clinics|clients|
            companies|firms|regions|offices|partners|classes
        in|during|running|run|doing a|the|our|closed|private beta|pilot|preview
        begun|started|starting|begin|live ..2 with|at|in ..1 #|one|two|a_few|a_handful ..3 users|
            physicians|doctors|customers|stores|schools|teams|branches|sites|region|regions|
            departments|offices|agents|clinics|wards|firms|nurses|volunteers|colleagues
        piloting|pilot_users|pilot_phase|pilot_group
        quality in the ..1 beta|pilot
        """,
        strength=3,
    )


def _at_all_branches(book: RuleBook) -> None:
    book.add(
        "stage",
        "production",
        """
        runs|run|running|works|used ..2 in|at|by|across all ..2 branches|stores|countries|sites|
            offices|departments|teams|customers|hospitals|schools|plants
        """,
        strength=2,
    )


def _so_many_testers(book: RuleBook) -> None:
    book.add(
        "stage",
        "pilot",
        """
        # ..2 customers|users|testers|colleagues|stores|teams|clinics|people|schools try|use|test|
            trying|testing it|the|this
        """,
        strength=3,
    )


def _as_a_trial(book: RuleBook) -> None:
    book.add(
        "stage",
        "pilot",
        """
        as a trial|pilot|beta right_now|now|rn|currently|today
        trial|test ..6 with real|actual users|residents|customers|students|patients
        """,
        strength=3,
    )


def _production_tool(book: RuleBook) -> None:
    book.add("stage", "production", "our ..2 production tool|system", strength=3)


def _rolled_out_to_some(book: RuleBook) -> None:
    book.add(
        "stage",
        "pilot",
        """
        canary ..1 at|to|on|with|release|rollout|for
        live|enabled|on|shown|switched_on|rolled_out|released|behind .,5 for|to|at|on ..1 #%|@ ..1
            of ..2 traffic|users|sessions|customers|requests|calls|visitors
        a / b test|testing ..1 running|live|on|since|with|started
        are|is|in|now|currently|still|running|doing ..1 uat|uating
        user acceptance test|testing|tests ..2 with|at|phase|running|now
        shadow mode
        soft opening|opened
        @ ..1 testers in|at|on|from|are|,|so_far|;
        with ..1 @ ..1 testers
        testing ..2 at|with ..1 customer|customers|client|clients
        @|pair_of|couple_of|handful_of|few|some|one ..1 {L}|{P} ..5 try|tries|trying|tests|
            play_with|plays_with|to_play_with ..1 it|this|the_thing|with
        one|@ ..1 {L} of ..1 our|the|@ ..2 try|tries|trying|test|tests|use|uses|has|have
        @|one of ..1 our|the|@ ..1 @? {L} ..2 use|uses|has|have|try|tries|run|runs|test|tests|
            is_on|are_on ..1 it|this
        live|running|in_use|on at|in|with|on one|@|a_single|a_few|some|only ..1 {L} , ..4 rest|
            others|other
        {L} .,6 rest|others|remaining ..5 later|wait|waits|follow|follows|join|joins|next
        """,
        lists={"L": _PLACES, "P": _PEOPLE},
        strength=5,
    )


def _relied_on_by_all(book: RuleBook) -> None:
    book.add(
        "stage",
        "production",
        """
        every|each|all|whole ..3 {L}|{P}|ambulance|fleet|crew|household|company|bank|group ..4
            relies|rely|runs|run|depends|depend|works|work|leans|lean ..1 on ..1 it|this
        every|each|all|whole ..3 {L}|{P}|fleet|company|bank|group has|have|uses|use it|this
        @|thousands|hundreds|millions ..3 {P} ..2 use|uses|rely|relies|lean|leans|depend|work ..1
            it|on_it|with_it daily|every|each|all_day
        in operation|service ..1 at|in|across|since|for ..3 {L}|#w|#y|all|our
        on call ..2 is|gets|get|are paged|woken ..1 when|if ..1 it
        graduated|promoted|moved|came from|out_of|beyond the|our ..2 pilot|trial|beta|poc|prototype|
            mvp|test_phase
        flipped|threw the switch in|on|last|for|@
        hypercare ..1 over|done|finished|ended|behind
        is|now|been|become bau
        ga would in
        production for|since #w|#y|@|last|v1|day_one|spring|summer|autumn|winter
        been|was taking|answering|serving|handling|processing ..6 for|since #w|#y|spring|summer|
            autumn|winter|january|february|march|april|may|june|july|august|september|october|
            november|december
        paying ..1 guests|punters|subscribers|members|passengers|tenants|clients ..2 use|hit|rely|
            see|get
        """,
        lists={"L": _PLACES, "P": _PEOPLE},
        strength=5,
    )


def _back_to_the_pilot(book: RuleBook) -> None:
    """Projects that went back: the newer word counts."""
    book.add(
        "stage",
        "pilot",
        "back|down to|in ..2 pilot|trial|beta|test_group|pilot_group|trial_group",
        strength=7,
        unreal=True,
    )
    book.add(
        "stage",
        "pilot",
        "pilot|trial|beta running|live|started|ongoing|underway|under_way",
        strength=6,
    )
