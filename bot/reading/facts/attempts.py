"""How far prompting has been pushed."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_TRY = "tried|tested|trialled|piloted|attempted|experimented|evaluated|played|ran|tinkered|trialed"


def add_rules(book: RuleBook) -> None:
    """Add the rules for `prompt_attempts`."""
    _attempts(book)
    _exhausted(book)


def _attempts(book: RuleBook) -> None:
    lists = {"T": _TRY}
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
        lists=lists,
        strength=3,
        free=True,
    )
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
        lists=lists,
        strength=2,
    )


def _exhausted(book: RuleBook) -> None:
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
