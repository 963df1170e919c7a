"""What the task is, how many tasks there are, and where the project stands."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_DOCS = (
    "document*|contract*|report*|note*|invoice*|email*|mail*|ticket*|pdf*|form*|letter*|record*|"
    "resume*|cv*|text*|filing*|claim*|page*|scan*|receipt*|post*|transcript*|chart*|paper*|"
    "message*|bio*|listing*|policies|order*|agreement*|description*|statement*|call*|review*"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `task_type`, `task_breadth` and `stage`."""
    _task_types(book)
    _more_task_types(book)
    _breadth(book)
    _stage(book)


def _task_types(book: RuleBook) -> None:
    lists = {"DOCS": _DOCS}
    book.add(
        "task_type",
        "classification",
        """
        classif*|categoris*|categoriz*|triage|triaging
        which of @ ..3 types|categories|classes|labels|codes|topics|intents|risks|queues|departments|teams
        which of ..2 @ categories|kinds|types|boxes|options|values|buckets
        decide|decides|tell|determine|detect|predict|recognise|recognize|identify ..2 which ..4 it|this|they|is|belongs
        kind|kinds|sort|type of ..1 complaint*|issue*|request*|question*|problem* it|is|they
        in , ..5 code|category|label|class|path|type|queue out
        description|text|ticket|message|email in , ..6 out
        is the ..4 present|missing|signed|valid|correct|relevant|compliant ,
        yes or no
        label|labels|labelling|labeling ..1 {DOCS}|products|images|posts|utterances
        map|maps|mapping ..4 to ..4 code*|categor*|taxonom*|ontology|class*
        complaint kinds|types|categories
        which|what kind|type|category|class|code|queue|department|intent|label|topic ..2 it|is|each|belongs|applies
        predict*|guess* ..3 outcome|churn|priority|severity|category|class|rating
        flag|flags|flagging ..3 {DOCS}|which|whether|clauses|content|comments|transactions
        decide|decides|determine|tell|predict|guess ..1 which ..3 category|categories|class|type|team|queue|department|code|label|one
        tell apart
        distinguish|distinguishing ..3 from|between
        grade|grading|score|scoring|rate|rating ..2 essays|leads|applications|homework|resumes|candidates|submissions
        essay|lead|risk grading|scoring
        screen|screening ..2 resumes|cvs|applications|papers|abstracts|candidates|studies
        forward|send|direct|dispatch|assign|distribute ..6 to ..3 right|correct|one_of|appropriate|responsible ..2 department*|team*|queue*|person|desk|agent|group|@
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
        route|routes|routing ..2 {DOCS}|requests|enquiries|inquiries|questions|complaints|alerts|issues|cases
        routing|route ..4 queue*|team*|department*
        tag|tags|tagging|label ..3 {DOCS}|products|images|items|articles|comments|cases ..3 with|as|by|into
        tag|tags|tagging ..2 {DOCS}|products|articles|comments|conversations|utterances
        sort|sorts|sorting|put|puts|bucket|buckets|assign|assigns|map|maps|file ..6 into|to|in ..5 categor*|class*|bucket*|queue*|tree|code*|group*|type*|folder*|label*|taxonom*|topic*
        assign|assigns|assigning|predict|pick|picks|choose ..5 code*|categor*|class*|label*|priority|severity|topic*|intent*
        one of ..3 @ ..2 types|classes|categories|labels|codes|intents|topics|queues|buckets|departments
        detect*|flag*|spot|identify ..4 spam|fraud*|toxic*|abus*|hate|phishing|scam*|churn|intent*|duplicates|nsfw|harmful|pii|urgent|sarcasm|emotion*
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
        reads|read|take|takes ..3 {DOCS}|lab ..2 and ..2 spits|outputs|returns|fills|gives|produces|pulls
        turn|turns|convert|converts|transform|transforms ..3 free text ..4 into|to
        into ..2 booking|structured|database|crm|erp|system ..1 ticket|record|records|fields|entry|entries|rows
        find|finds|get|gets|detect|detects|spot|locate|list|lists ..2 all? ..1 names|dates|amounts|mentions|entities|handles|parties|medications|symptoms|addresses|clauses|obligations|deadlines
        fields|columns|values|attributes ..6 filled|populated|entered|captured|keyed ..1 into|in|from|by
        read|reads|reading ..3 {DOCS} ..2 into ..3 fields|table|system|spreadsheet|database|erp|crm|json
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
        pull|pulls|pulling ..3 field*|value*|entit*|amounts|dates|totals|terms|clauses|line_items|parties
        get|gets|getting|take ..6 fields|values|entities|amounts|dates|totals ..3 out_of|from|out
        field* ..2 from ..3 {DOCS}
        fill* ..3 fields|columns|form
        named entity|entities
        ner
        parse|parses|parsing ..3 {DOCS} ..3 into|to
        parse|parses|parsing ..3 resume*|cv*|invoice*|receipt*|statement*|address*|pdf*
        turn|convert|transform ..5 {DOCS} into ..3 structured|json|fields|records|rows|table*
        needs the ..2 string out
        find|identify|redact|list|capture ..3 names|dates|amounts|entities|parties|pii|meds|medications|drugs ..3 in|from|out|mentioned
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
        write|writes|writing|produce|generate|create|draft|make ..3 summary|summaries|tldr|abstracts|digests|digest|minutes
        condense|digest|tl;dr|tldr ..4 {DOCS}|meeting*|article*|thread*|into
        boil|boils|boiling ..8 down|to
        digest|digests|recap|recaps|overview|abstract|abstracts per|of|for|from|with
        brief|briefs|briefing|recap|synopsis|abstract|executive_summary ..2 of|about|from|per|for
        discharge|executive|meeting|call|case|thread|ticket|patient summary|summaries|recap|recaps|notes
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
        en|english|german|french|spanish to german|french|spanish|english|japanese|italian|polish|dutch|chinese|arabic|portuguese|korean
        """,
        strength=2,
    )
    book.add(
        "task_type",
        "text_to_sql",
        """
        text|nl|language|english to|into sql|queries|query|cypher|kql|promql|spl|dax
        sql generation|generator|writer|bot|copilot
        generat*|writ*|produce|produces|producing|creat*|build*|make* ..3 sql|queries|cypher|kql|promql
        translat*|turn*|convert* ..6 into|to ..3 sql|query|queries|cypher|kql|promql|spl|filters
        gets|get|return* ..3 one|some? of our queries|query
        plain|natural english|language ..4 sql|query|queries|warehouse|database
        ask*|question* ..5 in ..2 english|natural_language|words ..6 sql|database|warehouse|query|tables
        ask|question|query ..3 our|the database|warehouse|data_warehouse|bigquery|snowflake|postgres in ..2 english|natural|plain
        """,
        strength=3,
    )


