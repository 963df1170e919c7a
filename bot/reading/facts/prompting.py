"""How far prompting went, in the everyday words for a start, a taste and a dead end."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_MODELS = (
    "llm|llms|model|chatgpt|gpt|gpt*|claude|gemini|llama|mistral|copilot|playground|ai|api|bot"
)
_WORK = (
    "prompting|prompts|prompt_engineering|prompt_work|prompt_experiments|prompt_tests|"
    "prompt_tuning|prompt_side|prompt_phase|prompt_writing|llm_tests|llm_experiments"
)
"""The work on prompts, never one prompt: `the prompt starts with` tells what is in it."""
_FEW = "#|few|couple|handful|pair|several|some"
_VARIANTS = (
    "variation|variations|variant|variants|version|versions|wording|wordings|phrasing|phrasings|"
    "rewrite|rewrites|draft|drafts|revision|revisions|iteration|iterations"
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
    """Add further rules for `prompt_attempts`."""
    _none(book)
    _some(book)
    _exhausted(book)


def _none(book: RuleBook) -> None:
    lists = {"M": _MODELS, "K": _WORK}
    book.add(
        "prompt_attempts",
        "none",
        """
        {K} ..3 has|have not ..2 begun|started|happened|commenced|kicked_off
        {K} .,8 nothing ..2 done|tried|happened|written|tested ..1 yet|so_far|there
        {K} .,6 neither ..2 happened|begun|started|done
        {K} ..2 start|starts|begin|begins|kick_off|kicks_off|planned|scheduled ..1 next|tomorrow|
            monday|after|once|when|later|only_after
        {K} ..2 due|on_the_plan|on_the_board|on_the_agenda ..2 next sprint|week|month|quarter
        {K} ..1 untried|unexplored|not_on_the_table_yet
        {K}|prompt ..3 count|written|tried|attempts|attempted|tested ..3 :|is|=|; ..1 zero|none|
            nothing
        {K} :|;|= zero|none|never|not_yet|not_begun|not_started|nothing_yet|nothing_so_far
        skip|skipped|skipping|bypassed ..1 {K}
        not bother|bothered with|about {K}
        hands off ..2 {K}
        no_one|not ..5 so|even much|as? as|bother ..1 opened|open|typed|type|tried|touched ..2 {M}
        not|never ..2 sent|send|typed|said|written ..2 hello_world|single_token|first_prompt|
            single_prompt
        {M} ..1 has|have not|never ..1 been ..1 near|anywhere_near|let_near
        no {M} ..1 has|have ..2 been|come ..1 near|anywhere_near|close
        yet to ..1 write|try|send|open|touch|type|test|attempt a|any|our|the|one? single|first?
            prompt|prompts|prompting|{M}
        not ..2 write|wrote|written|send|sent|try|tried|test|tested a|one|any single|first prompt
        not ..1 begun|started ..2 prompting|prompts|prompt_engineering|prompt_work
        """,
        lists=lists,
        strength=5,
        free=True,
    )


def _some(book: RuleBook) -> None:
    lists = {"M": _MODELS, "K": _WORK, "F": _FEW, "V": _VARIANTS}
    book.add(
        "prompt_attempts",
        "some",
        """
        scratched|scratching|scratch ..1 surface ..3 {K}
        {K} .,4 scratched|scratching|scratch ..1 surface
        feet|toes wet ..3 {K}|{M}
        dipped|dipping ..2 toe|toes ..3 {K}|{M}
        """,
        lists=lists,
        strength=5,
        free=True,
    )
    book.add(
        "prompt_attempts",
        "some",
        """
        had|took|taken|gave|given ..3 stab|bash|crack|whack|spin ..6 {K}|{M}|prompt|template|
            instruction*
        {K}|prompt ..4 rewritten|reworded|revised|tweaked|adjusted|edited ..2 once|twice|few_times|
            couple_of_times
        rewrote|reworded|revised|tweaked|adjusted|edited ..2 prompt|instructions ..2 once|twice|
            a_few_times|a_couple_of_times
        original|initial|very_first ..3 prompt .,4 not|never ..1 touched|changed|revised|tuned|
            improved|updated|tweaked
        prompt ..4 untouched|unchanged since
        half_hearted|half_baked|lukewarm|quick_and_dirty ..1 prompt|prompts|attempt|attempts
        first|rough|early|initial draft|drafts|cut of ..3 prompt
        {K}|prompt ..2 first|rough|early|initial draft
        {K} ..3 kicked_off|began|started|underway|begun ..1 this|yesterday|today|last|on
        {K} : ..1 one|two|few|couple
        untuned|simple|plain|naive|quick|crude|lazy ..1 one_liner
        one_liner prompt
        {K}|prompt ..1 :|is|was ..2 one_liner
        tried|tested|wrote|sketched|drafted|compared|ran|trialled ..1 {F} of? ..1 prompt? {V} ..3
            prompt|prompts|{M}
        {F} of? prompt ..1 {V}|ideas ..2 tested|tried|written|drafted|compared
        we|i did? try prompt|prompts|prompting
        asked {M} once|twice
        only|just|so_far written|wrote|tried|tested ..1 one|two|a_single|a_couple|a_few ..1 prompt|
            prompts
        """,
        lists=lists,
        strength=5,
    )


def _exhausted(book: RuleBook) -> None:
    lists = {"K": _WORK, "V": _VARIANTS, "L": _LOTS, "E": _EFFORT, "B": _BETTER}
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
        lists=lists,
        strength=5,
        free=True,
    )
