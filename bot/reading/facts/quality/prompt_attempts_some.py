"""Prompts that were tried, with room left."""

from __future__ import annotations

from bot.reading.facts.quality.prompt_attempts_words import MODELS, PROMPT_WORK, VARIANTS
from bot.reading.patterns import RuleBook

_TRY = "tried|tested|trialled|piloted|attempted|experimented|evaluated|played|ran|tinkered|trialed"
_FEW = "#|few|couple|handful|pair|several|some"


def add_rules(book: RuleBook) -> None:
    """Add the rules for `prompt_attempts`."""
    _tried(book)
    _somebody_asked_a_model(book)
    _far_from_done(book)
    _one_prompt_so_far(book)
    _scratched_the_surface(book)
    _had_a_stab(book)


def _tried(book: RuleBook) -> None:
    book.add(
        "prompt_attempts",
        "some",
        """
        {T} ..5 prompt*|few_shot|zero_shot|gpt|gpt*|claude|gemini|llama|chatgpt|llm*|model|models|
            mistral|api|playground|examples|it_with
        pasted|fed|gave|showed|handed ..6 claude|gpt*|chatgpt|gemini|llama|llm|model|copilot
        copy|copying|pasting|pasted|dropping|dropped|uploading ..6 chatgpt|claude|gpt*|gemini|
            copilot
        zero_shot ..2 answer|answers|result|results|output
        the ..1 manual|guide|list|descriptions|definitions in ..2 prompt|context
        {T} ..1 prompt*
        models we ..1 {T}|prompted
        models ( ..1 we ..1 {T}
        zero and few shot
        model|models we prompted
        @ ..1 examples in ..1 prompt|context
        few_shot|zero_shot|few_shots
        given the ..4 gets|manages|reaches|is|does
        first try|attempt|go|round|shot
        with the ..2 text|page|document|chapter|passage ..2 attached|pasted|included|in
        prompting|prompted ..3 llama|gpt*|claude|mistral|qwen|gemini|model|a|the|with
        {T} ..6 chatgpt|gpt|claude|gemini|llama|copilot|mistral|bedrock|openai|hosted|model*|llm*|
            prompt*
        chatgpt|gpt|gpt-4o|claude|gemini|llama ..8 hallucinat*|invent*|fails|gets|got|gave|
            reaches|does|did|agrees|writes|is_right|was
        chatgpt|gpt|claude|gemini|llama #v|mini|pro|turbo|#b ..6 gets|got|gave|reaches|does|did|
            agrees|is|was|writes|with|:|at|,
        with ..3 long|short|simple|plain|basic|good|decent|careful|detailed|two_page ..1 prompt
        a|our|the|same|one|long|plain|simple ..2 prompt , ..2 works|work
        through|via|with|using a|our|one|the ..2 prompt
        showed|shown ..2 it to
        iterat* ..3 prompt*|it
        demo|playground|chatgpt|notebook ..2 looked|looks|worked|works|seemed|promising
        in the ..1 trial|pilot|test|spike|poc the|it|a|we
        similar examples
        with ..4 in context|the_prompt|the_context|prompt|context
        reached|reaches|scored|scores|hit|hits #%
        quick|first|short|small|rough|little test|tests|try|attempt|experiment|trial|spike|
            prototype|prompt|check
        first|simple|basic|naive|initial|short|few|couple|two|three|handful|plain|quick|rough|
            crude ..2 prompt|prompts
        tried|with|using|wrote|got_round_to|got_around_to|one ..2 prompt
        naive|first version
        in ..1 spike|trial|poc
        in the trial
        prompt ..3 gets|got|gives|reaches|scores|works|hits|manages
        zero|few shot ..5 gets|got|gives|reaches|scores|at|hits|works|is|manages
        prompting ..3 gets|gives|reaches|works|helps|got|helped|scores
        prompted ..3 gpt*|claude|model|llama|it|a|the|with
        few|couple ..1 prompts|tweaks|iterations|rounds|hours|days|evenings|afternoons|attempts|
            tries|experiments
        # ..2 prompts|prompt_versions|iterations
        spent ..4 on|with ..2 prompt*
        afternoon|weekend|day|evening|week|hours ..3 prompting|prompts|prompt|playing
        with simple|basic|the instructions|instruction
        pasting|pasted ..6 prompt|call|context|model
        out_of_the_box|off_the_shelf|stock|as_is|vanilla|generic|general ..5 gets|got|gives|
            reaches|scores|hallucinat*|invent*|fails|fail|does|works|seem*|call*|wobbl*
        tested the ..1 model
        instruct model we tried
        hosted|big|large|commercial|general|strong|strongest|cheap|frontier|closed|current model|
            models|one|llm|gpt ..9 gets|get|got|reaches|gives|scores|invents|invented|works|talk|
            is_at|fails|does|manages|hits|correct
        prompt|prompts|instruction*|guidelines|examples in ..2 request|call|calls|prompt|it|each
        wrote|have|had|use|using|run|running|got ..2 prompt|prompts
        """,
        lists={"T": _TRY},
        strength=2,
    )


def _somebody_asked_a_model(book: RuleBook) -> None:
    book.add(
        "prompt_attempts",
        "some",
        """
        we|i|they|team|colleague|someone|intern tried|tested|evaluated|trialled|messed|fiddled|
            toyed|played|experimented|asked|fed|pasted|ran|gave|threw|compared|put|benchmarked|
            tweaked|rewrote|reworded|iterated|prompted|measured ..8 {M}
        tried|tested it|this|that
        # ..1 prompt ..1 variants|versions|variations|attempts|rewrites
        rewrote|reworded|tweaked|adjusted|polished|changed|revised the|our ..1 guide|prompt|
            instruction|instructions|wording
        demo|trial|test|pilot|baseline|attempt|experiment|try|notebook ..2 with|using|on ..4 {M}
        zero_shot|few_shot|one_shot|with_one_example|with_two_examples
        first try|attempt|stab|shot|cut|go|experiment*
        {M} ..2 with|and|plus ..4 guide|guideline|guidelines|instruction|instructions|
            definitions|style_book|examples|rules|manual|few_examples|prompt|style_guide
        prompt_only
        what we|i built|have|tried so far
        """,
        lists={
            "M": "model|models|llm|llms|gpt|gpt*|claude|gemini|llama|mistral|chatgpt|copilot|"
            "playground|api|assistant|qwen|notebook|prompt|prompts|instruction|instructions"
        },
        strength=1,
    )


def _far_from_done(book: RuleBook) -> None:
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


def _one_prompt_so_far(book: RuleBook) -> None:
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
        strength=3,
    )


def _scratched_the_surface(book: RuleBook) -> None:
    book.add(
        "prompt_attempts",
        "some",
        """
        scratched|scratching|scratch ..1 surface ..3 {K}
        {K} .,4 scratched|scratching|scratch ..1 surface
        feet|toes wet ..3 {K}|{M}
        dipped|dipping ..2 toe|toes ..3 {K}|{M}
        """,
        lists={"M": MODELS, "K": PROMPT_WORK},
        strength=5,
        free=True,
    )


def _had_a_stab(book: RuleBook) -> None:
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
        lists={"M": MODELS, "K": PROMPT_WORK, "F": _FEW, "V": VARIANTS},
        strength=5,
    )
