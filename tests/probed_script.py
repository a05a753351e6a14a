"""A scripted model that can do what the probe tries, and does it in a dialect's way."""

from __future__ import annotations

import base64
import json
import zlib

from persea.llm.samples import picture
from persea.llm.script import Call, Error, Reply, Script

THOUGHT = "The person wants to know about boxes of boots. " * 20


def able(dialect: str, *first: Reply | Error) -> Script:
    """`first` are asked before all others."""
    boots, socks = (
        Call(name="stock_of", arguments=json.dumps({"thing": each})) for each in ("boots", "socks")
    )
    steps = [
        *first,
        Reply(match="Count from one", text="one two three four five six seven eight nine ten", gap_s=0.001),
        Reply(match="ripe tomato", text='{"boots": 4, "colour": "red"}'),
        Reply(match="How many boots are in stock", after_tools=True, text="There are 317 boots."),
        Reply(match="How many boots are in stock", tool_calls=(boots,)),
        Reply(match="How many boots and how many socks", tool_calls=(boots, socks)),
        *(Reply(match=checksum(colour), text=f"{colour.title()}.") for colour in ("blue", "yellow")),
        Reply(match="beeps", text="3"),
        Reply(match="Which is the largest", text="14", reasoning=THOUGHT),
    ]
    return Script.model_validate({"steps": steps, "dialect": dialect, "model": name(dialect)})


def name(dialect: str) -> str:
    return "muse-spark-1.1" if dialect == "muse" else "boots-7b"


def checksum(colour: str) -> str:
    """As the scripted server shows the picture of this colour."""
    url = {"url": "data:image/png;base64," + base64.b64encode(picture(colour)).decode()}
    return f"{zlib.crc32(json.dumps(url, sort_keys=True).encode()):08x}"
