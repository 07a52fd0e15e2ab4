from typing import Any

import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.reading.matching import TemplateMatch, match_template
from prompt_engine.workflows.templates.filling import Asked, fill
from prompt_engine.workflows.templates.models import (
    AddedLora,
    Template,
    TemplateHeader,
    TemplateInput,
)
from prompt_engine.workflows.templates.service import TemplateLibrary
from studio_kit.graph import Graph
from studio_kit.settings import HOUSE
from tests.prompt_engine.workflows.reading.readings import graph_of

IDS = sorted(path.parent.name for path in (HOUSE / "templates").glob("*/template.yaml"))
LORA = AddedLora(name="grain.safetensors", strength=0.7)


def filled(template: Template, classes: NodeClasses, **asked: Any) -> Graph:
    values = {
        wanted.name: f"{wanted.name}.png"
        for wanted in template.inputs
        if wanted.default is None and wanted.type != "text" and wanted.type != "mask"
    } | {
        wanted.name: "words"
        for wanted in template.inputs
        if wanted.default is None and wanted.type == "text"
    }
    values |= asked.pop("values", {})
    return fill(template, Asked(values=values, **asked), classes=classes).graph


def found(graph: Graph, library: TemplateLibrary, classes: NodeClasses) -> TemplateMatch:
    match = match_template(graph, library.templates, classes)
    assert match is not None
    return match


@pytest.mark.parametrize("template_id", IDS)
def test_a_filled_template_is_found_again(
    template_id: str, library: TemplateLibrary, known: NodeClasses
):
    graph = filled(library.template(template_id), known, filename_prefix="other")
    match = found(graph, library, known)
    assert (match.template.id, match.loras) == (template_id, ())
    again = filled(match.template, known, values=_plain(match), filename_prefix="other")
    assert again == graph


def _plain(match: TemplateMatch) -> dict[str, Any]:
    """The values without files: those are named as the graph has them."""
    media = {each.name for each in match.template.inputs if each.type in ("image", "video")}
    return {name: value for name, value in match.values.items() if name not in media}


def test_values_are_those_of_the_graph(library: TemplateLibrary, known: NodeClasses):
    values = {"prompt": "a lighthouse", "seed": 77, "width": 768}
    graph = filled(library.template("sd15-still"), known, values=values)
    match = found(graph, library, known)
    assert {name: match.values[name] for name in values} == values


def test_added_loras_are_told(library: TemplateLibrary, known: NodeClasses):
    graph = filled(library.template("flux-dev-still"), known, loras=(LORA,))
    match = found(graph, library, known)
    assert (match.template.id, match.loras) == ("flux-dev-still", (LORA,))


def test_what_was_left_out_is_not_among_the_values(library: TemplateLibrary, known: NodeClasses):
    template = library.template("qwen-image-edit")
    optional = [wanted.name for wanted in template.inputs if wanted.optional]
    graph = filled(template, known, values=dict.fromkeys(optional))
    match = found(graph, library, known)
    assert match.template.id == "qwen-image-edit"
    assert not set(optional) & set(match.values)


def test_a_models_name_may_have_the_separators_of_its_node(
    library: TemplateLibrary, known: NodeClasses
):
    template = library.template("sd15-still")
    graph = filled(template, known)
    checkpoint = next(each for each in template.inputs if each.role == "checkpoint")
    node = graph[checkpoint.node]
    inputs = {**node["inputs"], checkpoint.field: "films\\noir.safetensors"}
    match = found({**graph, checkpoint.node: {**node, "inputs": inputs}}, library, known)
    assert match.values[checkpoint.name] == "films\\noir.safetensors"


@pytest.mark.parametrize(
    "change",
    [
        {"class_type": "KSamplerAdvanced"},
        {"inputs": {}},
    ],
)
def test_a_graph_that_was_changed_elsewhere_matches_nothing(
    change: dict[str, Any], library: TemplateLibrary, known: NodeClasses
):
    graph = filled(library.template("sd15-still"), known)
    key = next(key for key, node in graph.items() if node["class_type"] == "KSampler")
    changed = {**graph, key: {**graph[key], **change}}
    assert match_template(changed, library.templates, known) is None


def small(closed: str) -> Template:
    graph = graph_of(
        {
            "1": ["UNETLoader", {"unet_name": closed}],
            "2": ["Sampler", {"model": "@1", "seed": 1, "fast": True}],
        }
    )
    seed = TemplateInput(name="seed", label="Seed", type="seed", node="2", field="seed")
    header = TemplateHeader(title="Small", description="", kind="image", inputs=(seed,))
    return Template("small", header, header.inputs, graph)


@pytest.mark.parametrize("value", [False, 1, "yes", ["1", 0], None])
def test_a_value_that_is_no_input_must_be_the_same(value: object, known: NodeClasses):
    template = small("a.safetensors")
    node = template.graph["2"]
    changed = {**template.graph, "2": {**node, "inputs": {**node["inputs"], "fast": value}}}
    assert match_template(template.graph, [template], known) is not None
    assert match_template(changed, [template], known) is None


def test_a_file_that_is_no_input_may_be_spelled_for_its_node(known: NodeClasses):
    template, other = small("wan/a.safetensors"), small("wan\\a.safetensors")
    assert match_template(other.graph, [template], known) is not None


def test_a_value_that_the_template_does_not_take_matches_nothing(
    library: TemplateLibrary, known: NodeClasses
):
    template = library.template("sd15-still")
    graph = filled(template, known)
    steps = next(each for each in template.inputs if each.role == "steps")
    inputs = {**graph[steps.node]["inputs"], steps.field: "many"}
    changed = {**graph, steps.node: {**graph[steps.node], "inputs": inputs}}
    assert match_template(changed, library.templates, known) is None
