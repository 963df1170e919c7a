"""Whether there are GPUs."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_GPU = (
    "gpu|gpus|a100|a100s|a6000|a6000s|a5000|a40|a40s|mi300|gh200|gb200|titan|rtx|h100|"
    "h100s|h200|h200s|a10|a10s|a10g|l4|l40|l40s|t4|t4s|v100|v100s|4090|4090s|3090|b200|"
    "b200s|tpu|tpus|dgx|cuda|xh100|xh200|xa100|xa10|xa10g|xl4|xl40s|xt4|xv100|xb200"
)
_CARDS = "gpu|gpus|a100|a100s|h100|h100s|h200|h200s|v100|v100s|l40s|cluster|cards|accelerators"


def add_rules(book: RuleBook) -> None:
    """Add the rules for `gpu_access`."""
    _gpus(book)
    _no_gpus(book)
    _would_have_to_rent(book)
    _none_or_wished_for(book)
    _taken_or_refused(book)
    _aplenty(book)
    _only_a_gaming_card(book)


def _gpus(book: RuleBook) -> None:
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
        lists={"G": _GPU},
        flip=False,
        strength=2,
    )


def _no_gpus(book: RuleBook) -> None:
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
        lists={"G": _GPU},
        strength=3,
        free=True,
    )


def _would_have_to_rent(book: RuleBook) -> None:
    book.add(
        "gpu_access",
        False,
        """
        would have_to|need_to rent|buy|borrow ..2 gpu|gpus|cards|hardware
        not ..2 afford|rent|buy|get ..2 gpu|gpus
        """,
        strength=3,
        free=True,
    )


def _none_or_wished_for(book: RuleBook) -> None:
    book.add("gpu_access", False, "gpu|gpus none|zero", strength=4, free=True)
    book.add(
        "gpu_access",
        False,
        "if we|i had a|any|some? gpu|gpus",
        strength=4,
        free=True,
        unreal=True,
    )


def _taken_or_refused(book: RuleBook) -> None:
    book.add(
        "gpu_access",
        False,
        """
        {G} ..3 handed_back|returned|sold|sent_back|given_back|taken_away|decommissioned|repossessed
        {G} ..1 request|order|quota|application|purchase|budget ..2 bounced|denied|rejected|
            declined|refused|turned_down|vetoed|frozen
        bounced|denied|rejected|declined|refused|turned_down|vetoed ..3 {G} ..1 request|order|
            quota|application|purchase|budget
        {G} .,8 not ..1 let|allowed|permitted ..1 near|to|on|at|access|use|touch
        {G} .,6 not|never ..1 for|available_to us
        gpu|compute poor|starved|less
        {G} :|;|=|is|are ..1 zip|zero|none|no|nil|nope
        """,
        lists={"G": _CARDS},
        strength=5,
        free=True,
    )


def _aplenty(book: RuleBook) -> None:
    book.add(
        "gpu_access",
        True,
        """
        not ..1 {G}|hardware|compute ..1 we|that|which ..1 lack|lacks|miss|need
        {G} galore|aplenty|in_abundance|to_spare
        """,
        lists={"G": _CARDS},
        strength=6,
        free=True,
    )


def _only_a_gaming_card(book: RuleBook) -> None:
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
