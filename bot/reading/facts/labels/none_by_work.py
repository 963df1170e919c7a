"""No labelled examples, told by the work that nobody did."""

from __future__ import annotations

from bot.reading.facts.labels.label_words import LABELS
from bot.reading.patterns import RuleBook

_DONE = (
    "label|labelled|labeled|annotate|annotated|tag|tagged|code|coded|classify|classified|grade|"
    "graded|mark_up|marked_up|categorise|categorised|categorize|categorized"
)
_ABSENT = "empty|blank|missing|absent|nonexistent|non_existent|nowhere|wishful_thinking"
_ADV = "whatsoever|at_all|yet|so_far|here|anywhere"


def add_rules(book: RuleBook) -> None:
    """Add the rules for `labelled_examples`."""
    _nobody_tagged_them(book)
    _no_question_answer_pairs(book)
    _nobody_annotated_anything(book)


def _nobody_tagged_them(book: RuleBook) -> None:
    book.add(
        "labelled_examples",
        0,
        """
        no_one ..2 put|puts|attached|added|assigned ..2 label|labels|tag|tags|category|annotation
        only|just|is|are unsorted|untagged|uncategorised|unlabelled|unlabeled
        """,
        strength=3,
        free=True,
    )


def _no_question_answer_pairs(book: RuleBook) -> None:
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
        strength=5,
        free=True,
    )


def _nobody_annotated_anything(book: RuleBook) -> None:
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
        lists={"D": _DONE, "L": LABELS, "A": _ABSENT, "Y": _ADV},
        strength=5,
        free=True,
    )
