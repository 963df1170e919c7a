"""Prompts that were pushed as far as they go."""

from __future__ import annotations

from bot.reading.facts.quality.prompt_attempts_words import PROMPT_WORK, VARIANTS
from bot.reading.patterns import RuleBook

_LONG_WORK = (
    "prompt_work|prompt_engineering|prompt_tuning|prompt_tweaking|prompt_experiments|"
    "prompt_iterations|prompting|prompt_craft|prompt_variants|prompt_versions|"
    "tweaking_prompts|work_on_the_prompt|work_on_prompts|wording|rewording"
)
_LONG = (
    "year|years|quarter|quarters|half_a_year|half_year|months|month|winter|summer|spring|autumn|"
    "season|weeks|#w|ages|forever"
)
_LOTS = "dozens|hundreds|scores|loads|tons|heaps|countless|umpteen|oodles"
_EFFORT = (
    "wrangling|fiddling|tinkering|crafting|engineering|tuning|tweaking|rewording|iterating|"
    "iterations|experiments|experimenting|work|wordsmithing|design|massaging|polishing"
)
_BETTER = (
    "improve|improves|improving|help|helps|helping|climb|climbs|climbing|budge|budges|budging|"
    "rise|rises|rising|gain|gains|gaining"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `prompt_attempts`."""
    _plateau(book)
    _weeks_without_gain(book)
    _dead_end(book)
    _flat_curve(book)
    _months_of_work(book)
    _milked_dry(book)
    _nobody_believes(book)


def _plateau(book: RuleBook) -> None:
    book.add(
        "prompt_attempts",
        "exhausted",
        """
        plateau*
        thrown|threw|throw everything|all|every|the_kitchen_sink
        not|never ..1 budge|move|improve|climb|rise
        gave|give|given up at|on|after
        squeezed ..2 out
        weeks|months|for_weeks|for_months ..3 prompted|prompting|tweaked|tuned
        prompted ..1 for ..1 weeks|months|#w
        tweaked|tuned ..4 for ..1 weeks|months|#w
        every ..2 variant|variation|wording|phrasing|format
        can not get|squeeze|push ..4 higher|further|more|past|above|beyond
        best ..2 we|i|prompting can|could ..1 get|do|reach
        tweak*|tun*|rework*|iterat*|engineer*|rewrit*|refin* ..2 prompt* ..3 for|over #w
        not|never|no_longer ..3 get|gets|getting|got|become|becoming ..1 any? better|further|
            improvement|higher
        not|never ..1 get ..1 past|beyond|above|over
        no matter|regardless|whatever|however ..2 what|how|we|of|i ..4 prompt*|word*|instruction*|
            try|tried|phrase*|do
        maxed|squeezed|topped ..1 out
        prompt* ..4 stuck|plateaued|maxed|stalled|ceiling
        every|all ..2 prompting|prompt|known ..2 trick*|technique*|idea*|advice|variation*
        nothing|none ..2 moved|moves|move|moving|budged ..2 needle|number|score|it
        needle
        went|gone|been through|down ..3 all|every|everything|rabbit
        can not|could_not|will_not improve|raise|increase|better ..3 prompt*|any|it|further|score
        prompting ..3 exhausted|dead_end|not_help|no_longer|maxed|done|over|limit
        totally|completely|really|simply|just|now|are|got|getting|firmly stuck
        stuck at|on|around|below @|about|roughly|that
        exhausted ..4 prompt*|ideas|options|everything|all|it
        prompt* ..4 exhausted|maxed_out|tapped_out|dried_up
        tried ..3 everything|all|every_trick|every|whole_book|the_book
        everything ..3 tried|thought_of|could_think
        all|every ..2 tricks|wording*|prompt_ideas|ideas|tips|techniques|trick|technique
        nothing|none ..3 helps|helped|help|works|worked|moves|moved|changes|improves|improved|
            budges|sticks|more
        no ..3 improvement|gains|gain|progress ..2 from|with|any|since|after|despite
        hit|hitting|reached ..2 wall|ceiling|limit|limits|plateau
        out of ideas|tricks|options|prompt_ideas
        ran|run|running out of ..2 ideas|things|tricks|prompts|options
        then|but|has|have|it|and it? stalls|stalled|flattens|flattened|flatlined|levelled_off|
            leveled_off|stagnat*
        stalls|stalled|flatlined|stagnat*|saturated
        however|whatever|no_matter|regardless we|i|how|of ..3 word*|phrase*|prompt*|try|write|do|it
        weeks|months|quarter ..3 prompt* ..2 engineering|tuning|tweaking|work|iterations|iterating
        weeks|months ..3 tweaking|prompting|rewording|iterating
        #w of prompt*|tweaking|rewording|iterating
        #w ..3 prompt|prompting ..2 engineering|tuning|work|tweaks|iterations|iterating
        no ..2 gains|improvement* ..3 any_more|anymore|left
        diminishing returns
        not ..4 any better|further|improve|budge|higher|more_out
        can not|will not|not ..2 squeeze|push|get|budge ..3 more|further|higher|any
        prompt* ..2 only|not get|gets|getting ..1 us so far
        dspy|optimiser|optimizer|optimisation ..5 no|nothing|little|not|only|barely
        few shot ..6 cot|chain|decomposition|self_consistency|retrieval|optimiser|optimizer|dspy
        dynamically selected examples
        dozens|hundreds|countless|tons|loads|bunch of ..2 prompts|versions|variants|iterations|
            attempts|rewrites|variations
        endless ..1 prompt*|tweak*|iteration*
        done all we|i|you can
        squeezed ..3 prompt*
        every ..2 prompt ..2 trick|technique|version
        """,
        strength=3,
        free=True,
    )


def _weeks_without_gain(book: RuleBook) -> None:
    book.add(
        "prompt_attempts",
        "exhausted",
        """
        weeks|months|days|hours|#w|ages|sprints ..3 on|with|into|at ..2 prompt*|instruction* ..2
            without|and_no|no|with_no|to_no
        every|all ..1 trick|tricks|technique*|variant*|variation*|approach*|idea* ..2 with|on|in|
            for ..2 instruction*|prompt*|wording*
        went|gone|been through ..1 all|everything|every
        brought|brings|yields|yielded|gained|gave|gives ..1 nothing|no_more|little|no_gain*|
            no_improvement
        not|no_longer|never get|gets|getting|got|does ..2 better
        stays|stayed|sits|remains|hangs at|around|on #|#%
        more|further|extra|another prompting|prompts|prompt_work|wording|wordsmithing|tweaking|
            rewording ..5 nothing|not|no|never
        no further|more|additional ..1 gain*|improvement*|progress
        tried everything|every|all
        ran|run|are|been out of ..2 ideas|prompts|tricks
        hit|reached ..1 ceiling|wall|plateau
        """,
        strength=3,
        free=True,
    )


def _dead_end(book: RuleBook) -> None:
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


def _flat_curve(book: RuleBook) -> None:
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


def _months_of_work(book: RuleBook) -> None:
    """Work that went on for long, or came to an end without reaching the target."""
    book.add(
        "prompt_attempts",
        "exhausted",
        """
        {W} ..5 come|came|reached|hit|at to? an_end|its_end|its_limits|its_limit|the_limit|
            a_dead_end|dead_end|the_ceiling|a_ceiling
        {L} of {W}|prompts
        {L} worth of {W}
        {W} .,8 for|over|since|throughout|through|went_on|most_of ..3 {L} .,8 dead_end|no_further|
            flat|no_progress|stuck|no_more|no_gain|without|same
        {W} ..8 done over|for|through ..3 {L}
        been|we|i at|on the prompt|prompts for|since|all|over
        been at it for|since|all ..2 months|year|years|quarter|quarters|winter|summer
        {W} ..3 have|has|did not changed|change|moved|move|helped|help|fixed|fix|cured|cure ..1
            it|that|this|anything|the
        last @ ..2 without|with_no|brought|gave|gained ..2 gain|gains|effect|improvement|change|
            progress|nothing
        tried ..1 prompts|prompt|rules|examples .,14 flat|plateau|dead_end|stuck|no_further|
            no_better
        stayed|stays|stuck there|flat|put through|after|over|despite|for ..2 dozens|many|@|weeks|
            months|all|every
        no further progress|gain|gains|improvement|movement|lift
        top|tops|topped|topping|max|maxes|maxed out at
        is_not|not getting|get|got better by|with|from|through ..1 that|it|them|prompting|prompts
        run|ran out of ..1 tricks|ideas|levers|knobs
        last|more|further|extra ..2 prompt|prompts|variants|versions ..2 brought|bring|gave|give|
            gained|gain|added|add nothing|zero|no_gain
        hammered|hammering|banged|ground|slaved on|at|away ..2 prompt|prompts
        over|more_than @ versions|variants|iterations|rewrites
        infinite|endless|no_end_of ..1 prompt|prompting ..2 tweaking|work|engineering|done|tuning
        changed ..4 endlessly|over_and_over|time_and_again
        more prompting|prompt_work|prompts|prompt_tweaks ..3 not ..1 help|move|change|improve
        """,
        lists={"W": _LONG_WORK, "L": _LONG},
        strength=5,
        free=True,
    )


def _milked_dry(book: RuleBook) -> None:
    book.add(
        "prompt_attempts",
        "exhausted",
        """
        milked|wrung|drained ..3 {K}|prompt
        {K}|prompt ..4 milked|wrung|bled|drained dry|out|for
        no stone unturned
        year|years|months|weeks|ages of ..1 prompt|prompting|instruction|wording {E}
        years|months|ages of prompting
        {L} of? ..1 prompt|prompts|instruction ..1 {V}
        {L} of? ..1 prompts|rewordings|rephrasings
        {L} of? rewrites|variations|variants|wordings|phrasings|iterations .,6 not|no|nothing|still|
            stuck|against|toast
        prompt|prompts .,8 wrote|tried|tested|written|through {L}
        {K}|prompt .,6 no longer|more {B}
        {K}|prompt .,6 stopped|ceased|quit {B}|getting_better|moving|working
        {K}|prompt .,9 not|refuses_to go|goes|going|went|move|moves|budge|budges up|higher|further
        broke|broken|breaking ..1 teeth on ..2 it|this|that|prompt*
        few_shot|zero_shot .,3 chain_of_thought|cot .,3 self_consistency|decomposition|reflection|
            tree_of_thought|role_play|persona|optimiser|optimizer|dspy
        same ..1 ceiling|wall|plateau ..2 each|every|always|whatever
        {K} ..2 nothing more|else|left to ..2 get|gain|try|squeeze|tweak
        {K}|prompt .,6 dead_end|brick_wall|end_of_the_road|well_is_dry
        end of the road ..2 {K}
        not squeeze|wring|get a? drop|percent|point|ounce|anything more|further ..3 {K}|prompt
        """,
        lists={"K": PROMPT_WORK, "V": VARIANTS, "L": _LOTS, "E": _EFFORT, "B": _BETTER},
        strength=5,
        free=True,
    )


def _nobody_believes(book: RuleBook) -> None:
    """`the last ten versions made no difference`, which outweighs that there were 22."""
    book.add(
        "prompt_attempts",
        "exhausted",
        """
        last|latest|recent ..2 versions|variants|attempts|iterations|rewrites|tweaks ..1 made|
            brought|gained|changed|moved no|nothing|little
        no_one|nobody ..1 believes|believe in ..2 prompting|prompts|prompt
        """,
        strength=5,
        free=True,
    )
