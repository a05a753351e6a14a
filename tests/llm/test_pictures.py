"""Pictures in messages to a model, as the wire carries them."""

from __future__ import annotations

import base64

from persea.llm.openai_compatible import OpenAICompatible
from persea.llm.request_form import message_params
from persea.llm.samples import picture
from persea.llm.script import Echo, Script
from persea.llm.scripted import ScriptedServer
from persea.values import Message, ModelText, Role

_PNG, _JPEG = picture("red"), b"\xff\xd8\xff\xe0 and so on"


def test_pictures_go_before_the_text_as_data_addresses() -> None:
    """Each with the kind that its first bytes tell; messages without pictures are text as ever."""
    first, second = message_params(
        [Message(Role.SYSTEM, "Look."), Message(Role.USER, "What is it?", pictures=(_JPEG, _PNG))]
    )
    assert first == {"role": "system", "content": "Look."}
    assert second == {
        "role": "user",
        "content": [
            {
                "type": "image_url",
                "image_url": {"url": "data:image/jpeg;base64," + base64.b64encode(_JPEG).decode()},
            },
            {
                "type": "image_url",
                "image_url": {"url": "data:image/png;base64," + base64.b64encode(_PNG).decode()},
            },
            {"type": "text", "text": "What is it?"},
        ],
    }


async def test_a_picture_reaches_the_endpoint() -> None:
    """Over a real socket, streamed."""
    with ScriptedServer(Script(steps=(Echo(),))) as server:
        model = OpenAICompatible(server.url)
        said = [
            event
            async for event in model.stream([Message(Role.USER, "Look", pictures=(_PNG,))], max_tokens=20)
        ]
        await model.close()
    text = "".join(event.delta for event in said if isinstance(event, ModelText))
    assert text.startswith("[image_url ")
    assert text.endswith("]Look")


def test_a_picture_is_not_shown_where_a_message_is_printed() -> None:
    """Logs of messages hold no pictures."""
    assert "xff" not in repr(Message(Role.USER, "Look", pictures=(_JPEG,)))
