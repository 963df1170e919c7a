"""How many labelled examples there are."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

NOUNS = (
    "example*|pair*|sample*|record*|row*|item*|ticket*|case*|email*|mail*|document*|doc|docs|"
    "review*|sentence*|message*|chat*|conversation*|dialog*|transcript*|summary|summaries|report*|"
    "post*|bio*|line*|contract*|clause*|invoice*|image*|article*|entry|entries|question*|query|"
    "queries|q&a*|triple*|instance*|point*|datapoint*|annotation*|label*|call*|comment*|note*|"
    "utterance*|letter*|claim*|resume*|cv*|snippet*|answer*|description*|page*|form*|translation*|"
    "segment*|completion*|input*|product*|photo*|receipt*|prompt*|transaction*|paragraph*|"
    "function*|judg*|order*|memo*|file*|reply|replies|tuple*|one|ones|demonstration*|text*|listing*|"
    "filing*|passage*|abstract*|complaint*|string*|spreadsheet*|response*|scenario*|diff*|"
    "statement*|log*|tweet*|incident*|alert*|solution*|outcome*|decision*|job*"
)
"""Things that can carry a label."""

_LABELLED = (
    "judged|confirmed|label*|annotat*|gold|golden|tagged|curated|verified|hand_checked|human_checked|checked|coded|"
    "hand_coded|ground_truth|approved|validated|vetted|hand_written|human_written|handwritten|"
    "expert_written|expert_reviewed|human_reviewed|hand_picked|handpicked|human_rated|"
    "hand_crafted|scored|corrected|double_checked|cleaned|classified|categorised|categorized|"
    "hand_tagged|manually_reviewed|hand_made|high_quality|quality_checked|reviewed|marked_up|"
    "adjudicated|signed_off|hand_translated|edited|post_edited"
)

_WITH = (
    "right|correct|known|final|resolved|chosen|expert|human|proper|confirmed|verified|true|gold|"
    "label*|annotat*|ideal|good|approved|assigned|recorded"
)

_PAIRS = (
    "pairs|pair|triples|triplets|tuples|training_examples|train_examples|labels|annotations|"
    "labelled_examples|labeled_examples|labelled|labeled|demonstrations|datapoints|shots"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `labelled_examples`."""
    _counts(book)
    _none(book)


