"""The sizes of prompt, input and answer in tokens."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_PROMPT = (
    "prompt|prompts|instructions|system_prompt|header|preamble|prefix|boilerplate|static_part|"
    "fixed_part|fixed_bit|static_bit|constant_part|unchanging_part|template"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `prompt_tokens`, `output_tokens` and `dynamic_tokens`."""
    _prompt(book)
    _output(book)
    _input(book)
    _trimmed_or_grown_to(book)


def _prompt(book: RuleBook) -> None:
    book.add(
        "prompt_tokens",
        None,
        """
        # token|tokens|tok ..2 prompt|prompts|system_prompt|instruction|instructions|preamble|prefix
        # tokens|token|tok of ..3 prompt|instructions|instruction|examples|few_shot|guidelines|
            static|context|rules|boilerplate
        prompt|prompts|instruction|instructions|preamble|context|prefix|template ..6 # tokens|
            token|tok
        static|fixed ..3 # tokens|token|tok
        # tokens|token|tok ..5 every|each|per call|request|ticket|message|prompt
        # tokens|token|tok static|long|fixed|in_the_prompt|in_every
        """,
        strength=3,
    )
    book.add(
        "prompt_tokens",
        None,
        """
        prompt|preamble|prefix|system_prompt|static_part|static_portion ..1 is|of|at|=|:|grew|
            length|size|weighs|runs ..3 #
        static|fixed|constant|cached ..1 context|prefix|part|portion|header|: ..2 #
        # of constant|static|fixed|house|boilerplate|cached|identical
        # prompt|preamble|prefix|static|fixed|boilerplate
        # is|are ..1 fixed|static|constant|identical|boilerplate
        """,
        strength=2,
    )


def _output(book: RuleBook) -> None:
    book.add(
        "output_tokens",
        None,
        """
        # tokens|token|tok out|output|outputs|answer|answers|completion|completions|response|
            responses|reply|replies|generated|back
        output|outputs|answer|answers|completion|completions|response|responses|reply|
            replies ..5 # tokens|token|tok
        """,
        strength=4,
    )


def _input(book: RuleBook) -> None:
    book.add(
        "dynamic_tokens",
        None,
        """
        # tokens|token|tok ..1 input|inputs|per_document|per_ticket|per_email|in
        input|inputs|documents|tickets|emails|messages ..4 # tokens|token|tok ..1 each|long
        """,
        strength=2,
    )


def _trimmed_or_grown_to(book: RuleBook) -> None:
    book.add(
        "prompt_tokens",
        None,
        """
        token|tokens|tok .,8 trimmed|cut|shrunk|slimmed|reduced|squeezed|got|grew|grown|swelled|
            bloated|condensed ..3 to|down_to|up_to #
        tokenizer|tokeniser|tiktoken|token_counter ..1 says|counts|gives|reports|shows|: ..1 #
        {P} .,8 trimmed|cut|shrunk|slimmed|reduced|condensed ..3 to|down_to # ..1 token|tokens|tok
        token count|length|size of ..4 {P}|part ..1 :|is|= ..1 #
        fixed|static|constant|unchanging|cached|invariant part|bit|portion|prefix|header|block
            ..3 #
        """,
        lists={"P": _PROMPT},
        strength=5,
        unreal=True,
    )
    book.add(
        "prompt_tokens",
        None,
        """
        prompt|instructions|preamble ..3 swollen|grown|ballooned|bloated|expanded ..1 to #
        prompt|instructions|preamble ..1 comes_to|adds_up_to|totals|clocks_in_at|occupies|eats|
            burns|measures ..1 #
        """,
        strength=3,
    )
