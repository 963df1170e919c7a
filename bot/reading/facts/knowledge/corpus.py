"""How large the documents are, and who may see which of them."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `corpus_tokens` and `access_control`."""
    _tokens_of_documents(book)
    _rights_per_document(book)
    _tenants_apart(book)


def _tokens_of_documents(book: RuleBook) -> None:
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


def _rights_per_document(book: RuleBook) -> None:
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


def _tenants_apart(book: RuleBook) -> None:
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
