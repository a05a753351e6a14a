"""Vectors of pictures by an endpoint: a real one on loopback, in each form of request that servers ask for."""

from __future__ import annotations

import base64

import pytest

from persea.errors import ModelError, ModelRejected, ModelTimeout, ModelUnavailable
from persea.llm import samples
from persea.llm.image_embedding import (
    Form,
    ImageEmbeddingEndpoint,
    asked,
    picture_model_name,
    probe_pictures,
)
from persea.llm.scripted_embeddings import ScriptedEmbeddings
from persea.llm.scripted_pictures import DIMENSION, ScriptedPictures
from persea.seams import EmbeddingChoice

_RED, _GREEN = samples.picture("red"), samples.picture("green")


def test_each_form_is_what_its_servers_document() -> None:
    """The picture travels in the request: as bare base64, or as a data address."""
    coded = base64.b64encode(b"x").decode()
    address = f"data:image/png;base64,{coded}"
    assert asked(Form.OBJECTS, "m", b"x", "image/png") == {"model": "m", "input": [{"image": coded}]}
    assert asked(Form.MODALITY, "m", b"x", "image/png") == {
        "model": "m",
        "input": [address],
        "modality": "image",
        "encoding_format": "float",
    }
    content = [{"type": "image_url", "image_url": {"url": address}}]
    assert asked(Form.MESSAGES, "m", b"x", "image/png") == {
        "model": "m",
        "messages": [{"role": "user", "content": content}],
        "encoding_format": "float",
    }


@pytest.mark.parametrize("form", list(Form))
async def test_the_form_is_found_out_by_asking(form: Form) -> None:
    """With the name of the first model listed, and how long its vectors are."""
    with ScriptedPictures(form) as endpoint:
        named, found, dimension = await probe_pictures(EmbeddingChoice(url=endpoint.url))
    assert (named.name, found, dimension) == ("scripted-eyes", form, DIMENSION)
    assert picture_model_name(named, dimension) == f"scripted-eyes at {endpoint.url}, 64 dimensions"


async def test_one_that_embeds_letters_does_not_see() -> None:
    """The same picture in other bytes has another vector there: the form is refused, and with it the endpoint."""
    with ScriptedPictures(Form.MODALITY) as endpoint:
        endpoint.sees = False
        with pytest.raises(ModelRejected, match="no embeddings of pictures") as refused:
            await probe_pictures(EmbeddingChoice(url=endpoint.url))
    assert "modality: It does not look at the picture" in str(refused.value)
    with ScriptedEmbeddings() as texts, pytest.raises(ModelError):
        await probe_pictures(EmbeddingChoice(url=texts.url))


async def test_vectors_have_length_one_and_tell_pictures_apart() -> None:
    """Those of a red and of a green picture share no colour: their inner product is 0."""
    with ScriptedPictures(key="s3cret") as running:
        endpoint = ImageEmbeddingEndpoint(
            EmbeddingChoice(url=running.url, name="m", key="s3cret"), Form.OBJECTS, DIMENSION
        )
        red, green = [await endpoint.embed(picture, "image/png", timeout_s=5) for picture in (_RED, _GREEN)]
        await endpoint.close()
    assert red @ red == pytest.approx(1)
    assert red @ green == pytest.approx(0)


async def test_faults_are_errors_of_a_kind() -> None:
    """Refused, broken, slow and away are told apart; the key stands in none."""
    with ScriptedPictures(Form.MESSAGES, key="s3cret") as running:
        choice = EmbeddingChoice(url=running.url, name="m", key="wr0ng")
        endpoint = ImageEmbeddingEndpoint(choice, Form.OBJECTS, DIMENSION)
        with pytest.raises(ModelRejected) as refused:
            await endpoint.embed(_RED, "image/png", timeout_s=5)
        assert "wr0ng" not in str(refused.value)
        await endpoint.close()
        endpoint = ImageEmbeddingEndpoint(
            EmbeddingChoice(url=running.url, name="m", key="s3cret"), Form.OBJECTS, DIMENSION
        )
        with pytest.raises(ModelRejected):
            await endpoint.embed(_RED, "image/png", timeout_s=5)
        running.statuses = [503]
        with pytest.raises(ModelUnavailable):
            await endpoint.embed(_RED, "image/png", timeout_s=5)
        with pytest.raises(ModelTimeout):
            await endpoint.embed(_RED, "image/png", timeout_s=0.0001)
    with pytest.raises(ModelUnavailable):
        await endpoint.embed(_RED, "image/png", timeout_s=5)
    await endpoint.close()
