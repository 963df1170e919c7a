"""Teams without people who know machine learning."""

from __future__ import annotations

from bot.reading.facts.team.ml_expertise_words import MACHINE_LEARNING, PEOPLE, TRAINED
from bot.reading.patterns import RuleBook

_ROLE = "ml|machine_learning|data_science|ai|nlp|deep_learning|mlops|model"
_PERSON = "person|engineer|engineers|scientist|scientists|people|guy|lead|expert|specialist|team"


def add_rules(book: RuleBook) -> None:
    """Add the rules for `ml_expertise`."""
    _nobody_for_ml(book)
    _never_trained_any(book)
    _no_one_trained_one(book)
    _all_other_trades(book)
    _only_developers(book)
    _left_or_vacant(book)
    _no_coder_among_us(book)


def _nobody_for_ml(book: RuleBook) -> None:
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
        lists={"P": PEOPLE},
        strength=4,
        free=True,
    )


def _never_trained_any(book: RuleBook) -> None:
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
        lists={"A": MACHINE_LEARNING, "T": TRAINED},
        strength=4,
        free=True,
    )


def _all_other_trades(book: RuleBook) -> None:
    book.add(
        "ml_expertise",
        "none",
        """
        only|just|all|purely marketing|sales|legal|business|support|content|finance|admin|editorial
            people|folks|staff|types
        not ..2 know|tell ..3 gradient|tensor|epoch|lora|hyperparameter
        """,
        strength=4,
        free=True,
    )


def _only_developers(book: RuleBook) -> None:
    book.add(
        "ml_expertise",
        "none",
        """
        not have an? engineer|engineers|developer|developers|dev|devs ..2 let|at_all|,|.
        backend|frontend|web|app|mobile devs|developers|engineers all of us
        devs|developers|engineers ..4 never trained ..1 a|one thing
        developer|dev|engineer who ..1 never done ml|machine_learning|ai
        """,
        strength=5,
        free=True,
    )


def _left_or_vacant(book: RuleBook) -> None:
    gone = (
        "left|leaves|leaving|quit|quits|resigned|retired|departed|is_gone|are_gone|poached|handed_in|"
        "walked_out|moved_on|was_let_go|got_laid_off|on_leave|on_parental_leave"
    )
    book.add(
        "ml_expertise",
        "none",
        """
        {R} ..1 {P} ..3 {G}
        data scientist|scientists ..3 {G}
        data|ml|ai ..1 scientist|engineer post|position|seat|role|job ..2 vacant|open|empty|
            unfilled
        ml|ai|data_science ..1 post|position|seat|role ..2 vacant|empty|unfilled|unstaffed
        data_scientists|ml_people|ml_engineers|ml_skills|ml_folks ..1 we do_not|lack|never
        not ..4 anyone|anybody|someone|a_soul ..1 able|who_can|who_could|qualified|capable ..2
            train|tune|fine_tune|use
        """,
        lists={"R": _ROLE, "P": _PERSON, "G": gone},
        strength=6,
        free=True,
    )


def _no_coder_among_us(book: RuleBook) -> None:
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


def _no_one_trained_one(book: RuleBook) -> None:
    """`no one on the team has trained a model before`, which says `trained before`, too."""
    book.add(
        "ml_expertise",
        "none",
        """
        no_one|nobody|none ..6 trained|tuned|fine_tuned|finetuned|built ..3 model|models|network|
            anything|classifier*
        """,
        strength=6,
        free=True,
    )
