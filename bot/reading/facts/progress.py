"""Where the project stands, told by what is there and by who has it."""

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
    _sketched(book)
    _tried(book)
    _in_use(book)
    _turned_back(book)


def _sketched(book: RuleBook) -> None:
    book.add(
        "stage",
        "prototype",
        """
        still|just|only|merely|currently|it_is|we_are|so_far ..1 a|an|at|in ..1 poc|prototype|mvp|
            proof_of_concept|proof_of_value|mock_up|mockup|demo|sketch|wireframe
        poc|prototype|mvp|proof_of_concept done|finished|works|ready|only|stage|phase
        scrappy|rough|quick|early|tiny|crude ..1 mvp|poc|prototype|demo
        only|just|still|merely|nothing_but|currently ..2 mock_up|mockup|wireframe|notebook|
            streamlit|jupyter|colab|slide|slides|slide_deck|figma
        sandbox|lab|demo version
        clickable dummy|mock|mockup|mock_up|prototype|demo
        laptop|desk|notebook|streamlit|gradio|figma demo|prototype|mock_up|mockup|page|thing
        lab|demonstrator|sandbox|playground|notebook|proof_of_value|pov|napkin stage|phase
        in the? lab|sandbox|playground only
        only|just in the lab|sandbox|playground
        trl #|one|@
        throwaway|throw_away|disposable code|branch|script|scripts|app
        spike branch|only|,
        not ..3 in front of a|any|single|one|actual|real
        """,
        strength=5,
    )
    book.add(
        "stage",
        "prototype",
        "not|no|none ..1 put|shown|been ..3 in front of ..2 user|users|customer|customers|soul",
        strength=5,
        free=True,
    )


def _tried(book: RuleBook) -> None:
    lists = {"L": _PLACES, "P": _PEOPLE}
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
        lists=lists,
        strength=5,
    )


def _in_use(book: RuleBook) -> None:
    lists = {"L": _PLACES, "P": _PEOPLE}
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
        lists=lists,
        strength=5,
    )


def _turned_back(book: RuleBook) -> None:
    """Projects that went back: the newer word counts."""
    book.add(
        "stage",
        "prototype",
        """
        pulled|back|returned|went ..2 in|into|to ..1 lab|drawing_board|notebook|square_one|
            sketching|doodles|whiteboard|prototyping
        """,
        strength=7,
        unreal=True,
    )
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
