"""The embedder for each stored model: several live side by side while one takes over from another."""

from __future__ import annotations

from dataclasses import replace

from persea.llm.embedding import BuiltInEmbedder
from persea.llm.embedding_endpoint import EndpointEmbedder
from persea.llm.query_vectors import QueryVectors
from persea.seams import Embedder, EmbeddingChoice
from persea.store.embeddings import EmbeddingModel


class Embedders:
    """`from_environment` lends its key to the models of the same address: keys of the environment are not stored."""

    def __init__(self, from_environment: EmbeddingChoice | None = None) -> None:
        self.built_in = BuiltInEmbedder()
        self._from_environment = from_environment
        self._endpoints: dict[tuple[int, EmbeddingChoice], EndpointEmbedder] = {}
        self._queries: dict[tuple[int, EmbeddingChoice], QueryVectors] = {}

    def of(self, model: EmbeddingModel) -> Embedder | None:
        """None: another version of Persea brought this model along.

        Raises SettingsError for an address or a key that cannot be one.
        """
        if model.choice.built_in:
            return self.built_in if model.name == self.built_in.name else None
        choice = self._with_key(model.choice)
        if (model.key, choice) not in self._endpoints:
            self._endpoints[model.key, choice] = EndpointEmbedder(model.name, choice, model.dimension)
        return self._endpoints[model.key, choice]

    def queries(self, model: EmbeddingModel) -> QueryVectors:
        """What a search asks, while `model` is the active one."""
        of_model = (model.key, self._with_key(model.choice))
        if of_model not in self._queries:
            self._queries[of_model] = QueryVectors(self.of(model))
        return self._queries[of_model]

    async def close(self) -> None:
        for endpoint in self._endpoints.values():
            await endpoint.close()

    def _with_key(self, choice: EmbeddingChoice) -> EmbeddingChoice:
        lent = self._from_environment
        if lent is not None and lent.key and lent.url == choice.url:
            return replace(choice, key=lent.key)
        return choice
