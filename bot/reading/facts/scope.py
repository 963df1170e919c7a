"""How many tasks there are, and where the project stands."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `task_breadth` and `stage`."""
    _breadth(book)
    _breadth_in_pictures(book)
    _stage(book)


def _breadth(book: RuleBook) -> None:
    book.add(
        "task_breadth",
        "narrow",
        """
        one|single|only_one|just_one ..1 narrow|specific|small|single|well_defined? task|job|
            thing|use_case|purpose|workflow|label
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
        two|three|four|five|six|seven|eight|nine|ten|several|different|multiple|various|
            couple ..2 tasks|use_cases|jobs|workflows|features|skills|subtasks
        # ..3 tasks|use_cases|workflows|features|skills|subtasks|jobs
        handful|few|couple of ..2 tasks|use_cases|jobs|workflows|things
        several|different|multiple things
        between the steps
        each|every|own step
        two|three|four|five|six|seven|eight|nine|several|multiple|different|couple_of ..2 steps|
            pipelines
        does|do both|two|three|several|multiple
        both summar*|classif*|extract*|draft*
        mix of ..3 tasks|classif*|extract*|summar*
        # fields ;|:|(
        several|multiple|different ..1 different|small|related|distinct|separate ..1 things|tasks|
            steps
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
        anything about|they|people|users|from|goes|employees|customers|you
        ask it|us|the_bot ..1 anything|everything
        ask* anything
        all kinds|sorts|manner of ..2 question*|task*|request*|topic*|thing*|issue*
        everything from ..8 to
        general purpose|assistant
        open ended|domain
        dozens|hundreds|lots|many|wide_range|broad_range|wide_variety|variety of ..2 tasks|
            use_cases|topics|skills|question_types|subjects|intents
        many|very different|diverse tasks|topics|questions|requests|use_cases
        wide|broad|huge range|variety|scope|spectrum
        # ..1 tasks|use_cases|skills
        plus some ..2 topics
        """,
        strength=2,
        free=True,
    )


def _breadth_in_pictures(book: RuleBook) -> None:
    book.add(
        "task_breadth",
        "narrow",
        """
        one trick pony|horse
        nothing besides|beyond yes|a_yes or
        just|only the ..1 summary|search|tagging|triage|routing|translation|reply ..1 button|
            feature|step
        """,
        strength=5,
        free=True,
    )
    book.add(
        "task_breadth",
        "several",
        "@|half_a_dozen ..1 chores|duties|errands",
        strength=5,
        free=True,
    )
    book.add(
        "task_breadth",
        "broad",
        """
        cover|covers|covering|handle|handles|does the lot
        dozens|hundreds|scores of ..2 chores|duties|errands
        dogsbody|factotum|maid_of_all_work|handyman
        lost|lose count of what ..5 use|uses|ask|asks
        every last thing|question|topic
        wholly|completely|totally|entirely different stuff|things|requests|questions at it|us
        """,
        strength=5,
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
        pilot|piloting|piloted|beta
        # ..1 pilot users|customers|sites|stores|branches
        tested|testing ..3 with ..2 @|few|some|selected|friendly|real users|customers|teams|
            stores|agents
        trial phase|run
        closed|private|open|internal|limited|public beta|alpha|preview|test|launch|rollout|trial|
            pilot
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
        rolled|rolled_it|rolled_this out to|last|in|a ..2 all|everyone|everybody|year|month|week|
            all_users
        went live
        launched|shipped ..2 last|months|weeks|#y|since
        production today|now|already|since|system|traffic|for|use
        live|productive since|now|already|today
        is|are|been|went|gone|already|been_running|now|currently live
        running|runs|run|deployed|used|operates in production|anger
        already ..2 shipped|launched|deployed|rolled_out|serving|running|live
        works already
        a / b tests show|showed|say|prove
        live in production|all|most
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
        not|never|before|until|from ..4 live|in_production|production|launched|released|
            deployed ..1 yet
        not ..2 live|production|launched|shipped|released
        nothing in production|live
        pre production|launch
        before we|launch|going launch|go|live|ship
        """,
        strength=3,
        free=True,
    )
