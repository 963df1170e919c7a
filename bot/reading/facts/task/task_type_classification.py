"""Tasks that sort: into categories, queues and desks, or by yes and no."""

from __future__ import annotations

from bot.reading.facts.task.task_type_words import DOCUMENTS, FRAME
from bot.reading.patterns import RuleBook

_CLASS = (
    "categor*|class|classes|bucket*|queue*|team|teams|department*|topic*|code|codes|label*|tier*|"
    "type|types|scheme|folder*|desk|desks|severity|severities|intent*|tag|tags|bin|bins|"
    "priority|priorities|level|levels|squad*|unit|units|inbox*|heading*|theme*|reason*"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `task_type`."""
    _named(book)
    _from_the_result(book)
    _put_into_classes(book)
    _which_of_the_teams(book)
    _sent_to_the_right_place(book)


def _named(book: RuleBook) -> None:
    book.add(
        "task_type",
        "classification",
        """
        classif*|categoris*|categoriz*|triage|triaging
        which of @ ..3 types|categories|classes|labels|codes|topics|intents|risks|queues|
            departments|teams
        which of ..2 @ categories|kinds|types|boxes|options|values|buckets
        decide|decides|tell|determine|detect|predict|recognise|recognize|
            identify ..2 which ..4 it|this|they|is|belongs
        kind|kinds|sort|type of ..1 complaint*|issue*|request*|question*|problem* it|is|they
        in , ..5 code|category|label|class|path|type|queue out
        description|text|ticket|message|email in , ..6 out
        is the ..4 present|missing|signed|valid|correct|relevant|compliant ,
        yes or no
        label|labels|labelling|labeling ..1 {DOCS}|products|images|posts|utterances
        map|maps|mapping ..4 to ..4 code*|categor*|taxonom*|ontology|class*
        complaint kinds|types|categories
        which|what kind|type|category|class|code|queue|department|intent|label|topic ..2 it|is|
            each|belongs|applies
        predict*|guess* ..3 outcome|churn|priority|severity|category|class|rating
        flag|flags|flagging ..3 {DOCS}|which|whether|clauses|content|comments|transactions
        decide|decides|determine|tell|predict|guess ..1 which ..3 category|categories|class|type|
            team|queue|department|code|label|one
        tell apart
        distinguish|distinguishing ..3 from|between
        grade|grading|score|scoring|rate|rating ..2 essays|leads|applications|homework|resumes|
            candidates|submissions
        essay|lead|risk grading|scoring
        screen|screening ..2 resumes|cvs|applications|papers|abstracts|candidates|studies
        forward|send|direct|dispatch|assign|distribute ..6 to ..3 right|correct|one_of|
            appropriate|responsible ..2 department*|team*|queue*|person|desk|agent|group|@
        into|in|of # ..3 categor*|class*|bucket*|queue*|topic*|intent*|types|codes|departments
        multi label|class
        binary decision|classif*|label
        spam or not|ham
        yes / no
        intent ..1 detection|classification|recognition
        which|right|correct department|queue|team|category
        find out ..2 whether
        classifier*|classification|categorisation|categorization
        sentiment
        route|routes|routing ..2 {DOCS}|requests|enquiries|inquiries|questions|complaints|alerts|
            issues|cases
        routing|route ..4 queue*|team*|department*
        tag|tags|tagging|label ..3 {DOCS}|products|images|items|articles|comments|cases ..3 with|
            as|by|into
        tag|tags|tagging ..2 {DOCS}|products|articles|comments|conversations|utterances
        sort|sorts|sorting|put|puts|bucket|buckets|assign|assigns|map|maps|file ..6 into|to|
            in ..5 categor*|class*|bucket*|queue*|tree|code*|group*|type*|folder*|label*|taxonom*|
            topic*
        assign|assigns|assigning|predict|pick|picks|choose ..5 code*|categor*|class*|label*|
            priority|severity|topic*|intent*
        one of ..3 @ ..2 types|classes|categories|labels|codes|intents|topics|queues|buckets|
            departments
        detect*|flag*|spot|identify ..4 spam|fraud*|toxic*|abus*|hate|phishing|scam*|churn|
            intent*|duplicates|nsfw|harmful|pii|urgent|sarcasm|emotion*
        intent detection|recognition|classification
        spam|toxicity|fraud|hate_speech|abuse|phishing ..2 detect*|filter*|classif*
        content moderation|moderat*
        moderate|moderating|moderation ..3 {DOCS}|comments|content|uploads|chat
        decide|decides|determine|judge|predict ..2 whether|if ..5 {DOCS}|is|are|should
        positive|pos / neutral|neg|negative
        yes / no ..3 decision|answer|per
        coding ..3 diagnos*|icd*
        icd|cpt|mcc|naics|hs ..2 cod*
        """,
        lists={"DOCS": DOCUMENTS},
        strength=2,
    )


def _from_the_result(book: RuleBook) -> None:
    """Told by what comes out."""
    book.add(
        "task_type",
        "classification",
        """
        pass or|/ fail
        is|are the|this|it|a ..8 , yes or no
        yes or no on|for|per each|every
        which of ..1 @ ..2 grades|levels|tiers|severities|bins|piles|shelves
        into|in ..1 categories|buckets|piles|bins
        puts|sorts|drops ..3 in|into ..1 , ..2 or
        puts|put|sorts|sort|drops ..3 in|into ..1 , ..2 , ..2 or
        decides|decide|says : ..2 , ..2 , ..2
        misroute*|misrouting|missort* ..2 ticket|tickets|email|emails|mail|message|letter|letters
        """,
        strength=5,
    )


def _put_into_classes(book: RuleBook) -> None:
    lists = {"C": _CLASS, "F": FRAME}
    book.add(
        "task_type",
        "classification",
        """
        put|puts|sort|sorts|route|routes|forward|forwards|send|sends|assign|assigns|file|files|
            place|places|map|maps|allocate|dispatch|direct|bucket|slot|drop|land|lands|go|goes|
            moved|filed|sorted|routed|assigned|mapped|distributed ..8 right|proper|correct|one_of|
            of|the|# ..1 # {C}
        put|sort|route|forward|send|assign|file|place|map|allocate|dispatch|direct|filed|sorted|
            routed|assigned ..6 right|proper|correct|appropriate|matching|best ..2 {C}
        put|sort|filed|sorted|assigned|mapped into ..6 {C}
        label|labels|tag|tags|mark|flag|flags|grade|rate|score|judge|moderate each|every|all|
            incoming
        as ..1 one of ..1 #
        one of ..1 # ..3 {C}
        one of # ,|.|;|:
        {F} decide|decides|determine|tell|tells|judge|say|predict|check|checks|spot ..2 per|
            whether|if|which
        output|outputs|out ..6 codes|code|label|labels|category|class|verdict
        pick|picks|choose|chooses|select|selects|guess|predict|predicts|assign|assigns|propose|
            suggest|give|gives ..4 {C} for|to|of|from|per|it|each|out
        decide|deciding ..2 ( ..6 )
        decide|deciding per
        {F} ..1 tag|label|classify|categorise|categorize|sort|bucket|file|group ..5 by|according ..2
            {C}|urgency|subject|product|sentiment|risk|mood|tone|severity|area
        triage|triages|triaging
        """,
        lists=lists,
        strength=3,
    )
    book.add("task_type", "classification", "of|into|among # ..2 {C}", lists=lists, strength=1)


def _which_of_the_teams(book: RuleBook) -> None:
    book.add(
        "task_type",
        "classification",
        """
        which|what ..2 of ..2 # teams|queues|departments|desks|groups|categories|classes|codes
        yes or no
        """,
        strength=2,
    )


def _sent_to_the_right_place(book: RuleBook) -> None:
    book.add(
        "task_type",
        "classification",
        """
        go|goes|sent|passed|forwarded|routed to the ..1 correct|right|proper desk|office|unit|
            counter|clerk|person|ward|shelf
        one tag|label|category|verdict|grade|class|flag per|for_each|for_every
        which of ..1 @ reasons|causes|desks|options|products|problems|faults|forms|species
        angry|happy|sad|positive|negative|urgent , ..2 or ..1 angry|happy|sad|neutral|calm|
            negative|positive
        each|every ..2 gets ..4 stars|grade|mark|verdict|tag|label|category|stamp
        flag|flags dodgy|suspicious|fraudulent|fake|risky|shady|bogus|abusive|offensive
        yes / no on|for|per|about|question
        """,
        strength=5,
    )
