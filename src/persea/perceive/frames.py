"""What parent and child say to each other: a line of JSON that says how many bytes follow, and those bytes."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

MOST_HEADER_BYTES = 4 << 20
"""A request may carry the words of a shop."""


class _Frame(BaseModel):
    model_config = ConfigDict(frozen=True)

    body_bytes: int


class Ask(_Frame):
    """`request` is JSON as the job reads it."""

    job: str
    request: str


class Told(_Frame):
    """The body is the job's answer, as JSON, where `what` is empty; else this is what was wrong with the upload."""

    what: str = ""
    value: str = ""
    fix: str = ""
