"""Labelled examples counted by the work: past decisions, checked drafts, recovered pairs."""

from __future__ import annotations

from bot.reading.facts.labels.label_words import LABELS, NOUNS
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
_PAIR = (
    "pairs|pair|triples|triple|tuples|cases|edits|couples|matches|examples|attributes|corrections|"
    "diffs|records|fixes|translations|rows|samples|snippets|repairs|rewrites|spans|utterances|"
    "sentences|texts|letters|memos|sheets|pages|notes|columns|listings|treaties|reports|turns|"
    "receipts|remarks|answers|articles|reviews|recordings|ads|forms|tags|codes|ones"
)
_MADE = (
    "rebuilt|reconstructed|replayed|harvested|mined|distilled|recovered|assembled|extracted|"
    "collected|salvaged|kept|gathered|derived"
)
_CHECK = (
    "compile|compiles|pass|passes|passed|passing|verified|verify|filtered|executed|executing|"
    "checked|validated|confirmed|approved|correct|accepted|green|inspected|cleaned|vetted"
)
_PEOPLE = (
    "translators|underwriters|technicians|techs|linguists|associates|clerks|coders|dispatchers|"
    "sellers|owners|users|humans|experts|editors|lawyers|annotators|reviewers|inspectors|"
    "moderators|agents|journalists|doctors|radiologists|nurses|teachers|engineers|founder|buyers"
)
_DID = (
    "validated|annotated|confirmed|corrected|finished|rewritten|rewrote|redacted|hand_redacted|"
    "translated|verified|approved|signed|labelled|labeled|tagged|coded|inspected|marked|aligned"
)
_THINGS = "labels|annotations|pairs|examples|training_data|samples|rows|cases|drafts|answers"
_CHECKERS = (
    "reviewers|reviewer|linguist|linguists|editor|editors|expert|experts|sme|smes|lawyer|lawyers|"
    "doctors|annotators|team|we|i|they|agents|curators|nurses|engineers|counsel|humans|people"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `labelled_examples`."""
    _decided_by_people(book)
    _went_through_them(book)
    _filtered_ones(book)
    _rebuilt_pairs(book)
    _kept_by_reviewers(book)


def _decided_by_people(book: RuleBook) -> None:
    """Things with an outcome that somebody gave them."""
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
        lists={"N": _N, "W": _WHO, "D": _DONE, "O": _OUTCOME},
        strength=2,
    )


def _went_through_them(book: RuleBook) -> None:
    book.add(
        "labelled_examples",
        None,
        """
        went|gone|worked|read ..1 through|over # ..3 and|, ..1 noted|marked|recorded|flagged|
            tagged|labelled|wrote|coded|classified
        # ..3 with ..3 human|expert|gold|agreed|signed_off|known|right|correct
        recommend|put|gave|assigned ..1 # ..2 labels|codes|categories|tags
        """,
        strength=2,
    )


def _filtered_ones(book: RuleBook) -> None:
    book.add(
        "labelled_examples",
        None,
        """
        # cases|rows|pairs|examples|samples|records .,9 filtered|verified|validated by|with|against
        # .,8 of which we have|cleaned|checked|verified|reviewed ..2 lot|all|them|cleaned
        """,
        strength=3,
    )


def _rebuilt_pairs(book: RuleBook) -> None:
    book.add(
        "labelled_examples",
        None,
        """
        {M} # ..6 {P} .,8 {C}
        {M} # ..2 {P} of ..6
        # ..3 {P} , {M} .,12 {C}
        # ..2 {P} ..1 {C} ..2 {C}
        # ..3 {P} that|which {C}
        # ..3 {P} ..5 have|has|were|are been? ..1 cleaned|approved|aligned|inspected|corrected|
            validated|confirmed
        # ..1 {P} with|, ..4 filled|fields|attributes|case|spans|fix|source|correction|criteria ..6
            inspected|attached|included|kept|valid_then|checked|corrected
        {D} ..1 # ..2 {P}
        aligned and checked # ..2 {P}
        # ) ..1 ideal|perfect|exemplary|model|gold|golden|reference {P}|descriptions|outputs
        golden|gold|curated|training ..1 set .,8 # , ..1 cleaned|checked|verified|corrected|vetted
        {W} ..1 have|has ..1 {D} ..2 # ..2 {P}
        {W} ..3 {D} ..3 on|in|into|across ..1 # ..2 {P}
        annotation of ..1 # ..2 {P}
        # ..2 {P} .,4 {D} by ..2 {W}
        # ..2 {P} we|i|you ..1 would|might call exemplary|perfect|good|model|gold
        """,
        lists={"P": _PAIR, "M": _MADE, "C": _CHECK, "W": _PEOPLE, "D": _DID},
        strength=3,
    )


def _kept_by_reviewers(book: RuleBook) -> None:
    book.add(
        "labelled_examples",
        None,
        """
        {T} .,4 {C} kept|passed|approved|accepted|retained|blessed|salvaged|signed_off ..2 #
        {T} .,4 {C} kept|passed|approved|accepted|retained|blessed|salvaged|signed_off ..1 on #
        {C} blessed|vetted|greenlit|okayed|proofread|redlined|double_checked|hand_checked # ..3
            answers|summaries|drafts|replies|pairs|examples|translations|contracts|ndas|texts|letters
        # ..2 remain|stay|are_still valid|usable
        {L} ..1 count ..1 :|;|is|=|stands_at|are ..1 #
        label|annotation count|tally|total ..5 #
        labelled|labeled|annotated ..1 are|is|: #
        training|labelled|labeled|annotated|gold|ground_truth side|part|portion|sheet|set|file|
            pile ..2 :|;|has|holds|contains|counts|at|of|numbers ..2 #
        have|has|got|make do|to_do with|own # ..1 labelled|labeled|annotated
        """,
        lists={"T": _THINGS, "C": _CHECKERS, "L": LABELS},
        strength=5,
    )
