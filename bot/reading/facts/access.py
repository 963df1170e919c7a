"""What the team has: tunable weights, GPUs and people."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_GPU = (
    "gpu|gpus|a100|a100s|a6000|a6000s|a5000|a40|a40s|mi300|gh200|gb200|titan|rtx|h100|"
    "h100s|h200|h200s|a10|a10s|a10g|l4|l40|l40s|t4|t4s|v100|v100s|4090|4090s|3090|b200|"
    "b200s|tpu|tpus|dgx|cuda|xh100|xh200|xa100|xa10|xa10g|xl4|xl40s|xt4|xv100|xb200"
)
_PEOPLE = (
    "engineer|engineers|people|folks|team|scientist|scientists|researcher|researchers|"
    "group|specialist|specialists|department|guys|experts|expert|person|staff|phd|phds|org|"
    "colleague|colleagues|devs|engs|eng"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `weights_or_tuning_access`, `gpu_access` and `ml_expertise`."""
    _tuning(book)
    _gpu(book)
    _people(book)


def _tuning(book: RuleBook) -> None:
    book.add(
        "weights_or_tuning_access",
        True,
        """
        can|could|may|able_to|allowed_to|lets_us|let_us|lets_customers ..2 fine_tune|tune|train|
            customise|customize ..4 llama|mistral|qwen|model*|it|weights|gemma|phi|own|gpt*|via|
            through|on_top|open|small|a
        provider|vendor|platform|azure|openai|bedrock|vertex|they|api|it lets|offers|allows|
            supports|provides|gives ..5 fine_tune|fine_tuning|tune|tuning|train|training|
            customise|customize|customisation
        access to ..3 fine_tuning|tuning|weights
        tuning|fine_tuning|finetuning ..4 is|are ..1 available|possible|allowed|offered|included|
            on_the_table|an_option|ok|fine
        can|could|may|able_to ..3 fine_tune|tune|train|retrain|adapt ..6 on|via|in|with|through|
            using ..1 vertex|azure|bedrock|openai|sagemaker|our|own|gpus|it|databricks|a
        can|could|may|able_to ..2 tune|fine_tune|train|retrain|customise|customize models|model|
            it|one|them|adapters|something|ourselves
        hosts|offers|sells|has ..3 fine_tuning|tuning|custom_models
        vertex|bedrock|azure|openai|sagemaker|together|fireworks|databricks ..1 fine_tuning|tuning
        have|has ..1 access to ..2 tuning|weights|fine_tuning
        free to ..1 tune|train|fine_tune
        open models|model|weight|weights ..4 fine|ok|allowed|ourselves|host|in_house|available|
            approved|self
        can|could|able_to ..1 run|host|deploy|serve ..2 mistral|llama|qwen|gemma|open|our_own|
            small|own
        fine_tuning|tuning ..1 api|service|endpoint|access|is_available|available|is_possible|
            is_offered|offered|through|via|is_allowed
        weights ..1 are|is open|available|ours|accessible
        have|has|own|got|get|access_to ..3 weights
        open weights|weight|source_model|source_llm|source_models
        #b ..2 open|class|model|models|instruct
        our #b
        open|stock|local|own ..2 #b
        #b
        llama|mistral|qwen|gemma|phi|mixtral|olmo|deepseek ..3 ourselves|self_hosted|locally|
            in_house|on_our|host
        can|could|able_to|allowed_to|ok_to|fine_to|happy_to host|self_host|deploy|run ..3 open|
            own|llama|mistral|qwen|small|model|models|something|weights
        hosting something ..2 ourselves
        model ..1 we host
        we|they can ..1 tune
        managed|hosted ..1 fine_tuning|tuning
        lora|qlora|peft adapters|adapter|runs|training|works
        have|has ..1 fine_tuned|tuned models|before|llama|one|a
        take / adapt weights
        gpus|a100|a100s|h100|h100s|servers|cluster|cards ..1 for training|fine_tuning
        """,
        flip=False,
        strength=2,
    )
    book.add(
        "weights_or_tuning_access",
        False,
        """
        no|not|without|zero ..2 fine_tuning|tuning|weights|finetuning ..2 offered|available|
            access|possible|option|allowed|service|supported|api
        no tuning|fine_tuning|weights
        api|chat ..1 only|access_only
        no custom models|model|training|fine_tunes|weights
        bedrock|openai|azure|api|hosted|copilot only
        only|just ..4 api|apis|chat|hosted|inference ..1 access|endpoint|endpoints|calls|key|model
        only|just ..2 api|apis|inference
        can not|never ..3 tune|fine_tune|finetune|train|touch|access|change|get|modify|
            see ..4 model*|it|weights|them|anything
        not ..4 allowed|possible|permitted|able|offer|offered|support|get|have ..3 tune|fine_tune|
            tuning|fine_tuning|train_it|weights|fine_tunes
        vendor|provider|contract|license|licence|it|they|procurement|api ..3 not|forbids|
            prohibits|bans|never ..4 tune|fine_tune|tuning|fine_tuning|train|training|finetuning
        tuning|fine_tuning ..2 is|are ..2 not|off|forbidden|out|impossible|banned|unavailable|
            prohibited
        weights ..2 are|is ..1 closed|not
        closed weights|model_only
        locked in|to ..4 api|vendor|openai|hosted|black_box
        black box api|model
        models must not be? trained
        """,
        strength=3,
        free=True,
    )


