"""Every template of the house against the facts of ComfyUI's node classes."""

import json
from pathlib import Path
from typing import Any, cast

import pytest

from prompt_engine.workflows.templates.models import Template, TemplateInput
from prompt_engine.workflows.templates.storage import Knowledge, load_template
from studio_kit.settings import HOUSE
from studio_kit.tables import read_yaml

FOLDERS = sorted(path.parent for path in (HOUSE / "templates").glob("*/template.yaml"))
OWN_FACTS: dict[str, Any] = read_yaml(Path(__file__).parents[2] / "data" / "node_classes.yaml")
RECORDED = Path(__file__).parents[4] / "../shared/reference/comfyui/object_info.json"
LINKED = {"STRING": str, "INT": int, "FLOAT": float, "BOOLEAN": bool}

every_template = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def template_of(folder: Path, target_models: frozenset[str]) -> Template:
    return load_template(folder, Knowledge(target_models))


@every_template
def test_the_graph_is_what_its_node_classes_declare(folder: Path, target_models: frozenset[str]):
    for node in template_of(folder, target_models).graph.values():
        declared = OWN_FACTS[node["class_type"]]["inputs"]
        required = {name for name, fact in declared.items() if not fact.get("optional")}
        assert required <= set(node["inputs"]) <= set(declared)


@every_template
def test_a_link_carries_what_its_input_takes(folder: Path, target_models: frozenset[str]):
    graph = template_of(folder, target_models).graph
    for node in graph.values():
        for name, value in node["inputs"].items():
            wanted = OWN_FACTS[node["class_type"]]["inputs"][name]["type"]
            if isinstance(value, list):
                source, slot = cast("list[Any]", value)
                outputs = outputs_of(graph[source])
                assert outputs[slot] == wanted
            else:
                assert wanted in {"COMBO", "FILE", *LINKED}


@every_template
def test_a_literal_is_in_the_range_of_its_input(folder: Path, target_models: frozenset[str]):
    for node in template_of(folder, target_models).graph.values():
        for name, value in node["inputs"].items():
            fact = OWN_FACTS[node["class_type"]]["inputs"][name]
            if not isinstance(value, list):
                assert_fits(fact, value)


@every_template
def test_an_inputs_limits_and_options_are_allowed_by_the_node(
    folder: Path, target_models: frozenset[str]
):
    template = template_of(folder, target_models)
    for wanted in template.inputs:
        class_type = template.graph[wanted.node]["class_type"]
        fact = OWN_FACTS[class_type]["inputs"][wanted.field]
        for value in limits(wanted):
            assert_fits(fact, value)
        if "step" in fact and wanted.type == "integer":
            assert wanted.step == fact["step"]


@every_template
def test_a_template_has_what_the_inspector_needs(folder: Path, target_models: frozenset[str]):
    template = template_of(folder, target_models)
    roles = {wanted.role for wanted in template.inputs}
    assert {"prompt", "seed", "width", "height", "steps"} <= roles
    assert [wanted.name for wanted in template.inputs if wanted.default is None] == ["prompt"]


@every_template
def test_the_graph_ends_in_one_saved_file(folder: Path, target_models: frozenset[str]):
    template = template_of(folder, target_models)
    saving = [node["class_type"] for node in template.graph.values() if not outputs_of(node)]
    assert saving == [{"image": "SaveImage", "video": "SaveVideo"}[template.header.kind]]


def test_the_facts_are_those_that_a_real_server_recorded():
    recorded: dict[str, Any] = json.loads(RECORDED.read_text()) if RECORDED.exists() else {}
    for class_type, facts in OWN_FACTS.items() if recorded else ():
        assert list(recorded[class_type]["output"]) == facts["outputs"]
        groups = recorded[class_type]["input"]
        inputs: dict[str, Any] = {**groups.get("required", {}), **groups.get("optional", {})}
        assert set(inputs) == set(facts["inputs"])
        for name, fact in facts["inputs"].items():
            assert_recorded(fact, inputs[name])


def assert_recorded(fact: dict[str, Any], recorded: list[Any]) -> None:
    kind, extra = recorded[0], (recorded[1:] or [{}])[0]
    if fact["type"] == "COMBO":
        assert fact["options"] == (kind if isinstance(kind, list) else extra["options"])
    elif fact["type"] == "FILE":
        assert isinstance(kind, list)
    else:
        assert fact["type"] == kind
        assert all(fact[key] == extra[key] for key in ("min", "max", "step") if key in fact)


def assert_fits(fact: dict[str, Any], value: object) -> None:
    if fact["type"] == "COMBO":
        assert value in fact["options"]
    elif fact["type"] == "FILE":
        assert isinstance(value, str)
        assert value
    else:
        assert isinstance(value, LINKED[fact["type"]])
        assert fact.get("min", value) <= value <= fact.get("max", value)


def limits(wanted: TemplateInput) -> list[object]:
    numbers = [number for number in (wanted.min, wanted.max) if number is not None]
    return [*numbers, *(wanted.options or ())]


def outputs_of(node: Any) -> list[str]:
    return OWN_FACTS[node["class_type"]]["outputs"]
