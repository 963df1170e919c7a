"""Projects that nobody uses yet."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `stage`."""
    _named(book)
    _not_live_yet(book)
    _sketched(book)
    _back_to_the_drawing_board(book)


def _named(book: RuleBook) -> None:
    book.add(
        "stage",
        "prototype",
        """
        prototyp*|poc|p.o.c|mvp|hackathon|hack_day|spike
        proof of concept
        just an? idea|exploring|starting|experimenting|playing|brainstorm*
        only|still|just|at an idea|exploring|prototyping|experimenting|early|evaluating
        idea stage|phase
        early days|stage|stages|phase
        not|never ..3 built|started|begun ..2 yet|anything
        have not ..2 built|started|begun|launched|shipped
        nothing ..2 built|exists|running|live ..1 yet
        feature|product|system|it|tool does not exist
        does not exist yet
        from scratch|zero
        greenfield|exploratory|feasibility
        research setting|project|prototype
        thinking about|of building|adding|making|using|automating
        considering|planning|plan|want to build|building|add
        kicking off|kick off
        first naive? version
        before launch
        experiment* phase|stage
        demo for|to|only
        whiteboard
        """,
        strength=1,
        flip=None,
        free=True,
    )
    book.add(
        "stage",
        "prototype",
        """
        prototype|poc|mvp|p.o.c|hackathon
        napkin|sketch|whiteboard|concept|paper ..1 sketch|stage|phase|only|at
        startup idea
        idea , nothing
        nothing|none ..2 built|written|coded
        want to build|try|explore|start|automate
        we are at|in the? idea|poc|prototype|exploration|discovery
        not started|begun|built ..1 yet
        proof of concept
        idea stage|phase
        just an idea
        research setting
        feature|product|system|tool does not exist
        nothing is? built|live
        still exploring|prototyping
        early prototype|stage
        """,
        strength=3,
    )


def _not_live_yet(book: RuleBook) -> None:
    book.add(
        "stage",
        "prototype",
        """
        not|never|before|until|from ..4 live|in_production|production|launched|released|
            deployed ..1 yet
        not ..2 live|production|launched|shipped|released
        nothing in production|live
        pre production|launch
        before we|launch|going launch|go|live|ship
        """,
        strength=3,
        free=True,
    )


def _sketched(book: RuleBook) -> None:
    book.add(
        "stage",
        "prototype",
        """
        still|just|only|merely|currently|it_is|we_are|so_far ..1 a|an|at|in ..1 poc|prototype|mvp|
            proof_of_concept|proof_of_value|mock_up|mockup|demo|sketch|wireframe
        poc|prototype|mvp|proof_of_concept done|finished|works|ready|only|stage|phase
        scrappy|rough|quick|early|tiny|crude ..1 mvp|poc|prototype|demo
        only|just|still|merely|nothing_but|currently ..2 mock_up|mockup|wireframe|notebook|
            streamlit|jupyter|colab|slide|slides|slide_deck|figma
        sandbox|lab|demo version
        clickable dummy|mock|mockup|mock_up|prototype|demo
        laptop|desk|notebook|streamlit|gradio|figma demo|prototype|mock_up|mockup|page|thing
        lab|demonstrator|sandbox|playground|notebook|proof_of_value|pov|napkin stage|phase
        in the? lab|sandbox|playground only
        only|just in the lab|sandbox|playground
        trl #|one|@
        throwaway|throw_away|disposable code|branch|script|scripts|app
        spike branch|only|,
        not ..3 in front of a|any|single|one|actual|real
        """,
        strength=5,
    )
    book.add(
        "stage",
        "prototype",
        "not|no|none ..1 put|shown|been ..3 in front of ..2 user|users|customer|customers|soul",
        strength=5,
        free=True,
    )


def _back_to_the_drawing_board(book: RuleBook) -> None:
    """Projects that went back: the newer word counts."""
    book.add(
        "stage",
        "prototype",
        """
        pulled|back|returned|went ..2 in|into|to ..1 lab|drawing_board|notebook|square_one|
            sketching|doodles|whiteboard|prototyping
        """,
        strength=7,
        unreal=True,
    )