def _more_task_types(book: RuleBook) -> None:
    lists = {"DOCS": _DOCS}
    book.add(
        "task_type",
        "code_generation",
        """
        code completion|completions|generation|suggestions|assistant|autocomplete
        autocomplete|complete ..3 code
        convert*|port*|migrat*|translat*|rewrit* ..2 oracle|sql|procs|procedures|java|cobol|python|c|vb|legacy|perl|fortran|code|scripts ..2 to|into
        autocomplete|autocompletion ..4 language|editor|ide|dsl|code
        complete|completes|completing ..3 code|functions
        generat*|writ*|produce|produces|producing|creat* ..4 unit_tests|test_cases|pull_requests|terraform|ansible|playbooks|plc|verilog|cobol|python|java|typescript
        review|reviews ..1 pull_requests|code
        code review*|migration|refactoring|translation
        coding assistant|copilot|helper
        generat*|writ*|produce|produces|producing|emit*|suggest* ..3 code|unit_tests|tests|scripts|functions|yaml|terraform|boilerplate|dsl|config|configs|macros|regex*|patches
        write calls|call to
        to|into ..2 automation|internal|our|own|proprietary|custom ..1 dsl
        nl / code
        migrat*|port|porting|convert*|translat* ..4 cobol|legacy_code|java|kotlin|python|codebase|perl|vb|angular|scala
        nl our automation dsl
        fix|fixes|fixing bugs|lint
        """,
        strength=3,
    )
    book.add(
        "task_type",
        "ranking",
        """
        rank|ranks|ranking|rerank*|reranking|re_rank*
        recommend|recommends|recommendation|recommendations|recommender ..6 product*|item*|job*|article*|song*|movie*|candidates|to_users|engine|system|content
        search relevance|ranking|results
        relevance ..3 judg*|scor*|rating*|label*|grad*
        top @ list|candidates|results|matches
        query , product
        match|matches|matching ..3 cvs|candidates|jobs|resumes|suppliers|profiles ..3 to|with|against
        find|finding ..3 similar ..2 {DOCS}|products|items|cases|tickets
        match|matches|matching ..4 to ..3 jobs|candidates|products|suppliers|trials|catalogue|mentors
        which ..2 results|products|documents ..3 first|top|relevant
        order|sort ..3 by relevance|importance|fit|likelihood
        which ..5 fits|matches|suits|match|fit ..4 best
        fits|matches|suits|match|fit ..4 best
        best ..2 matches|match|candidates|fit|first
        top|best|first @ ..2 candidates|results|hits|matches|products|suggestions|changes|list|documents
        shortlist|shortlisting|shortlists
        semantic search
        improve|better|fix ..2 our|the? search
        prioritis*|prioritiz* ..3 leads|alerts|bugs|candidates|tickets
        """,
        lists=lists,
        strength=3,
    )
    book.add(
        "task_type",
        "qa",
        """
        question answering|answerer
        answer|answers|answering ..2 customer*|employee*|staff|user*|hr|it|support|legal|technical|policy|product|compliance|medical|their ..2 question*|quer*|enquir*|inquir*
        ask|asks|asking ..5 how|what|where|whether|about
        employees|staff|customers|devs|developers|technicians|engineers|nurses|agents|people|students|citizens|users ask|asking|query|search ..6 docs|wiki|manual*|policy|policies|handbook|how|what|why|rules|procedures
        look|find ..2 things|stuff|information|info ..3 in ..3 docs|wiki|manual*|policies|handbook|documentation
        search assistant
        self service ..2 portal|desk
        helpdesk|help_desk ..2 questions
        q&a|faq*|qa over|on|about|for|bot|system|tool
        q&a|qa
        answer|answers|answering ..4 question*|quer*|enquir*|inquir*
        answer|answers|answering ..2 from|over|based_on|using|out_of ..3 {DOCS}|docs|wiki|manual*|policy|policies|handbook|knowledge_base|intranet|confluence|messages|corpus
        ask|asks|asking ..3 question* ..3 about|over|on|to|against
        ask ..2 our|the|their ..1 docs|wiki|documentation|policies|handbook|manuals|knowledge_base
        look|looks|looking up ..3 answer*
        multiple choice ..2 question*
        multiple choice
        chat|talk with|over|to ..2 our? docs|documents|pdfs|manuals|documentation|wiki
        searches it and answers
        find|finds ..2 answer*|answers in|from
        """,
        lists=lists,
        strength=2,
    )
    book.add(
        "task_type",
        "chatbot",
        """
        chatbot*|chat_bot*
        conversational ..2 agent|assistant|ai|bot
        virtual|voice|shopping|support|customer|hr|helpdesk|it|service|ai|banking|digital assistant|bot|agent
        assistant that|for|who|which
        talk*|chat*|speak* ..2 to|with ..2 customers|users|patients|players|students|guests|employees|shoppers|citizens
        characters|npc*|npcs must|should|that ..3 talk|speak|chat|voice
        npc dialogue|dialog
        support bot|chat
        bot|assistant|agent on|for|in ..3 website|site|app|whatsapp|slack|teams|customers|patients|students|employees
        chat with a|an|our|the|their|his
        in|stay|stays|break|breaking character
        bot|assistant should|must|can|will|would ..2 answer|help|talk|handle|reply
        helper for
        role play*|roleplay*
        companion|persona
        tutor|coach|companion bot|app|that|for
        bot ..3 covers
        bot ..4 talks|chats|handles|helps|guides|greets
        """,
        lists=lists,
        strength=2,
    )
    book.add("task_type", "chatbot", "a|our|the bot", strength=1)
    book.add(
        "task_type",
        "text_generation",
        """
        write|writes|writing|generate|generates|generating|draft|drafts|drafting|produce|produces|create|creating|compose ..4 product_descriptions|copy|description*|email*|reply|replies|blog*|post*|ad|ads|article*|stor*|letter*|headlin*|captions|marketing|answers|report*|explanation*|response*|newsletter*|text*|slogans|content|proposals|offers|tweets|titles|bios|messages|contracts|clauses|listings|narratives|press_releases|cover_letters|specs|subject_lines|reports
        copywriting|copywriter|ghostwrit*
        writes|write|drafts|draft|composes|generates|words ..2 follow up
        follow up mail|email|letter|mails|emails
        rewrite|rewrites|rewriting|reword*|shorten ..1 headlines|titles|copy|ads|descriptions|text|emails|sentences
        letter|letters|mail|mails to ..2 client*|customer*|office|patients|parents
        generat*|writ*|produce|produces|producing|creat*|draft*|compos* ..5 stories|narrative*|emails|letters|replies|reports|texts|summaries_and|captions|ads|descriptions|copy|posts|proposals|section|recipes|poems|scripts|offers|answers_to|explanations|notes|feedback|comments|reviews|articles|newsletters
        draft|drafts|drafting ..1 of|the|a|an|from|for
        suggest|suggests|suggesting ..3 reply|replies|response|responses|answer|recipes|wording|text|next
        outreach|personalised|personalized ..1 emails|email|messages|copy|letters
        story|recipe|report|letter|proposal|tweet|lyrics generator|generation|writer
        ad|marketing|product|website|sales copy
        draft|drafts|drafting ..2 {DOCS}|answers
        reply|email|text|content|copy|letter|report generation|drafting|drafts
        rewrite|rewrites|rewriting|rephrase*|paraphras* ..5 in|into|text*|copy|to|so|drafts|emails|letters
        add a short explanation
        suggest*|propos* ..2 replies|reply|response*|wording
        in our brand voice|style
        """,
        lists=lists,
        strength=2,
    )
    book.add(
        "task_type",
        "agent",
        """
        agent that|which ..6 tools|apis|books|clicks|calls|actions|executes|runs
        agentic|multi_agent|autonomous_agent*
        tool calling|use|calls
        function calling
        """,
        strength=2,
    )
    book.add(
        "task_type",
        "reasoning",
        """
        math* word? problems
        multi_step|logical|mathematical|legal|deductive reasoning
        solve|solving ..3 problems|puzzles|equations
        planning problems
        """,
        strength=1,
    )


