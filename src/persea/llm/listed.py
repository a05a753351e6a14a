"""The models that an OpenAI-compatible endpoint lists: GET /v1/models."""

from __future__ import annotations

import httpx2
import openai
from pydantic import ValidationError

from persea.errors import ModelBadReply, ModelRejected
from persea.llm.client import headers_for
from persea.llm.failures import Endpoint, translated
from persea.llm.wire import ModelList


async def first_listed(client: openai.AsyncOpenAI, endpoint: Endpoint, *, called: str, name_with: str) -> str:
    """The first. `called` is what the endpoint is to a person, `name_with` how to name a model instead. Raises ModelError."""
    try:
        response = await client.get(
            "/models", cast_to=httpx2.Response, options={"headers": headers_for(endpoint.key)}
        )
        listed = ModelList.model_validate_json(response.content).data
    except (openai.APIError, httpx2.RequestError, OSError) as error:
        raise translated(error, endpoint) from error
    except ValidationError as error:
        raise ModelBadReply(
            f"What answers at {endpoint.address} is not an OpenAI-compatible endpoint",
            fix="Check the address; it usually ends in /v1",
        ) from error
    if not listed:
        raise ModelRejected(
            f"The {called} endpoint lists no model",
            value=endpoint.address,
            fix=f"Load one there, or name one with {name_with}",
        )
    return listed[0].id
