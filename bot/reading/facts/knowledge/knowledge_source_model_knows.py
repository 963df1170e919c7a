"""Tasks for which the model knows enough by itself."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `knowledge_source`."""
    _general_knowledge(book)
    _any_model_knows(book)
    _picked_up_in_training(book)


def _general_knowledge(book: RuleBook) -> None:
    book.add(
        "knowledge_source",
        "model_knows",
        """
        common|general|world|public|everyday|basic ..1 knowledge|sense|facts
        model|models|it|gpt|llm already|seem*|seemed ..2 know*|understand|understands
        seem*|seemed to understand|know
        model|models|it|gpt|llm know*|understand* ..3 already|enough|topic|domain|well|notes
        nothing ..2 the? model|models|llm ..2 not know
        nothing|not ..1 company|domain|business specific
        no ..1 company|domain|proprietary|internal|private|special specific? knowledge|facts|data|
            info
        no ..1 specialist|secret|insider knowledge
        plain|everyday|ordinary english|language
        any model knows|would
        """,
        strength=2,
        free=True,
    )


def _any_model_knows(book: RuleBook) -> None:
    book.add(
        "knowledge_source",
        "model_knows",
        """
        anything|things|stuff|what|nothing ..1 a|any|every|an ..3 would|could|does ..1 know
        model|models|llm|llms|it|gpt|they ..3 know|knows ..1 them|it|all|this|enough|well|
            everything
        model|models|llm|llms|they|it obviously|clearly|already|surely|certainly know|knows
        school|high_school|grade_school|undergraduate|textbook ..1 maths|math|physics|level|
            knowledge|grammar|arithmetic|algebra|chemistry
        no ..1 company|internal|proprietary|private|secret|in_house ..1 info|information|data|
            knowledge|facts|documents|details
        nothing ..1 company|internal|proprietary|private|secret|in_house
        any|every model|llm|one|body ..2 knows
        general|common|basic|world|everyday ..1 knowledge|sense|wisdom
        public|well_known|widely_known knowledge|facts|libraries|languages|frameworks
        models ..3 trained on|with ..3 already
        """,
        strength=4,
        free=True,
    )


def _picked_up_in_training(book: RuleBook) -> None:
    book.add(
        "knowledge_source",
        "model_knows",
        """
        model|llm|thing|it just|simply|obviously|surely|already|clearly knows|swallowed|memorised|
            memorized ..2 ,|.|it|this|that|in|them|all
        in|from the|its weights anyway|already
        any|every ..1 big|large|decent|half_decent|modern|current model|llm does|knows|speaks|can|
            handles|will
        any|every llm can|knows|will|speaks
        model's|its|model own head|brain|memory ..1 is|are ..1 fine|enough|plenty
        no need for|of our|any ..1 own material|documents|docs|data
        needs|need no ..1 textbook|manual|docs|documents|material|wiki of ours
        wikipedia|encyclopaedia|encyclopedia|schoolbook grade|level|type|style|stuff|trivia
        model|llm was raised|brought_up on
        big|large|base|general model ..1 picked|soaked|learned|learnt up|about|in
        """,
        strength=5,
        free=True,
    )
