"""How many times a graph samples, in which order, and what each time is called."""

from typing import Any

import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.reading.facts import Knowledge
from prompt_engine.workflows.reading.service import read_graph
from tests.prompt_engine.workflows.reading.readings import graph_of, summary

FIRST: dict[str, Any] = {
    "m": ["UNETLoader", {"unet_name": "a.safetensors"}],
    "v": ["VAELoader", {"vae_name": "a.safetensors"}],
    "l": ["EmptySD3LatentImage", {"width": 64, "height": 64, "batch_size": 1}],
}


@pytest.fixture
def phases(known: NodeClasses, knowledge: Knowledge) -> Any:
    def of(nodes: dict[str, Any], *ends: str) -> list[str]:
        saved = {
            f"o{end}": ["SaveImage", {"images": f"@d{end}", "filename_prefix": "a"}] for end in ends
        }
        decoded = {f"d{end}": ["VAEDecode", {"samples": f"@{end}", "vae": "@v"}] for end in ends}
        graph = graph_of({**FIRST, **nodes, **decoded, **saved})
        return summary(read_graph(graph, known, knowledge))["phases"]

    return of


def sampler(latent: str, **inputs: Any) -> list[Any]:
    return ["KSampler", {"model": "@m", "latent_image": latent, "seed": 1, "steps": 4, **inputs}]


def divided(latent: str, start: Any, end: Any) -> list[Any]:
    steps = {"noise_seed": 1, "steps": 9, "start_at_step": start, "end_at_step": end}
    return ["KSamplerAdvanced", {"model": "@m", "latent_image": latent, **steps}]


def test_a_phase_takes_the_result_of_the_one_before_it_alone(phases: Any):
    nodes = {"a": sampler("@l"), "b": sampler("@a"), "c": sampler("@b")}
    assert phases(nodes, "c") == [
        "a first pass",
        "b second pass after 1",
        "c third pass after 2",
    ]


def test_samplers_that_have_nothing_to_do_with_one_another_are_numbered(phases: Any):
    assert phases({"a": sampler("@l"), "b": sampler("@l")}, "a", "b") == [
        "a sampler 1",
        "b sampler 2",
    ]


def test_more_than_two_parts_of_a_schedule_are_numbered(phases: Any):
    nodes = {"a": divided("@l", 0, 3), "b": divided("@a", 3, 6), "c": divided("@b", 6, 10000)}
    assert phases(nodes, "c") == [
        "a part 1 0..3",
        "b part 2 3..6 after 1",
        "c part 3 6.. after 2",
    ]


def test_steps_behind_wires_are_steps(phases: Any):
    nodes = {
        "a": divided("@l", 0, "@n"),
        "b": divided("@a", "@n", 10000),
        "n": ["PrimitiveInt", {"value": 5}],
    }
    assert phases(nodes, "b") == ["a first part 0..5", "b second part 5.. after 1"]


def test_two_schedules_in_a_row_are_passes(phases: Any):
    nodes = {"a": divided("@l", 0, 10000), "b": divided("@a", 0, 10000)}
    assert phases(nodes, "b") == ["a first pass 0..", "b second pass 0.. after 1"]
