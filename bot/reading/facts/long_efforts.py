"""Prompt work that went on for long, or came to an end without reaching the target."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_WORK = (
    "prompt_work|prompt_engineering|prompt_tuning|prompt_tweaking|prompt_experiments|"
    "prompt_iterations|prompting|prompt_craft|prompt_variants|prompt_versions|"
    "tweaking_prompts|work_on_the_prompt|work_on_prompts|wording|rewording"
)
_LONG = (
    "year|years|quarter|quarters|half_a_year|half_year|months|month|winter|summer|spring|autumn|"
    "season|weeks|#w|ages|forever"
)


def add_rules(book: RuleBook) -> None:
    """Add rules for `prompt_attempts`."""
    lists = {"W": _WORK, "L": _LONG}
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
        lists=lists,
        strength=5,
        free=True,
    )
    book.add(
        "prompt_attempts",
        "some",
        """
        only ..1 one|a_single|two|@ prompt|instruction|attempt so|for|yet|till
        wrote|written one|a|single|@ ..2 prompt|instruction|instructions ..5 on|in|over ..2
            afternoon|friday|evening|weekend|hour|morning|lunch
        one|single instruction|prompt , it|and|found|that
        prompt is ..1 one|a|single|five|three|two|few|@|short ..1 paragraph|lines|line|sentences|
            sentence
        """,
        lists=lists,
        strength=3,
    )
