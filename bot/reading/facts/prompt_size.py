"""The sizes of prompt, input and answer in tokens."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for the token counts."""
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
    book.add(
        "dynamic_tokens",
        None,
        """
        # tokens|token|tok ..1 input|inputs|per_document|per_ticket|per_email|in
        input|inputs|documents|tickets|emails|messages ..4 # tokens|token|tok ..1 each|long
        """,
        strength=2,
    )