def _breadth(book: RuleBook) -> None:
    book.add(
        "task_breadth",
        "narrow",
        """
        one|single|only_one|just_one ..1 narrow|specific|small|single|well_defined? task|job|thing|use_case|purpose|workflow|label
        one|single ..2 task|use_case|classifier|job|purpose
        does exactly|only|just one
        one question per|each
        stable|one|single job
        only|exactly|just one|a_single ..2 task|thing|job|question|use_case
        nothing more|fancy|but
        always|only the same ..2 task|thing|job
        task is only this
        only|just does|do|this one? thing|task|job
        only|just|does one thing|task|job
        that is it|all
        narrow|narrowly|very_specific ..2 task|scope|use_case|domain|job|problem
        narrow
        nothing else
        same @ labels|categories|classes|codes|queues|fields|intents
        always the same ..2 task|question|job|form|thing
        """,
        strength=2,
        free=True,
    )
    book.add(
        "task_breadth",
        "several",
        """
        two|three|four|five|six|seven|eight|nine|ten|several|different|multiple|various|couple ..2 tasks|use_cases|jobs|workflows|features|skills|subtasks
        # ..3 tasks|use_cases|workflows|features|skills|subtasks|jobs
        handful|few|couple of ..2 tasks|use_cases|jobs|workflows|things
        several|different|multiple things
        between the steps
        each|every|own step
        two|three|four|five|six|seven|eight|nine|several|multiple|different|couple_of ..2 steps|pipelines
        does|do both|two|three|several|multiple
        both summar*|classif*|extract*|draft*
        mix of ..3 tasks|classif*|extract*|summar*
        # fields ;|:|(
        several|multiple|different ..1 different|small|related|distinct|separate ..1 things|tasks|steps
        classify|classifies and|, ..2 extract*|summar*|draft*|answer*|translat*|route*
        summar* and|, ..2 extract*|classif*|draft*|answer*|translat*|tag*
        extract* and|, ..2 summar*|classif*|draft*|answer*
        summaries and answers
        summarise|summarize , ..6 , what
        """,
        strength=3,
        free=True,
    )
    book.add(
        "task_breadth",
        "broad",
        """
        any question|questions|topic|thing about|on|they|users|people|that
        any question|topic|request
        anything|everything from ..6 to
        questions on|about anything|everything|all
        any kind of question*|request*|topic*|issue*
        anything about|they|under|people|users|from|goes|employees|customers|you
        ask it|us|the_bot ..1 anything|everything
        ask* anything
        all kinds|sorts|manner of ..2 question*|task*|request*|topic*|thing*|issue*
        everything from ..8 to
        general purpose|assistant
        open ended|domain
        dozens|hundreds|lots|many|wide_range|broad_range|wide_variety|variety of ..2 tasks|use_cases|topics|skills|question_types|subjects|intents
        many|very different|diverse tasks|topics|questions|requests|use_cases
        wide|broad|huge range|variety|scope|spectrum
        # ..1 tasks|use_cases|skills
        plus some ..2 topics
        """,
        strength=2,
        free=True,
    )