def _counts(book: RuleBook) -> None:
    lists = {"N": NOUNS, "L": _LABELLED, "W": _WITH, "P": _PAIRS}
    book.add(
        "labelled_examples",
        None,
        """
        # ..3 {L} ..3 {N}
        # of ..1 the|our|those|these|my ..1 @ ..3 labelled|labeled|annotated|tagged|coded|graded|
            checked|reviewed|verified
        # of ..1 the|our|those|these|my ..1 @ ..3 have|has|carry|got|with ..3 label*|tag*|
            annotation*|answer*|grade*|code*|verdict*
        labels|summaries|answers|annotations|tags|translations|transcriptions exist|exists for ..1 #
        labels|annotations|pairs ..1 number|total|counted ..1 #
        # judged|confirmed|labelled|labeled|annotated|graded|rated|coded|verified by
        # ..3 confirmed|judged|validated|accepted|signed_off by
        wrote|produced|written|translated|answered|handled # ..1 of ..1 those|them|these|such
        # ..2 with ..1 the|their|its|a ..3 answer|reply|label|code|codes|kind|category|queue|
            ticket|type|tag|outcome|resolution|translation|summary|correction|decision|grade|
            score|class|response|verdict|diagnosis|output|result|sql|query|entry
        # ..2 with codes|labels|tags|annotations|categories|answers|outcomes|translations|grades|
            scores|resolutions|decisions|ratings
        # ..2 {N} ..4 where ..3 human|expert|someone|person|agent|clerk|staff|nurse|doctor|we|
            they ..3 right|correct|answer|label|wrote|chose|picked|decided|recorded|checked|
            corrected|approved|replied
        # done|labelled|labeled ..1 by|so|already|until|up
        # ..2 {N}|letters|headline|question ..1 pairs
        transcribed|translated|labelled|labeled|annotated|graded|tagged|coded ..3 #
        # ..2 {N} ..6 accepted|approved|confirmed|verified|reconciled|corrected
        # ..3 {N} ..5 wrote ..3 answer*|for|to
        collected|gathered|kept|exported|saved ..1 # ..1 {N}|letters
        # historical|past|old|resolved|closed|previous|historic|archived|prior ..2 {N}|narratives|
            replies ..3 with|where|each|including|along|, ..4 {W}
        # ..2 {N}|narratives|essays|letters|segments|utterances|stories|articles .,2 each|all|
            every ..2 approved|signed|reviewed|checked|labelled|labeled|corrected|verified|graded|
            annotated
        # ..3 {N}|narratives|essays|letters|segments|utterances|stories|articles|fields ,|that|
            which|whose|where ..4 labelled|labeled|annotated|keyed|verified|checked|graded|signed|
            approved|corrected|written_and|double_checked|hand_checked|tagged|coded
        # ..1 {N}|essays|segments|letters|utterances|abstracts|articles ..3 have_been|were|are|
            got|already ..2 labelled|labeled|annotated|graded|coded|tagged|checked|verified|
            approved|corrected|signed
        # ..3 suggestion|before|source|input|query|question|text|nl|prompt|finding*|report|
            image / ..2 edit|after|target|output|product|answer|sql|code|summary|response pairs
        # ..2 pairs of
        pairs|labels|annotations|examples :|; #
        # ..1 of ..1 them|these|those|which|our ..4 labelled|labeled|annotated|tagged|coded|graded
        # ..1 hand|manually|human|expert|professionally|carefully ..1 {L}|translated|written|
            graded|post_edited
        # {N}|utterances|commands|essays|letters ..1 with ..3 right|correct|expected|known|proper
        # ..2 human|expert|professional|reference ..1 {N}
        # {N} ..2 {L}
        # ..2 {N} , ..1 {L}
        # ..2 {N} ..6 labelled|labeled|annotated|hand_checked|hand_labelled
        # ..3 {N} ..1 with|where|have|has|had|carry|including|, ..3 {W} ..5 answer*|label*|queue*|
            code*|categor*|output*|tag*|outcome*|resolution*|annotation*|class*|response*|
            translation*|verdict*|recorded|checked|decision*|summary|summaries
        # ..2 {N} ..1 with ..2 label*|annotation*|answers|tags|context|ground_truth|solutions|
            reference*
        # ..3 {N} ..3 wrote|written ..4 answer|queue|label|category|ideal|reply|right|by_experts|
            by_hand
        # ..2 {N} ..4 by hand|experts|annotators|lawyers|doctors|clinicians|nurses
        # ..5 {P}
        # {P}
        # hand ..1 labelled|labeled|annotated|written|checked|tagged|graded
        # labelled|labeled|annotated|tagged|gold|checked
        labelled|labeled|annotated|tagged|hand_labelled|curated|coded|hand_coded|
            hand_tagged ..4 # ..3 {N}
        annotated|labelled|labeled|hand_labelled|tagged @? # ..1 {N}
        label*|annotat* .,8 # ..1 {N}
        training|train set|sets|data ..3 ( #
        # .,8 labelled|labeled|annotated|hand_checked|double_checked|hand_labelled|graded
        # of|are ..4 labelled|labeled|annotated|tagged|graded
        graded|scored|rated|keyed|signed|approved|post_edited|corrected|transcribed|translated|
            reviewed|verified|resolved|closed ..2 # {N}|essays|segments|letters
        # ..3 {N}|essays|segments|articles ..4 graded|scored|rated|keyed|signed|approved|
            post_edited|corrected|verified|double_checked|written_and
        labels|annotations|labelled_data|labeled_data|training_data|train_data|gold_data|
            annotated_data :|is|are|;|=|count|we_have ..3 #
        training|train set|sets|data|corpus|examples|pairs ..6 #
        # ..2 training examples|pairs|samples|rows|cases|instances|items|data
        # good|solid|clean|usable|quality|decent|perfect|real|high_quality|handpicked|
            ideal ..2 examples|pairs|samples|answers
        have|got|collected|exported|own|gathered ..3 # ..4 {N} ..2 with ..4 answers|labels|
            outcomes|resolutions|categories|corrections|ratings|scores|translations
        teachers|humans|annotators|staff|doctors|lawyers|people|paralegals|clerks|reviewers|
            students|interns|agents|colleagues|translators|radiologists|experts|analysts|nurses|
            crowdworkers|raters|moderators|librarians|curators ..2 labelled|labeled|annotated|
            graded|scored|tagged|coded|rated|classified|categorised|post_edited|corrected|
            translated|checked|marked|keyed|reviewed ..2 #
        labelled|labeled|annotated|graded|tagged|coded|post_edited ..2 # ..1 of?
        have|has|got|collected|own|build|built|exported|gathered|with|produce|generated|assembled|
            sitting_on|there_are|exist ..4 # ..2 examples|pairs|samples|input_output|
            question_answer|demonstrations
        writers|experts|lawyers|agents|clinicians|doctors|nurses|editors|team|staff|linguists|
            analysts|engineers|sme*|annotators|students|teachers|colleagues wrote|produced|
            created|made|written|tagged|labelled|labeled|annotated|coded|marked ..3 # ..3 {N}
        write|give|provide|get|label|make|prepare us? ..2 # ..1 examples|pairs
        # ..2 examples per|for_each|each
        # ..3 {N} ..2 were|are|been|got|have_been ..2 {L}
        # ..5 already labelled|labeled|annotated|tagged
        # ..4 golden|gold|reference ..2 {N}
        # ..1 {N} ..5 they|we|experts|humans|editors|staff ..1 corrected|approved|labelled|
            annotated|rated
        """,
        lists=lists,
        strength=3,
    )
    book.add(
        "labelled_examples",
        None,
        """
        labelled|labeled|annotated ..6 :|(|, #
        labels|annotations|labelled_examples|training_examples #
        # ..1 labelled|labeled
        """,
        lists=lists,
        strength=2,
    )

    book.add(
        "labelled_examples",
        None,
        """
        only|just # ..4 are|is|were|look|have_been clean|usable|good|checked|verified|correct|
            labelled|labeled|trustworthy|reliable|annotated|reviewed
        # ..2 snippet*|function*|program*|script*|problem*|exercise*|file* with ..1 tests
        """,
        strength=4,
    )


def _none(book: RuleBook) -> None:
    lists = {"L": _LABELLED, "P": _PAIRS}
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
        lists=lists,
        strength=2,
        free=True,
    )
