"""What of a request can be reckoned exactly, read from its words alone: no model is asked.

    plan_reckoning(text, locale="de", currency="EUR") -> the calls of tools that answer it, or None

For models that cannot call tools, and for modes that need none. It says nothing rather than something wrong: a message
is taken only where a pattern explains all of it, so that a request for goods ("boots under 100 dollars", "50% off
sale items") is none. The tools themselves are gather's; the calls are what passes between.
"""

from persea.understand.reckoning.plan import plan_reckoning

__all__ = ["plan_reckoning"]
