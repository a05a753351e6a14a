"""Which implementation a choice of model means."""

from __future__ import annotations

from pathlib import Path

from persea.errors import SettingsError
from persea.llm.embedded import EmbeddedModel
from persea.llm.openai_compatible import OpenAICompatible
from persea.seams import LanguageModel, ModelChoice


def build_model(choice: ModelChoice, data_dir: Path) -> LanguageModel:
    """The model, not yet reached or started. Raises SettingsError for a choice that contradicts itself."""
    if choice.url is not None and choice.gguf_path is not None:
        raise SettingsError(
            "A model is an endpoint or a GGUF file, not both", value=f"{choice.url}, {choice.gguf_path}"
        )
    if choice.url is not None:
        return OpenAICompatible(choice.url, key=choice.key, name=choice.name)
    if choice.mmproj_path is not None and choice.gguf_path is None:
        raise SettingsError("An mmproj file needs the GGUF file that it belongs to", value=choice.mmproj_path)
    return EmbeddedModel(data_dir, gguf_path=_path(choice.gguf_path), mmproj_path=_path(choice.mmproj_path))


def _path(given: str | None) -> Path | None:
    return None if given is None else Path(given).expanduser().absolute()
