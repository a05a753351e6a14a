"""Fast: one pass for everything that is not shopping. Small talk and care need no model at all."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from persea.compose.brief.write import brief_talk, speaks
from persea.compose.care import write_care
from persea.compose.cut import cut_short
from persea.compose.outside import read_of_capable, read_of_weak
from persea.compose.prompt import background_of, prompt_for_talk
from persea.compose.stream import Speech
from persea.compose.talk import (
    NOTHING_TO_SAY,
    SMALL_MODEL,
    UNREACHABLE,
    write_heard,
    write_small_talk,
    write_unreachable,
)
from persea.errors import CutShort, ModelError
from persea.language.plain import reader_text
from persea.seams import LanguageModel, Manner
from persea.store.withheld import WithheldSentences
from persea.understand.no_request import only_tells
from persea.values import (
    Done,
    Failed,
    Intent,
    Kind,
    Message,
    Mode,
    ReplyEvent,
    Role,
    Status,
    Text,
    Turn,
)

_WEAK_TOKENS = 70  # a small model does not get better by going on


async def talk(
    turn: Turn,
    intent: Intent,
    message: Message,
    history: Sequence[Message],
    *,
    model: LanguageModel | None,
    shop_name: str,
    departments: Sequence[str],
    withheld: WithheldSentences | None = None,
) -> AsyncGenerator[ReplyEvent, None]:
    """One turn of talk: Status, Text, Usage, Done; or Failed where the model breaks off."""
    earlier = [said.text for said in history if said.role is Role.ASSISTANT]
    done = Done(turn.id, Mode.FAST)
    if intent.care is not None:
        yield Text(write_care(intent, turn.currency, turn.id, earlier))
        yield done
        return
    if intent.kind in (Kind.GREET, Kind.THANKS, Kind.HELP):
        if speaks(intent.locale):
            yield Text(brief_talk(intent.kind, shop_name, intent.locale))
        else:
            yield Text(write_small_talk(intent.kind, shop_name, departments, turn.id, earlier))
        yield done
        return
    told = only_tells(reader_text(message.text).lower(), _no_goods) if intent.locale == "en" else None
    heard = (
        write_heard(sad=told.sad, well=told.well, turn_id=turn.id, earlier=earlier)
        if told and (told.sad or told.glad or told.well)
        else ""
    )
    if model is None or (heard and model.weak):  # a small model is no comfort
        yield Text(heard or write_unreachable(turn.id, earlier))
        yield done
        return
    yield Status("thinking")
    speech = Speech(model, read_of_weak if model.weak else read_of_capable)
    prompt = prompt_for_talk(message.text, history, weak=model.weak, known=background_of(turn))
    limit = min(_WEAK_TOKENS, turn.max_tokens) if model.weak else turn.max_tokens
    said, cut = "", ""
    try:
        answer = speech.sentences(prompt, max_tokens=limit, manner=Manner(effort=turn.effort))
        async with aclosing(answer) as sentences:
            async for sentence in sentences:
                said += sentence.delta if isinstance(sentence, Text) else ""
                yield sentence
    except CutShort as error:
        cut = error.limit
        yield Text(cut_short(cut, turn.locale, after=said))
    except ModelError as error:
        if heard and not said:
            yield Text(heard)
            yield done
            return
        yield Failed(error.code, f"{UNREACHABLE} ({error.what}.)", error.retryable)
        return
    if speech.let_out == 0 and not cut:
        yield Text(NOTHING_TO_SAY)
    if model.weak and not any(SMALL_MODEL in text for text in earlier):
        yield Text(f"\n\n{SMALL_MODEL}")
    speech.tell(withheld)
    yield speech.usage()
    yield done


def _no_goods(_: str) -> bool:
    """That it asks for none was found out before."""
    return False
