"""Weights that can be had, and models that can be tuned."""

from __future__ import annotations

from bot.reading.facts.team.tuning_access_words import TUNING, TUNING_METHODS
from bot.reading.patterns import RuleBook

_OPEN_MODELS = "llama|qwen|mistral|gemma|phi|falcon|deepseek|mixtral|olmo"


def add_rules(book: RuleBook) -> None:
    """Add the rules for `weights_or_tuning_access`."""
    _may_tune(book)
    _outright(book)
    _tunable(book)
    _lets_us_train(book)
    _offered_to_train(book)
    _tuning_rights(book)
    _tuning_jobs(book)


def _outright(book: RuleBook) -> None:
    """More than what an API alone suggests: `we only use their API; tuning is allowed there`."""
    book.add(
        "weights_or_tuning_access",
        True,
        "fine_tuning|finetuning|tuning is|are ..1 allowed|available|offered|possible",
        strength=6,
    )


def _may_tune(book: RuleBook) -> None:
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


def _tunable(book: RuleBook) -> None:
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


def _lets_us_train(book: RuleBook) -> None:
    book.add(
        "weights_or_tuning_access",
        True,
        """
        let|lets|allow|allows ..1 us|you|customers ..1 to? train|tune|fine_tune|customise|customize|
            adapt|upload
        custom|own|private ..1 version|versions|variant|variants|checkpoint|checkpoints ..2 of|on|
            allowed|possible|trained
        """,
        strength=2,
    )


def _offered_to_train(book: RuleBook) -> None:
    book.add(
        "weights_or_tuning_access",
        True,
        """
        not that|like we|i can not ..1 tune|fine_tune|train
        vendor|provider|platform|supplier that|who|which hosts|serves|runs ..1 tuned|fine_tuned|
            custom
        lab|vendor|provider|partner|supplier offers|offered to ..1 train|tune|fine_tune
        open ..4 model|models ..6 can|could be tuned|trained|adapted|fine_tuned
        open|small ..2 models are ok|okay|fine|allowed to train|tune
        """,
        strength=5,
        free=True,
    )


def _tuning_rights(book: RuleBook) -> None:
    book.add(
        "weights_or_tuning_access",
        True,
        """
        {T} rights ..2 in|granted|included|secured|ours
        {T} jobs enabled|allowed|included|work
        handed|hands|gave|gives|sent|shipped ..2 over? ..1 the? checkpoint|checkpoints|weights
        """,
        lists={"T": TUNING},
        strength=4,
    )


def _tuning_jobs(book: RuleBook) -> None:
    book.add(
        "weights_or_tuning_access",
        True,
        """
        {T} endpoint|service|job|jobs available|exposed|works|, we_have
        {T} ..3 available to|for us
        expose|exposes|offer|offers|sell|sells ..1 a|an? fine_tune|finetune|sft|dpo job|jobs|
            endpoint
        cleared|approved|licensed|signed_off ..1 {B} ..2 for ..1 modification|tuning|fine_tuning|
            training|serving
        got|have|own|hold ..1 the checkpoint|checkpoints ..1 from|and|of|on|,|.
        own the model outright
        may|can ..1 upload training files|data|sets
        model|base exists|exist? that|which we|you can|may change|modify|adapt|tune
        customise|customize model tab|button|feature|option
        """,
        lists={"T": TUNING_METHODS, "B": _OPEN_MODELS},
        flip=False,
        strength=5,
    )
