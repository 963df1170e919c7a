"""No labelled examples, with a word for labels."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `labelled_examples`."""
    _none_of_so_many(book)
    _no_labels(book)
    _no_training_data(book)
    _not_to_be_used(book)
    _nothing_labelled(book)
    _lost_or_nil(book)


def _none_of_so_many(book: RuleBook) -> None:
    book.add(
        "labelled_examples",
        0,
        """
        none|zero of ..2 @ ..6 labelled|labeled|annotated|tagged|coded|graded|checked|label|
            labels|tags
        not one|any|a_single of ..2 @ ..6 labelled|labeled|annotated|tagged|coded|graded|checked|
            label|labels|tags
        """,
        strength=5,
        free=True,
    )


def _no_labels(book: RuleBook) -> None:
    book.add(
        "labelled_examples",
        0,
        """
        no|zero|without|0 ..2 labels|labelled|labeled|labelling|annotated|annotations|annotation|
            gold|golden|training_data|ground_truth|labelled_data
        no|zero|without ..3 pairs|training_examples|examples
        zero ..4 pairs|examples|labels|samples
        not have|got|yet? ..2 any? ..1 labels|labelled|labeled|annotated|annotations|examples|
            training_data|training|ground_truth|gold
        not ..4 any labels|labelled|labeled|annotated|annotations|examples|training_data|gold|
            ground_truth|pairs
        not have|got|own ..2 labels|labelled|labeled|annotations|examples
        not ..1 a single|one ..1 label*|annotat*|example*|pair*
        no_one|none|nothing ..2 labelled|labeled|annotated|tagged ..1 anything|yet|so_far|by|.|,|
            any|them|it|these
        no_one|nothing|none ..2 labelled|labeled|annotated|tagged
        nothing|none ..3 is|are|has_been|was|been labelled|labeled|annotated|tagged
        not|never ..3 labelled|labeled|annotated|tagged ..1 yet|anything|any|at|so
        not been? labelled|labeled|annotated|tagged
        never ..1 labelled|labeled|annotated
        unlabelled|unlabeled|unannotated
        not a|one ..1 single ..2 example|label|pair|tagged|labelled|labeled|annotated|annotation
        no labels|annotations
        test set ..8 nothing else
        nothing ..1 else for|to ..1 training|train
        nothing ..1 labelled|labeled|annotated
        no|zero|without ..2 training|labelled|labeled|annotated|example ..1 data|examples|pairs|set
        no data ,|.|;|whatsoever|at_all|yet|to_train|to_learn|for_training
        no examples|samples ..1 collected|yet|available|of|so|at_all|whatsoever|to|,|.|;
        no one|body ..3 labelled|labeled|annotated|tagged
        no|zero labelled|labeled|annotated|tagged
        labels :|are|; nope|missing|nonexistent|nothing
        all|everything|data ..1 is|are raw|unlabelled|unlabeled
        labels|labelled_data|annotations|labeled_data|gold_data|training_data|labelled_examples :|
            ;|=|is|are none|zero|no|missing|nonexistent
        labels|annotations|training_data we|do ..2 not have|exist
        labels|annotations|examples ..1 do not exist
        practically|basically|virtually|almost|next_to|essentially no|nothing|zero ..2 label*|
            annotat*|training_data|examples
        no ..2 ground truth
        no ..2 training|train data|examples|set|pairs
        no data ..1 at_all|yet|whatsoever|labelled
        no ..2 input ..2 output ..2 pairs|examples
        only|just|nothing_but raw|unstructured @
        only|just|nothing_but raw ..1 data|text|docs|documents|logs|transcripts|files|pdfs|emails|
            tickets|recordings|calls|audio
        lack|lacking|lacks ..3 label*|annotat*|training_data|ground_truth|examples
        yet to label|annotate|collect
        have|has not ..2 started|begun ..2 labelling|labeling|annotating|annotation|collecting
        start|starting from zero examples|labels
        nothing to train on
        """,
        strength=2,
        free=True,
    )


def _no_training_data(book: RuleBook) -> None:
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
        nothing ..1 we|one|i|they can|could|might ..1 train|learn|tune on|from|with
        for training|tuning : ..1 none|nothing|zero|no
        """,
        lists={"D": "labelled|labeled|annotated|collected|tagged|gathered|saved|graded"},
        strength=4,
        free=True,
    )


def _not_to_be_used(book: RuleBook) -> None:
    book.add(
        "labelled_examples",
        0,
        "label*|annotat* .,12 not use|train_on|have|touch them|those|it",
        strength=4,
        free=True,
        unreal=True,
    )


def _nothing_labelled(book: RuleBook) -> None:
    book.add(
        "labelled_examples",
        0,
        """
        did|have|has not label|annotate|labelled|annotated|tag|tagged anything|any|a_single|one
        no curated ..2 set|pairs|data|examples
        zero rows|records|items|cases|tickets ..3 checked|labelled|annotated|verified
        training data|set : none|zero|nothing
        no training ..1 labels|examples|pairs
        """,
        strength=3,
        free=True,
    )


def _lost_or_nil(book: RuleBook) -> None:
    book.add(
        "labelled_examples",
        0,
        """
        labels|labelled|annotations|gold ..4 lost|all_gone|are_gone|wiped|deleted|vanished|
            destroyed|shredded
        delete|deleted|destroyed|lost|wiped ..5 labelled|labels|annotations|gold
        labels|annotations|gt|ground_truth|gold|labelled :|=|,|;|is? none|zip|nil|nope|zero
        nothing|none|not_one ..2 labelled|annotated|tagged
        no training set|data|pairs|examples
        no_one|nobody ..3 label|annotate|tag anything|any
        not|never|are_not|is_not graded|annotated|labelled|tagged
        {L} ..2 but|, ..1 they|these|those|all ..4 deleted|lost|wiped|gone|destroyed|shredded
        {L} ..2 but|, but? ..3 deleted|lost|wiped|destroyed|shredded ..1 them|everything
        {L} ..2 but|, .,8 none|nothing ..1 now|left|anymore|today|remains|usable
        """,
        lists={"L": "labels|labelled|labeled|annotations|annotated|gold|examples"},
        strength=6,
        free=True,
    )
