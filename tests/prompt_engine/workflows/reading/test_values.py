"""Where the values stand that a person would change."""

from typing import Any

import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.reading.facts import Knowledge
from prompt_engine.workflows.reading.models import Reading
from prompt_engine.workflows.reading.service import read_graph
from tests.prompt_engine.workflows.reading.readings import graph_of

WIRES = {"model": "@m", "positive": "@p", "negative": "@p", "latent_image": "@l"}
BASE: dict[str, Any] = {
    "m": ["CheckpointLoaderSimple", {"ckpt_name": "a.safetensors"}],
    "p": ["CLIPTextEncode", {"text": "a", "clip": "@m.1"}],
    "l": ["EmptyLatentImage", {"width": 512, "height": 512, "batch_size": 1}],
    "k": ["KSampler", {**WIRES, "seed": 1, "steps": 4, "cfg": 2}],
    "d": ["VAEDecode", {"samples": "@k", "vae": "@m.2"}],
    "o": ["SaveImage", {"images": "@d", "filename_prefix": "a"}],
}


@pytest.fixture
def read(known: NodeClasses, knowledge: Knowledge) -> Any:
    def of(nodes: dict[str, Any]) -> Reading:
        return read_graph(graph_of({**BASE, **nodes}), known, knowledge)

    return of


def places(reading: Reading, role: str) -> list[str]:
    return [f"{p.graph_node}.{p.field}" for p in reading.parameters if p.role == role]


def sampler(**inputs: Any) -> list[Any]:
    return ["KSampler", {**WIRES, "seed": 1, "steps": 4, "cfg": 2, **inputs}]


def test_a_seed_is_set_where_its_number_stands(read: Any):
    reading = read({"k": sampler(seed="@a"), "a": ["Anything", {"in": "@b"}], "b": ["X", {"n": 5}]})
    assert places(reading, "seed") == ["b.n"]


def test_of_several_numbers_the_one_that_is_called_a_seed_goes_on(read: Any):
    reading = read({"k": sampler(seed="@a"), "a": ["Seeds", {"seed": 5, "step": 3}]})
    assert places(reading, "seed") == ["a.seed"]


def test_a_number_goes_on_over_the_output_that_is_called_as_it_is(knowledge: Knowledge):
    numbers = {"left": ["INT"], "right": ["INT"]}
    two = {
        "input": {"required": numbers},
        "output": ["INT", "INT"],
        "output_name": ["left", "right"],
    }
    graph = graph_of(
        {
            "1": ["Two", {"left": 3, "right": 4}],
            "2": ["Sampler", {"seed": "@1.1", "steps": 2}],
            "3": ["SaveImage", {"images": "@2"}],
        }
    )
    reading = read_graph(graph, NodeClasses({"Two": two}, origin="node"), knowledge)
    assert places(reading, "seed") == ["1.right"]


def test_what_is_reckoned_out_of_others_is_set_nowhere_else(read: Any):
    math = ["ComfyMathExpression", {"expression": "a * 2", "values.a": "@n"}]
    reading = read({"k": sampler(steps="@c.1"), "c": math, "n": ["PrimitiveInt", {"value": 2}]})
    assert places(reading, "steps") == []
    given = [p for p in reading.parameters if p.graph_node == "n"]
    assert [(p.label, p.group, p.main) for p in given] == [("Int", "Settings", True)]


def test_the_size_of_a_measured_picture_is_set_where_it_is_scaled(read: Any):
    latent = {"width": "@g", "height": "@g.1", "batch_size": 1}
    scaled = {"image": "@f", "width": 640, "height": 360, "upscale_method": "area", "crop": "no"}
    reading = read(
        {
            "l": ["EmptyLatentImage", latent],
            "g": ["GetImageSize", {"image": "@s"}],
            "s": ["ImageScale", scaled],
            "f": ["LoadImage", {"image": "a.png"}],
        }
    )
    assert (places(reading, "width"), places(reading, "height")) == (["s.width"], ["s.height"])


def test_a_number_that_the_page_draws_anew_is_a_seed_whatever_it_is_called(
    read: Any, knowledge: Knowledge
):
    drawn = {"max": 2**64 - 1, "control_after_generate": True}
    wanted: dict[str, list[Any]] = {"model": ["MODEL"], "number": ["INT", drawn]}
    dice = {"input": {"required": wanted}, "output": ["MODEL"]}
    graph = graph_of(
        {
            "1": ["Dice", {"model": "@2", "number": 9}],
            "2": ["Loader", {}],
            "3": ["Sampler", {"model": "@1", "seed": 4, "steps": 2}],
            "4": ["SaveImage", {"images": "@3"}],
        }
    )
    reading = read_graph(graph, NodeClasses({"Dice": dice}, origin="node"), knowledge)
    assert places(reading, "seed") == ["1.number", "3.seed"]


def test_loras_in_one_nodes_list_are_read_with_their_switches(read: Any):
    rows = {
        "lora_1": {"on": True, "lora": "a.safetensors", "strength": 0.5},
        "lora_2": {"on": False, "lora": "b.safetensors", "strength": 1},
        "lora_3": {"on": True, "lora": "None", "strength": 1},
    }
    node = ["Power Lora Loader (rgthree)", {"model": "@m", "clip": "@m.1", **rows}]
    reading = read({"r": node, "k": sampler(model="@r")})
    assert [(each.name, each.strength, each.bypassed) for each in reading.loras] == [
        ("a.safetensors", 0.5, False),
        ("b.safetensors", 1, True),
    ]


def test_loras_of_a_stack_have_the_strengths_of_their_number(read: Any):
    stack = {"lora_name_1": "a.safetensors", "model_str_1": 0.4, "clip_str_1": 0.3} | {
        "lora_name_2": "b.safetensors",
        "model_str_2": 0.0,
        "clip_str_2": 0.0,
    }
    reading = read({"r": ["LoraStacker", {"model": "@m", **stack}], "k": sampler(model="@r")})
    told = [(each.name, each.strength, each.strength_clip, each.bypassed) for each in reading.loras]
    assert told == [("a.safetensors", 0.4, 0.3, False), ("b.safetensors", 0, 0, True)]


@pytest.mark.parametrize("on", [True, False])
def test_a_lora_behind_a_switch_is_there_while_the_switch_is_on(read: Any, on: bool):
    lora = {"model": "@m", "lora_name": "a.safetensors", "strength_model": 1}
    switch = {"switch": on, "on_true": "@r", "on_false": "@m"}
    reading = read(
        {
            "r": ["LoraLoaderModelOnly", lora],
            "s": ["ComfySwitchNode", switch],
            "k": sampler(model="@s"),
        }
    )
    assert [each.bypassed for each in reading.loras] == [not on]


def test_a_file_of_an_unknown_loader_lies_where_what_it_makes_does(read: Any):
    loader = ["GGUFLoader", {"file": "big.gguf"}]
    reading = read({"u": loader, "k": sampler(model="@u")})
    assert ("u", "diffusion_models") in [(m.graph_node, m.folder) for m in reading.models]


def test_what_does_not_run_has_no_parameters(read: Any):
    reading = read({"x": sampler(seed=5), "k": BASE["k"]})
    assert places(reading, "seed") == ["k.seed"]
