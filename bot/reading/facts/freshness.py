"""How fast the facts change, and whether answers must show their sources."""

from __future__ import annotations

from bot.reading.facts.knowledge import SOURCES
from bot.reading.patterns import RuleBook

CUSTOM = 1
"""Strength of `it changes weekly`, which may also be said of the task; see `settle`."""


def add_rules(book: RuleBook) -> None:
    """Add the rules for `knowledge_change`, `citations_required`, corpus size and access."""
    _change(book)
    _citations(book)
    _corpus(book)


def _change(book: RuleBook) -> None:
    lists = {"S": SOURCES}
    often = {
        "daily": "by_the_hour|by_the_day|every_couple_of_hours|day_by_day|daily|hourly|"
        "constantly|nightly|every_day|each_day|by_the_minute|every_minute|"
        "every_hour|all_day|minute_by_minute|several_times_a_day|every_night|intraday|all_the_time|"
        "every_few_hours|continuously|in_real_time|every_morning|overnight|permanently",
        "weekly": "by_the_week|week_by_week|weekly|every_week|each_week|once_a_week|every_sprint|"
        "each_sprint|every_other_week|"
        "every_two_weeks|biweekly|twice_a_month|every_couple_of_weeks|every_few_days|"
        "every_monday|every_tuesday|every_wednesday|every_thursday|every_friday|every_sunday|"
        "every_saturday|fortnightly|a_few_times_a_month|with_every_sprint",
        "monthly": "each_semester|every_semester|each_term|every_term|each_season|every_season|"
        "monthly|several_times_a_year|quarterly_releases|every_month|each_month|"
        "once_a_month|quarterly|every_quarter|each_quarter|"
        "once_a_quarter|slowly|every_few_weeks|"
        "every_few_months|every_couple_of_months|a_few_times_a_year|each_release|"
        "every_release|twice_a_year|every_six_months",
        "never": "every_january|once_per_year|yearly_at_most|once_every_few_years|"
        "every_few_years|yearly|annually|once_a_year|every_decade|"
        "every_year|each_year|once_in_a_blue_moon|every_other_year",
    }
    periods = {
        "daily": "day|hour",
        "weekly": "week|sprint",
        "monthly": "month|quarter",
        "never": "year",
    }
    for value, words in often.items():
        named = {"S": SOURCES, "W": words, "P": periods[value]}
        book.add(
            "knowledge_change",
            value,
            """
            change|changes|changing|updates|updated ..1 {W}
            different|new ..2 {W}
            """,
            lists=named,
            strength=CUSTOM,
        )
        book.add(
            "knowledge_change",
            value,
            """
            {S}|sheet|file ..4 overwrit*|reshuffl*|reload*|regenerat*|redone|reissu*|
                swap*|reprint*|rebuilt|replac*|refresh* ..3 {W}
            {W} ..2 new|fresh ..2 sheet|file|list|edition|{S} ..1 drops|lands|arrives|comes|is
            {S} ..8 turn*|churn*|rotat*|replac*|renew*|amend*|adjust*|publish*|fluctuat*|varies|
                vary|
                change*|updat*|grow*|move*|revis*|refresh*|rewritten|edited|rotate*|evolv*|
                reissued|synced|added|new|come ..4 {W}
            {S} ..4 {W} ..1 change*|updat*|refresh*
            new|fresh {S}|pieces|items|papers|filings|cases|entries|rules|laws|versions ..3 come|
                comes|arrive|arrives|land|added|appear|published|released ..2 {W}
            {S}|filings|rules|laws|cases|papers|regulations come|comes|arrive|land ..1 in {W}
            come|comes in {W}
            {W} ..1 updated|changing|refreshed|updates|changes|refresh|rewritten ..3 {S}
            {S} change*|updat*|refresh* {W}
            facts|knowledge|content|information|stuff|it that? ..2 change*|updat*|rewritten ..4 {W}
            {S} is|are {W}
            {S} {W}
        {S} ..4 change*|updat*|rewritten|revised|refreshed|edited|replaced .,7 {W}
            {S} ..1 which|that ..1 grow|change|get|gets|are|is ..6 {W}
            {S} , which|that ..8 {W}
            {S} ..3 move|moves|moving ..1 {W}
            {W} ..2 new {S}
            {S} .,8 grow*|added|new|additions|change*|updat* ..5 @|few|some|several|dozen|
                hundred ..2 a|per|each|every {P}
            {S} .,6 few|some|several|couple|@ ..1 additions|updates|changes|edits|revisions a|per|
                each|every {P}
            """,
            lists=named,
            strength=3,
        )
    book.add(
        "knowledge_change",
        "never",
        """
        {S} ..4 never|not|hardly|rarely ..2 chang*|updat*|mov*|edited
        {S}|statute|by_law|bylaw ..3 last touched|changed|edited|updated|revised|amended in #y
        {S} ( @? ..3 ) ..2 never|not|hardly|rarely ..2 chang*|updat*|mov*|edited
        {S} ..4 is|are ..1 fixed|frozen|static|finished|textbook|set_in_stone
        knowledge ..3 stable|static|fixed|frozen
        fixed|static|frozen ..2 knowledge|corpus|document_set|catalogue|archive|code_list|code_table
        official|legal|static code* ..3 list|table|catalogue
        code list updates once
        already|is|are finished|final ..12 never change
        """,
        lists=lists,
        strength=3,
        free=True,
    )
    book.add(
        "knowledge_change",
        "daily",
        """
        live data
        by the minute|hour
        breaking|today|tonight|yesterday|overnight news|event*|prices
        {S} change* constantly|all_the_time|hourly|during_the_day
        live|real_time|current|up_to_date ..1 prices|inventory|stock|availability|data|rates|feeds
        """,
        lists=lists,
        strength=2,
    )
    book.add(
        "knowledge_change",
        "weekly",
        """
        new versions|releases constantly
        {S} ..5 new ..2 versions constantly|often|frequently
        """,
        lists=lists,
        strength=4,
    )


