from typing import Any

import pytest

from prompt_engine.workflows.templates.models import (
    GREATEST_SEED,
    InputType,
    LoraValue,
    TemplateInput,
)
from prompt_engine.workflows.templates.values import LONGEST_TEXT, WrongValue, checked

EXTRA: dict[str, dict[str, Any]] = {
    "integer": {"min": 16, "max": 64, "step": 8},
    "float": {"min": 1, "max": 20},
    "choice": {"options": ("euler", "heun")},
    "model": {"model_folder": "vae"},
    "lora": {"model_folder": "loras"},
}


def wanted(kind: InputType) -> TemplateInput:
    return TemplateInput(name="x", label="X", type=kind, node="1", field="x", **EXTRA.get(kind, {}))


@pytest.mark.parametrize(
    ("kind", "value", "taken"),
    [
        ("integer", 16, 16),
        ("integer", 64.0, 64),
        ("float", 7, 7.0),
        ("float", 1.5, 1.5),
        ("seed", GREATEST_SEED, GREATEST_SEED),
        ("text", "", ""),
        ("choice", "heun", "heun"),
        ("boolean", False, False),
        ("model", "flux/ae.safetensors", "flux/ae.safetensors"),
        ("image", "in.png", "in.png"),
        ("mask", "inputs/m.png", "inputs/m.png"),
        ("video", "data:video/mp4;base64,AA", "data:video/mp4;base64,AA"),
        ("audio", "speech.wav [input]", "speech.wav [input]"),
        ("lora", {"name": "a", "strength": 0.5}, LoraValue(name="a", strength=0.5)),
        ("lora", "a", LoraValue(name="a")),
    ],
)
def test_a_good_value_is_taken_as_the_graph_wants_it(kind: InputType, value: Any, taken: Any):
    result = checked(wanted(kind), value)
    assert result == taken
    assert type(result) is type(taken)


@pytest.mark.parametrize(
    ("kind", "value", "says"),
    [
        ("integer", 8, "at least 16"),
        ("integer", 72, "at most 64"),
        ("integer", 20, "16 plus a multiple of 8"),
        ("integer", 16.5, "whole number"),
        ("integer", True, "whole number"),
        ("integer", "16", "whole number"),
        ("float", 0.5, "at least 1"),
        ("float", 21, "at most 20"),
        ("float", 10**400, "at most 20"),
        ("float", float("nan"), "finite"),
        ("float", float("inf"), "at most"),
        ("float", True, "a number"),
        ("seed", -1, "from 0"),
        ("seed", GREATEST_SEED + 1, "from 0"),
        ("seed", 1.0, "from 0"),
        ("text", 5, "text"),
        ("text", "x" * (LONGEST_TEXT + 1), "at most"),
        ("choice", "eular", "one of euler, heun"),
        ("choice", ["euler"], "one of"),
        ("boolean", 1, "true or false"),
        ("model", "", "name of a file"),
        ("model", "../../etc/passwd", "out of its folder"),
        ("model", "a\\..\\b", "out of its folder"),
        ("image", {}, "name of a file"),
        ("lora", {"strength": 1}, "must be a LoRA; name: Field required"),
        ("lora", {"name": "a", "strength": 1000}, "strength: Input should be less"),
        ("lora", {"name": "../a"}, "out of its folder"),
        ("lora", 5, "must be a LoRA"),
    ],
)
def test_a_wrong_value_is_told_what_it_must_be(kind: InputType, value: Any, says: str):
    with pytest.raises(WrongValue, match=says):
        checked(wanted(kind), value)
