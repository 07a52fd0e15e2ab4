from typing import Any

import pytest

from orchestrator.dispatch.progress import GraphProgress
from orchestrator.nodes.models import Cached, Capabilities, Started, Step

CLASSES = Capabilities(
    {
        "Sampler": {"output": ["LATENT"]},
        "Scheduler": {"output": ["SIGMAS"]},
        "Save": {"output": []},
    }
)
GRAPH: dict[str, Any] = {
    "1": {"class_type": "Scheduler", "inputs": {"steps": 19}},
    "2": {"class_type": "Sampler", "inputs": {"sigmas": ["1", 0]}},
    "3": {"class_type": "Save", "inputs": {}},
}


def step(node: str, value: float, maximum: float, *, finished: bool = False) -> Step:
    return Step("p", node, value, maximum, finished)


def test_the_sampler_weighs_its_steps_though_another_node_holds_the_number():
    progress = GraphProgress.of(GRAPH, CLASSES)
    assert progress.weights == {"1": 0.5, "2": 19.0, "3": 0.5}
    assert progress.after(step("2", 10, 20)).fraction == pytest.approx(9.5 / 20)


def test_the_stage_is_the_graph_node_that_works():
    stage = GraphProgress.of(GRAPH, CLASSES).after(step("2", 5, 14)).stage
    assert stage is not None
    assert (stage.graph_node, stage.class_type, stage.value, stage.max) == ("2", "Sampler", 5, 14)


def test_cached_nodes_count_as_done():
    assert GraphProgress.of(GRAPH, CLASSES).after(Cached("p", ("1", "2"))).fraction == 19.5 / 20


def test_progress_never_goes_back_but_a_new_start_begins_anew():
    progress = GraphProgress.of(GRAPH, CLASSES).after(step("2", 20, 20))
    assert progress.after(step("2", 1, 20)).fraction == progress.fraction
    assert progress.after(Started("p")).fraction == 0


def test_nodes_that_are_not_in_the_graph_are_left_out():
    progress = GraphProgress.of(GRAPH, CLASSES).after(step("2.0.inner", 3, 4))
    assert (progress.fraction, progress.stage) == (0, None)


def test_a_step_of_nothing_does_not_divide_by_zero():
    assert GraphProgress.of(GRAPH, CLASSES).after(step("2", 0, 0)).fraction == 0
