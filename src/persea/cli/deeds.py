"""What a command did to the shop, for the audit, by the user of this machine who called it."""

from __future__ import annotations

import os
import pwd

from persea.store.audit import note_deed
from persea.store.database import Connection


async def note(conn: Connection, action: str, subject: str = "", detail: str = "") -> None:
    """In the transaction of the deed, or after it where it had several. Nothing secret may be in it."""
    await note_deed(conn, actor=actor(), action=action, subject=subject, detail=detail)


def actor() -> str:
    """The user of this machine, as the audit calls them."""
    return f"cli:{_user()}"


def bare(address: str) -> str:
    """Without what follows a question mark: shops put keys of their feeds there."""
    return address.partition("?")[0]


def _user() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # a container may run under a number without a name
        return str(os.getuid())
