"""What the nodes say of a template's inputs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from prompt_engine.app import create_app
from prompt_engine.workflows.node_classes.classes import NodeClasses, read_object_info
from prompt_engine.workflows.node_classes.source import NodeClassSource, UnknownBackend
from prompt_engine.workflows.templates.class_lookup import ClassLookup
from prompt_engine.workflows.templates.models import Template
from prompt_engine.workflows.templates.tooltips import tooltips_of
from studio_kit.graph import Graph
from studio_kit.settings import Ports, Settings

from .conftest import template_of

NOBODY_LISTENS = 1
SEED = {"name": "seed", "label": "Seed", "type": "seed", "node": "5", "field": "seed"}
WIDTH = {"name": "wide", "label": "Width", "type": "integer", "node": "4", "field": "width"}


def saying(class_type: str, **words: str) -> dict[str, Any]:
    """A node's declaration of one class, with a tooltip for each input."""
    inputs = {name: ["INT", {"tooltip": text}] for name, text in words.items()}
    return {class_type: {"input": {"required": inputs}, "output": [], "output_name": []}}


class Orchestrator:
    """Tells of its online nodes: id -> what each declares. `sketch` is the built-in one."""

    def __init__(self, **nodes: dict[str, Any]) -> None:
        self._nodes = nodes

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/api/backends":
            listed = [
                {"id": name, "online": True, "is_sketch": name == "sketch"} for name in self._nodes
            ]
            return httpx.Response(200, json={"backends": listed})
        told = self._nodes.get(request.url.path.split("/")[3])
        return httpx.Response(404) if told is None else httpx.Response(200, json=told)


def lookup_of(known: NodeClasses, **nodes: dict[str, Any]) -> ClassLookup:
    transport = httpx.MockTransport(Orchestrator(**nodes))
    client = httpx.AsyncClient(transport=transport, base_url="http://orchestrator")
    return ClassLookup(known, NodeClassSource(client, known))


@pytest.fixture
def template(plain: Graph) -> Template:
    return template_of(plain, SEED, WIDTH)


def test_an_input_is_explained_where_its_node_class_explains_its_field(template: Template):
    told = read_object_info(saying("KSampler", seed=" Chance. ", steps="Many."))
    assert tooltips_of(template, [told]) == {"seed": "Chance."}


def test_the_first_node_that_has_words_is_heard(template: Template):
    silent = read_object_info(saying("KSampler", seed=" ") | saying("EmptyLatentImage", width="W"))
    second = read_object_info(saying("KSampler", seed="S") | saying("EmptyLatentImage", width="X"))
    assert tooltips_of(template, [silent, second]) == {"seed": "S", "wide": "W"}


async def test_words_come_from_nodes_though_we_know_the_class_ourselves(
    template: Template, classes: NodeClasses
):
    sketch, north = saying("KSampler", seed="sketch"), saying("KSampler", seed="north")
    lookup = lookup_of(classes, sketch=sketch, north=north)
    assert tooltips_of(template, await lookup.told(None)) == {"seed": "north"}
    assert tooltips_of(template, await lookup.told("auto")) == {"seed": "north"}
    assert tooltips_of(template, await lookup.told("sketch")) == {"seed": "sketch"}
    with pytest.raises(UnknownBackend):
        await lookup.told("south")


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A prompt engine with no orchestrator behind it."""
    data: Path = tmp_path_factory.mktemp("alone")
    settings = Settings(data=data, ports=Ports(orchestrator=NOBODY_LISTENS))
    with TestClient(create_app(settings), base_url=settings.url("prompt_engine")) as client:
        yield client


def test_without_a_node_nothing_is_said(alone: TestClient):
    answer = alone.get("/api/templates/storyboard-still/tooltips")
    assert (answer.status_code, answer.json()) == (200, {"tooltips": {}})
    assert alone.get("/api/templates/nobody/tooltips").status_code == 404
