"""Teams with people who train models as their trade."""

from __future__ import annotations

from bot.reading.facts.team.ml_expertise_words import PEOPLE
from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `ml_expertise`."""
    _ml_team(book)
    _phds_and_researchers(book)
    _trained_at_labs(book)
    _grandmasters(book)


def _ml_team(book: RuleBook) -> None:
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
        lists={"P": PEOPLE},
        flip="none",
        strength=2,
    )


def _phds_and_researchers(book: RuleBook) -> None:
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
        strength=3,
    )


def _trained_at_labs(book: RuleBook) -> None:
    book.add(
        "ml_expertise",
        "strong",
        """
        people|engineers|folks ..4 labs ..1 who|that have? trained ..3 models|networks
        own ..1 llm|ml|model training|research folks|people|team|group|staff
        did|does mt|nlp|ml|machine_learning|ai for|in ..1 phd|doctorate
        @|several|few applied scientists
        who|that do|does dl|ml|deep_learning|machine_learning ..1 daily|every_day|all_day|
            for_a_living
        team trains|ships ..3 transformers|models|networks|rankers|classifiers
        """,
        strength=3,
    )


def _grandmasters(book: RuleBook) -> None:
    book.add("ml_expertise", "strong", "kaggle grandmasters|masters", strength=5)
