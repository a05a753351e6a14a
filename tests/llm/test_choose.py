"""What a choice builds."""

from __future__ import annotations

from pathlib import Path

import pytest

from persea.errors import SettingsError
from persea.llm.choose import build_model
from persea.llm.embedded import EmbeddedModel
from persea.llm.openai_compatible import OpenAICompatible
from persea.seams import ModelChoice


@pytest.mark.parametrize(
    ("choice", "kind", "name", "weak"),
    [
        (ModelChoice(), EmbeddedModel, "SmolLM2-135M-Instruct", True),
        (ModelChoice(gguf_path="/models/boots-7b.Q4.gguf"), EmbeddedModel, "boots-7b.Q4", False),
        (ModelChoice(url="http://127.0.0.1:11434/v1", name="boots"), OpenAICompatible, "boots", False),
        (ModelChoice(url="http://127.0.0.1:11434/v1"), OpenAICompatible, "", False),
    ],
)
def test_choice_builds_its_model(
    tmp_path: Path, choice: ModelChoice, kind: type, name: str, weak: bool
) -> None:
    """Nothing, a file and an address are the three choices, and building reaches for none of them."""
    model = build_model(choice, tmp_path)
    assert (type(model), model.name, model.weak) == (kind, name, weak)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "choice",
    [
        ModelChoice(url="http://127.0.0.1:1/v1", gguf_path="/models/a.gguf"),
        ModelChoice(mmproj_path="/models/a.mmproj"),
        ModelChoice(url="127.0.0.1:11434"),
    ],
)
def test_choice_that_contradicts_itself_is_refused(tmp_path: Path, choice: ModelChoice) -> None:
    """Two models at once, half a model or no address are a SettingsError."""
    with pytest.raises(SettingsError):
        build_model(choice, tmp_path)
