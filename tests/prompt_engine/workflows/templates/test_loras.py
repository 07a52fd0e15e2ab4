"""LoRAs stand behind one another on the wires of the models that they change."""

from typing import Any

import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses, read_object_info
from prompt_engine.workflows.templates.filling import Asked, fill
from prompt_engine.workflows.templates.loras import with_loras
from prompt_engine.workflows.templates.models import AddedLora
from prompt_engine.workflows.templates.resolving import WrongValues
from prompt_engine.workflows.templates.service import TemplateLibrary
from prompt_engine.workflows.templates.wires import without
from studio_kit.graph import Graph

from .conftest import node, template_of

SLOT: dict[str, Any] = {
    "name": "style",
    "label": "Style",
    "type": "lora",
    "role": "lora",
    "node": "8",
    "field": "lora_name",
    "model_folder": "loras",
}


def added(graph: Graph, classes: NodeClasses, *loras: AddedLora, **inputs: Any) -> Graph:
    return with_loras(template_of(graph, **inputs), graph, loras, classes)


@pytest.fixture
def styled(plain: Graph) -> Graph:
    """As `plain`, with a LoRA of its own on model and CLIP."""
    lora = node(
        "LoraLoader",
        model=["1", 0],
        clip=["1", 1],
        lora_name="a.safetensors",
        strength_model=0.8,
        strength_clip=0.5,
    )
    encoders = {
        name: {**plain[name], "inputs": {**plain[name]["inputs"], "clip": ["8", 1]}}
        for name in ("2", "3")
    }
    sampler = {**plain["5"], "inputs": {**plain["5"]["inputs"], "model": ["8", 0]}}
    return {**plain, **encoders, "5": sampler, "8": lora}


@pytest.fixture
def split(plain: Graph) -> Graph:
    """Two models that are loaded alone, as those of Wan 2.2."""
    return {
        "1": node("UNETLoader", unet_name="high"),
        "2": node("UNETLoader", unet_name="low"),
        "3": node("CLIPLoader", clip_name="a"),
        "4": node("CLIPTextEncode", clip=["3", 0], text=""),
        "5": node("ModelSampling", model=["1", 0], shift=5.0),
        "6": node("ModelSampling", model=["2", 0], shift=5.0),
    }


def test_a_checkpoints_lora_goes_on_model_and_clip(plain: Graph, classes: NodeClasses):
    graph = added(plain, classes, AddedLora(name="b.safetensors", strength=0.7))
    assert graph["8"]["class_type"] == "LoraLoader"
    assert graph["8"]["inputs"] == {
        "model": ["1", 0],
        "clip": ["1", 1],
        "lora_name": "b.safetensors",
        "strength_model": 0.7,
        "strength_clip": 0.7,
    }
    assert graph["5"]["inputs"]["model"] == ["8", 0]
    assert graph["2"]["inputs"]["clip"] == graph["3"]["inputs"]["clip"] == ["8", 1]
    assert graph["6"]["inputs"]["vae"] == ["1", 2]


def test_loras_stand_behind_those_of_the_graph(styled: Graph, classes: NodeClasses):
    graph = added(styled, classes, AddedLora(name="b"), AddedLora(name="c"))
    assert graph["8"]["inputs"]["model"] == ["1", 0]
    assert graph["9"]["inputs"]["model"] == ["8", 0]
    assert graph["10"]["inputs"]["model"] == ["9", 0]
    assert graph["10"]["inputs"]["clip"] == ["9", 1]
    assert graph["5"]["inputs"]["model"] == ["10", 0]


def test_a_model_loaded_alone_is_changed_alone_and_so_is_each(split: Graph, classes: NodeClasses):
    graph = added(split, classes, AddedLora(name="b"))
    loaders = [each for each in graph.values() if each["class_type"] == "LoraLoaderModelOnly"]
    assert [each["inputs"]["model"] for each in loaders] == [["1", 0], ["2", 0]]
    assert graph["4"]["inputs"]["clip"] == ["3", 0]


def test_a_strength_for_the_clip_puts_it_there_too(classes: NodeClasses):
    graph: Graph = {
        "1": node("UNETLoader", unet_name="a"),
        "3": node("CLIPLoader", clip_name="a"),
        "4": node("CLIPTextEncode", clip=["3", 0], text=""),
        "5": node("ModelSampling", model=["1", 0], shift=5.0),
    }
    changed = added(graph, classes, AddedLora(name="b", strength_clip=0.5))
    assert changed["4"]["inputs"]["clip"] == ["6", 1]
    assert changed["6"]["inputs"]["strength_clip"] == 0.5


def test_a_lora_for_one_wire_changes_that_model_only(split: Graph, classes: NodeClasses):
    model = {"name": "low", "label": "L", "type": "model", "node": "2", "field": "unet_name"}
    template = template_of(split, {**model, "model_folder": "diffusion_models"})
    graph = with_loras(template, split, [AddedLora(name="b", wire="low")], classes)
    assert graph["5"]["inputs"]["model"] == ["1", 0]
    assert graph["6"]["inputs"]["model"] == ["7", 0]


def test_one_that_is_switched_off_is_not_added(plain: Graph, classes: NodeClasses):
    assert added(plain, classes, AddedLora(name="b", enabled=False)) == plain


def test_a_graph_without_a_model_takes_none_and_says_so(classes: NodeClasses):
    template = template_of({"1": node("LoadImage", image="a.png")})
    with pytest.raises(WrongValues, match="T has no model in its graph"):
        fill(template, Asked(loras=(AddedLora(name="b"),)), classes=classes)


def test_a_lora_of_the_graph_keeps_what_is_not_said(styled: Graph, classes: NodeClasses):
    default = {"name": "a.safetensors", "strength": 0.8, "strength_clip": 0.5}
    template = template_of(styled, {**SLOT, "default": default})
    graph = fill(template, Asked({"style": "b.safetensors"}), classes=classes).graph
    assert graph["8"]["inputs"]["lora_name"] == "b.safetensors"
    assert graph["8"]["inputs"]["strength_model"] == 0.8
    assert graph["8"]["inputs"]["strength_clip"] == 0.5


def test_a_lora_of_the_graph_that_is_switched_off_is_bypassed(
    styled: Graph, plain: Graph, classes: NodeClasses
):
    template = template_of(styled, SLOT)
    off: Any = {"name": "a.safetensors", "enabled": False}
    result = fill(template, Asked({"style": off}), classes=classes)
    assert result.graph == plain
    assert "LoraLoader (8): bypassed" in result.changes


def test_a_lora_of_an_unknown_class_is_silenced(styled: Graph):
    off: Any = {"name": "a.safetensors", "enabled": False}
    nothing = read_object_info({})
    graph = fill(template_of(styled, SLOT), Asked({"style": off}), classes=nothing).graph
    assert graph["8"]["inputs"]["strength_model"] == graph["8"]["inputs"]["strength_clip"] == 0
    assert graph["5"]["inputs"]["model"] == ["8", 0]


@pytest.mark.parametrize("lora", [{}, {"strength_clip": 0.5}, {"strength": -1.0}])
def test_taking_added_loras_out_again_gives_the_graph_back(
    lora: dict[str, Any], library: TemplateLibrary, known: NodeClasses
):
    for template in library.templates:
        if template.header.category == "upscaling":
            continue  # there is no model that a LoRA could change
        loras = [AddedLora(name="b.safetensors", **lora), AddedLora(name="c.safetensors")]
        graph = with_loras(template, template.graph, loras, known)
        new = graph.keys() - template.graph.keys()
        assert new
        assert without(graph, new, known) == template.graph, template.id
