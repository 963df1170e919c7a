"""Labels told in everyday words: nobody annotated anything, reviewers kept 40 of the drafts."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_DONE = (
    "label|labelled|labeled|annotate|annotated|tag|tagged|code|coded|classify|classified|grade|"
    "graded|mark_up|marked_up|categorise|categorised|categorize|categorized"
)
_LABELS = (
    "labels|annotations|label_column|label_field|labelled_data|labeled_data|training_data|"
    "training_set|training_material|training_examples|training_pairs|gold_data|gold_set|"
    "gold_labels|ground_truth|annotated_data|labelled_examples|labelled_set"
)
_ABSENT = "empty|blank|missing|absent|nonexistent|non_existent|nowhere|wishful_thinking"
_THINGS = "labels|annotations|pairs|examples|training_data|samples|rows|cases|drafts|answers"
_CHECKERS = (
    "reviewers|reviewer|linguist|linguists|editor|editors|expert|experts|sme|smes|lawyer|lawyers|"
    "doctors|annotators|team|we|i|they|agents|curators|nurses|engineers|counsel|humans|people"
)
_ADV = "whatsoever|at_all|yet|so_far|here|anywhere"


def add_rules(book: RuleBook) -> None:
    """Add further rules for `labelled_examples`."""
    _none(book)
    _counts(book)


def _none(book: RuleBook) -> None:
    lists = {"D": _DONE, "L": _LABELS, "A": _ABSENT, "Y": _ADV}
    book.add(
        "labelled_examples",
        0,
        """
        no_one|nobody|none_of_us|none ever|has|have ..4 {D} anything|any|them|it|these|those|a
        no_one|nobody ..1 ever ..3 {D}
        not one|a_single ..2 of ..2 labelled|labeled|annotated|tagged|coded|graded
        not one|a_single ..1 minute|page|row|record|line|ticket|document|call|hour|file of ..1 it|
            them|that|those ..3 labelled|labeled|annotated|tagged|coded|classified
        none of which|them|those|these ..4 labelled|labeled|annotated|tagged|coded|classified|graded
        not|never ..1 sat_down|bothered|got_round|got_around to {D}
        {L} ? ..3 not a|one single
        {L} :|? ..1 none|nope|no|zero|zip|nothing
        never ..1 turned|made|converted into labels|annotations|examples
        count of ..3 label*|annotat* ..2 zero
        label*|annotat* ..3 remains|stays|stands|is ..1 at zero
        {L} not|non existent
        zip ..1 zero|labels|annotations
        never been ..1 coded|labelled|labeled|annotated|tagged|classified|categorised|marked_up
        {L} ..1 is|are|:|=|; ..1 {A}
        {L} : ..1 what {L}
        labels|annotations ? what labels|annotations
        {L} ..1 is|are not ..2 there|ready|available|existing|exist|in_place|begun|started
        start|starting|starts|begin|beginning|back ..1 from|to|at scratch|nothing|zero|square_one|
            blank_sheet|blank_page ..3 label*|annotat*|training
        label*|annotat* .,6 from|to|at ..2 scratch|square_one|blank_sheet|blank_page|blank_slate
        annotation|labelling|labeling ..2 kicks_off|starts|begins|will_start|will_begin|
            has_not_started|has_not_begun|not_started ..2 in|next|after|once|yet|tomorrow|later
        zip|zero|no|squat|nix|nothing labels|annotations|curated_answers|curated_examples|
            training_pairs|gold_answers
        squat|zero|zip|nothing to train|learn|tune on|from
        zero in the way of ..2 label*|annotat*|training
        goose egg
        {L} ..1 :|;|,|are|is zip|nix|squat
        annotated_data|labelled_data|training_data|labels|annotations no .|;|,|!|and|but
        nothing ..2 marked_up|labelled|labeled|annotated|tagged {Y}
        labelless|label_less|label_free
        {D} nothing|zero|none {Y}|.|,|;|!
        """,
        lists=lists,
        strength=5,
        free=True,
    )


def _counts(book: RuleBook) -> None:
    lists = {"T": _THINGS, "C": _CHECKERS, "L": _LABELS}
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
        lists=lists,
        strength=5,
    )
