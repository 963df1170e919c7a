"""Labels counted without the word, volumes, spans and reasons in further wordings."""

from __future__ import annotations

from bot.reading.facts.labels.counts import NOUNS
from bot.reading.patterns import RuleBook

_WHO = (
    "reviewers|reviewer|humans|experts|annotators|translators|linguists|editors|agents|clerks|"
    "doctors|lawyers|coders|raters|staff|moderators|nurses|teachers|analysts|officers|partner|"
    "paralegals|associates|adjusters|people|specialists|colleagues|agency|interns|radiologists|"
    "engineers|underwriters|pharmacists|assessors|team|operators|scientists|curators|vets|"
    "accountants|auditors|inspectors|technicians|librarians|students|volunteers|recruiters"
)
_DONE = (
    "labelled|labeled|annotated|checked|verified|approved|reviewed|signed|corrected|tagged|coded|"
    "graded|rated|marked|written|wrote|made|done|decided|translated|produced|classified|sorted|"
    "transcribed|scored|confirmed|audited|curated|answered|vetted|validated|resolved|assigned"
)
_OUTCOME = (
    "decision|outcome|code|codes|category|answer|answers|label|labels|verdict|queue|reply|"
    "translation|summary|score|grade|type|tag|tags|winner|resolution|cause|root_cause|diagnosis|"
    "department|priority|value|values|fields|correction|edit|version|impression|rating|title|"
    "result|feedback|class|severity|sql|query|subject_line|reason|destination|amount|ruling"
)
_N = NOUNS + (
    "|sentences|segments|dishes|letters|tickets|essays|columns|incidents|findings|utterances|"
    "headlines|titles|discharges|stories|narratives|cases|agreements|applications|emails|"
    "requests|studies|samples|commands|decisions|recordings|assessments|enquiries|inquiries|"
    "quotes|offers|bids|recipes|reviews|appraisals|grievances|referrals|permits|returns|"
    "reports|memos|threads|chats|posts|pieces|problems|exercises|specimens|verdicts|appeals"
)


def add_rules(book: RuleBook) -> None:
    """Add rules for label counts, volumes, time to ship and the driver."""
    _labels(book)
    _no_labels(book)
    _volumes(book)
    _driver(book)


def _labels(book: RuleBook) -> None:
    lists = {"N": _N, "W": _WHO, "D": _DONE, "O": _OUTCOME}
    book.add(
        "labelled_examples",
        None,
        """
        # ..2 past|historic|historical|old|previous|earlier|resolved|closed|archived|settled|prior
            ..2 decisions|rulings|verdicts|judgements|judgments|outcomes
        # ..3 {N} ..6 {D} ..4 by ..3 {W}
        # ..2 {N} {D} ..2 by
        {W} ..2 {D} ..4 # ..3 {N}
        {D} ..2 # ..1 {N}
        # ..3 {N} ..4 with ..4 {O}
        # ..3 {N} ..2 we|they|which ..2 hold|have|know|kept|keep|store ..3 {O}
        # ..3 {N} ..2 , ..1 each|every|all ..2 {D}|with
        # ..3 {N} ..4 each|all ..1 {D}
        # ..2 {N} ..4 and|with ..1 the|their|its|a ..3 {O} ..3 side_by_side|next|attached|{D}|each
        # {D} {N}
        # ..2 final|audited|verified|approved|confirmed|human|manual|agreed|expert ..2 {O}
        corpus|memory|archive|history|dataset|set|collection of ..1 # ..3 {N} ..4 {D}|pairs
        left us ..2 # ..3 {N}
        # ..3 {N} ..2 {D} .,4 by ..3 {W}
        # ..3 {N} .,4 {O} ..1 {D} by ..2 {W}|us
        """,
        lists=lists,
        strength=2,
    )


def _no_labels(book: RuleBook) -> None:
    lists = {"D": "labelled|labeled|annotated|collected|tagged|gathered|saved|graded"}
    book.add(
        "labelled_examples",
        0,
        """
        no ..2 dataset|data_set|training_set|training_data|train_set|trainset|corpus_of_examples|
            labelled|labeled|labels|annotations|ground_truth
        no data ..1 collected|labelled|annotated|set|gathered|at_all|whatsoever|to_train
        no training set|data|corpus|material|examples
        no_one|nobody|none ..2 {D} ..3 anything|stuff|any|verified|pairs|data|them|it|one|yet|.|,
        not|never ..2 {D} ..2 any|anything|a_single|labels|annotations
        not ..1 a training set
        training|train set|data|dataset ..2 is|are|does|do not|missing|nonexistent|none
        not ..2 use|train_on|train_with ..2 those|these|such|them_for|any_of ..1 labels|labelled|
            examples|annotations|pairs|data|it
        not ..2 cleared|allowed|permitted|licensed ..8 for|to training|train|tune
        nothing ..2 usable|labelled|labeled|annotated|to_train_on
        labels|examples|pairs|annotations|labelled_data ..2 can|may|must not be used
        """,
        lists=lists,
        strength=4,
        free=True,
    )

    book.add(
        "labelled_examples",
        0,
        "label*|annotat* .,12 not use|train_on|have|touch them|those|it",
        strength=4,
        free=True,
        unreal=True,
    )


def _volumes(book: RuleBook) -> None:
    book.add(
        "requests_per_month",
        "rate",
        """
        # ..4 in|within #w
        last|past|this year|month|week|quarter ..5 processed|handled|received|got|saw|had|did|
            answered|served|translated|closed|sent|dealt|registered ..3 #
        # ..1 request|call|ticket|document|query|message|event|hit|email|question|order|requests|
            calls|documents|messages|events every|per|each #ms
        one|a request|call|ticket|document|query|message|event|hit|email|question|order ..1 every|
            per|each #ms
        """,
        strength=3,
        free=True,
    )
    book.add(
        "time_to_ship_weeks",
        "span",
        """
        #w from|starting today|now|here
        #w ..1 away|from_now|from_today
        first|initial use|users|customers|version|release ..2 in|within|after #w
        """,
        strength=3,
        free=True,
    )
    book.add(
        "time_to_ship_weeks",
        "date",
        """
        by|before the? ..1 christmas|xmas|easter|summer|new_year
        """,
        strength=2,
        free=True,
    )
    book.add(
        "time_to_ship_weeks",
        "date",
        """
        on|by|before|for|until ..2 # {M}
        first|start|beginning|end of {M}
        """,
        lists={
            "M": "january|february|march|april|may|june|july|august|september|october|november|"
            "december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec"
        },
        strength=3,
        free=True,
    )
    book.add(
        "budget_usd",
        "money",
        """
        sorry|actually|correction|rather .,10 $#
        between $#
        approved|granted|gave|released|signed_off|earmarked|allotted ..3 # .,5 dollars|usd|bucks
        """,
        strength=3,
        free=True,
    )


def _driver(book: RuleBook) -> None:
    frame = (
        "problem|issue|pain|complaint|worry|trouble|headache|bugs_us|bothers_us|bugs|bothers|"
        "keeps_me_up|hurts|concern"
    )
    book.add(
        "main_driver",
        "cost",
        """
        {F} ..1 is|: ..4 cost|costs|price|bill|invoice|finance|money|spend|tokens
        {F} ..1 with ..2 cost|costs|price|bill
        """,
        lists={"F": frame},
        strength=2,
    )
    book.add(
        "main_driver",
        "latency",
        """
        {F} ..1 is|: ..4 latency|speed|slowness|slow|waiting|response_time
        only it thinks|takes|needs ..2 #ms
        """,
        lists={"F": frame},
        strength=2,
    )
