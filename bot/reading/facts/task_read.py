"""Tasks that read a text: classify, extract, summarise, translate, write queries."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_DOCS = (
    "document*|contract*|report*|note*|invoice*|email*|mail*|ticket*|pdf*|form*|letter*|record*|"
    "resume*|cv*|text*|filing*|claim*|page*|scan*|receipt*|post*|transcript*|chart*|paper*|"
    "message*|bio*|listing*|policies|order*|agreement*|description*|statement*|call*|review*"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `task_type` where the model reads."""
    _task_types(book)
    _from_the_result(book)


def _task_types(book: RuleBook) -> None:
    lists = {"DOCS": _DOCS}
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
        lists=lists,
        strength=2,
    )
    book.add(
        "task_type",
        "extraction",
        """
        extract|extracts|extracting|extraction|extractor
        spit*|spits|returns|outputs|gives ..3 out? ..4 as rows|json|fields|table|columns|csv
        reads|read|take|takes ..3 {DOCS}|lab ..2 and ..2 spits|outputs|returns|fills|gives|
            produces|pulls
        turn|turns|convert|converts|transform|transforms ..3 free text ..4 into|to
        into ..2 booking|structured|database|crm|erp|system ..1 ticket|record|records|fields|
            entry|entries|rows
        find|finds|get|gets|detect|detects|spot|locate|list|lists ..2 all? ..1 names|dates|
            amounts|mentions|entities|handles|parties|medications|symptoms|addresses|clauses|
            obligations|deadlines
        fields|columns|values|attributes ..6 filled|populated|entered|captured|keyed ..1 into|in|
            from|by
        read|reads|reading ..3 {DOCS} ..2 into ..3 fields|table|system|spreadsheet|database|erp|
            crm|json
        structured data|output|fields|json|records from
        get|gets|getting ..2 structured
        populate|populates ..3 fields|form*|table|database|system|crm|record*
        digitise|digitize|digitising ..3 {DOCS}
        line items from
        key fields|facts|figures|data|terms ..2 from
        json from ..2 {DOCS}
        fields out_of ..3 {DOCS}
        dates and|, amounts
        pull|pulls|pulling ..6 out_of|from ..4 {DOCS}
        pull|pulls|pulling ..3 field*|value*|entit*|amounts|dates|totals|terms|clauses|line_items|
            parties
        get|gets|getting|take ..6 fields|values|entities|amounts|dates|totals ..3 out_of|from|out
        field* ..2 from ..3 {DOCS}
        fill* ..3 fields|columns|form
        named entity|entities
        ner
        parse|parses|parsing ..3 {DOCS} ..3 into|to
        parse|parses|parsing ..3 resume*|cv*|invoice*|receipt*|statement*|address*|pdf*
        turn|convert|transform ..5 {DOCS} into ..3 structured|json|fields|records|rows|table*
        needs the ..2 string out
        find|identify|redact|list|capture ..3 names|dates|amounts|entities|parties|pii|meds|
            medications|drugs ..3 in|from|out|mentioned
        redact*|de_identify|anonymis*|anonymiz* ..3 {DOCS}|names|pii|data
        """,
        lists=lists,
        strength=2,
    )
    book.add(
        "task_type",
        "summarization",
        """
        summaris*|summariz*
        summary|summaries of|for|from|per|to
        write|writes|writing|produce|generate|create|draft|make ..3 summary|summaries|tldr|
            abstracts|digests|digest|minutes
        condense|digest|tl;dr|tldr ..4 {DOCS}|meeting*|article*|thread*|into
        boil|boils|boiling ..8 down|to
        digest|digests|recap|recaps|overview|abstract|abstracts per|of|for|from|with
        brief|briefs|briefing|recap|synopsis|abstract|executive_summary ..2 of|about|from|per|for
        discharge|executive|meeting|call|case|thread|ticket|patient summary|summaries|recap|
            recaps|notes
        shorten|shortening|boil* ..3 {DOCS}|down
        handover notes
        meeting minutes|notes|recaps
        recap|recaps of
        recurring failure patterns
        """,
        lists=lists,
        strength=2,
    )
    book.add(
        "task_type",
        "translation",
        """
        translate|translates|translating|translation|translations|translator
        subtitles|subtitling
        localis*|localiz* ..4 into|to|strings|copy|content|product|app|ui|manuals
        machine translation
        en|english|german|french|spanish to german|french|spanish|english|japanese|italian|polish|
            dutch|chinese|arabic|portuguese|korean
        """,
        strength=2,
    )
    book.add(
        "task_type",
        "text_to_sql",
        """
        text|nl|language|english to|into sql|queries|query|cypher|kql|promql|spl|dax
        sql generation|generator|writer|bot|copilot
        generat*|writ*|produce|produces|producing|creat*|build*|make* ..3 sql|queries|cypher|kql|
            promql
        translat*|turn*|convert* ..6 into|to ..3 sql|query|queries|cypher|kql|promql|spl|filters
        gets|get|return* ..3 one|some? of our queries|query
        plain|natural english|language ..4 sql|query|queries|warehouse|database
        ask*|question* ..5 in ..2 english|natural_language|words ..6 sql|database|warehouse|query|
            tables
        ask|question|query ..3 our|the database|warehouse|data_warehouse|bigquery|snowflake|
            postgres in ..2 english|natural|plain
        """,
        strength=3,
    )


def _from_the_result(book: RuleBook) -> None:
    """Reading tasks told by what comes out."""
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
    book.add(
        "task_type",
        "extraction",
        """
        pick|picks|grab|grabs|lift|lifts|copy|copies out? the .,8 from
        from ..4 grab|pull|lift|fish the? ..3 ,
        fill|fills ..2 @ ..1 boxes|blanks|fields
        redact|redacts|redacting ..2 names|addresses|numbers|pii|personal|details
        """,
        strength=5,
    )
    book.add(
        "task_type",
        "summarization",
        """
        read|reads .,6 give|gives ..2 one page|paragraph|sentence
        tl ; dr machine|bot|of|for|button
        makes|make|turns .,6 long .,6 short one|version
        summary button|feature|function
        """,
        strength=5,
    )