def _gpu(book: RuleBook) -> None:
    lists = {"G": _GPU}
    book.add(
        "gpu_access",
        True,
        """
        {G}
        gpu ..1 cluster|server|servers|box|machine|machines|budget|farm|node|nodes|workstation|
            capacity
        compute cluster
        hpc
        """,
        lists=lists,
        flip=False,
        strength=2,
    )
    book.add(
        "gpu_access",
        False,
        """
        no|without|zero|not_any|lack|lacking|neither|nor|not ..3 {G}|hardware
        {G} :|;|=|is|are none|no|zero|out_of_reach|unavailable
        {G} ..2 we do not have
        {G} ..2 not ..2 available|have|budget|got|possible|option|allowed
        cpu|cpus only
        only|just ..2 cpu|cpus|laptops|laptop|laptops
        no|without ..1 hardware
        no|without|zero ..1 graphics|accelerator|accelerators cards|card|available
        graphics cards|card ..2 not|none|no|nowhere
        cpu|cpus ..1 boxes|servers|machines|nodes ..1 only|is_all
        """,
        lists=lists,
        strength=3,
        free=True,
    )


def _people(book: RuleBook) -> None:
    lists = {"P": _PEOPLE}
    book.add(
        "ml_expertise",
        "none",
        """
        no|zero|without|lack|lacking|neither|not_any|nor ..2 ml|machine_learning|data_science|ai|
            nlp|data_scientist*|data_scientists|mlops ..2 {P}|expertise|skills|knowledge|
            experience|background|team|know_how|on
        no|little|zero clue|idea|experience|knowledge|know_how|background ..3 ml|machine_learning|
            data_science|ai|training
        not know ..2 ml|machine_learning|ai
        no|zero|without data people|folks|person|team|scientists
        not|never ..2 ml|machine_learning ..1 people|person|folks|experts|engineers|shop|team
        no one|body ..6 ml|machine_learning|ai|data_science|trained|train|trains|fine_tuned|tuned|
            model*|models
        @|just|only|few ..2 php|java|web|javascript|rails|wordpress|frontend|backend|full_stack|
            mobile|app|software|.net|no_code|low_code ..1 devs|dev|developers|developer|engineers|
            guys|people|programmers
        just me|myself
        no|zero|without ..2 machine_learning|ml|data_science|ai ..1 staff|specialists|knowledge|
            know_how|people|engineers|experts|background
        nobody here|in|on ..5 ml|machine_learning|data_science|models
        no|zero|without ..1 data_scientist*|ml|mlops|machine_learning
        not have|got ..2 ml|machine_learning|data_scientist*|data_science|ai ..2 {P}|skills|
            background|expertise
        not have|got any? data_scientist*|data_scientists
        none|no_one|nobody ..3 ml|machine_learning|ai|data_science|trained|done|train|trains|
            data_scientist*|knows|fine_tuned
        not ..2 ml|machine_learning|ai|data_science|data ..1 person|people|team|folks|shop|
            company|engineers|expert|experts|scientists
        none of us ..6 ml|machine_learning|ai|model*|data_scientist*|trained
        just|only|all|purely|pure|mostly|small ..3 web|backend|frontend|app|software|full_stack|
            java|javascript|php|mobile|product|rails|it|eng ..1 developers|devs|developer|
            engineers|dev|people|team|guys ..2 no|without|zero|only
        just|only|all|purely|pure|are ..2 web|backend|frontend|full_stack|java|javascript|php|
            mobile|rails|wordpress ..1 developers|devs|developer|engineers|people|guys|shop
        ml|data_science|machine_learning expertise|skills|team|knowledge|experience|people :|;|is|
            = none|zero|no
        never trained ..3 model|models|anything|network
        """,
        lists=lists,
        strength=4,
        free=True,
    )
    book.add(
        "ml_expertise",
        "strong",
        """
        strong|solid|experienced|seasoned|big|large|great|full|dedicated|excellent|senior|proper|
            mature|good|world_class|whole|entire|top|deep|heavy|serious ..4 ml|machine_learning|
            nlp|data_science|ai|research|mlops ..2 {P}|expertise|skills|background
        ml|machine_learning|ai|nlp|data_science|mlops|research|embedded_ml ..1 team|platform|
            department|group|lab|unit|org|guild|chapter ..2 of|with|in|on|can|who|is|has|here|,|.
        people|engineers|guys|team|folks|quants|physicists|colleagues|developers who|that|
            can ..2 built|trained|train|fine_tuned|fine_tune|ship|shipped|finetuned|tune|
            build ..5 bert|model|models|llm|llms|networks|classifiers|transformers|llama
        quants|scientists can ..1 train|tune|fine_tune|build
        research scientists|engineers|group|team|lab
        solid|strong|big|good|serious|capable|mature|own ..1 ml|machine_learning|data|ai ..1 org|
            team|group|dept|department|practice|bench
        fine_tune|fine_tunes|train ..2 for breakfast|a_living|living
        kaggle grandmaster|master
        whole|entire|own|our|dedicated|internal|central|big ..1 ml|machine_learning|ai|nlp|
            data_science|research ..1 team|department|group|lab|unit
        postdocs|postdoc|phds ..2 doing|in|working ..2 nlp|ml|machine_learning|ai
        phds .,4 ml|machine_learning|nlp|ai
        several|few|some|dozen|@ ..1 ml|machine_learning|nlp|ai|research|data ..1 engineers|
            scientists|researchers|phds|postdocs
        did|has|have|holds|finished a|their|his|her? phd ..2 nlp|ml|machine_learning|ai
        team ..3 experienced ..3 training|fine_tuning|models|ml
        years of ..2 ml|machine_learning|nlp|data_science
        trained|train|fine_tuned|fine_tune|trains ..2 models|transformers|llms|networks|
            bert ..3 before|regularly|for_years|already|daily|in_production|in_house|ourselves
        data scientists|science_team|science_group|science_department
        ml|machine_learning|nlp|data_science|ai|research|applied_science ..1 team|group|
            department|lab|platform_team|org|people|folks|researchers|scientists|experts
        strong|solid ..1 ml|machine_learning
        phd*|phds ..4 ml|machine_learning|nlp|ai|student|background
        @ ..1 ml|machine_learning|nlp|research|mlops|ai|data_science engineers|engs|folks|
            people|scientists|researchers|experts|specialists|phds
        @|several|few data scientists
        ml|machine_learning expertise|skills|knowledge|know_how ..2 strong|high|excellent|plenty|
            good
        people who have trained|tuned|fine_tuned|shipped
        people|team|we|folks ..2 have|has trained|shipped ..3 models|networks|transformers|llms
        team ..3 trains|trained|train|fine_tunes ..3 models|transformers|networks
        we train models
        data scientists
        ml people|folks ..2 are there
        experienced|full ..1 mlops
        ml expertise|knowledge in ..1 house
        """,
        lists=lists,
        flip="none",
        strength=2,
    )
    book.add(
        "ml_expertise",
        "some",
        """
        one|single|a|1|part_time|half|junior|only ..2 ml|machine_learning|data_science|data|ai|
            nlp ..1 engineer|person|scientist|guy|specialist|student|analyst|expert|intern
        one of ..2 engineers|developers|devs|us|team|people|them ..4 ml|machine_learning|nlp|
            course|kaggle|data_science|neural|tensorflow|pytorch
        some|bit|little|basic|limited|modest ..3 ml|machine_learning|data_science|ai|nlp
        took|taken|done|did ..2 ml|machine_learning|ai|data_science|online|
            deep_learning ..1 course|courses|class|bootcamp|tutorial*
        @|two|one|couple|few ..2 people|devs|engineers|of_us|colleagues who ..3 lora|trained|
            fine_tuned|tuned|finetuned|run
        data analyst|engineer ..3 ml|python|some
        who|that has|have? trained ..2 few|some|couple|one|two|several ..2 models|model|classifiers
        who trained|tuned|fine_tuned ..2 few|some|a|one|two
        one|a|single|our developer|engineer|person|colleague|dev|student|guy who|that ..4 trained|
            fine_tuned|tuned|finetuned|ran|built
        did|took|finished|completed ..4 course
        @ ..1 volunteer ..3 cs
        intern|junior ..4 ml|machine_learning|nlp|data_science
        part time ml|data
        data scientist
        decent|some|basic|little|bit_of|limited|modest|moderate ..2 ml|machine_learning|
            data_science|ai|nlp ..1 background|experience|knowledge|skills|skill|expertise|
            know_how|exposure|people|understanding
        one of us ..6 ml|machine_learning|ai|data|nlp|course|university|kaggle
        did|studied|took ..3 ml|machine_learning|nlp|data_science ..3 university|uni|college|
            school|course|degree
        kaggle|coursera
        have|has tuned models|one ..3 before|once|via|through
        trained ..4 once|before
        # ml|machine_learning|data engineer|scientist
        ml ..1 intern|junior|student
        team has tuned
        few ..1 ml|data_science ..1 people|courses
        """,
        lists=lists,
        strength=3,
    )
