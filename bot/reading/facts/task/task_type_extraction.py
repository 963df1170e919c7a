"""Tasks that take fields, values and names out of texts."""

from __future__ import annotations

from bot.reading.facts.task.task_type_words import DOCUMENTS, FRAME
from bot.reading.facts.users import USERS
from bot.reading.patterns import RuleBook

_PAPERS = (
    "drawings|plates|labels|scans|forms|invoices|receipts|photos|screenshots|documents|letters|"
    "contracts|pdfs|reports|notes|slips|certificates|statements"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `task_type`."""
    _named(book)
    _from_the_result(book)
    _pulled_out(book)
    _keyed_in_today(book)
    _into_columns(book)


def _named(book: RuleBook) -> None:
    book.add(
        "task_type",
        "extraction",
        """
        extract|extracts|extracting|extraction|extractor
        spit*|spits|returns|outputs|gives ..3 out? ..4 as rows|json|fields|table|columns|csv
        reads|read|take|takes ..3 {DOCS}|lab ..2 and ..2 spits|outputs|returns|fills|gives|
            produces|pulls
        turn|turns|convert|converts|transform|transforms ..3 free text ..4 into|to
        into ..2 booking|structured|database|crm|erp|system ..1 ticket|record|records|fields|
            entry|entries|rows
        find|finds|get|gets|detect|detects|spot|locate|list|lists ..2 all? ..1 names|dates|
            amounts|mentions|entities|handles|parties|medications|symptoms|addresses|clauses|
            obligations|deadlines
        fields|columns|values|attributes ..6 filled|populated|entered|captured|keyed ..1 into|in|
            from|by
        read|reads|reading ..3 {DOCS} ..2 into ..3 fields|table|system|spreadsheet|database|erp|
            crm|json
        structured data|output|fields|json|records from
        get|gets|getting ..2 structured
        populate|populates ..3 fields|form*|table|database|system|crm|record*
        digitise|digitize|digitising ..3 {DOCS}
        line items from
        key fields|facts|figures|data|terms ..2 from
        json from ..2 {DOCS}
        fields out_of ..3 {DOCS}
        dates and|, amounts
        pull|pulls|pulling ..6 out_of|from ..4 {DOCS}
        pull|pulls|pulling ..3 field*|value*|entit*|amounts|dates|totals|terms|clauses|line_items|
            parties
        get|gets|getting|take ..6 fields|values|entities|amounts|dates|totals ..3 out_of|from|out
        field* ..2 from ..3 {DOCS}
        fill* ..3 fields|columns|form
        named entity|entities
        ner
        parse|parses|parsing ..3 {DOCS} ..3 into|to
        parse|parses|parsing ..3 resume*|cv*|invoice*|receipt*|statement*|address*|pdf*
        turn|convert|transform ..5 {DOCS} into ..3 structured|json|fields|records|rows|table*
        needs the ..2 string out
        find|identify|redact|list|capture ..3 names|dates|amounts|entities|parties|pii|meds|
            medications|drugs ..3 in|from|out|mentioned
        redact*|de_identify|anonymis*|anonymiz* ..3 {DOCS}|names|pii|data
        """,
        lists={"DOCS": DOCUMENTS},
        strength=2,
    )


def _from_the_result(book: RuleBook) -> None:
    """Told by what comes out."""
    book.add(
        "task_type",
        "extraction",
        """
        pick|picks|grab|grabs|lift|lifts|copy|copies out? the .,8 from
        from ..4 grab|pull|lift|fish the? ..3 ,
        fill|fills ..2 @ ..1 boxes|blanks|fields
        redact|redacts|redacting ..2 names|addresses|numbers|pii|personal|details
        """,
        strength=5,
    )


def _pulled_out(book: RuleBook) -> None:
    book.add(
        "task_type",
        "extraction",
        """
        pull|pulls|lift|lifts|extract|read|reads|get|grab|grabs|capture|captures|fish|pick|
            harvest|take|want|need|wants|needs|find|collect ..3 # ..3 attributes|fields|things|
            values|facts|data_points|clause_types|columns|entities|items|details|properties
        need|want|wants|pull|lift|fish|dig|grab|copy ..6 out
        pulled|lifted|extracted|captured|read|fished|grabbed|copied|keyed|picked ..2 out|
            automatically|from
        want|need|extract|return|returns|get|gives .,16 as json|csv|xml|structured|a_record|
            fields|rows
        {F} extract|pull|lift|capture|fish|harvest
        into|as ..2 structured ..2 record|records|data|fields|form|json
        turn|turns|convert|parse ..6 into ..3 json|fields|records|rows|table|columns|xml
        fields|values|attributes|details|particulars out|from ..3 of|the|a|each|our|any|these
        fill|fills|populate|populates ..4 fields|form|record|columns|crm|spreadsheet|system ..1
            from|with|automatically
        key|keys|keyed ..3 into the|our|a
        """,
        lists={"F": FRAME},
        strength=3,
    )


def _keyed_in_today(book: RuleBook) -> None:
    """Told by what people copy and type by hand today."""
    book.add(
        "task_type",
        "extraction",
        """
        {C} ..4 copy|retype|type|key ..4 into ..2 system|crm|erp|form|spreadsheet|database
        amounts|dates|names|totals|prices|addresses ..5 out_of|from ..3 scanned|bills|invoices|
            contracts|letters|pdfs|forms|receipts|reports|documents|policies|emails
        """,
        lists={"C": USERS},
        strength=2,
    )


def _into_columns(book: RuleBook) -> None:
    book.add(
        "task_type",
        "extraction",
        """
        each|every ..6 in|into its own column|field|cell|row
        need|needs the numbers|values|figures|dates|names|amounts ..2 in it|them|there
        pull|pulls|lift|lifts|read|reads|copy|copies ..4 off ..2 {P}
        read|reads ..2 and populate|populates|key|keys|enter|enters
        """,
        lists={"P": _PAPERS},
        strength=5,
    )
