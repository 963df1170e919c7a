"""Wrong answers that do great harm."""

from __future__ import annotations

from bot.reading.facts.risk.error_cost_words import ERRORS, SLIPS
from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `error_cost`."""
    _people_hurt_or_sued(book)
    _licence_on_the_line(book)
    _ends_in_court(book)
    _plant_stops(book)
    _brutal_fines(book)


def _people_hurt_or_sued(book: RuleBook) -> None:
    book.add(
        "error_cost",
        "high",
        """
        could|can|may|might|would|will ..4 hurt|die|killed|kill|injured|harmed|sued|harm|death|
            injury|lawsuit*
        get hurt|sued|fined|killed|injured|fired
        cost|costs|lose|loses|losing us|them|me|you ..1 the|a|our|an|their ..1 client|customer|
            contract|deal|job|account|patient|licence|license|certification
        injure|injures|maim|kill|kills|poison|endanger* ..2 someone|people|patient*|workers|users|
            anyone|a|somebody|staff
        can|could|may|might|would ..2 injure|kill|endanger|harm|ruin|destroy|cost_lives|bankrupt|
            cause_harm|damage
        errors|mistakes|error|mistake|bug|failure can|could|may|might ..2 harm|hurt|kill|injure|
            ruin|cost_us
        is|are|be|get|gets|= ..2 pretty|really|very|quite|extremely bad|serious|severe|nasty|
            dangerous|ugly
        miss ..2 flight|cancer|tumor|tumour|diagnosis|surgery
        we ..2 would|could|can|will|get|be ..2 sued|fined|liable|prosecuted|in_court|lose_the
        cost|costs|costing us ..2 millions|million*|contract|license|licence|a_fortune
        very|extremely|dead serious
        wrong ..4 fatal|lethal|deadly|catastrophic|unacceptable|dangerous|disaster*|very_bad|
            really_bad|a_scandal
        scandal|recall|jail|prison|court
        someone|people|patient*|patients|lives|anybody|somebody|kids|workers ..4 hurt|die|dies|
            harmed|harm|at_risk|at_stake|injured|killed|suffer*
        lawsuit*|litigation|malpractice|liability|liable
        fine|fines|penalty|penalties ..3 from|of|by|if|up|per|regulator*
        regulator* ..3 fine*|sanction*|penal*
        million* ..2 fine*|damages|losses|penalt*
        life threatening|critical|or_death
        lives depend|at|are
        patient|clinical|product|public safety
        safety critical|relevant|issue
        patient|patients ..3 harm*|risk*|safety|danger
        catastroph*|disaster|disastrous|dangerous|fatal|lethal|nightmare
        very|extremely|super|really|insanely|hugely expensive|costly|serious|bad|severe if|when
        mistake*|error*|wrong_answer*|misses|failure*|miss|slip|slips ..4 very|extremely|really|
            super ..1 expensive|costly|serious|bad|painful|severe
        mistake*|error*|wrong ..4 serious|severe|expensive|costly|unacceptable|intolerable|
            not_acceptable|not_tolerated|cost_us_a_fortune|can_cost|costs_us|critical
        can not afford ..3 mistake*|error*|wrong|miss*|false
        zero|no tolerance|room ..2 error*|mistakes|wrong
        must|may not|never be wrong
        legal|serious|severe|criminal|regulatory|major consequences|trouble|exposure|damage|risk|
            liability|implications
        lose|loses|losing|lost ..3 licence|license|customers|patients|millions|trust|contract*|
            clients
        wrong ..2 dose|dosage|diagnosis|medication|payment*|payout*|advice
        promised money
        compliance is watching
        high stakes
        big deal
        goes straight to ..2 court|regulator*|patients
        reputational
        front_page|pr_disaster
        six|seven|eight figure|figures|digit
        @ figure|figures
        fat finger
        ruin|ruins|ruined
        means|mean|get|gets|= ..3 fines|lawsuit*|penalty|jail
        a|hefty|heavy|big|huge fine .|,|;|and|from|if|or
        = ..2 fines|fine|lawsuit
        court|prosecut*
        stakes ..2 high
        """,
        strength=2,
        unreal=True,
        free=False,
    )


def _licence_on_the_line(book: RuleBook) -> None:
    """Harm told by what then happens to whom."""
    book.add(
        "error_cost",
        "high",
        """
        licence|license|permit|accreditation|certificate|charter is? on the line
        board|regulator|authority|authorities|inspector|inspectors|commission ..2 pull|pulls|
            revoke|revokes|shut|shuts|close|closes the|our|us ..1 plug|licence|license|permit|down
        can|could not be|get wrong|it_wrong|this_wrong|one_wrong|them_wrong ,|.|;|ever|here
        heads will|would|might|may|could roll
        lawsuit|court|prison|jail territory
        irreversible|irrevocable
        no_way|not|never ..1 undo|be_undone|be_reversed|be_taken_back|be_recalled|take_it_back
        end|ends|ending|wind|land|lands up? in|on ..1 prison|jail|hospital|morgue|court|casualty|
            intensive_care|the_er
        wrong .,6 plane|aircraft|bridge|dam|reactor|train|valve|crane
        """,
        strength=5,
        free=True,
        unreal=True,
    )


def _ends_in_court(book: RuleBook) -> None:
    book.add(
        "error_cost",
        "high",
        """
        {E} .,12 judge|court|lawsuit|sued|fraud|investigation|fined|penalt*|denied|millions|
            real_money|patient|patients|er|emergency|evacuat*|die|dies|death|injur*|hurt|disaster|scandal|
            licence|license|licensing|prison|recall|recalled|jail|harmed|poison*|explo*|
            liable|liability|regulator|front_page|deport*|overdose*|allerg*|collaps*|unsafe|
            crash|ground*|shut_down|shuts_down|outage|lives|safety|bankrupt*
        {E} ..8 move|moves|moved a|the trade|market|markets
        in front of a? judge|court|regulator|jury|tribunal
        real money
        honour|honor ..1 it|that|the
        take|takes|bring|brings|knock|knocks ..2 down ..6 coverage|network|grid|line|plant|
            service|town|production|system
        patient|patients|child|children|worker|workers|passenger|passengers|people|someone ..3
            harmed|hurt|injured|killed|die|dies|er|hospitalised|suffer|suffers
        professional|legal|regulatory|financial|reputational disaster|ruin|catastrophe|nightmare
        expose* ..4 to|for millions|lawsuits|fines|claims|liability|prosecution
        fraud|criminal|malpractice|negligence investigation|charge|charges|claim|case|suit
        mistranslated evacuation|dosage|warning
        you can imagine
        cost|costs|lose|loses|lost ..3 lives|licence|license|the_licence|the_deal|millions
        very|extremely|really expensive|costly|dangerous|serious
        """,
        lists={"E": ERRORS},
        strength=3,
        unreal=True,
    )


def _plant_stops(book: RuleBook) -> None:
    book.add(
        "error_cost",
        "high",
        """
        {E} ..8 stops|stop|halts|halt|shut|shuts ..2 plant|line|production|factory|traffic|trading
        {E} ..4 cost|costs|lose|loses ..3 lives|job|jobs|millions|licence|license|contract
        {E} ..6 blood|grave|hospital|ambulance|explosion|fire|police|arrested|bankrupt|criminal
        {E} ..4 unforgivable|irreversible|not_an_option|intolerable|fatal|ruinous
        plant|line|plane|train|reactor|ship ..2 stops|explodes|crashes|derails|sinks
        """,
        lists={"E": SLIPS},
        strength=2,
        unreal=True,
    )


def _brutal_fines(book: RuleBook) -> None:
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