def _citations(book: RuleBook) -> None:
    book.add(
        "citations_required",
        True,
        """
        must|should|has_to|have_to|needs_to|need_to|to|answers|always|please|and ..2 cite
        citing|citation|citations|footnote*
        show|shows|name|names|list|display|give|gives ..4 policy|document|rule|page|paragraph|
            article|message|passage|clause|section|manual ..2 it|used|behind|from
        links|link|reference|references|pointer|pointers|footnote|footnotes ..1 to ..3 page*|
            paragraph*|section*|source*|document*|article*|passage*|clause*|doc|docs|manual*|line*
        answer|answers ..2 plus|and|with|including ..2 clause|paragraph|page|source|passage|link|
            sources|links|section|reference|references
        plus the clause|paragraph|page|source|passage|link|section|reference
        paragraph|page|source|passage|article|section|clause|document shown|displayed|attached|
            linked|quoted|named|given
        with ..2 references|reference to
        come|comes with ..1 sources|source|references|links
        see where ..8 from
        show|shows|display|include|name|give ..3 page|paragraph|passage|section|clause|source|
            article|link
        with|plus|and ..1 links|link|sources|source|references|citations|page_numbers|quotes|
            footnotes
        where ..2 came|comes|comes_from|it_is|got from
        must|has_to|need_to|needs_to|should|want ..3 source*|reference*|cite*|citation*|prove|
            evidence
        verifiable|verify|verified|checkable ..3 source*|against|answer*
        quote|quotes|literal_quote|link* ..3 source*|passage*|paragraph*|clause*|document*|page*|
            article*
        literal|exact|verbatim quote|quotes|quotation
        show|shows|see|know|say|state|prove|give|name|reference ..4 where ..4 from|came|come|
            found|is
        show|shows|name|names|give|provide|list|reference|include ..3 source|sources|references|
            paragraph
        with|include|including|needs|need|require*|must|should ..3 source|sources|references
        point|points|link|links|refer|refers ..2 to|back_to|at ..2 source*|message*|document*|
            page*|passage*|paragraph*|clause*|article*|section*
        traceable|traceability|provenance|attribution|sourced
        trace* ..2 back|to
        """,
        flip=False,
        strength=2,
    )
    book.add(
        "citations_required",
        False,
        """
        no|without|not_need|not_require|not_needed ..2 citations|sources|references|citation|
            footnotes
        citations|sources ..2 not needed|required|necessary|matter|important
        no_one ..2 needs|cares|asks|wants ..3 source*|citation*|where
        """,
        strength=3,
        free=True,
    )


def _corpus(book: RuleBook) -> None:
    book.add(
        "corpus_tokens",
        None,
        """
        # tokens of ..3 docs|documentation|documents|text|content|wiki|policies|reference|
            material|contracts|news
        corpus|docs|documentation|wiki|knowledge_base|documents ..4 # tokens
        """,
        strength=3,
    )
    book.add(
        "access_control",
        "per_document",
        """
        user* ..3 only|ever ..3 see ..4 they|he|she ..3 open|access|allowed|see|rights
        permission*|acl*|access_rights per|on ..2 document|doc|file|folder|page|message
        document|row|record level permission*|access|security
        permissions are|matter|must
        may only ..2 see content
        mistakes in permissions
        """,
        strength=2,
    )
    book.add(
        "access_control",
        "per_tenant",
        """
        per tenant|customer isolation|separation|data|separate
        tenant|customer* ..3 not|never ..2 see ..2 other
        multi tenant
        """,
        strength=2,
    )
