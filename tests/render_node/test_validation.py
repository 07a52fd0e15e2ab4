"""Graphs that the recordings do not cover."""

from pathlib import Path
from typing import Any

import pytest

from render_node.cache import signatures
from render_node.folders import Folders
from render_node.library import Library
from render_node.options import Faults
from render_node.validation import Validator, Verdict
from tests.render_node.graphs import Graph, diffusion, empty_image, node


@pytest.fixture(scope="module")
def validator(tmp_path_factory: pytest.TempPathFactory) -> Validator:
    folders = Folders.create(tmp_path_factory.mktemp("node"))
    return Validator(Library(folders, Faults), folders)


def previewed(image: Any) -> Graph:
    return {"1": image, "2": node("PreviewImage", images=["1", 0])}


def kinds(verdict: Verdict) -> dict[str, list[str]]:
    return {
        node_id: [error["type"] for error in entry["errors"]]
        for node_id, entry in verdict.node_errors.items()
    }


def test_a_good_graph_has_its_outputs(validator: Validator) -> None:
    assert validator.check(diffusion()) == Verdict(outputs=("9",))


def test_values_are_turned_into_the_wanted_type_in_place(validator: Validator) -> None:
    graph = previewed(empty_image(width="64"))
    validator.check(graph)
    assert graph["1"]["inputs"]["width"] == 64


def test_a_wrapped_list_is_a_literal(validator: Validator) -> None:
    graph = {"1": node("PreviewAny", source={"__value__": ["a", 0]})}
    assert validator.check(graph).outputs == ("1",)
    assert graph["1"]["inputs"]["source"] == ["a", 0]


def test_anything_can_be_linked_to_an_input_that_takes_all(validator: Validator) -> None:
    graph = {"1": empty_image(), "2": node("PreviewAny", source=["1", 0])}
    assert validator.check(graph).outputs == ("2",)


def test_a_missing_link_further_up_is_an_inner_exception(validator: Validator) -> None:
    graph = {
        "1": node("ImageInvert", image=["77", 0]),
        "2": node("PreviewImage", images=["1", 0]),
    }
    verdict = validator.check(graph)
    assert kinds(verdict) == {"1": ["exception_during_inner_validation"]}
    assert verdict.node_errors["1"]["dependent_outputs"] == ["2"]


def test_a_text_cannot_be_linked_to_a_list(validator: Validator) -> None:
    graph = {
        "1": empty_image(),
        "3": node("PrimitiveString", value="lanczos"),
        "4": node("ImageScaleBy", image=["1", 0], upscale_method=["3", 0], scale_by=2.0),
        "2": node("PreviewImage", images=["4", 0]),
    }
    assert kinds(validator.check(graph)) == {"4": ["return_type_mismatch"]}


def test_a_long_list_is_not_repeated(validator: Validator) -> None:
    graph = diffusion()
    graph["3"]["inputs"]["sampler_name"] = "nope"
    error = validator.check(graph).node_errors["3"]["errors"][0]
    assert error["details"].endswith("not in (list of length 42)")
    assert error["extra_info"]["input_config"] is None


def test_one_fault_is_told_for_every_output_that_it_stops(validator: Validator) -> None:
    graph = previewed(empty_image(width=0)) | {"3": node("PreviewImage", images=["1", 0])}
    entry = validator.check(graph).node_errors["1"]
    assert entry["dependent_outputs"] == ["2", "3"]


def test_a_file_is_looked_for_in_subfolders_and_nowhere_else(
    validator: Validator, tmp_path: Path
) -> None:
    for name in ("sub/none.png", "../../x.png", "x.png [output]"):
        verdict = validator.check(previewed(node("LoadImage", image=name)))
        assert kinds(verdict) == {"1": ["custom_validation_failed"]}


def long_chain(length: int) -> Graph:
    chain = {str(n): node("ImageInvert", image=[str(n - 1), 0]) for n in range(1, length)}
    return {"0": empty_image(), **chain, "out": node("PreviewImage", images=[str(length - 1), 0])}


def test_a_long_chain_is_no_danger(validator: Validator) -> None:
    graph = long_chain(5000)
    assert validator.check(graph).outputs == ("out",)
    assert len(signatures(graph, lambda _: "")) == 5001


def test_no_path_of_the_machine_is_told(validator: Validator) -> None:
    verdict = validator.check({"2": node("PreviewImage", images=["77", 0])})
    trace = verdict.node_errors["2"]["errors"][0]["extra_info"]["traceback"]
    assert trace == ["KeyError: '77'\n"]
