"""One OpenAI-compatible server as it is reached: its connections, its list of models, and what else it tells of itself.

What is asked of a model is `openai_compatible`'s.
"""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

import httpx2
import openai
from pydantic import ValidationError

from persea.errors import ModelBadReply
from persea.llm.addresses import checked_address, shown_address
from persea.llm.client import headers_for, open_client
from persea.llm.failures import Endpoint, translated
from persea.llm.wire import ListedModel, ModelList

_TIMEOUT_S = 10.0


class Server:
    """Raises SettingsError for an address or a key that cannot be one. Close it."""

    def __init__(self, base_url: str, key: str | None, *, connect_timeout_s: float) -> None:
        self.base_url = checked_address(base_url)
        self.address = shown_address(self.base_url)
        """As it may be shown."""
        self._key = key
        # Waiting for an answer is bounded where it is read, more finely than here.
        self.client = open_client(self.base_url, key, connect_timeout_s=connect_timeout_s)
        self.headers = headers_for(key)

    def endpoint(self, model: str) -> Endpoint:
        """What errors may say of it."""
        return Endpoint(self.address, model, self._key)

    async def models(self, model: str) -> tuple[ListedModel, ...]:
        """What it lists; `model` is for errors. Raises ModelError."""
        try:
            async with asyncio.timeout(_TIMEOUT_S):
                return await self.list_models()
        except (openai.APIError, httpx2.RequestError, OSError) as error:
            raise translated(error, self.endpoint(model)) from error

    async def list_models(self) -> tuple[ListedModel, ...]:
        """As `models`, without its timeout; raises foreign errors as they are."""
        response = await self.client.get(
            "/models", cast_to=httpx2.Response, options={"headers": self.headers}
        )
        try:
            return ModelList.model_validate_json(response.content).data
        except ValidationError as error:
            raise ModelBadReply(
                f"What answers at {self.address} is not an OpenAI-compatible endpoint",
                value=response.text[:100],
                fix="Check the address; it usually ends in /v1",
            ) from error

    async def fetch(self, path: str, body: dict[str, str] | None, model: str) -> bytes:
        """What it says at `path` beside its API, such as llama.cpp's /props. Raises ModelError."""
        parts = urlsplit(self.base_url)
        address = f"{parts.scheme}://{parts.netloc}{path}"
        try:
            async with asyncio.timeout(_TIMEOUT_S):
                try:
                    return await self._fetched(address, body)
                except openai.APIConnectionError:  # a kept connection that the server has just let go
                    return await self._fetched(address, body)
        except (openai.APIError, httpx2.RequestError, OSError) as error:
            raise translated(error, self.endpoint(model)) from error

    async def close(self) -> None:
        await self.client.close()

    async def _fetched(self, address: str, body: dict[str, str] | None) -> bytes:
        if body is None:
            told = await self.client.get(address, cast_to=httpx2.Response, options={"headers": self.headers})
        else:
            told = await self.client.post(
                address, cast_to=httpx2.Response, body=body, options={"headers": self.headers}
            )
        return told.content
