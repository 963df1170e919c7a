"""How far the best prompt is from the target, in words."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_MODEL = (
    "model|models|prompt|prompts|prompting|llm|gpt|claude|gemini|llama|output|outputs|results|"
    "result|answers|quality|it|accuracy|bot|baseline|responses|performance|they|version|draft|"
    "drafts|zero_shot|few_shot|attempt|attempts|replies|suggestions|translations|summaries|code|api"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `accuracy_gap`."""
    _gap_large(book)
    _gap_other(book)


def _gap_large(book: RuleBook) -> None:
    lists = {"M": _MODEL}
    book.add(
        "accuracy_gap",
        "large",
        """
        useless|unusable|garbage|rubbish|terrible|awful|horrible|dreadful|abysmal|hopeless|
            unacceptable|disastrous
        far ..1 from ..1 usable|good|perfect|enough|acceptable|ready|target|what
        nowhere near
        not ..2 usable|ready|there|acceptable|cut_it|good_enough|do_the_job|up_to_standard
        not ..1 cut it|the_mustard
        every|each second|third|fourth|other ..3 wrong|off|fails|useless|rubbish|bad
        reject|rejects|rejected ..3 most|half|#%|many|a_lot
        rewrote|rewrite|rewrites|redo|redid|fix|discard|discarded|throw ..3 most|half|nearly_all|
            almost_all|everything|majority ..1 of?
        ignore|ignores|ignored|miss|misses|missed|forget|forgets|violate|violates|breaks ..2 our|
            mandatory|the|required|house|half ..2 template|phrases|style|rules|format|schema|
            guidelines|terminology|instructions|constraints|flags
        hallucinat*|invent*|made_up|makes_up|make_up|making_up ..4 half|flags|functions|apis|
            facts|things|stuff|rules|numbers|names|clauses|citations|articles|products|prices|
            fields|codes|parts|dosages|policies|cases|columns|tables|answers|details|sources|
            paragraphs|sections
        keeps|kept|often|frequently|constantly|regularly ..2 hallucinat*|inventing|invents|making|
            getting ..3 wrong|things
        is|are|was|were|looks|results ..2 bad|poor|terrible|awful|horrible|weak|disappointing|
            mediocre|underwhelming|hopeless
        performs|perform|performed|works|does|did ..2 bad|badly|poorly|terribly|horribly|awfully
        not|never ..3 in ..1 our ..1 style|voice|tone|format
        wrong|incorrect ..3 too often|much|frequently|many
        large|big|wide|huge gap
        too many errors|mistakes|false|wrong|hallucinations
        mediocre|underwhelming|lousy|hit_or_miss|hit_and_miss
        not ..1 understand|get|grasp|handle|follow|know ..3 jargon|domain|abbreviations|
            terminology|slang|systems|language|dialect|terms|lingo
        nowhere near|close
        way|far|miles|well|clearly|much|significantly|considerably off|below|under|short|worse|
            behind
        far from good|usable|enough|what|acceptable|ready|there|our|the
        clearly ..2 below|not|worse
        too low|inaccurate|unreliable|many_errors|many_mistakes
        near|basically|practically|almost guessing|random|chance
        no better than ..2 random|chance|coin|guessing
        coin flip|toss
        not ..2 good_enough|usable|acceptable|reliable_enough|accurate_enough|up_to_scratch|
            up_to_par|satisfactory
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
        nonsense|gibberish|drivel|bogus
        coin toss|flip
        wrong page|passage|document|chapter
        wrong answers all|most|too|often
        main complaint
        bad|poor|low|weak|disappointing ..1 results|quality|accuracy|output|outputs|performance|
            answers
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
        just|slightly|bit|little|tad|shade|marginally|hair|fraction|touch below|short|under|off|
            behind
        not quite there|enough|good_enough|at|what
        almost|nearly|close_to ..1 good|perfect|there|enough|acceptable|ok|target
        okay|ok|good ish
        okay_ish|so_so_but|decent_but|nearly_perfect
        only|just ..2 @ points|percent|pp|percentage
        a|one little|bit|touch|notch|hair short|below|under|off|to_go|better|missing
        needs ..2 slight|small|little improvement|bump|push
        minor|small|few issues|errors|mistakes|glitches ..2 left|remain|only
        few|couple|some|two|three|one|@ points|percent|pp|percentage_points ..1 short|below|under|
            off|away|to_go|missing
        small|minor|tiny|slight gap|shortfall
        last few ..2 points|percent|pp
        final few ..2 points|percent
        only ..2 few|couple ..2 points|percent
        """,
        lists=lists,
        strength=3,
        free=True,
    )
    book.add(
        "accuracy_gap",
        "none",
        """
        good|accurate|fine enough
        does|do|did that|it|this ..1 nicely|fine|well|properly
        is|are|were|was content|satisfied|happy|pleased
        right|correct|good ..2 nearly|almost|practically always
        already what we|they
        is ..1 already what
        answer|answers|output ..2 is|are ..1 already what|fine|right
        at|on their|human|our|expert level|par already|now|.|,
        was|were|is|are|already ..1 spot on
        charmed|delighted|impressed|flawless|flawlessly|superb|excellent|nails|nailed|thrilled|
            amazed
        as good as
        looked|looks ..1 promising|great|good|excellent|perfect
        basically|practically|roughly ..1 good_enough|perfect|solved|there
        good|okay|ok|fine|great|happy|solid|satisfied|pleased on|with|about|as_is|
            already ..2 quality|accuracy|results|it|output|outputs|answers
        does it|this|that|so perfectly|well|fine|flawlessly|great|reliably
        works|work|performs|does|doing|worked ..2 well|great|fine|nicely|perfectly|ok|okay|
            flawlessly|reliably|very_well|really_well|good
        read|reads fine|well|great|perfect
        loved|love|loves the_results|the_output|the_answers|the_quality
        nothing wrong with ..2 quality|answers|output|accuracy
        good|accurate|reliable|fine ..1 enough ..1 already|for_us|now|as_it_is|as_is
        as often as
        quality|accuracy is|was|seems ..2 good|fine|great|solved|excellent|ok|okay|there|
            sufficient|perfect|high|not_the
        users|customers|people|clients|parents|editors|everyone|they|we|team|stakeholders are|is|
            were|seem|seems ..2 happy|satisfied|delighted|pleased|thrilled
        quality|accuracy|output|outputs|results|performance ..3 good|fine|great|solved|
            excellent|sufficient|ok|okay|acceptable|satisfying|perfect|where_we_want|high_enough|
            not_an_issue|not_the_problem|not_a_problem|spot_on
        hits|hit|meets|meet|reaches|exceeds|passes|clears|beats|above|over|at|reached|met|matches|
            achieves ..3 target|goal|bar|threshold|requirement*|kpi|slo|acceptance_criteria|
            benchmark|expectations
        target|goal ..3 is|been|already met|reached|hit|exceeded
        which is what we need
        is|exactly what we need|needed|want|wanted
        works|work|working|performs ..2 well|great|fine|nicely|perfectly|like_a_charm|beautifully|
            ok|okay
        happy|satisfied|pleased with ..3 quality|result*|output*|accuracy|answers|it|prompt|how|
            what|wording
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
