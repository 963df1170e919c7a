"""Tasks that put things in order or recommend them."""

from __future__ import annotations

from bot.reading.facts.task.task_type_words import DOCUMENTS, FRAME
from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `task_type`."""
    _named(book)
    _best_first_worst_last(book)
    _ordered_by(book)
    _most_similar_first(book)
    _stacked_from_the_worst(book)


def _named(book: RuleBook) -> None:
    book.add(
        "task_type",
        "ranking",
        """
        rank|ranks|ranking|rerank*|reranking|re_rank*
        recommend|recommends|recommendation|recommendations|recommender ..6 product*|item*|job*|
            article*|song*|movie*|candidates|to_users|engine|system|content
        search relevance|ranking|results
        relevance ..3 judg*|scor*|rating*|label*|grad*
        top @ list|candidates|results|matches
        query , product
        match|matches|matching ..3 cvs|candidates|jobs|resumes|suppliers|profiles ..3 to|with|
            against
        find|finding ..3 similar ..2 {DOCS}|products|items|cases|tickets
        match|matches|matching ..4 to ..3 jobs|candidates|products|suppliers|trials|catalogue|
            mentors
        which ..2 results|products|documents ..3 first|top|relevant
        order|sort ..3 by relevance|importance|fit|likelihood
        which ..5 fits|matches|suits|match|fit ..4 best
        fits|matches|suits|match|fit ..4 best
        best ..2 matches|match|candidates|fit|first
        top|best|first @ ..2 candidates|results|hits|matches|products|suggestions|changes|list|
            documents
        shortlist|shortlisting|shortlists
        semantic search
        improve|better|fix ..2 our|the? search
        prioritis*|prioritiz* ..3 leads|alerts|bugs|candidates|tickets
        """,
        lists={"DOCS": DOCUMENTS},
        strength=3,
    )


def _best_first_worst_last(book: RuleBook) -> None:
    book.add(
        "task_type",
        "ranking",
        """
        best ..1 first , worst ..2 last
        sickest|hottest|riskiest|strongest|likeliest|cheapest|newest|urgent ..1 first|ahead|on_top
        """,
        strength=5,
    )


def _ordered_by(book: RuleBook) -> None:
    book.add(
        "task_type",
        "ranking",
        """
        {F} rank|ranks|reorder|re_order|prioritise|prioritize|recommend|recommends|shortlist
        score to rank|sort|order by
        order|sort|sorts|orders ..4 by ..2 relevance|fit|match|similarity|likelihood|quality
        best|most_relevant|most_similar|closest ..3 first|on_top|at_the_top
        recommend|recommends|suggest|suggests ..2 similar|related|relevant|matching|next
        recommend|recommending ..4 to readers|users|customers|shoppers|listeners|viewers|buyers
        search ..2 relevance|ranking|quality|ordering
        """,
        lists={"F": FRAME},
        strength=3,
    )


def _most_similar_first(book: RuleBook) -> None:
    book.add(
        "task_type",
        "ranking",
        """
        most|best fitting|suitable|relevant|similar|matching ..3 first|on_top|at_the_top|up_top
        show|shows|surface|surfaces|list ..3 most|best relevant|similar|fitting|matching
        similar|related articles|items|products|cases|songs|jobs|listings to|for
        """,
        strength=2,
    )


def _stacked_from_the_worst(book: RuleBook) -> None:
    book.add(
        "task_type",
        "ranking",
        """
        stacked|stack|ordered|order|listed|sorted|sort|sorts|orders ..3 from ..1 most|best|worst|
            risky|riskiest|highest|strongest|urgent|likely ..1 to|down
        worst|best|riskiest|hottest|strongest|likeliest ..2 at|on the? top
        pick|picks|choose|chooses the one that|which is ..1 best|least|most|closest
        """,
        strength=5,
    )
