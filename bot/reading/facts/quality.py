"""How good prompting is today, how far it has been pushed, and what drives the wish to change."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_MODEL = (
    "model|models|prompt|prompts|prompting|llm|gpt|claude|gemini|llama|output|outputs|results|"
    "result|answers|quality|it|accuracy|bot|baseline|responses|performance|they|version|draft|"
    "drafts|zero_shot|few_shot|attempt|attempts|replies|suggestions|translations|summaries|code|api"
)
_TRY = "tried|tested|trialled|piloted|attempted|experimented|evaluated|played|ran|tinkered|trialed"


def add_rules(book: RuleBook) -> None:
    """Add the rules for `accuracy_gap`, `prompt_attempts`, `main_driver` and failure modes."""
    _gap_large(book)
    _gap_other(book)
    _attempts(book)
    _exhausted(book)
    _driver(book)
    _failure(book)


def _gap_large(book: RuleBook) -> None:
    lists = {"M": _MODEL}
    book.add(
        "accuracy_gap",
        "large",
        """
        useless|unusable|garbage|rubbish|terrible|awful|horrible|dreadful|abysmal|hopeless|unacceptable|disastrous
        far ..1 from ..1 usable|good|perfect|enough|acceptable|ready|target|what
        nowhere near
        not ..2 usable|ready|there|acceptable|cut_it|good_enough|do_the_job|up_to_standard
        not ..1 cut it|the_mustard
        every|each second|third|fourth|other ..3 wrong|off|fails|useless|rubbish|bad
        reject|rejects|rejected ..3 most|half|#%|many|a_lot
        rewrote|rewrite|rewrites|redo|redid|fix|discard|discarded|throw ..3 most|half|nearly_all|almost_all|everything|majority ..1 of?
        ignore|ignores|ignored|miss|misses|missed|forget|forgets|violate|violates|breaks ..2 our|mandatory|the|required|house|half ..2 template|phrases|style|rules|format|schema|guidelines|terminology|instructions|constraints|flags
        hallucinat*|invent*|made_up|makes_up|make_up|making_up ..4 half|flags|functions|apis|facts|things|stuff|rules|numbers|names|clauses|citations|articles|products|prices|fields|codes|parts|dosages|policies|cases|columns|tables|answers|details|sources|paragraphs|sections
        keeps|kept|often|frequently|constantly|regularly ..2 hallucinat*|inventing|invents|making|getting ..3 wrong|things
        is|are|was|were|looks|results ..2 bad|poor|terrible|awful|horrible|weak|disappointing|mediocre|underwhelming|hopeless
        performs|perform|performed|works|does|did ..2 bad|badly|poorly|terribly|horribly|awfully
        not|never ..3 in ..1 our ..1 style|voice|tone|format
        wrong|incorrect ..3 too often|much|frequently|many
        large|big|wide|huge gap
        too many errors|mistakes|false|wrong|hallucinations
        mediocre|underwhelming|lousy|hit_or_miss|hit_and_miss
        not ..1 understand|get|grasp|handle|follow|know ..3 jargon|domain|abbreviations|terminology|slang|systems|language|dialect|terms|lingo
        nowhere near|close
        way|far|miles|well|clearly|much|significantly|considerably off|below|under|short|worse|behind
        far from good|usable|enough|what|acceptable|ready|there|our|the
        clearly ..2 below|not|worse
        too low|inaccurate|unreliable|many_errors|many_mistakes
        near|basically|practically|almost guessing|random|chance
        no better than ..2 random|chance|coin|guessing
        coin flip|toss
        not ..2 good_enough|usable|acceptable|reliable_enough|accurate_enough|up_to_scratch|up_to_par|satisfactory
        not ..3 even close
        so so
        {M} ..4 struggle*|choke*|fails|failed|failing|flop*|mess|bad|poor|poorly|disappointing|weak
        {M} ..4 invent*|hallucinat*|made_up|makes_up|making_up|fabricat*
        {M} ..3 wrong most|in_most|half|often|a_lot|all
        wrong ..2 most|half of|the
        gets|got ..4 wrong ..3 often|time|half|most|third|too
        not understand ..3 our|internal|jargon|domain|it|what
        not|never ..2 get|got there
        can not|never ..2 tell ..5 from
        in most of the? cases
        ignores|ignored ..4 instructions|rules|format|guidelines|page|context
        nonsense|gibberish|drivel|junk|bogus
        coin toss|flip
        wrong page|passage|document|chapter
        wrong answers all|most|too|often
        main complaint
        bad|poor|low|weak|disappointing ..1 results|quality|accuracy|output|outputs|performance|answers
        laugh at
        big|huge|large|wide|massive|serious ..2 gap
        quality ..4 bad|poor|insufficient|lacking|not_there|disappointing|too_low|terrible
        misses|miss ..2 most|half|too_many
        nobody|no_one would|can|could use|trust|ship
        we|i can not|not ship|use|trust ..2 it|this|that
        not convincing|impressed|impressive
        sucks|crap|crappy
        """,
        lists=lists,
        strength=2,
        free=True,
    )


def _gap_other(book: RuleBook) -> None:
    lists = {"M": _MODEL}
    book.add(
        "accuracy_gap",
        "small",
        """
        almost|nearly|very_nearly|quite_nearly there|at_target|good_enough|ok
        close to ..2 target|goal|what|bar|there|good_enough
        pretty|quite|very|really|fairly close
        just|slightly|bit|little|tad|shade|marginally|hair|fraction|touch below|short|under|off|behind
        not quite there|enough|good_enough|at|what
        almost|nearly|close_to ..1 good|perfect|there|enough|acceptable|ok|target
        only|just ..2 @ points|percent|pp|percentage
        a|one little|bit|touch|notch|hair short|below|under|off|to_go|better|missing
        needs ..2 slight|small|little improvement|bump|push
        minor|small|few issues|errors|mistakes|glitches ..2 left|remain|only
        few|couple|some|two|three|one|@ points|percent|pp|percentage_points ..1 short|below|under|off|away|to_go|missing
        small|minor|tiny|slight gap|shortfall
        last few ..2 points|percent|pp
        final few ..2 points|percent
        only ..2 few|couple ..2 points|percent ..3
        """.replace("percent ..3\n", "percent\n"),
        lists=lists,
        strength=3,
        free=True,
    )
    book.add(
        "accuracy_gap",
        "none",
        """
        good|accurate|fine enough
        was|were|is|are|already ..1 spot on
        charmed|delighted|impressed|flawless|flawlessly|superb|excellent|nails|nailed|thrilled|amazed
        as good as
        looked|looks ..1 promising|great|good|excellent|perfect
        basically|practically|roughly ..1 good_enough|perfect|solved|there
        good|okay|ok|fine|great|happy|solid|satisfied|pleased on|with|about|as_is|already ..2 quality|accuracy|results|it|output|outputs|answers
        does it|this|that|so perfectly|well|fine|flawlessly|great|reliably
        works|work|performs|does|doing|worked ..2 well|great|fine|nicely|perfectly|ok|okay|flawlessly|reliably|very_well|really_well|good
        read|reads fine|well|great|perfect
        loved|love|loves ..2 it|them|the_results|output
        nothing wrong with ..2 quality|answers|output|accuracy
        good|accurate|reliable|fine ..1 enough ..1 already|for_us|now|as_it_is|as_is
        as often as
        quality|accuracy is|was|seems ..2 good|fine|great|solved|excellent|ok|okay|there|sufficient|perfect|high|not_the
        users|customers|people|clients|parents|editors|everyone|they|we|team|stakeholders are|is|were|seem|seems ..2 happy|satisfied|delighted|pleased|thrilled
        quality|accuracy|wording|output|outputs|results|performance ..3 good|fine|great|solved|excellent|sufficient|ok|okay|acceptable|satisfying|perfect|where_we_want|high_enough|not_an_issue|not_the_problem|not_a_problem|spot_on
        hits|hit|meets|meet|reaches|exceeds|passes|clears|beats|above|over|at|reached|met|matches|achieves ..3 target|goal|bar|threshold|requirement*|kpi|slo|acceptance_criteria|benchmark|expectations
        target|goal ..3 is|been|already met|reached|hit|exceeded
        which is what we need
        is|exactly what we need|needed|want|wanted
        works|work|working|performs ..2 well|great|fine|nicely|perfectly|like_a_charm|beautifully|ok|okay
        happy|satisfied|pleased with ..3 quality|result*|output*|accuracy|answers|it|prompt|how|what|wording
        same score as
        quality is? solved
        no complaints|quality_issues|quality_problems
        works already
        as good as ..3 humans|experts|people|agents|our|the_team|editors|specialists
        on par with
        nails it
        quality must|should|can|may not drop|suffer|go_down|degrade
        does ..1 job well|fine|nicely
        """,
        lists=lists,
        strength=2,
    )


def _attempts(book: RuleBook) -> None:
    lists = {"T": _TRY}
    book.add(
        "prompt_attempts",
        "none",
        """
        not|never ..3 tried|try|tested|touched|attempted|started|written|experimented|prompted|played ..4 prompt*|llm*|model|models|gpt*|claude|any|anything|zero_shot|few_shot
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
        {T} ..5 prompt*|few_shot|zero_shot|gpt|gpt*|claude|gemini|llama|chatgpt|llm*|model|models|mistral|api|playground|examples|it_with
        pasted|fed|gave|showed|handed ..6 claude|gpt*|chatgpt|gemini|llama|llm|model|copilot
        {T} ..1 prompt*
        models we ..1 {T}|prompted
        model|models we prompted
        @ ..1 examples in ..1 prompt|context
        few_shot|zero_shot|few_shots
        given the ..4 gets|manages|reaches|is|does
        first try|attempt|go|round|shot
        with the ..2 text|page|document|chapter|passage ..2 attached|pasted|included|in
        prompting|prompted ..3 llama|gpt*|claude|mistral|qwen|gemini|model|a|the|with
        {T} ..6 chatgpt|gpt|claude|gemini|llama|copilot|mistral|bedrock|openai|hosted|model*|llm*|prompt*
        chatgpt|gpt|gpt-4o|claude|gemini|llama ..8 hallucinat*|invent*|fails|gets|got|gave|reaches|does|did|agrees|writes|is_right|was
        chatgpt|gpt|claude|gemini|llama #v|mini|pro|turbo|#b ..6 gets|got|gave|reaches|does|did|agrees|is|was|writes|with|:|at|,
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
        quick|first|short|small|rough|little test|tests|try|attempt|experiment|trial|spike|prototype|prompt|check
        first|simple|basic|naive|initial|short|few|couple|two|three|handful|plain|quick|rough|crude ..2 prompt|prompts
        tried|with|using|wrote|got_round_to|got_around_to|one ..2 prompt
        naive|first version
        in ..1 spike|trial|pilot|poc
        in the trial
        prompt ..3 gets|got|gives|reaches|scores|works|hits|manages
        zero|few shot ..5 gets|got|gives|reaches|scores|at|hits|works|is|manages
        prompting ..3 gets|gives|reaches|works|helps|got|helped|scores
        prompted ..3 gpt*|claude|model|llama|it|a|the|with
        few|couple ..1 prompts|tweaks|iterations|rounds|hours|days|evenings|afternoons|attempts|tries|experiments
        # ..2 prompts|prompt_versions|iterations
        spent ..4 on|with ..2 prompt*
        afternoon|weekend|day|evening|week|hours ..3 prompting|prompts|prompt|playing
        with simple|basic|the instructions|instruction
        pasting|pasted ..6 prompt|call|context|model
        out_of_the_box|off_the_shelf|stock|as_is|vanilla|generic|general ..5 gets|got|gives|reaches|scores|hallucinat*|invent*|fails|fail|does|works|seem*|call*|wobbl*
        tested the ..1 model
        instruct model we tried
        hosted|big|large|commercial|general|strong|strongest|cheap|frontier|closed|current model|models|one|llm|gpt ..9 gets|get|got|reaches|gives|scores|invents|invented|works|talk|is_at|fails|does|manages|hits|correct
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
        prompted|tweaked|tuned ..4 for ..1 weeks|months|#w
        every ..2 variant|variation|wording|phrasing|format
        can not get|squeeze|push ..4 higher|further|more|past|above|beyond
        best ..2 we|i|prompting can|could ..1 get|do|reach
        tweak*|tun*|rework*|iterat*|engineer*|rewrit*|refin* ..2 prompt* ..3 for|over #w
        not|never|no_longer ..3 get|gets|getting|got|become|becoming ..1 any? better|further|improvement|higher
        not|never ..1 get ..1 past|beyond|above|over
        no matter|regardless|whatever|however ..2 what|how|we|of|i ..4 prompt*|word*|instruction*|try|tried|phrase*|do
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
        nothing|none ..3 helps|helped|help|works|worked|moves|moved|changes|improves|improved|budges|sticks|more
        no ..3 improvement|gains|gain|progress ..2 from|with|any|since|after|despite
        hit|hitting|reached ..2 wall|ceiling|limit|limits|plateau
        out of ideas|tricks|options|prompt_ideas
        ran|run|running out of ..2 ideas|things|tricks|prompts|options
        then|but|has|have|it|and it? stalls|stalled|flattens|flattened|flatlined|levelled_off|leveled_off|stagnat*
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
        dozens|hundreds|countless|tons|loads|bunch of ..2 prompts|versions|variants|iterations|attempts|rewrites|variations
        endless ..1 prompt*|tweak*|iteration*
        done all we|i|you can
        squeezed ..3 prompt*
        every ..2 prompt ..2 trick|technique|version
        """,
        strength=3,
        free=True,
    )


def _driver(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "cost",
        """
        invoice|bill|cost|costs|price|spend|tokens|token_bill ..3 is|are|keeps|kills|too|has|became|becoming|gets|getting ..2 insane|killing|too_high|crazy|problem|issue|painful|ridiculous|exploding|unsustainable|out_of_hand|main|huge|pain|high|growing|expensive|kills|driver|fortune|eating
        invoice|bill|api_bill|cost|costs|spend explod*|hurts|hurt|kills|doubled|tripled|eats|balloon*|skyrocket*
        bill|cost|costs|invoice|spend ..1 doubled|tripled|exploded|grew|rose|soared
        cfo|finance|management ..4 down|cheaper|lower|reduce|cut|save
        must|has_to|needs_to cost ..2 nothing|less|cents|little
        margins ..2 thin
        it is|mostly|mainly|just|really|only|purely ..2 the ..1 bill|invoice|cost|costs|price|money
        bill|invoice|cost|costs|price|spend that|which ..1 hurts|kills|worries|matters|is_the_problem
        bill|invoice|cost|costs|spend|price ..2 would|will|gets|is|become|becomes|are|was|has_become ..1 too|way_too|unacceptably|prohibitively ..1 high|expensive|much|steep
        burning|burn|bleeding ..2 money|cash|budget|tokens
        expensive|costly at|for ..2 scale|volume|traffic|numbers
        cost per request|call|ticket|document ..3 too|must|is|has
        cheaper|smaller model|inference|setup|solution ..2 is|would|needed|wanted
        too expensive|pricey|costly
        price|cost|costs kills|kill it|the|us
        calls cost a fortune
        cost|spend|bill|costs ..2 reduction|cutting|saving|savings
        cut|reduce|lower|bring_down|slash|halve|shrink|save|get_down ..4 cost|costs|bill|spend|invoice|token_bill|money
        main|biggest|only|real|primary|key ..3 driver|reason|motivation|issue|problem|concern|goal|pain|worry ..3 cost|costs|money|price|bill|spend
        cost ..3 main|biggest|primary|only|real|key ..1 driver|reason|issue|problem|concern|motivation|thing
        trouble is the? scale
        cheaper ..3 is|would|run|to|inference|model
        """,
        strength=2,
    )
    book.add(
        "main_driver",
        "latency",
        """
        main|biggest|only|real|primary|key ..3 driver|reason|motivation|issue|problem|concern|pain|goal|complaint ..3 latency|speed|slow|slowness|response_time
        latency|speed ..3 main|biggest|primary|only|real|key|the ..1 driver|reason|issue|problem|concern|motivation|thing|bottleneck|killer
        too|painfully|way_too slow
        latency kills|hurts|is_killing|is_the_problem|is_the_issue
        demands|demand ..2 under|below #ms
        people|users|customers|they|we ..2 leave|left|drop|churn|bounce ..4 slow
        too slow
        takes|took|is|are ..2 #ms|too_long ..3 too slow|long
        takes #ms .,8 #ms
        speed is ..2 problem|issue|concern|everything|key
        slow|slowness is|are ..2 problem|issue|complaint|main|killing
        complain* ..2 about ..2 speed|latency|waiting|slow*
        need* ..3 faster|quicker ..2 answers|responses|response|model|replies|inference
        faster ..2 is|would_be ..2 goal|point|need|aim
        have ..1 #ms ..1 in total
        """,
        strength=2,
    )
    book.add(
        "main_driver",
        "quality",
        """
        main|biggest|only|real|primary|key ..3 driver|reason|motivation|issue|problem|concern|pain|goal|complaint ..3 quality|accuracy|correctness|errors|mistakes|wrong|consistency
        quality|accuracy|correctness|consistency ..3 main|biggest|primary|only|real|key ..1 driver|reason|issue|problem|concern|motivation|thing|goal
        it|all|mainly|mostly|purely ..1 about ..1 quality|accuracy|correctness|consistency
        correctness ..5 is the thing
        we|just want|need better|higher quality|accuracy
        """,
        strength=2,
    )
    book.add(
        "main_driver",
        "knowledge",
        """
        main|biggest|only|real|primary|key ..3 driver|reason|motivation|issue|problem|concern|pain ..3 knowledge|facts|outdated|stale|up_to_date|does_not_know|not_know
        it|model just? does not know ..3 our|products|company|internal|facts
        knowledge ..3 main|biggest|primary|real|key ..1 driver|reason|issue|problem|gap
        """,
        strength=2,
    )
    book.add(
        "main_driver",
        "locality",
        """
        main|biggest|only|real|primary|key ..3 driver|reason|motivation|issue|problem|concern|pain ..3 privacy|data_residency|locality|on_prem|offline|residency|confidentiality|sovereignty
        privacy|data_residency|locality|residency|confidentiality|sovereignty ..3 main|biggest|primary|real|key|the ..1 driver|reason|issue|problem|concern
        has|must|needs to? run|work ..2 offline|on_device|on_the_device|locally
        """,
        strength=2,
    )


def _failure(book: RuleBook) -> None:
    book.add(
        "failure_mode",
        "bad_retrieval",
        """
        retriever|retrieval|search brings|returns|finds|fetches ..4 wrong|irrelevant|junk|noise
        needed passage ..2 not ..2 front
        """,
        strength=2,
        free=True,
    )
    book.add(
        "failure_mode",
        "wrong_format",
        """
        only the ..1 format wobbles|breaks|is_off|drifts
        json breaks|broken|invalid|does_not_parse|is_invalid
        output format wobbles|breaks|drifts
        """,
        strength=2,
        free=True,
    )
    book.add(
        "failure_mode",
        "ignores_context",
        """
        ignores ..2 passage|page|context|documents|doc|sources
        """,
        strength=2,
        free=True,
    )
