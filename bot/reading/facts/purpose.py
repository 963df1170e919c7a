"""What the system is for, read from its main verb and object."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_CLASS = (
    "categor*|class|classes|bucket*|queue*|team|teams|department*|topic*|code|codes|label*|tier*|"
    "type|types|scheme|folder*|desk|desks|severity|severities|intent*|tag|tags|bin|bins|"
    "priority|priorities|level|levels|squad*|unit|units|inbox*|heading*|theme*|reason*"
)
_TEXT = (
    "headline*|title|titles|subject_line*|description*|copy|ad|ads|advert*|slogan*|caption*|post|"
    "posts|article*|blog*|newsletter*|email*|e_mail*|mail|mails|letter|letters|reply|replies|"
    "response|responses|story|stories|bio|bios|paragraph*|proposal*|report|reports|narrative*|"
    "message|messages|text|texts|feedback|comments|hint|hints|poem*|recipe*|listing|listings|"
    "announcement*|obituar*|speech|speeches|statement|statements|review_texts|sections|blurb*|"
    "invitation*|pitch|pitches|tweets|lesson_plans|exercises|quiz*|offers|product_texts"
)
_FRAME = (
    "we|i|to|should|model|it|llm|bot|system|automatically|:|want|tool|which|that|would|will|us|"
    "feature|app|service|idea|ai|must|and|could|software|assistant|can|by|for|;"
)
_ASKER = (
    "users|customers|people|staff|employees|analysts|engineers|agents|folks|students|patients|"
    "citizens|members|technicians|nurses|doctors|colleagues|everyone|they|drivers|buyers|"
    "clients|subscribers|managers|lawyers|residents|sellers|reps|teachers|players|operators|"
    "tenants|travellers|travelers|visitors|guests|parents|farmers|mechanics|clerks|viewers"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `task_type` from verbs and objects."""
    _reading(book)
    _writing(book)
    _talking(book)


def _reading(book: RuleBook) -> None:
    lists = {"C": _CLASS, "F": _FRAME}
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
    book.add(
        "task_type",
        "extraction",
        """
        pull|pulls|lift|lifts|extract|read|reads|get|grab|grabs|capture|captures|fish|pick|
            harvest|take|want|need|wants|needs|find|collect ..3 # ..3 attributes|fields|things|
            values|facts|data_points|clause_types|columns|entities|items|details|properties
        need|want|wants|pull|lift|fish|dig|grab|copy ..6 out
        pulled|lifted|extracted|captured|read|fished|grabbed|copied|keyed|picked ..2 out|
            automatically|from
        want|need|extract|return|returns|get|gives .,16 as json|csv|xml|structured|a_record|
            fields|rows
        {F} extract|pull|lift|capture|fish|harvest
        into|as ..2 structured ..2 record|records|data|fields|form|json
        turn|turns|convert|parse ..6 into ..3 json|fields|records|rows|table|columns|xml
        fields|values|attributes|details|particulars out|from ..3 of|the|a|each|our|any|these
        fill|fills|populate|populates ..4 fields|form|record|columns|crm|spreadsheet|system ..1
            from|with|automatically
        key|keys|keyed ..3 into the|our|a
        """,
        lists=lists,
        strength=3,
    )
    book.add(
        "task_type",
        "ranking",
        """
        {F} rank|ranks|reorder|re_order|prioritise|prioritize|recommend|recommends|shortlist
        score to rank|sort|order by
        order|sort|sorts|orders ..4 by ..2 relevance|fit|match|similarity|likelihood|quality
        best|most_relevant|most_similar|closest ..3 first|on_top|at_the_top
        recommend|recommends|suggest|suggests ..2 similar|related|relevant|matching|next
        recommend|recommending ..4 to readers|users|customers|shoppers|listeners|viewers|buyers
        search ..2 relevance|ranking|quality|ordering
        """,
        lists=lists,
        strength=3,
    )