def _stage(book: RuleBook) -> None:
    book.add(
        "stage",
        "prototype",
        """
        prototyp*|poc|p.o.c|mvp|hackathon|hack_day|spike
        proof of concept
        just an? idea|exploring|starting|experimenting|playing|brainstorm*
        only|still|just|at an idea|exploring|prototyping|experimenting|early|evaluating
        idea stage|phase
        early days|stage|stages|phase
        not|never ..3 built|started|begun ..2 yet|anything
        have not ..2 built|started|begun|launched|shipped
        nothing ..2 built|exists|running|live ..1 yet
        feature|product|system|it|tool does not exist
        does not exist yet
        from scratch|zero
        greenfield|exploratory|feasibility
        research setting|project|prototype
        thinking about|of building|adding|making|using|automating
        considering|planning|plan|want to build|building|add
        kicking off|kick off
        first naive? version
        before launch
        experiment* phase|stage
        demo for|to|only
        whiteboard
        """,
        strength=1,
        flip=None,
        free=True,
    )
    book.add(
        "stage",
        "prototype",
        """
        prototype|poc|mvp|p.o.c|hackathon
        napkin|sketch|whiteboard|concept|paper ..1 sketch|stage|phase|only|at
        startup idea
        idea , nothing
        nothing|none ..2 built|written|coded
        want to build|try|explore|start|automate
        we are at|in the? idea|poc|prototype|exploration|discovery
        not started|begun|built ..1 yet
        proof of concept
        idea stage|phase
        just an idea
        research setting
        feature|product|system|tool does not exist
        nothing is? built|live
        still exploring|prototyping
        early prototype|stage
        """,
        strength=3,
    )
    book.add(
        "stage",
        "pilot",
        """
        pilot|piloting|piloted|beta|trial|trialling|trialing
        # ..1 pilot users|customers|sites|stores|branches
        tested|testing ..3 with ..2 @|few|some|selected|friendly|real users|customers|teams|stores|agents
        trial ..1 with|at|in|run|phase|run
        closed|private|open|internal|limited|public beta|alpha|preview|test|launch|rollout|trial|pilot
        in|running|run|during|on|doing a|the? pilot|trial|beta
        soft launch*
        # ..2 test|beta|pilot|early users|customers|testers|teams|branches|stores
        rolled out to ..3 few|some|small|one|@
        early adopters|access
        dogfood*|dog_food*
        as a proof for
        staging
        few|small|handful|one ..2 test|beta|friendly|internal users|customers|testers|team
        friendly users|customers
        """,
        strength=2,
    )
    book.add(
        "stage",
        "production",
        """
        in|into|to|on production
        production system|workload|app|feature|traffic|version
        rolled|rolled_it|rolled_this out to|last|in|a ..2 all|everyone|everybody|year|month|week|all_users
        went live
        launched|shipped ..2 last|months|weeks|#y|since
        production today|now|already|since|system|traffic|for|use
        live|productive since|now|already|today|with
        is|are|been|went|gone|already|been_running|now|currently live
        running|runs|run|deployed|used|operates in production|anger
        already ..2 shipped|launched|deployed|rolled_out|serving|running|live
        works already
        a / b tests show|showed|say|prove
        live in production|all|@|most
        we shipped|launched|deployed|released ..3 last|in|a|this|@
        shipped|launched|released|rolled_out ..4 ago|last
        serving|serve|serves ..3 customers|users|traffic|requests
        paying customers|users
        generally available
        ga since|now|last
        has been running|used|live
        used by|daily ..2 @|all|every|customers
        """,
        strength=2,
    )
    book.add(
        "stage",
        "prototype",
        """
        not|never|before|until|from ..4 live|in_production|production|launched|released|deployed ..1 yet
        not ..2 live|production|launched|shipped|released
        nothing in production|live
        pre production|launch
        before we|launch|going launch|go|live|ship
        """,
        strength=3,
        free=True,
    )
