"""Forms as the earlier console kept them, to ours and back."""

from typing import Any

import pytest

from prompt_engine.workflows.library.models import WorkflowInvalid
from prompt_engine.workflows.library.older_shape import OlderInput, config_of, inputs_of
from prompt_engine.workflows.templates.models import (
    LoraValue,
    Template,
    TemplateHeader,
    TemplateInput,
)
from tests.prompt_engine.workflows.library.samples import GRAPH


def older(**fields: Any) -> OlderInput:
    told = {"node_id": "6", "input_name": "steps", "name": "steps", "type": "integer", **fields}
    return OlderInput.model_validate(told)


def of(*entries: OlderInput, suggested: tuple[TemplateInput, ...] = ()) -> list[TemplateInput]:
    return list(inputs_of(entries, GRAPH, suggested=suggested))


def test_an_entry_becomes_an_input_as_a_person_changed_it() -> None:
    entry = older(
        display_name="How many",
        default=30,
        description="More is slower",
        constraints={"min": 1, "max": 60, "step": 1},
    )
    [wanted] = of(entry)
    assert (wanted.name, wanted.label, wanted.type) == ("steps", "How many", "integer")
    assert (wanted.node, wanted.field, wanted.default) == ("6", "steps", 30)
    assert (wanted.min, wanted.max, wanted.step) == (1, 60, 1)
    assert wanted.tooltip == "More is slower"


def test_the_order_is_theirs_and_what_is_hidden_is_left_out() -> None:
    entries = [
        older(name="b", order=2),
        older(name="hidden", input_name="denoise", type="float", exposed=False),
        older(name="a", input_name="cfg", type="float", order=1),
    ]
    assert [wanted.name for wanted in of(*entries)] == ["a", "b"]


def test_a_place_that_is_gone_or_linked_is_left_out() -> None:
    entries = [older(node_id=99), older(input_name="model"), older(input_name="new")]
    assert of(*entries) == []


def test_names_become_ids_that_differ() -> None:
    names = ["CLIP Text (3)", "2nd", "steps", "steps", "", "Camera angle"]
    found = [wanted.name for wanted in of(*(older(name=name) for name in names))]
    expected = ["clip_text_3", "input_2nd", "steps", "steps_2", "steps_3", "input_camera_angle"]
    assert found == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"type": "seed", "input_name": "seed", "constraints": {"min": -1}}, "seed"),
        ({"type": "prompt", "node_id": 3, "input_name": "text", "default": "a"}, "text"),
        (
            {
                "type": "enum",
                "input_name": "sampler_name",
                "constraints": {"options": ["euler", "heun"]},
            },
            "choice",
        ),
        ({"type": "enum", "input_name": "sampler_name"}, "text"),
        ({"type": "unheard_of"}, "text"),
    ],
)
def test_their_types_are_ours(entry: dict[str, Any], expected: str) -> None:
    [wanted] = of(older(**entry))
    assert wanted.type == expected
    assert wanted.min is None


def test_what_is_understood_of_the_graph_completes_it() -> None:
    known = TemplateInput(
        name="checkpoint",
        label="Checkpoint",
        type="model",
        role="checkpoint",
        node="1",
        field="ckpt_name",
        model_folder="checkpoints",
        group="Models",
    )
    entry = older(node_id="1", input_name="ckpt_name", type="enum", display_name="Weights")
    [wanted] = of(entry, suggested=(known,))
    assert (wanted.type, wanted.model_folder, wanted.role) == ("model", "checkpoints", "checkpoint")
    assert (wanted.label, wanted.group) == ("Weights", "Models")


def test_a_lora_was_named_by_its_strength() -> None:
    entry = older(
        node_id="2",
        input_name="strength_model",
        type="lora",
        default=0.6,
        constraints={"lora_name": "dusk.safetensors", "bypassed": True, "min": -10, "max": 10},
    )
    [wanted] = of(entry)
    assert (wanted.type, wanted.field, wanted.model_folder) == ("lora", "lora_name", "loras")
    assert wanted.default == LoraValue(name="dusk.safetensors", strength=0.6, enabled=False)
    assert wanted.min is None


def test_a_form_that_cannot_be_is_refused_with_its_name() -> None:
    entry = older(constraints={"min": 60, "max": 1})
    with pytest.raises(WorkflowInvalid, match="config: steps: min is greater than max"):
        of(entry)


def test_a_form_goes_to_their_words_and_back() -> None:
    inputs = (
        TemplateInput(
            name="prompt", label="Prompt", type="text", role="prompt", node="3", field="text"
        ),
        TemplateInput(
            name="steps", label="Steps", type="integer", node="6", field="steps", min=1, max=60
        ),
        TemplateInput(
            name="sampler",
            label="Sampler",
            type="choice",
            node="6",
            field="sampler_name",
            options=("euler", "heun"),
        ),
        TemplateInput(
            name="grain",
            label="Grain",
            type="lora",
            node="2",
            field="lora_name",
            model_folder="loras",
            default=LoraValue(name="grain.safetensors", strength=0.8),
        ),
    )
    header = TemplateHeader(title="Wall", description="", kind="image", inputs=inputs)
    config = config_of(Template("wall", header, inputs, GRAPH))
    assert [(each["type"], each["category"]) for each in config] == [
        ("prompt", "parameter"),
        ("integer", "parameter"),
        ("enum", "parameter"),
        ("lora", "lora"),
    ]
    back = of(*(OlderInput.model_validate(each) for each in config), suggested=inputs)
    assert tuple(back) == inputs
