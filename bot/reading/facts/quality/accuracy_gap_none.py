"""Answers that reach the target."""

from __future__ import annotations

from bot.reading.facts.quality.accuracy_gap_words import GOAL, OUTPUT
from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `accuracy_gap`."""
    _good_enough(book)
    _above_the_bar(book)
    _better_than_people(book)
    _signed_off(book)
    _where_they_wanted_to_be(book)
    _bang_on_target(book)
    _gap_closed(book)


def _good_enough(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "none",
        """
        good|accurate|fine enough
        does|do|did that|it|this ..1 nicely|fine|well|properly
        is|are|were|was content|satisfied|happy|pleased
        right|correct|good ..2 nearly|almost|practically always
        already what we|they
        is ..1 already what
        answer|answers|output ..2 is|are ..1 already what|fine|right
        at|on their|human|our|expert level|par already|now|.|,
        was|were|is|are|already ..1 spot on
        charmed|delighted|impressed|flawless|flawlessly|superb|excellent|nails|nailed|thrilled|
            amazed
        as good as
        looked|looks ..1 promising|great|good|excellent|perfect
        basically|practically|roughly ..1 good_enough|perfect|solved|there
        good|okay|ok|fine|great|happy|solid|satisfied|pleased on|with|about|as_is|
            already ..2 quality|accuracy|results|it|output|outputs|answers
        does it|this|that|so perfectly|well|fine|flawlessly|great|reliably
        works|work|performs|does|doing|worked ..2 well|great|fine|nicely|perfectly|ok|okay|
            flawlessly|reliably|very_well|really_well|good
        read|reads fine|well|great|perfect
        loved|love|loves the_results|the_output|the_answers|the_quality
        nothing wrong with ..2 quality|answers|output|accuracy
        good|accurate|reliable|fine ..1 enough ..1 already|for_us|now|as_it_is|as_is
        as often as
        quality|accuracy is|was|seems ..2 good|fine|great|solved|excellent|ok|okay|there|
            sufficient|perfect|high|not_the
        users|customers|people|clients|parents|editors|everyone|they|we|team|stakeholders are|is|
            were|seem|seems ..2 happy|satisfied|delighted|pleased|thrilled
        quality|accuracy|output|outputs|results|performance ..3 good|fine|great|solved|
            excellent|sufficient|ok|okay|acceptable|satisfying|perfect|where_we_want|high_enough|
            not_an_issue|not_the_problem|not_a_problem|spot_on
        hits|hit|meets|meet|reaches|exceeds|passes|clears|beats|above|over|at|reached|met|matches|
            achieves ..3 target|goal|bar|threshold|requirement*|kpi|slo|acceptance_criteria|
            benchmark|expectations
        target|goal ..3 is|been|already met|reached|hit|exceeded
        which is what we need
        is|exactly what we need|needed|want|wanted
        works|work|working|performs ..2 well|great|fine|nicely|perfectly|like_a_charm|beautifully|
            ok|okay
        happy|satisfied|pleased with ..3 quality|result*|output*|accuracy|answers|it|prompt|how|
            what|wording
        same score as
        quality is? solved
        no complaints|quality_issues|quality_problems
        works already
        as good as ..3 humans|experts|people|agents|our|the_team|editors|specialists
        on par with
        nails it
        quality must|should|can|may not drop|suffer|go_down|degrade
        does ..1 job well|fine|nicely
        """,
        strength=2,
    )


def _above_the_bar(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "none",
        """
        above|over|beats|exceeds|better_than|past|at|meets|matches|where|hits|reaches|clears|
            within ..2 what|bar|level|target|goal|threshold|line ..2 we|they|policy|product|
            management|board|asked|wanted|set|needed|need|hoped|agreed|promised|wants|
            was|is|required|expected
        right ..1 where ..3 want|wants|wanted|need|needs|should
        quality|accuracy|output|answers|result|results ..4 at|where the|we|policy|it ..1 level|
            want|wanted|need|wants|should
        product|team|business|reviewers|customers|users|management|everyone|folks|stakeholders|
            editors ..2 is|are|were|had ..1 happy|satisfied|content|pleased|delighted|fine|
            no_complaint|no_complaints|celebrating
        happy|fine|content|satisfied with ..2 quality|results|that|output|answers|accuracy|it
        no ..1 complaint|complaints
        good enough
        passes|passed|cleared ..2 acceptance|bar|review|threshold
        quality|accuracy ..1 is ..1 solved|not_the|no_issue|fine|good|great|done|there
        done on quality
        is ..1 not ..1 the quality|accuracy
        """,
        strength=2,
    )


def _better_than_people(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "none",
        """
        better|more_accurate than ..1 our|the|human|most people|staff|experts|agents|team|humans|
            reviewers|editors|clerks
        on a? par|level ..1 with ..2 humans|people|experts|staff
        nothing ..1 to ..1 complain|improve
        """,
        strength=2,
    )


def _signed_off(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "none",
        """
        quality|accuracy is? where|what it|we should|needs_to|need|want be?
        signed it off
        gets|reaches|hits the accuracy|quality we want|need|require
        about as good as it gets
        prompt already hits|meets|clears our|the bar|target|goal
        """,
        strength=3,
    )


def _where_they_wanted_to_be(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "none",
        "where we|they want|wanted to be ..3 on|with|for|in quality|accuracy",
        strength=5,
    )


def _bang_on_target(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "none",
        """
        bang|smack|dead|spot on ..1 {G}|what
        {G} ..1 is|was|has_been|have_been? ..1 reached|met|hit|achieved|cleared|ticked|passed
        quality|accuracy .,9 box is|has_been ..1 ticked
        acceptance ..2 numbers|tests|figures|checks|criteria|results ..2 green|passed|met|fine
        qa|acceptance|reviewers|auditors|assessor passed it
        passes|passed|aces|aced|clears every|all|each|everything ..1 case|cases|test|tests|check|
            checks|exam|question|questions
        can|could not ask for more|better .|,|;|!|than
        it is ..1 where it should|needs_to|ought_to be
        as good as it needs|has to be?
        on|at par ..1 now|already
        editors|reviewers|judges|experts|they ..1 can not tell ..2 apart
        {M} indistinguishable from
        """,
        lists={"G": GOAL, "M": OUTPUT},
        strength=3,
        free=True,
    )


def _gap_closed(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "none",
        """
        no|zero ..1 gap ..1 left|remains|remaining|to_close|any_more|to_the_target
        no|zero accuracy|quality gap
        accuracy|quality|the|our gap ..3 is|was|has_been ..1 closed|gone|bridged
        we|it|prompts|that|this closed|bridged the|our gap
        """,
        strength=5,
        free=True,
    )
