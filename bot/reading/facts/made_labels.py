"""Labelled examples told by how they came about: rebuilt from logs, finished, inspected."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

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


def add_rules(book: RuleBook) -> None:
    """Add rules for `labelled_examples`."""
    lists = {"P": _PAIR, "M": _MADE, "C": _CHECK, "W": _PEOPLE, "D": _DID}
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
        lists=lists,
        strength=3,
    )
    book.add(
        "labelled_examples",
        0,
        """
        no|never_any|zero ..1 question/answer|question_/_answer|question_answer|q_/_a|q_and_a
            ..1 set|data|pairs|couples|exists|examples
        no set|collection|list of ..3 questions|queries with ..1 right|correct|good|known answers
        not see a ..1 training_set|training_data|labelled_set|labels
        no labelled|labeled|annotated|marked|tagged set|contracts|documents|cases|examples|texts|
            pages
        not|never ..1 annotated|labelled|labeled contracts|documents|cases|examples|texts
        no|not_a_single training|labelled|labeled set|data .,6 and|nor|don't|not ..4 coming|soon|
            plan|will
        no_one|nobody ..1 ever? marked|noted|recorded|graded|judged|labelled|tagged ..1 which|
            whether|what|if
        no questions|answers|labels|outcomes attached|stored|recorded ..1 to|with ..1 them|it|those
        no pairs to_speak_of|whatsoever|at_all
        """,
        lists=lists,
        strength=5,
        free=True,
    )