def _writing(book: RuleBook) -> None:
    lists = {"T": _TEXT, "F": _FRAME}
    book.add(
        "task_type",
        "text_generation",
        """
        {F} ..1 write|writes|generate|generates|create|creates|draft|drafts|compose|composes|
            produce|produces|writing|generating|drafting|word ..5 {T}
        {T} ..3 drafted|written|generated|composed ..1 for|by|automatically|from
        : draft|write|generate|compose a|an|the|our|replies
        ghost writ*
        """,
        lists=lists,
        strength=3,
    )
    book.add(
        "task_type",
        "summarization",
        """
        get|gets|produce|produces|write|writes|send|sends|make|makes|want|wants|create|creates|
            generate|generates|need|give|draft|drafts|deliver|provide ..4 recap|recaps|summary|
            summaries|digest|digests|synopsis|abstract|abstracts|tl;dr|tldr|minutes
        recap|recaps|summary|summaries|gist|synopsis of
        into ..4 summary|summaries|bullet|bullets|digest|recap|one_pager|brief|briefing|synopsis
        {F} summar*
        boil|boils|condense|condenses|distil|shorten|compress ..5 down|to|into
        """,
        lists=lists,
        strength=3,
    )
    book.add(
        "task_type",
        "translation",
        """
        {F} translate|translates|translating|localise|localize
        en|english # languages
        into ..2 # ..3 languages|locales|dialects
        go|goes|put|render|bring|turn|rendered ..4 into ..3 languages|german|french|
            spanish|english|japanese|chinese|portuguese|italian|dutch|polish|arabic|korean
        """,
        lists=lists,
        strength=3,
    )
    book.add(
        "task_type",
        "code_generation",
        """
        file|files|tests|code|codebase|components|modules|scripts|services|classes ..5 go|move|
            moved|migrated|ported|converted|rewritten|translated|upgraded ..4 from|to|into
        move|migrate|migrating|port|porting|convert|rewrite|upgrade|translate|modernise|
            refactor ..5 files|codebase|code|scripts|modules|components|tests|programs|services ..6
            to|from|into|off
        like|want|need|write|writes|generate|generates|produce ..4 code for|in|that|from|against
        writes|write|generate|generates|produce|complete|suggest|suggests ..4 code|functions|
            scripts|unit_tests|tests|boilerplate|patches|kernels|plugins|playbooks
        """,
        strength=4,
    )


def _talking(book: RuleBook) -> None:
    lists = {"A": _ASKER, "F": _FRAME}
    book.add(
        "task_type",
        "chatbot",
        """
        like|want|build|building|built|launch|launching|need|run|running|add|offer|have|make|
            planning|deploy|develop|developing|idea ..4 bot|assistant|chatbot|
            concierge|companion|buddy|helper|receptionist
        chatbot*
        bot|assistant which|that|who|for|in|to
        """,
        lists=lists,
        strength=3,
    )
    book.add(
        "task_type",
        "chatbot",
        """
        slack|teams|whatsapp|discord|telegram|in_app|website|messenger|phone|voice ..1 bot|
            assistant|chatbot
        """,
        strength=4,
    )
    book.add(
        "task_type",
        "qa",
        """
        {A} ..3 ask|asks|asking|query|look_up|search|type ..6 about|what|why|how|over|the_same|
            things|questions|question|on|in|whether|which|when|against
        ask|asks|put|puts|pose|type ..2 question|questions on|about|over|and|regarding
        {F} answer|answers|answering ..5 questions|question|queries|enquiries|from|about|on
        answer*|answers drawn|taken|based|sourced|grounded from|on|in
        question answering
        questions about|over|on ..6 answered
        """,
        lists=lists,
        strength=3,
    )
    book.add(
        "task_type",
        "text_to_sql",
        """
        question|questions|english|language|sentence|type|asks ..8 sql|query|queries ..4 against|
            on|for|over|back|out|run|runs
        get|gets|return|returns|produce|writes|write|generate|emit ..3 sql
        sql|queries|query from ..4 english|language|questions|text
        """,
        strength=4,
    )
