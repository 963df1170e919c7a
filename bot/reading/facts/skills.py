"""What can be tuned, on what, and by whom, in plain words."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_TUNING = "tuning|fine_tuning|finetuning|finetune|fine_tune|ft"


def add_rules(book: RuleBook) -> None:
    """Add the rules for `weights_or_tuning_access`, `gpu_access` and `ml_expertise`."""
    book.add(
        "weights_or_tuning_access",
        True,
        """
        {T} rights ..2 in|granted|included|secured|ours
        {T} jobs enabled|allowed|included|work
        handed|hands|gave|gives|sent|shipped ..2 over? ..1 the? checkpoint|checkpoints|weights
        """,
        lists={"T": _TUNING},
        strength=4,
    )
    book.add(
        "weights_or_tuning_access",
        False,
        """
        {T} ..1 off the|limits table|.|,|for|here|us
        keep|keeps|kept ..1 the|its|their model|models|weights under|behind lock|closed|key*
        innards|internals|weights stay|stays|remain|remains with|at ..1 them|vendor|
            provider|supplier
        {T} ..2 forbidden|prohibited|ruled_out|impossible
        """,
        lists={"T": _TUNING},
        strength=5,
    )
    book.add(
        "gpu_access",
        False,
        """
        would|we_would love|like|kill_for a|some|any|one|our gpu|gpus
        gpu|gpus|nvidia|rtx ..1 :|;|, ..1 only in|at my|the|a gaming
        """,
        strength=5,
        free=True,
    )
    book.add("ml_expertise", "strong", "kaggle grandmasters|masters", strength=5)
    book.add(
        "ml_expertise",
        "some",
        """
        enough ..1 torch|pytorch|ml|keras|tensorflow to ..1 be dangerous
        can train|tune|finetune|fine_tune ..1 a|one lora|adapter|classifier if|with|from|when
        """,
        strength=5,
    )
    book.add(
        "ml_expertise",
        "none",
        """
        not a coder|programmer|engineer|developer|data_person among|in us|the_team|our
        no coder|coders|programmers|engineers ..1 among|in us|the_team|house|our
        in house ..2 zilch|nobody|nil
        outsource ..1 all|everything ..3 data
        """,
        strength=5,
        free=True,
    )
