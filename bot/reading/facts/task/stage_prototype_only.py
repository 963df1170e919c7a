"""Projects that are no more than an idea, a demo or an experiment."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `stage`."""
    _only_a_demo(book)
    _nothing_but_slides(book)
    _not_deployed(book)


def _only_a_demo(book: RuleBook) -> None:
    book.add(
        "stage",
        "prototype",
        """
        only|just|merely ..1 experiment*|notebook*|idea|demo|sketch|prototype|playing
        so far ..3 is|are|was a|an|only|just ..2 notebook|demo|script|prototype|poc
        demo|prototype|notebook|poc|mockup|hack ..2 with|of|impressed|works|worked|over|on|runs|
            lifts
        no_one|none|nothing ..2 using|uses|used|sees|live|deployed|released ..2 yet|apart|so_far
        retrieval prototype
        not touching ..3 user|users|customers
        still ..2 experimenting|exploring|tinkering|on_paper|an_idea
        not|nothing ..2 released|launched|live|shipped|deployed ..2 yet
        """,
        strength=2,
        free=True,
    )


def _nothing_but_slides(book: RuleBook) -> None:
    book.add(
        "stage",
        "prototype",
        """
        nothing ..1 but|except|beyond|other_than ..1 slides|slide_deck|a_deck|an_idea|ideas|a_demo|
            paper|a_notebook
        exists only|just in|on|as
        """,
        strength=3,
        free=True,
    )


def _not_deployed(book: RuleBook) -> None:
    book.add(
        "stage",
        "prototype",
        """
        not deployed anywhere|yet
        pure experiment|research
        """,
        strength=3,
        free=True,
    )
