"""Shopping: gather records, show them as cards at once, then say something true about them.

The cards never wait for a language model. A capable model words the answer under the number lock; without
one, or where nothing it says may leave, the answer is composed from the records.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from time import perf_counter

from persea.compose.evidence import Evidence
from persea.compose.lock import Lock
from persea.compose.phrases import reason
from persea.compose.prompt import prompt_for_shopping
from persea.compose.stream import SentenceGate
from persea.compose.write import extreme, suggestions, write
from persea.errors import ModelError
from persea.gather.search import Embed
from persea.gather.wanted import gather
from persea.seams import LanguageModel
from persea.store.database import Database
from persea.values import (
    Card,
    Cards,
    Done,
    Gathered,
    Intent,
    Kind,
    Message,
    Mode,
    ModelText,
    ModelUsage,
    Outcome,
    ReplyEvent,
    Role,
    Status,
    Text,
    Turn,
    Usage,
)

# Computed answers are exact as they are; a model could only blur them.
_COMPUTED = (Kind.PICK, Kind.COMPARE)


async def shop(
    turn: Turn,
    intent: Intent,
    message: Message,
    history: Sequence[Message],
    *,
    database: Database,
    embed: Embed,
    model: LanguageModel | None,
) -> AsyncIterator[ReplyEvent]:
    """One shopping turn: Status, Cards, Text, Usage, Done."""
    yield Status("searching", intent.text)
    begun = perf_counter()
    async with database.connection() as conn:
        gathered = await gather(conn, intent, embed=embed)
    search_ms = (perf_counter() - begun) * 1000
    cards = _cards(intent, gathered)
    if cards:
        yield Cards(cards)
    usage = Usage(search_ms=search_ms)
    spoken = False
    if model is not None and not model.weak and gathered.records and _worth_wording(intent, gathered):
        yield Status("writing")
        async for event in _worded(turn, intent, gathered, message, history, model, usage):
            if isinstance(event, Usage):
                usage = event
            else:
                spoken = True
                yield event
    if not spoken:
        earlier = [said.text for said in history if said.role is Role.ASSISTANT]
        yield Text(write(intent, gathered, turn_id=turn.id, earlier=earlier).text)
    yield usage
    yield Done(turn.id, Mode.SHOPPING, suggestions(intent, gathered.records))


def _worth_wording(intent: Intent, gathered: Gathered) -> bool:
    return intent.kind not in _COMPUTED and gathered.outcome not in (Outcome.NONE, Outcome.UNKNOWN)


async def _worded(
    turn: Turn,
    intent: Intent,
    gathered: Gathered,
    message: Message,
    history: Sequence[Message],
    model: LanguageModel,
    usage: Usage,
) -> AsyncIterator[Text | Usage]:
    """What the model says that the lock lets out, then the usage. A failing model says nothing more."""
    said_by_person = " ".join(said.text for said in (*history, message) if said.role is Role.USER)
    evidence = Evidence(gathered.records, gathered.matched, said_by_person, turn.currency)
    gate = SentenceGate(Lock(evidence).check)
    tokens = ModelUsage(0, 0)

    async def deltas() -> AsyncIterator[str]:
        nonlocal tokens
        prompt = prompt_for_shopping(message.text, history, intent, gathered)
        async for event in model.stream(prompt, max_tokens=turn.max_tokens):
            if isinstance(event, ModelText):
                yield event.delta
            else:
                tokens = event

    begun = perf_counter()
    failed = ""
    try:
        async for sentence in gate.pass_on(deltas()):
            yield Text(sentence)
    except ModelError as error:
        failed = error.code
    yield Usage(
        prompt_tokens=tokens.prompt_tokens,
        completion_tokens=tokens.completion_tokens,
        model=model.name,
        search_ms=usage.search_ms,
        model_ms=(perf_counter() - begun) * 1000,
        withheld=tuple(gate.withheld) + ((failed,) if failed else ()),
    )


def _cards(intent: Intent, gathered: Gathered) -> tuple[Card, ...]:
    """What is shown: the answer first, and for a superlative nothing but the answer."""
    records = gathered.records
    if intent.kind is Kind.PICK and intent.order:
        records = tuple(extreme(records, intent.order))
    elif intent.kind is Kind.ASK and len(records) > 1:
        records = ()  # they are on the screen already
    elif gathered.outcome is Outcome.UNKNOWN:
        records = ()
    return tuple(Card(record, reason(record, intent)) for record in records)
