"""Facts that do not change; what states their source as well is in `knowledge_source_private`."""

from __future__ import annotations

from bot.reading.facts.knowledge.rhythms import VERBS_OF_CHANGE
from bot.reading.facts.knowledge.sources import SOURCES, SOURCES_AND_LISTINGS
from bot.reading.patterns import RuleBook

_WORKS = (
    "bible|scripture|canon_law|prayer_book|hymnal|rulebook|rule_book|statutes|statute|by_laws|"
    "constitution|corpus|archive|logbooks|price_book|handbook|encyclopedia|liturgy|treaty|scriptures"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `knowledge_change`."""
    _never_updated(book)
    _fixed_for_good(book)
    _scripture(book)


def _never_updated(book: RuleBook) -> None:
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
        lists={"S": SOURCES},
        strength=3,
        free=True,
    )


def _fixed_for_good(book: RuleBook) -> None:
    book.add(
        "knowledge_change",
        "never",
        """
        {S} .,8 is|are|stay|stays ..1 fixed|frozen|unchanged|immutable forever|for_good
        {S} .,6 no_one|never|not|nothing|hardly|rarely|none ..3 {V} ..2 it|them|since|for|again|
            anymore|any_more|.
        {S} .,6 no_longer|never|not|hardly|rarely|will_not ..2 change|changes|changed|changing|
            updated|revised|touched|amended|move|edited
        {S} ..5 written|printed|published|finalised|finalized|finished ..3 #y|once ..6 never|
            no_one|not|since
        {S} .,4 is|are|stay|stays|remain|remains|was|were ..2 fixed|frozen|closed|complete|final|
            finalised|finalized|set_in_stone|static|finished|immutable|archived ..1 for_good|
            forever|and|.|,|;|since|now|material
        fixed|frozen|closed|static|finished|immutable ..1 archive|corpus|collection|edition|set_of
        """,
        lists={"S": SOURCES_AND_LISTINGS, "V": VERBS_OF_CHANGE},
        strength=3,
        free=True,
    )


def _scripture(book: RuleBook) -> None:
    book.add(
        "knowledge_change",
        "never",
        """
        {K} ..3 not|never|hardly ..1 budge*|get_updates|been_touched|get_updated
        {K} ..2 not one|a comma|word|letter|line ..3 since
        {K} .,6 nothing gets|is|was ever? added|changed
        {K} .,8 same for years|decades|centuries|ages
        frozen|petrified|immutable {K}
        {K} ..2 is|are frozen|dead|petrified|closed_for_good
        set once per season|year|decade
        no_one|nobody has touched ..1 it? ..1 or will
        last entry when|in
        """,
        lists={"K": _WORKS},
        strength=5,
        free=True,
    )
