"""Labelled examples that are counted with a word for labels."""

from __future__ import annotations

from bot.reading.facts.labels.label_words import NOUNS
from bot.reading.patterns import RuleBook

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
    _labelled_things(book)
    _labels_before_the_number(book)
    _usable_ones(book)
    _pairs_in_brackets(book)
    _those_that_count(book)


def _labelled_things(book: RuleBook) -> None:
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
        lists={"N": NOUNS, "L": _LABELLED, "W": _WITH, "P": _PAIRS},
        strength=3,
    )


def _labels_before_the_number(book: RuleBook) -> None:
    book.add(
        "labelled_examples",
        None,
        """
        labelled|labeled|annotated ..6 :|(|, #
        labels|annotations|labelled_examples|training_examples #
        # ..1 labelled|labeled
        """,
        strength=2,
    )


def _usable_ones(book: RuleBook) -> None:
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


def _pairs_in_brackets(book: RuleBook) -> None:
    book.add(
        "labelled_examples",
        None,
        """
        # ..1 ( .,5 ) ..1 pairs|positives|examples|triples|tuples
        # ..1 cleaned|verified|checked|clean ( .,5 ) ..1 pairs|positives|examples|triples
        # ..2 leftovers|cases|ones ..1 have been labelled|annotated|checked|tagged
        """,
        strength=3,
    )


def _those_that_count(book: RuleBook) -> None:
    """`only about 2,600 still carry a valid intent`, `the checked ones are 90`."""
    book.add(
        "labelled_examples",
        None,
        """
        only|just # ..1 still ..1 carry|carries|hold|holds|apply|applies|valid|usable|count|fit
        checked|labelled|labeled|reviewed|verified|usable|good|clean|annotated|graded|right ones
            are|is|:|number ..1 #
        # out of planned|our_planned|the_planned @
        """,
        strength=6,
    )
