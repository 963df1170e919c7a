"""Form, tone and house rules that are free, or free in part."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `style_or_format_strictness`."""
    _roughly_kept(book)
    _tone_does_not_matter(book)
    _partly_open(book)
    _any_tone(book)
    _only_the_gist(book)
    _moderately_strict(book)


def _roughly_kept(book: RuleBook) -> None:
    book.add(
        "style_or_format_strictness",
        "medium",
        """
        guidelines for the text
        format wobbles|drifts
        only the ..1 format wobbles
        some|roughly|more_or_less|loosely|mostly|fairly|reasonably|moderate|somewhat|
            semi ..2 consistent|format|structure|style|tone|template|structured|strict|formatted|
            strictness
        roughly ..2 same ..1 structure|format|style
        should sound ..2 like|professional|friendly|polite
        professional|polite|friendly|formal ..1 tone
        tone should
        polite
        light structure|template
        """,
        strength=2,
    )


def _tone_does_not_matter(book: RuleBook) -> None:
    book.add(
        "style_or_format_strictness",
        "low",
        """
        tone|style|format|wording|formatting|phrasing|form|layout|voice ..5 not|hardly|barely|
            never ..3 matter|important|critical|care|issue|concern|crucial|fussy|strict|picky
        tone|style|format|wording|formatting|phrasing ..1 can|may|could be whatever|anything|free|
            any|rough|sloppy
        as long as ..3 right|correct
        tone|style|format|wording|formatting|phrasing|layout ..2 is|are ..1 whatever|free|
            irrelevant|secondary|no_issue|flexible|optional|negligible
        tone|style|format|wording|formatting no|not|does|is ..2 issue|matter|important|matters|care
        sloppy|loose|rough ..1 formatting|format|style|wording ..1 is|ok|fine
        no|without special|particular|specific|strict|fixed ..1 format|style|tone|wording|formatting
        do not|never mind|care ..3 format*|style|tone|wording
        tone|style|format|wording|formatting|phrasing ..3 is|are ..2 irrelevant|secondary|free|
            flexible|whatever|unimportant|free_form|up_to|fine|ok
        no|not_have|without|zero ..3 style|format|tone|formatting|house ..1 requirement*|
            constraints|rules|guide|requirements|guidelines|needs|restrictions
        not ..2 care ..4 style|format|tone|wording|looks|formatting|phrasing|how
        no_one|not cares ..4 style|format|tone|wording|looks|formatting|phrasing|how
        any format|style|form|wording|phrasing ..1 works|will|is|goes|ok|fine
        free text|form|format ..1 is|fine|ok|output|answer|answers
        plain english
        plain text ..2 fine|ok|enough|good
        format is? fine
        quality of wording is good
        talk|talks well
        not ..2 fussy|picky|strict ..2 about|on|with|style|format
        whatever format|style|wording
        just positive
        """,
        strength=3,
        free=True,
    )


def _partly_open(book: RuleBook) -> None:
    """Form of which a part is free."""
    book.add(
        "style_or_format_strictness",
        "medium",
        """
        roughly|broadly|loosely|mostly|more_or_less ..2 house|our|brand|usual ..1 voice|tone|style|
            template|format
        template|templates .,8 tweak|tweaks|freely|loosely|ballpark
        keep|keeps ..1 headings|greeting|sections|structure|sign_off|order|template|skeleton .,9
            free|wild|freedom|open|whatever|flexible|up_to|loose|inside
        headings|sections|greeting|structure|order .,8 wording|rest|beyond ..4 free|wild|freedom|
            open|whatever|flexible|up_to|loose
        bit|little|slightly|fairly|somewhat formal|polished|tidy
        should|must|has_to|ought_to ..1 look|be decent|presentable|tidy|neat
        guide|guideline|guidelines|template ..1 is|are ..2 suggestion|recommendation|
            rough_guide|starting_point
        """,
        strength=6,
        free=True,
    )


def _any_tone(book: RuleBook) -> None:
    """Form that nobody minds."""
    book.add(
        "style_or_format_strictness",
        "low",
        """
        relaxed|easy|easygoing|flexible|generous on|about|with|regarding ..1 format|form|layout|
            style|wording|formatting|tone
        any ..1 tone|shape|layout|look|wording|register|style|formatting ..3 works|fine|
            ok|goes|do|you_like|they_like
        , any tone|style|layout|format|wording
        looks|formatting|layout|styling|prettiness do|does not matter|count
        formatting|format|tone|style|layout|wording ,|;|:|.|is? who_cares|whatever
        format|form|layout|tone|style|wording ..1 is|are of no importance|consequence|interest
        anything readable|legible|understandable|halfway_readable
        that|it eats|swallows|takes|accepts anything|whatever|everything
        accept|accepts any ..1 wording
        emojis|emoji|slang|typos .,5 all_good|all_fine|welcome|no_problem|fine|allowed
        gateway|parser|importer|reader is ..1 forgiving|lenient|tolerant|relaxed
        however it|they likes|like|wants|want
        caps or no caps
        we|humans|clerks|editors clean|tidy|polish|reformat ..2 after|up ..2 by_hand|anyway
        """,
        strength=5,
        free=True,
    )


def _only_the_gist(book: RuleBook) -> None:
    book.add(
        "style_or_format_strictness",
        "low",
        """
        any wording|format|style|phrasing|tone|form ..2 is|will|works|goes ..1 ok|okay|fine|do|good
        no_one|not ..3 fussy|picky|particular|strict|precious
        only|just ..2 gist|meaning|substance|content|point ..1 matters|counts|.|,|needed
        gist ..2 is|will ..1 enough|fine|do
        wording|format|style|tone|phrasing|formatting ..2 up_to|free|irrelevant|secondary|whatever|
            not_important|loose|anything_goes
        however it|you|they likes|like|wants|want
        rough|plain|free_form|loose ..1 text|notes|wording|form|draft ..1 is|are|will ..1 fine|
            ok|enough|do
        """,
        strength=3,
        free=True,
    )


def _moderately_strict(book: RuleBook) -> None:
    book.add(
        "style_or_format_strictness",
        "medium",
        """
        moderately|fairly|reasonably|somewhat|more_or_less|medium|halfway strict|formal|
            consistent|structured|rigid
        some|light|loose|a_few|two_page ..1 tone|style|formatting|format ..1 guidelines|rules|
            guideline|guidance|conventions
        roughly|mostly|broadly ..2 template|format|structure|style|house_style
        """,
        strength=3,
    )
