"""Every template of the house against what ComfyUI's node classes declare."""

import json
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses, read_object_info
from prompt_engine.workflows.node_classes.models import NodeClass, NodeInput
from prompt_engine.workflows.templates.model_names import MODEL_SUFFIXES
from prompt_engine.workflows.templates.models import MEDIA, Template, TemplateInput
from prompt_engine.workflows.templates.storage import Knowledge, load_template
from prompt_engine.workflows.templates.wires import without
from studio_kit.graph import NodeLink, link_of
from studio_kit.settings import HOUSE

FOLDERS = sorted(path.parent for path in (HOUSE / "templates").glob("*/template.yaml"))
RECORDED = Path(__file__).parents[4] / "../shared/reference/comfyui/object_info.json"

NEWER_OPTIONS = {"flux2", "hunyuan_video_15", "index_timestep_zero"}
"""Choices that older nodes lack; the orchestrator names such a node's lack before it sends."""

WANTED_ENGINES = {"sd15", "sdxl", "sd35", "flux", "flux2", "qwen", "z_image", "wan", "ltx"} | {
    "hunyuan"
}

every_template = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@pytest.fixture(scope="session")
def recorded() -> NodeClasses:
    if not RECORDED.exists():
        pytest.skip("the classes that a real server told are not here")
    return read_object_info(json.loads(RECORDED.read_text()))


@pytest.fixture(scope="session", params=["known", "recorded"])
def classes(request: pytest.FixtureRequest) -> NodeClasses:
    """What we know ourselves, and what a real server told."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def template(folder: Path, target_models: frozenset[str]) -> Template:
    return load_template(folder, Knowledge(target_models), origin="built_in")


@every_template
def test_a_template_says_which_of_its_classes_are_newer(
    folder: Path, template: Template, recorded: NodeClasses
):
    classes = {node["class_type"] for node in template.graph.values()}
    assert {name for name in classes if recorded.get(name) is None} == set(template.newer_classes)


@every_template
def test_the_graph_has_what_its_classes_require(
    folder: Path, template: Template, classes: NodeClasses
):
    for node_id, known in known_nodes(template, classes):
        required = {wanted.name for wanted in known.inputs if wanted.required}
        declared = {wanted.name for wanted in known.inputs}
        assert required <= set(template.graph[node_id]["inputs"]) <= declared, node_id


@every_template
def test_a_link_carries_what_its_input_takes(
    folder: Path, template: Template, classes: NodeClasses
):
    for node_id, known in known_nodes(template, classes):
        for name, value in template.graph[node_id]["inputs"].items():
            link, wanted = link_of(value), declared(known, name)
            if link is not None:
                assert carried(template, link, classes) in (wanted.type, None), (node_id, name)


@every_template
def test_a_value_is_one_that_its_input_takes(
    folder: Path, template: Template, classes: NodeClasses
):
    for node_id, known in known_nodes(template, classes):
        for name, value in template.graph[node_id]["inputs"].items():
            if link_of(value) is None:
                assert_fits(declared(known, name), value)


@every_template
def test_an_inputs_limits_and_options_are_allowed_by_the_node(
    folder: Path, template: Template, classes: NodeClasses
):
    for wanted in template.inputs:
        known = classes.get(template.graph[wanted.node]["class_type"])
        if known is not None:
            told = declared(known, wanted.field)
            for value in limits(wanted):
                assert_fits(told, value)
            if told.step and told.step > 1 and wanted.type == "integer":
                assert wanted.step == told.step, wanted.name


@every_template
def test_only_prompts_and_media_have_no_default(folder: Path, template: Template):
    without_default = {wanted.name for wanted in template.inputs if wanted.default is None}
    expected = {each.name for each in template.inputs if each.role == "prompt"}
    assert without_default == expected | {i.name for i in template.inputs if i.type in MEDIA}


@every_template
def test_every_input_stands_with_its_group(folder: Path, template: Template):
    groups = [group for group, _ in groupby(template.inputs, lambda wanted: wanted.group)]
    assert None not in groups
    assert len(groups) == len(set(groups))


@every_template
def test_the_graph_ends_in_one_saved_file(folder: Path, template: Template, classes: NodeClasses):
    saving = [known.name for _, known in known_nodes(template, classes) if known.output_node]
    assert saving == [{"image": "SaveImage", "video": "SaveVideo"}[template.header.kind]]


@every_template
def test_what_may_be_left_out_leaves_a_graph_that_runs(
    folder: Path, template: Template, classes: NodeClasses
):
    for wanted in template.inputs:
        if wanted.optional and wanted.type != "mask":
            graph = without(template.graph, {wanted.node}, classes)
            assert wanted.node not in graph
            rest = Template(template.id, template.header, template.inputs, graph)
            test_the_graph_has_what_its_classes_require(folder, rest, classes)
            test_the_graph_ends_in_one_saved_file(folder, rest, classes)


def test_what_people_run_is_there(target_models: frozenset[str]):
    templates = [load_template(folder, Knowledge(target_models)) for folder in FOLDERS]
    engines = {template.header.engine for template in templates}
    categories = Counter(template.header.category for template in templates)
    assert engines >= WANTED_ENGINES
    assert set(categories) >= {"text_to_image", "image_to_image", "inpainting", "control", "video"}
    assert len({template.header.order for template in templates}) == len(templates) >= 16


def known_nodes(template: Template, classes: NodeClasses) -> list[tuple[str, NodeClass]]:
    found = ((node_id, classes.get(node["class_type"])) for node_id, node in template.graph.items())
    return [(node_id, known) for node_id, known in found if known is not None]


def declared(known: NodeClass, name: str) -> NodeInput:
    return next(wanted for wanted in known.inputs if wanted.name == name)


def carried(template: Template, link: NodeLink, classes: NodeClasses) -> str | None:
    source = classes.get(template.graph[link.source]["class_type"])
    return source.outputs[link.slot].type if source else None


def assert_fits(told: NodeInput, value: Any) -> None:
    if told.type == "COMBO":
        is_a_file = value.endswith((*MODEL_SUFFIXES, ".png", ".mp3"))
        assert is_a_file or value in {*(told.options or ()), *NEWER_OPTIONS}, told.name
    elif told.type in ("INT", "FLOAT"):
        assert isinstance(value, int | float)
        assert told.min is None or value >= told.min
        assert told.max is None or value <= told.max
    else:
        assert isinstance(value, {"STRING": str, "BOOLEAN": bool}[told.type])


def limits(wanted: TemplateInput) -> list[object]:
    numbers = [number for number in (wanted.min, wanted.max) if number is not None]
    return [*numbers, *(wanted.options or ())]
