"""What the templates of the house declare is what the reading of their graphs finds."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.reading.facts import Knowledge
from prompt_engine.workflows.reading.form import suggest_inputs
from prompt_engine.workflows.reading.models import Reading
from prompt_engine.workflows.reading.service import read_graph
from prompt_engine.workflows.reading.storage import load_knowledge
from prompt_engine.workflows.templates.models import Template
from prompt_engine.workflows.templates.service import TemplateLibrary
from studio_kit.settings import HOUSE

IDS = sorted(path.parent.name for path in (HOUSE / "templates").glob("*/template.yaml"))
OF_NO_FAMILY = ("sketch", "upscaler")
"""Engines that no file of weights gives away."""

every_template = pytest.mark.parametrize("template_id", IDS)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture
def template(template_id: str, library: TemplateLibrary) -> Template:
    return library.template(template_id)


@pytest.fixture
def reading(template: Template, known: NodeClasses, knowledge: Knowledge) -> Reading:
    return read_graph(template.graph, known, knowledge)


@every_template
def test_kind_category_and_engine_are_those_of_the_graph(template: Template, reading: Reading):
    header = template.header
    assert (header.kind, header.category) == (reading.kind, reading.category)
    assert reading.engine in (header.engine, *(["other"] if header.engine in OF_NO_FAMILY else []))


@every_template
def test_an_input_means_what_the_graph_says_it_means(template: Template, reading: Reading):
    found = {(each.node, each.field, each.type): each for each in suggest_inputs(reading)}
    for wanted in template.inputs:
        read = found[wanted.node, wanted.field, wanted.type]
        assert (read.role, read.model_folder) == (wanted.role, wanted.model_folder), wanted.name


@every_template
def test_a_detail_tells_the_loras_and_files_of_the_graph(
    template_id: str, reading: Reading, client: TestClient
):
    detail: dict[str, Any] = client.get(f"/api/templates/detail/{template_id}").json()
    loras = {(each["node_id"], each["lora_name"]) for each in detail["loras"]}
    assert loras == {(each.graph_node, each.name) for each in reading.loras}
    files = {(each["node_id"], each["input_name"]) for each in detail["inputs"]}
    assert files == {(each.graph_node, each.field) for each in reading.media}
    named = {(each["node_id"], each["input_name"]) for each in detail["parameters"]}
    prompts = [each for each in reading.prompts if each.role != "negative_prompt"]
    assert named >= {(each.graph_node, each.field) for each in prompts}
