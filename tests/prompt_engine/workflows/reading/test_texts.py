"""Which texts a sampler hears, where the wires lead through something uncommon."""

from typing import Any

import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.reading.facts import Knowledge
from prompt_engine.workflows.reading.models import Prompt
from prompt_engine.workflows.reading.service import read_graph
from tests.prompt_engine.workflows.reading.readings import graph_of

REST: dict[str, Any] = {
    "m": ["CheckpointLoaderSimple", {"ckpt_name": "a.safetensors"}],
    "l": ["EmptyLatentImage", {"width": 512, "height": 512, "batch_size": 1}],
    "d": ["VAEDecode", {"samples": "@k", "vae": "@m.2"}],
    "o": ["SaveImage", {"images": "@d", "filename_prefix": "a"}],
}


@pytest.fixture
def heard(known: NodeClasses, knowledge: Knowledge) -> Any:
    def of(nodes: dict[str, Any], positive: str = "@p", negative: str = "@n") -> set[str]:
        wires = {"model": "@m", "latent_image": "@l", "positive": positive, "negative": negative}
        sampler = ["KSampler", {**wires, "seed": 1, "steps": 4, "cfg": 2}]
        graph = graph_of({"k": sampler, **REST, **nodes})
        return {_told(prompt) for prompt in read_graph(graph, known, knowledge).prompts}

    return of


def _told(prompt: Prompt) -> str:
    return f"{prompt.role} {prompt.graph_node}.{prompt.field}"


def encoder(text: str) -> list[Any]:
    return ["CLIPTextEncode", {"text": text, "clip": "@m.1"}]


@pytest.mark.parametrize(("switch", "text"), [(True, "on_true"), (False, "on_false")])
def test_only_the_text_that_a_switch_lets_through_is_heard(heard: Any, switch: bool, text: str):
    nodes = {
        "s": ["ComfySwitchNode", {"switch": "@b", "on_true": "a", "on_false": "b"}],
        "b": ["PrimitiveBoolean", {"value": switch}],
        "p": encoder("@s"),
    }
    assert heard(nodes) == {f"prompt s.{text}"}


def test_a_nameless_text_beside_a_negative_one_is_the_prompt(heard: Any):
    nodes = {"e": ["NobodysEncoder", {"prompt": "a", "negative_prompt": "b", "clip": "@m.1"}]}
    assert heard(nodes, "@e", "@e.1") == {"prompt e.prompt", "negative_prompt e.negative_prompt"}


def test_outputs_that_are_called_by_a_side_carry_that_side_alone(heard: Any):
    nodes = {
        "c": [
            "ControlNetApplyAdvanced",
            {"positive": "@p", "negative": "@n", "control_net": "@x", "image": "@i"},
        ],
        "p": encoder("a"),
        "n": encoder("b"),
        "x": ["ControlNetLoader", {"control_net_name": "c.safetensors"}],
        "i": ["LoadImage", {"image": "a.png"}],
    }
    assert heard(nodes, "@c", "@c.1") == {"prompt p.text", "negative_prompt n.text"}


def test_what_goes_into_a_side_that_nobody_takes_is_not_heard(heard: Any):
    nodes = {
        "c": ["PairConditioningSetProperties", {"positive_NEW": "@q", "negative_NEW": "@n"}],
        "p": encoder("a"),
        "q": encoder("b"),
        "n": encoder("c"),
    }
    told = {"prompt p.text", "none q.text", "negative_prompt n.text"}
    assert heard(nodes, "@p", "@c.1") == told


def test_a_zeroed_prompt_is_no_negative_prompt(heard: Any):
    nodes = {"p": encoder("a"), "n": ["ConditioningZeroOut", {"conditioning": "@p"}]}
    assert heard(nodes) == {"prompt p.text"}


def test_pairs_of_both_sides_stay_apart(heard: Any):
    sides = {"positive_A": "@p", "negative_A": "@n", "positive_B": "@q", "negative_B": "@n"}
    nodes = {
        "c": ["PairConditioningCombine", sides],
        "p": encoder("a"),
        "q": encoder("b"),
        "n": encoder("c"),
    }
    told = {"prompt p.text", "prompt q.text", "negative_prompt n.text"}
    assert heard(nodes, "@c", "@c.1") == told


def test_an_unknown_node_in_the_way_is_walked_through(heard: Any):
    nodes = {"u": ["NobodysMixer", {"first": "@p", "amount": 3}], "p": encoder("a")}
    assert heard(nodes, "@u") == {"prompt p.text"}


def test_a_table_of_coordinates_is_no_prompt(heard: Any):
    wires = {"positive": "@p", "negative": "@n", "vae": "@m.2", "tracks": "@t"}
    nodes = {
        "w": ["WanTrackToVideo", {**wires, "width": 512, "height": 512, "length": 5}],
        "t": ["PrimitiveStringMultiline", {"value": "[[1, 2]]"}],
        "p": encoder("a"),
        "n": encoder("b"),
    }
    assert heard(nodes, "@w", "@w.1") == {"prompt p.text", "negative_prompt n.text"}


def test_of_two_guided_sides_the_second_leads_away(known: NodeClasses, knowledge: Knowledge):
    guider = {"model": "@m", "cond1": "@p", "cond2": "@n", "negative": "@n", "cfg_conds": 5}
    nodes = {
        **REST,
        "k": ["SamplerCustomAdvanced", {"guider": "@g", "latent_image": "@l", "noise": "@r"}],
        "g": ["DualCFGGuider", guider],
        "r": ["RandomNoise", {"noise_seed": 3}],
        "p": encoder("a"),
        "n": encoder("b"),
    }
    reading = read_graph(graph_of(nodes), known, knowledge)
    assert [_told(prompt) for prompt in reading.prompts] == [
        "prompt p.text",
        "negative_prompt n.text",
    ]


def test_texts_that_are_joined_with_others_stand_aside(known: NodeClasses, knowledge: Knowledge):
    wires = {"model": "@m", "latent_image": "@l", "positive": "@p", "negative": "@n"}
    nodes = {
        **REST,
        "k": ["KSampler", {**wires, "seed": 1, "steps": 4}],
        "c": ["StringConcatenate", {"string_a": "in oils,", "string_b": "@t", "delimiter": " "}],
        "t": ["PrimitiveString", {"value": "a cat"}],
        "p": encoder("@c"),
        "n": encoder(""),
    }
    reading = read_graph(graph_of(nodes), known, knowledge)
    aside = {prompt.text: prompt.aside for prompt in reading.prompts}
    assert aside == {"in oils,": True, "a cat": False, "": False}
