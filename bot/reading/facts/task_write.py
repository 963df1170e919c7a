"""Tasks that write or find: code, rankings, answers, conversation, copy, agents."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_DOCS = (
    "document*|contract*|report*|note*|invoice*|email*|mail*|ticket*|pdf*|form*|letter*|record*|"
    "resume*|cv*|text*|filing*|claim*|page*|scan*|receipt*|post*|transcript*|chart*|paper*|"
    "message*|bio*|listing*|policies|order*|agreement*|description*|statement*|call*|review*"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `task_type` where the model writes or finds."""
    _more_task_types(book)
    _from_the_result(book)


def _more_task_types(book: RuleBook) -> None:
    lists = {"DOCS": _DOCS}
    book.add(
        "task_type",
        "code_generation",
        """
        code completion|completions|generation|suggestions|assistant|autocomplete
        autocomplete|complete ..3 code
        convert*|port*|migrat*|translat*|rewrit* ..2 oracle|sql|procs|procedures|java|cobol|
            python|c|vb|legacy|perl|fortran|code|scripts ..2 to|into
        autocomplete|autocompletion ..4 language|editor|ide|dsl|code
        complete|completes|completing ..3 code|functions
        generat*|writ*|produce|produces|producing|creat* ..4 unit_tests|test_cases|pull_requests|
            terraform|ansible|playbooks|plc|verilog|cobol|python|java|typescript
        review|reviews ..1 pull_requests|code
        code review*|migration|refactoring|translation
        coding assistant|copilot|helper
        generat*|writ*|produce|produces|producing|emit*|suggest* ..3 code|unit_tests|tests|
            scripts|functions|yaml|terraform|boilerplate|dsl|config|configs|macros|regex*|patches
        write calls|call to
        to|into ..2 automation|internal|our|own|proprietary|custom ..1 dsl
        nl / code
        migrat*|port|porting|convert*|translat* ..4 cobol|legacy_code|java|kotlin|python|codebase|
            perl|vb|angular|scala
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
        recommend|recommends|recommendation|recommendations|recommender ..6 product*|item*|job*|
            article*|song*|movie*|candidates|to_users|engine|system|content
        search relevance|ranking|results
        relevance ..3 judg*|scor*|rating*|label*|grad*
        top @ list|candidates|results|matches
        query , product
        match|matches|matching ..3 cvs|candidates|jobs|resumes|suppliers|profiles ..3 to|with|
            against
        find|finding ..3 similar ..2 {DOCS}|products|items|cases|tickets
        match|matches|matching ..4 to ..3 jobs|candidates|products|suppliers|trials|catalogue|
            mentors
        which ..2 results|products|documents ..3 first|top|relevant
        order|sort ..3 by relevance|importance|fit|likelihood
        which ..5 fits|matches|suits|match|fit ..4 best
        fits|matches|suits|match|fit ..4 best
        best ..2 matches|match|candidates|fit|first
        top|best|first @ ..2 candidates|results|hits|matches|products|suggestions|changes|list|
            documents
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
        answer|answers|answering ..2 customer*|employee*|staff|user*|hr|it|support|legal|
            technical|policy|product|compliance|medical|their ..2 question*|quer*|enquir*|inquir*
        ask|asks|asking ..5 how|what|where|whether|about
        employees|staff|customers|devs|developers|technicians|engineers|nurses|agents|people|
            students|citizens|users ask|asking|query|search ..6 docs|wiki|manual*|policy|policies|
            handbook|how|what|why|rules|procedures
        look|find ..2 things|stuff|information|info ..3 in ..3 docs|wiki|manual*|policies|
            handbook|documentation
        search assistant
        self service ..2 portal|desk
        helpdesk|help_desk ..2 questions
        q&a|faq*|qa over|on|about|for|bot|system|tool
        q&a|qa
        answer|answers|answering ..4 question*|quer*|enquir*|inquir*
        answer|answers|answering ..2 from|over|based_on|using|out_of ..3 {DOCS}|docs|wiki|manual*|
            policy|policies|handbook|knowledge_base|intranet|confluence|messages|corpus
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
        virtual|voice|shopping|support|customer|hr|helpdesk|it|service|ai|banking|
            digital assistant|bot|agent
        assistant that|for|who|which
        talk*|chat*|speak* ..2 to|with ..2 customers|users|patients|players|students|guests|
            employees|shoppers|citizens
        characters|npc*|npcs must|should|that ..3 talk|speak|chat|voice
        npc dialogue|dialog
        support bot|chat
        bot|assistant|agent on|for|in ..3 website|site|app|whatsapp|slack|teams|customers|
            patients|students|employees
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
        write|writes|writing|generate|generates|generating|draft|drafts|drafting|produce|produces|
            create|creating|compose ..4 product_descriptions|copy|description*|email*|reply|
            replies|blog*|post*|ad|ads|article*|stor*|letter*|headlin*|captions|marketing|answers|
            report*|explanation*|response*|newsletter*|text*|slogans|content|proposals|offers|
            tweets|titles|bios|messages|contracts|clauses|listings|narratives|press_releases|
            cover_letters|specs|subject_lines|reports
        copywriting|copywriter|ghostwrit*
        writes|write|drafts|draft|composes|generates|words ..2 follow up
        follow up mail|email|letter|mails|emails
        rewrite|rewrites|rewriting|reword*|shorten ..1 headlines|titles|copy|ads|descriptions|
            text|emails|sentences
        letter|letters|mail|mails to ..2 client*|customer*|office|patients|parents
        generat*|writ*|produce|produces|producing|creat*|draft*|compos* ..5 stories|narrative*|
            emails|letters|replies|reports|texts|summaries_and|captions|ads|descriptions|copy|
            posts|proposals|section|recipes|poems|scripts|offers|answers_to|explanations|notes|
            feedback|comments|reviews|articles|newsletters
        draft|drafts|drafting ..1 of|the|a|an|from|for
        suggest|suggests|suggesting ..3 reply|replies|response|responses|answer|recipes|wording|
            text|next
        outreach|personalised|personalized ..1 emails|email|messages|copy|letters
        story|recipe|report|letter|proposal|tweet|lyrics generator|generation|writer
        ad|marketing|product|website|sales copy
        draft|drafts|drafting ..2 {DOCS}|answers
        reply|email|text|content|copy|letter|report generation|drafting|drafts
        rewrite|rewrites|rewriting|rephrase*|paraphras* ..5 in|into|text*|copy|to|so|drafts|
            emails|letters
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


_TONGUES = (
    "english|german|french|spanish|italian|portuguese|dutch|polish|russian|turkish|arabic|hindi|"
    "chinese|cantonese|mandarin|japanese|korean|greek|swedish|danish|norwegian|finnish|czech|"
    "hungarian|romanian|ukrainian|hebrew|vietnamese|thai|swahili|tagalog|welsh|irish|catalan"
)


def _from_the_result(book: RuleBook) -> None:
    """Writing and finding tasks told by what comes out."""
    lists = {"L": _TONGUES}
    book.add(
        "task_type",
        "text_generation",
        """
        it|bot|model|machine|ours|we pens|authors|ghostwrites
        ours|it|bot writes|drafts|composes ..3 blurbs|eulogies|toasts|sentence|sentences|verses|
            captions|dialogue|lines|cards|slogans
        eulogies|obituaries|toasts|wedding_speeches .,6 writes|write|pens|does|drafts
        dialogue|dialog lines for
        fan fiction
        """,
        strength=5,
    )
    book.add(
        "task_type",
        "translation",
        """
        {L} in , {L} out
        {L} on the left , {L}
        says|speaks|types|writes|comes|come ..3 in ..1 {L} .,7 hears|reads|gets|sees ..3 {L}
        says|speaks|types|writes it in {L} .,7 {L}
        """,
        lists=lists,
        strength=5,
    )
    book.add(
        "task_type",
        "code_generation",
        """
        makes|make|spits|turns cobol|python|java|g_code|javascript|typescript|rust out
        macros|regexes|one_liners|shell_scripts .,10 written|composed|drafted|generated by|on|for
        patches|code ..6 in structured text|ladder_logic|cobol|python|rust|go .,1 drafted|written|
            generated
        """,
        strength=5,
    )
    book.add(
        "task_type",
        "reasoning",
        """
        must|has|have|needs to? ..1 work|figure|argue|reason ..1 out .,6 step|premise
        step by step , no guessing
        weigh|weighs ..5 against ..4 conclude|concludes|decide
        sudoku grade|like|style
        """,
        strength=5,
        free=True,
    )
    book.add(
        "task_type",
        "chatbot",
        """
        natter|natters|gab|gabs|banter|banters|bicker|bickers|chats ..2 back|with_it
        you|people|guests|patients|they can? natter|gab|banter|bicker with
        """,
        strength=5,
    )
    book.add(
        "task_type",
        "ranking",
        """
        best ..1 first , worst ..2 last
        sickest|hottest|riskiest|strongest|likeliest|cheapest|newest|urgent ..1 first|ahead|on_top
        """,
        strength=5,
    )
    book.add(
        "task_type",
        "qa",
        """
        ask|asks .,3 , it|bot answers|replies
        put|puts a question in ..1 and
        questions from ..3 ;|, ..8 answer|answers
        """,
        strength=4,
    )
