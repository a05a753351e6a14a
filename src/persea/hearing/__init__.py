"""How a message is heard, before a mode is chosen."""

from persea.hearing.hear import hear as hear
