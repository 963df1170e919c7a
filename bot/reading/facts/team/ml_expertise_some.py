"""Teams in which somebody knows some machine learning."""

from __future__ import annotations

from bot.reading.facts.team.ml_expertise_words import MACHINE_LEARNING, TRAINED
from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `ml_expertise`."""
    _one_engineer(book)
    _somebody_trained_one(book)
    _knows_the_basics(book)
    _tuned_once(book)
    _enough_to_be_dangerous(book)


def _one_engineer(book: RuleBook) -> None:
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
        strength=3,
    )


def _somebody_trained_one(book: RuleBook) -> None:
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
        lists={"A": MACHINE_LEARNING, "T": TRAINED},
        strength=5,
    )


def _knows_the_basics(book: RuleBook) -> None:
    book.add(
        "ml_expertise",
        "some",
        """
        one|a|our|another guy|colleague|dev|developer|engineer|person|analyst|woman|student ..2
            trained|tuned|fine_tuned|finetuned|built ..4 model|models|bert|network|classifier|llama
        know|knows|learned|learnt ..2 a_bit|some|the_basics|enough ..2 ml|ai|machine_learning|
            data_science|pytorch
        """,
        strength=5,
    )


def _tuned_once(book: RuleBook) -> None:
    book.add(
        "ml_expertise",
        "some",
        """
        did|ran|done ..1 a|one tuning|fine_tuning project once|before
        done|did|ran ..2 few|some|couple ..1 lora|training|fine_tuning|tuning runs
        i have trained ..3 in pytorch|tensorflow|keras
        # ml|machine_learning person|guy|specialist|eng|dev
        one ml eng|dev
        """,
        strength=5,
    )


def _enough_to_be_dangerous(book: RuleBook) -> None:
    book.add(
        "ml_expertise",
        "some",
        """
        enough ..1 torch|pytorch|ml|keras|tensorflow to ..1 be dangerous
        can train|tune|finetune|fine_tune ..1 a|one lora|adapter|classifier if|with|from|when
        """,
        strength=5,
    )
