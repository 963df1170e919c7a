"""What is demanded or waived of answers and of the place, and who watches, in plain words."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_SIGNS = (
    "footnote|footnotes|citation|citations|sources|references|refs|provenance|attribution|"
    "bibliography|hyperlinks"
)
_SPOT = "page|paragraph|clause|section|article|passage|line|chapter|rule|guideline|source"
_PRIVACY = "dsgvo|lgpd|pipl|bipa|popia|pdpa|cjis|marisk|nydfs|ukgc|finma|ofac|fincen|haccp|marpol"
_AUTHORITY = (
    "easa|faa|mas|hkma|rbi|hmrc|cnil|apra|austrac|mhra|swissmedic|ofgem|ofcom|cqc|fdic|eiopa|esma|"
    "solas|sec|datainspektionen|inspectors|examiners|medical_board|state_board|licensing_board"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `citations_required`, `regulated` and `on_prem_required`."""
    _shown(book)
    _not_shown(book)
    _watched(book)
    _unwatched(book)
    _inside(book)


def _shown(book: RuleBook) -> None:
    book.add(
        "citations_required",
        True,
        """
        quote|cite|give|chapter|want|wants|demand*|insist* ..2 chapter and verse
        no source|citation|reference|link|footnote , ..1 no answer|reply|output
        answer|answers|reply without ..2 hyperlink|link|source|citation|reference ..1 is|are|counts
            ..1 a? bug|useless|worthless|rejected|thrown_out|invalid
        answer|answers|reply|sentence plus|with|and ..1 hyperlink|hyperlinks|url|page_no|page_number
        {G} yes|mandatory|compulsory|obligatory|non_negotiable|a_must|are_a_must|is_a_must
        link ..1 it|them every_time|always|each_time
        if it|they can|does|do not say|name|tell|show|state which {P}
        must|has_to|have_to|should|needs_to say|name|tell|state which {P}
        evidence ..2 attached|next_to|beside|alongside|underneath
        auditable|traceable down|back to ..3 line|row|page|ledger|clause|entry
        lands|land|jump|jumps|goes|taken ..1 on|to|straight_to ..1 the exact|very|right page|
            passage|paragraph|section|line
        points|point at|to ..1 the|a ..1 guideline|ticket|regulation|standard|manual ..2 it|that ..1
            took|got|came|comes|used
        ticket|document|page|case|paragraph number ..3 lifted|took|taken|copied ..4 from
        """,
        lists={"G": _SIGNS, "P": _SPOT},
        strength=5,
        free=True,
    )


def _not_shown(book: RuleBook) -> None:
    book.add(
        "citations_required",
        False,
        """
        drop|skip|lose|ditch|omit ..1 the|all|any {G}
        {G} :|;|, no|nope|nah|none|pah|never|please_no
        {G} ..1 would|will|only|just|is|are ..2 clutter*|irrelevant|pointless|overkill|superfluous|
            unnecessary|distract*
        {G} clutter*|distract*
        {G} is|are not ..1 a? thing|topic|requirement|need
        not bother ..2 {G}
        leave|leaving ..1 the {G} out|to|away
        {G} ..3 no_one|nobody|noone|never ..2 click*|reads|opens|opened|cared
        {G} ..8 had_them taken|ripped|thrown out
        without {G} is|are fine|ok|okay
        """,
        lists={"G": _SIGNS},
        strength=5,
    )


def _watched(book: RuleBook) -> None:
    book.add(
        "regulated",
        True,
        """
        {L}
        {A} ..3 audit*|licen*|looks|look|bind*|inspect*|guidelines|notices|circulars|part|cares|
            watch*|on_speed_dial|shop|rules|says|reads|read|checks|signs_off|pulls|can_pull|
            could_pull|have_a_say|all_have_a_say
        fair lending
        lawful intercept
        sealed by ..1 court|order
        court sealed
        licence|license on the line
        child protection files|cases|records|reports
        social services files|cases|records
        cleared|vetted staff|personnel only
        nis2|dora|mifid hits|binds|covers|catches us
        """,
        lists={"L": _PRIVACY, "A": _AUTHORITY},
        strength=4,
    )


def _unwatched(book: RuleBook) -> None:
    book.add(
        "regulated",
        False,
        """
        outside of? any|every|all law|laws|regulation|regulations|regime
        compliance|legal|lawyer|lawyers|privacy ..1 laughed|shrugged|yawned when|at|about
        compliance|legal|privacy filed|put|classed us|it|this|that under|as ..1 not|non|out|harmless
        no|without ..1 supervisor|watchdog|sheriff|overseer anymore|here|in_this|over_us|involved|.
        not finance|banking|health|healthcare|medical , not|no|nor
        compliance said no in
        """,
        strength=5,
        free=True,
    )


def _inside(book: RuleBook) -> None:
    book.add(
        "on_prem_required",
        True,
        """
        must|has_to|have_to|needs_to live|run|sit|stay aboard|on_board|onboard|ashore
        no ethernet|internet|uplink|network cable|connection|access ..1 by design
        nothing phones|phone|calls home
        our|its|own own? metal|iron|tin or no
        """,
        strength=5,
        free=True,
    )
    book.add(
        "on_prem_required",
        False,
        """
        air_gapped|on_prem|on_premise|on_premises|onprem|self_hosted|self_hosting :|;
            no|nope|nah|not
        sovereign|eu|public|any|vendor cloud suffices|is_enough|is_fine|will_do|is_ok|is_okay
        self hosting ..3 dropped|rejected|dismissed|ruled_out|off_the_table
        not need ..1 our own racks|servers|hardware|metal
        """,
        strength=5,
        free=True,
    )
