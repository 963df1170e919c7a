"""Tries with prompts, the state of the project, people and tuning, in further wordings."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_ML = (
    "ml|machine_learning|ai|nlp|data_science|deep_learning|data_scientist*|lora|gradient|"
    "gradients|neural|model|models|pytorch|network|networks|tuning|training"
)
_TRAINED = "trained|tuned|fine_tuned|finetuned|built|shipped|deployed"


def add_rules(book: RuleBook) -> None:
    """Add further rules for attempts, stage, expertise and tuning access."""
    _attempts(book)
    _stage(book)
    _people(book)
    _tuning(book)


def _attempts(book: RuleBook) -> None:
    lists = {
        "M": "model|models|llm|llms|gpt|gpt*|claude|gemini|llama|mistral|chatgpt|copilot|"
        "playground|api|assistant|qwen|notebook|prompt|prompts|instruction|instructions"
    }
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
        lists=lists,
        strength=1,
    )
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


def _stage(book: RuleBook) -> None:
    book.add(
        "stage",
        "production",
        """
        live|running|deployed|rolled_out|launched|released|shipped|used|serving ..4 since|ago|
            to_everyone|to_all|for_years|for_everyone|for_all|everywhere|company_wide|worldwide
        has|have|is|been been? serving|answering|handling|processing|running ..5 since|for ..1
            #y|#w|january|february|march|april|may|june|july|august|september|october|november|
            december|spring|summer|autumn|fall|winter|last|all|years|months
        launched|released|shipped|rolled_it_out|opened ..4 in|last ..1 #y|january|february|march|
            april|june|july|august|september|october|november|december|spring|summer|autumn|
            fall|winter|year|month|quarter
        current|existing|our|the ..1 production setup|system|version|pipeline|model|traffic
        already|now|currently in ..1 production|use|service
        in daily use|operation
        been using|relying ..3 since|for|every
        everyone|everybody|all ..3 uses|use it|this
        handles|serves|processes ..2 all|every|each ..2 customer*|user*|ticket*|request*|country
        """,
        strength=3,
    )
    book.add(
        "stage",
        "pilot",
        """
        closed|private|limited|public|open beta|pilot|preview with|at|in|since|for
        # pilot schools|customers|users|sites|stores|teams|branches|hospitals|clinics|clients|
            companies|firms|regions|offices|partners|classes
        in|during|running|run|doing a|the|our|closed|private beta|pilot|preview
        begun|started|starting|begin|live ..2 with|at|in ..1 #|one|two|a_few|a_handful ..3 users|
            physicians|doctors|customers|stores|schools|teams|branches|sites|region|regions|
            departments|offices|agents|clinics|wards|firms|nurses|volunteers|colleagues
        piloting|pilot_users|pilot_phase|pilot_group
        quality in the ..1 beta|pilot
        """,
        strength=3,
    )
    book.add(
        "stage",
        "prototype",
        """
        only|just|merely ..1 experiment*|notebook*|idea|demo|sketch|prototype|playing
        so far ..3 is|are|was a|an|only|just ..2 notebook|demo|script|prototype|poc
        demo|prototype|notebook|poc|mockup|hack ..2 with|of|impressed|works|worked|over|on|runs|
            lifts
        no_one|none|nothing ..2 using|uses|used|sees|live|deployed|released ..2 yet|apart|so_far
        retrieval prototype
        not touching ..3 user|users|customers
        still ..2 experimenting|exploring|tinkering|on_paper|an_idea
        not|nothing ..2 released|launched|live|shipped|deployed ..2 yet
        """,
        strength=2,
        free=True,
    )


def _people(book: RuleBook) -> None:
    lists = {"A": _ML, "T": _TRAINED}
    book.add(
        "ml_expertise",
        "none",
        """
        no_one|none|not_one|nobody ..5 {T} ..1 a|any|anything|models|model|networks|one
        not one|none of ..2 them|us|whom ..2 knows|know|has|have|ever|understands
        never ..1 heard|trained|touched|seen|done|used ..3 {A}
        no ..1 {A} ..1 hire|hires|staff|people|background|team|skills|knowledge|experience|
            expertise|person|folks|engineers|capacity|whatsoever|specialists|colleagues|in_house
        zero|no|little_to_no|without ..1 {A} ..1 background|skills|staff|people|experience
        engineers|developers|devs|team|coders|programmers|people , no ml|machine_learning|ai|
            data_science|data_scientists
        no data|ml|ai scientist|scientists|engineers|people|team
        """,
        lists=lists,
        strength=4,
        free=True,
    )
    book.add(
        "ml_expertise",
        "strong",
        """
        # ..2 phds|scientists|researchers|ml_engineers|machine_learning_engineers|postdocs|
            research_engineers ..3 who|with|that|and|doing|train|,
        # of us did|have|hold ..2 phd*|doctorate*
        plenty|lots|dozens|loads|enough of ..1 researchers|scientists|ml_engineers|ml_people|
            data_scientists
        ai|ml|research|applied_ml|clinical_ai|machine_learning|data_science|nlp ..1 lab|group|
            institute|department|infra|guild|division|chapter|research
        who|that|which ..3 train*|tune*|tuning|ship*|pretrain*|fine_tune*|build|built ..4 models|
            model|llms|networks|ones|transformers|mt_models ..3 for_years|for_a_living|regularly|
            every|since|daily|production|in_production
        professor ..4 linguistics|computer|learning|ai|nlp
        do|does|doing this|it|that for_a_living|every_day|all_day|daily|routinely
        team ..3 with|has ..3 pretraining|training|tuning|fine_tuning experience
        # ..1 ml|machine_learning|ai engineers|scientists|specialists ..3 real|experience|strong
        strong|solid|excellent|deep|top|decent|mature ..1 ml|ai|machine_learning|data_science ..1
            infra|infrastructure|department|team|group|bench|people|expertise
        """,
        lists=lists,
        strength=3,
    )
    book.add(
        "ml_expertise",
        "some",
        """
        one|two|a|our|single ..2 analyst|engineer|engineers|quant|developer|developers|person|
            people|colleague|colleagues|student|intern|scientist|dev|guy|girl ..1 who|with|has|
            have|whose ..4 {T}|scikit|sklearn|pytorch|kaggle|tensorflow|keras|some_ml|bert|
            ml_course|some_experience
        # of ..1 our|the|us|them ..3 have|has|had ..2 {T}
        {T} ..3 once|one|before ,|.|and|or|;
        ml|machine_learning|data engineer|scientist|person ..1 half|part|on|shared|borrowed|one
        not|isn_t their|the main|day|real job
        {A} course|bootcamp|class|certificate|degree|hobby|hobbyist
        junior|one|single|lone|solo|sole ..1 ml|data|ai|machine_learning engineer|scientist|person|
            analyst|specialist
        """,
        lists=lists,
        strength=5,
    )


def _tuning(book: RuleBook) -> None:
    book.add(
        "weights_or_tuning_access",
        True,
        """
        tunable|trainable|adaptable
        open|open_weight|open_weights|local|small|multilingual ..3 model|models|weights|ones ..3 we|
            they|could|can ..2 adapt|tune|train|fine_tune|use|run|host
        tuning|fine_tuning|customisation|customization endpoint|service|api|offering|job|jobs|
            option|console|feature|is_offered|is_available|add_on
        allows|offers|supports|permits|includes|lets|sells|enables|provides ..5 tuning|
            fine_tuning|customise|customize|customisation|tune|fine_tune|custom_models
        #b|open ..3 open weights|source ..3 allowed|use|ok|fine
        allowed|cleared|approved|permitted ..2 to ..1 tune|fine_tune|train|customise|adapt
        """,
        strength=3,
    )
    book.add(
        "weights_or_tuning_access",
        False,
        """
        no|without|not_include|not_offer|not_offered ..1 customisation|customization|tuning|
            fine_tuning|custom_models|training_option
        plan|contract|tier|licence|license|vendor|provider|product|subscription ..3 no|not|
            excludes|forbids|lacks|without ..3 customisation|customization|tuning|fine_tuning|
            training|tune|weights
        only ..2 use|have|get|call|buy ..5 api|endpoint|chat_product
        no way|means|option|chance ..1 to|of ..1 tune|train|fine_tune|tuning|training|fine_tuning
        refused|rejected|banned|forbade|forbids|bans|vetoed ..3 open_weights|open_models|weights|
            tuning|fine_tuning
        can not|not_allowed_to|may_not|must_not ..2 tune|fine_tune|train|adapt|customise|
            customize|retrain ..2 it|them|model|models|anything|weights|the
        """,
        strength=4,
        free=True,
    )
