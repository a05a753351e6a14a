"""Words that say nothing of what is wanted, as full-text search drops them, and such as do in compounds."""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    """
    i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it
    its itself they them their theirs themselves what which who whom this that these those am is are was were be been
    being have has had having do does did doing a an the and but if or because as until while of at by for with about
    against between into through during before after above below to from then once here there when where why how both
    each few more other some such nor only so than too s t should now please looking look want need needs buy find show
    get give something anything any like would wants thanks hello hi im id ive i'm i'd i've d ll m re ve
""".split()
)
"""They never stand for anything by themselves: "a mug for my dad"."""

PARTICLES = frozenset(
    "up down in out on off over under again further all most no not own same very can will just".split()
)
"""Full-text search drops them, but in compounds ("watering can", "down jacket", "pop up tent") they still say what is
meant, to an embedding and to whoever has a synonym."""
