"""Vectors of pictures by an endpoint: POST /v1/embeddings, which OpenAI defines for texts alone.

Servers that take pictures there ask for them in one of three forms, and which one is found out by asking:

    objects   {"input": [{"image": "<base64>"}]}                     Jina's API, and servers like it
    modality  {"input": ["data:image/…;base64,…"], "modality": "image"}   Infinity
    messages  {"messages": [{"role": "user", "content": [{"type": "image_url", …}]}]}   vLLM

An endpoint for texts may take such a request and embed the letters: one that gives other vectors to the same picture in other bytes
does not see. Pictures are sent in the request; no address of one is.

https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html, https://api.jina.ai/redoc, https://github.com/michaelfeil/infinity
"""

from __future__ import annotations

import asyncio
import base64
from dataclasses import replace
from enum import StrEnum
from typing import cast

import httpx2
import numpy as np
import openai
from numpy.typing import NDArray

from persea.errors import ModelBadReply, ModelRejected, ModelTimeout
from persea.llm import samples
from persea.llm.addresses import checked_address, shown_address
from persea.llm.client import headers_for, open_client
from persea.llm.embedding_wire import vectors_of
from persea.llm.failures import Endpoint, translated
from persea.llm.listed import first_listed
from persea.seams import EmbeddingChoice

MOST_SIDE = 512
"""Pixels of the longer side; models that embed pictures scale to 224 to 512."""

_PROBE_TIMEOUT_S = 60.0
_SAME = 0.999  # the inner product of one picture's vectors
_OTHER = 0.01  # how much less another picture's is, at the least


class Form(StrEnum):
    """Of a request."""

    OBJECTS = "objects"
    MODALITY = "modality"
    MESSAGES = "messages"


class ImageEmbeddingEndpoint:
    """One model behind one endpoint. `dimension` None takes what comes. Close it.

    Raises SettingsError for an address or a key that cannot be one.
    """

    def __init__(self, choice: EmbeddingChoice, form: Form, dimension: int | None) -> None:
        assert choice.url is not None, "there is no built-in model for pictures"
        base_url = checked_address(choice.url)
        self._model = choice.name or ""
        self._form = form
        self._dimension = dimension
        self._client = open_client(base_url, choice.key, connect_timeout_s=5)
        self._headers = headers_for(choice.key)
        self.endpoint = Endpoint(
            shown_address(base_url),
            self._model,
            choice.key,
            command="persea pictures",
            key_variable="PERSEA_IMAGE_EMBEDDING_KEY",
        )

    async def embed(self, picture: bytes, media_type: str, *, timeout_s: float) -> NDArray[np.float32]:
        """(dimension,), of length 1. Raises ModelError."""
        try:
            async with asyncio.timeout(timeout_s):
                response = await self._client.post(
                    "/embeddings",
                    cast_to=httpx2.Response,
                    body=asked(self._form, self._model, picture, media_type),
                    options={"headers": self._headers},
                )
                body = response.content
        except TimeoutError as error:
            raise ModelTimeout(
                f"The image-embedding endpoint took longer than {timeout_s:g} s", value=self.endpoint.address
            ) from error
        except (openai.APIError, httpx2.RequestError, OSError) as error:
            raise translated(error, self.endpoint) from error
        found = vectors_of(body, 1, dimension=self._dimension, address=self.endpoint.address)
        return cast("NDArray[np.float32]", found[0])

    async def first_listed(self) -> str:
        """The first model that the endpoint lists. Raises ModelError."""
        return await first_listed(
            self._client,
            self.endpoint,
            called="image-embedding",
            name_with="--name or PERSEA_IMAGE_EMBEDDING_NAME",
        )

    async def close(self) -> None:
        await self._client.close()


def asked(form: Form, model: str, picture: bytes, media_type: str) -> dict[str, object]:
    """The body of a request."""
    coded = base64.b64encode(picture).decode()
    address = f"data:{media_type};base64,{coded}"
    match form:
        case Form.OBJECTS:
            return {"model": model, "input": [{"image": coded}]}
        case Form.MODALITY:
            return {"model": model, "input": [address], "modality": "image", "encoding_format": "float"}
        case Form.MESSAGES:
            shown = {"type": "image_url", "image_url": {"url": address}}
            message = {"role": "user", "content": [shown]}
            return {"model": model, "messages": [message], "encoding_format": "float"}


async def probe_pictures(
    choice: EmbeddingChoice, *, timeout_s: float = _PROBE_TIMEOUT_S
) -> tuple[EmbeddingChoice, Form, int]:
    """`choice` with its model's name, the form of request that it takes, and the dimension of its vectors.

    Raises ModelError; ModelRejected where it takes pictures in no form that is known here, or does not see them.
    """
    try:
        async with asyncio.timeout(timeout_s):
            named = choice if choice.name else replace(choice, name=await _first_listed(choice))
            refused: list[str] = []
            for form in Form:
                endpoint = ImageEmbeddingEndpoint(named, form, None)
                try:
                    return named, form, await _tried(endpoint, timeout_s)
                except (ModelRejected, ModelBadReply) as error:
                    refused.append(f"{form}: {error.what}")
                finally:
                    await endpoint.close()
    except TimeoutError as error:
        raise ModelTimeout(
            f"The image-embedding endpoint did not answer within {timeout_s:g} s",
            value=shown_address(str(choice.url)),
        ) from error
    raise ModelRejected(
        "The endpoint gives no embeddings of pictures",
        value="; ".join(refused),
        fix="Choose a model that embeds pictures, such as CLIP, SigLIP or jina-clip",
    )


async def _tried(endpoint: ImageEmbeddingEndpoint, timeout_s: float) -> int:
    """The dimension of its vectors, where it sees."""
    pictures = (samples.picture("red"), samples.picture("red", packed=0), samples.picture("green"))
    red, again, green = [
        await endpoint.embed(picture, "image/png", timeout_s=timeout_s) for picture in pictures
    ]
    if len({len(vector) for vector in (red, again, green)}) > 1:
        raise ModelBadReply("Its vectors are not all of one length")
    if red @ again < _SAME or red @ green > red @ again - _OTHER:
        raise ModelRejected("It does not look at the picture: it may embed texts alone")
    return len(red)


async def _first_listed(choice: EmbeddingChoice) -> str:
    endpoint = ImageEmbeddingEndpoint(choice, Form.OBJECTS, None)
    try:
        return await endpoint.first_listed()
    finally:
        await endpoint.close()


def picture_model_name(choice: EmbeddingChoice, dimension: int) -> str:
    """Everything that two choices must share for their vectors to be comparable, readable, without the key."""
    return f"{choice.name} at {shown_address(checked_address(str(choice.url)))}, {dimension} dimensions"
