"""Prompts that nobody tried yet."""

from __future__ import annotations

from bot.reading.facts.quality.prompt_attempts_words import MODELS, PROMPT_WORK
from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `prompt_attempts`."""
    _never_tried(book)
    _not_a_single_prompt(book)
    _untouched(book)
    _not_begun(book)


def _never_tried(book: RuleBook) -> None:
    book.add(
        "prompt_attempts",
        "none",
        """
        not|never ..3 tried|try|tested|touched|attempted|started|written|experimented|prompted|
            played ..4 prompt*|llm*|model|models|gpt*|claude|any|anything|zero_shot|few_shot
        not|never ..2 tried|tested it|that|anything|one|yet
        not|never prompted
        no_one|none ..3 tried|tested|prompted ..3 it|prompt*|this|that|anything|yet|llm*
        no prompt|prompts|prompting ..2 yet|so|tried|written|work|attempt*|experiment*
        no prompting
        zero prompt|prompting ..1 work|attempts|experience|experiments|engineering
        not ..2 started|begun ..2 prompt*|experiment*|anything|testing
        have|has|did not ..1 tried|try|test ..2 prompting|prompt|prompts|a
        not even tried|written|opened
        nothing ..1 tried ..1 yet|so
        not yet tried|tested|prompted
        not tested ..3 yet
        """,
        strength=3,
        free=True,
    )


def _not_a_single_prompt(book: RuleBook) -> None:
    book.add(
        "prompt_attempts",
        "none",
        """
        not|never|nobody|no_one ..2 written|tried|wrote|touched|attempted|sent|opened ..3 single|
            prompt|prompts|one_yet|llm|anything_yet
        no experiments|attempts|trials|tests ..2 so_far|yet
        not ..1 tried|tested|started anything|it|prompting ..2 yet|so_far
        """,
        strength=3,
        free=True,
    )


def _untouched(book: RuleBook) -> None:
    book.add(
        "prompt_attempts",
        "none",
        """
        not|no_one|nobody|never ..6 as much as opened|tried|typed|touched
        no ..1 model|llm has seen ..2 this|it yet|so_far
        nothing|not ..1 prompted
        whiteboard|napkin stage|phase
        prompting ..3 virgin|uncharted|new ..1 territory|ground
        """,
        strength=5,
        free=True,
    )


def _not_begun(book: RuleBook) -> None:
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
        lists={"M": MODELS, "K": PROMPT_WORK},
        strength=5,
        free=True,
    )
