"""The knowledge base as a LangChain retriever, to drop into any chain."""

from __future__ import annotations

from collections.abc import Callable

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from bot.grounding.passages import PUBLIC, ScoredPassage

Search = Callable[[str, int, frozenset[str]], list[ScoredPassage]]


class PassageRetriever(BaseRetriever):
    """Gives the best passages for a query as LangChain documents, best first."""

    search_passages: Search
    """The search of a knowledge base: (question, top_k, visibility)."""
    top_k: int = 5
    """Passages at most."""
    visibility: frozenset[str] = frozenset({PUBLIC})
    """Labels that the asker may see."""

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        """Search and convert; ids and sources stand in the metadata."""
        found = self.search_passages(query, self.top_k, self.visibility)
        return [
            Document(
                id=item.passage.passage_id,
                page_content=item.passage.text,
                metadata={
                    "passage_id": item.passage.passage_id,
                    "source": item.passage.source,
                    "section": item.passage.section,
                    "url": item.passage.url or "",
                    "score": item.score,
                },
            )
            for item in found
        ]
