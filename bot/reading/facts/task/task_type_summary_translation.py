"""Tasks that tell a text again: shorter, or in another language."""

from __future__ import annotations

from bot.reading.facts.task.task_type_words import DOCUMENTS, FRAME
from bot.reading.patterns import RuleBook

_TONGUES = (
    "english|german|french|spanish|italian|portuguese|dutch|polish|russian|turkish|arabic|hindi|"
    "chinese|cantonese|mandarin|japanese|korean|greek|swedish|danish|norwegian|finnish|czech|"
    "hungarian|romanian|ukrainian|hebrew|vietnamese|thai|swahili|tagalog|welsh|irish|catalan"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `task_type`."""
    _summaries(book)
    _translations(book)
    _long_made_short(book)
    _one_language_in_another_out(book)
    _boiled_down(book)
    _into_languages(book)
    _overviews(book)
    _squeezed_into_lines(book)
    _rendered_into_locales(book)


def _summaries(book: RuleBook) -> None:
    book.add(
        "task_type",
        "summarization",
        """
        summaris*|summariz*
        summary|summaries of|for|from|per|to
        write|writes|writing|produce|generate|create|draft|make ..3 summary|summaries|tldr|
            abstracts|digests|digest|minutes
        condense|digest|tl;dr|tldr ..4 {DOCS}|meeting*|article*|thread*|into
        boil|boils|boiling ..8 down|to
        digest|digests|recap|recaps|overview|abstract|abstracts per|of|for|from|with
        brief|briefs|briefing|recap|synopsis|abstract|executive_summary ..2 of|about|from|per|for
        discharge|executive|meeting|call|case|thread|ticket|patient summary|summaries|recap|
            recaps|notes
        shorten|shortening|boil* ..3 {DOCS}|down
        handover notes
        meeting minutes|notes|recaps
        recap|recaps of
        recurring failure patterns
        """,
        lists={"DOCS": DOCUMENTS},
        strength=2,
    )


def _translations(book: RuleBook) -> None:
    book.add(
        "task_type",
        "translation",
        """
        translate|translates|translating|translation|translations|translator
        subtitles|subtitling
        localis*|localiz* ..4 into|to|strings|copy|content|product|app|ui|manuals
        machine translation
        en|english|german|french|spanish to german|french|spanish|english|japanese|italian|polish|
            dutch|chinese|arabic|portuguese|korean
        """,
        strength=2,
    )


def _long_made_short(book: RuleBook) -> None:
    book.add(
        "task_type",
        "summarization",
        """
        read|reads .,6 give|gives ..2 one page|paragraph|sentence
        tl ; dr machine|bot|of|for|button
        makes|make|turns .,6 long .,6 short one|version
        summary button|feature|function
        """,
        strength=5,
    )


def _one_language_in_another_out(book: RuleBook) -> None:
    book.add(
        "task_type",
        "translation",
        """
        {L} in , {L} out
        {L} on the left , {L}
        says|speaks|types|writes|comes|come ..3 in ..1 {L} .,7 hears|reads|gets|sees ..3 {L}
        says|speaks|types|writes it in {L} .,7 {L}
        """,
        lists={"L": _TONGUES},
        strength=5,
    )


def _boiled_down(book: RuleBook) -> None:
    book.add(
        "task_type",
        "summarization",
        """
        get|gets|produce|produces|write|writes|send|sends|make|makes|want|wants|create|creates|
            generate|generates|need|give|draft|drafts|deliver|provide ..4 recap|recaps|summary|
            summaries|digest|digests|synopsis|abstract|abstracts|tl;dr|tldr|minutes
        recap|recaps|summary|summaries|gist|synopsis of
        into ..4 summary|summaries|bullet|bullets|digest|recap|one_pager|brief|briefing|synopsis
        {F} summar*
        boil|boils|condense|condenses|distil|shorten|compress ..5 down|to|into
        """,
        lists={"F": FRAME},
        strength=3,
    )


def _into_languages(book: RuleBook) -> None:
    book.add(
        "task_type",
        "translation",
        """
        {F} translate|translates|translating|localise|localize
        en|english # languages
        into ..2 # ..3 languages|locales|dialects
        go|goes|put|render|bring|turn|rendered ..4 into ..3 languages|german|french|
            spanish|english|japanese|chinese|portuguese|italian|dutch|polish|arabic|korean
        """,
        lists={"F": FRAME},
        strength=3,
    )


def _overviews(book: RuleBook) -> None:
    book.add(
        "task_type",
        "summarization",
        """
        minutes of ..8 written|drafted|automatically|from
        short|brief|one_page|concise version|versions|overview|overviews of|for
        key points|takeaways|messages of|from
        """,
        strength=2,
    )


def _squeezed_into_lines(book: RuleBook) -> None:
    book.add(
        "task_type",
        "summarization",
        """
        tldr of|for|per
        squeezed|squeeze|squeezes|boiled|shrunk|shrink|shrinks|condensed|cut|trimmed|trims ..2 to|
            into @|a_few|a_handful_of ..1 lines|sentences|bullets|points
        shorten|shortens|shortening things|letters|articles|texts|reports|threads|judgments
        """,
        strength=5,
    )


def _rendered_into_locales(book: RuleBook) -> None:
    book.add(
        "task_type",
        "translation",
        "put|puts|bring|brings|render|renders ..4 into|to ..1 @ ..1 languages|locales",
        strength=5,
    )
