"""What a turn finds when it begins: the store, and the shop, its words, its model and its tools as of this moment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from persea.cart.handover import Handover
from persea.gather.lexicon import Lexicon
from persea.gather.ranked import Ranker
from persea.gather.search import Embed
from persea.gather.toolbox import Toolbox
from persea.interests.recommend import Recommender
from persea.perceive import Senses
from persea.seams import LanguageModel, Price
from persea.store.database import Database
from persea.store.impressions import Impressions
from persea.store.missed import MissedSearches
from persea.store.shop import Shop
from persea.store.spending import Spending
from persea.store.vocabulary import Vocabulary
from persea.store.withheld import WithheldSentences
from persea.values import Budget, Capabilities

_NO_LIMIT = Budget()
_NO_TOOLS = Toolbox({})


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one turn may use of a language model, and all turns of one shopper on one day; `price` of its tokens."""

    turn: Budget = _NO_LIMIT
    day: Budget = _NO_LIMIT
    price: Price | None = None


@dataclass(frozen=True, slots=True)
class House:
    database: Database
    embed: Embed
    shop: Shop
    vocabulary: Vocabulary
    model: LanguageModel | None
    missed: MissedSearches
    lexicon: Lexicon = field(default_factory=Lexicon)
    withheld: WithheldSentences = field(default_factory=WithheldSentences)
    spending: Spending = field(default_factory=Spending)
    allowance: Allowance = Allowance()
    toolbox: Toolbox = _NO_TOOLS
    capabilities: Capabilities = field(default_factory=Capabilities)
    """What the model was found to be able to do; all unknown where it was not tried out."""
    ranker: Ranker = field(default_factory=Ranker)
    impressions: Impressions = field(default_factory=Impressions)
    """Where it is noted what was shown."""
    recommender: Recommender | None = None
    handover: Handover | None = None
    """To the shop's own checkout; None: a cart is bought through its products' own links."""
    senses: Senses | None = None
    """None: nothing but text is taken."""


HouseNow = Callable[[], Awaitable[House]]
