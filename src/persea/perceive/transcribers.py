"""Who transcribes now: the one that is chosen, else the chat model if it hears, else the built-in one."""

from __future__ import annotations

from pathlib import Path

from persea.llm.listening_model import ListeningModel
from persea.llm.openai_compatible import OpenAICompatible
from persea.llm.transcription_endpoint import EndpointTranscriber
from persea.perceive.ears import BuiltIn, Relieved
from persea.perceive.modelled_ears import ModelledEars
from persea.perceive.shop_words import CurrentShopWords
from persea.perceive.worker import Worker
from persea.seams import LanguageModel, Transcriber, TranscriptionChoice
from persea.store.database import Database
from persea.store.vocabulary import Vocabulary
from persea.values import Can, Capabilities

_FOLDER = "speech"


class Transcribers:
    """Owns the processes that hear, and the connection to the chosen endpoint.

    Raises SettingsError for a choice that cannot be one.
    """

    def __init__(self, choice: TranscriptionChoice | None, database: Database, data_dir: Path) -> None:
        folder = data_dir / _FOLDER
        folder.mkdir(
            parents=True, exist_ok=True
        )  # before the process shuts itself off from all that is not there
        self.ears = Worker("ears", readable=[str(folder)])
        self._words = CurrentShopWords(database, self.ears, folder)
        self._built_in = BuiltIn(self.ears, self._words.path)
        self._chosen: Transcriber | None = None
        if choice is not None and choice.url is not None:
            self._chosen = Relieved(EndpointTranscriber(choice), self._built_in)
        elif choice is not None and choice.path is not None:
            self._chosen = Relieved(ModelledEars(choice.path), self._built_in)

    def now(
        self, version: int, vocabulary: Vocabulary, model: LanguageModel | None, capabilities: Capabilities
    ) -> Transcriber:
        """`version` and `vocabulary` are the catalogue's, `capabilities` those of `model`."""
        self._words.want(version, vocabulary)
        if self._chosen is not None:
            return self._chosen
        if isinstance(model, OpenAICompatible) and capabilities.audio.can is Can.YES:
            return Relieved(ListeningModel(model), self._built_in)
        return self._built_in

    async def close(self) -> None:
        if self._chosen is not None:
            await self._chosen.close()
        await self.ears.close()
