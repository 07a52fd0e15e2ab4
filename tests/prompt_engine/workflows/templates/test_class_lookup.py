"""The render nodes are asked about classes only where we do not know them, or one is named."""

from collections.abc import AsyncIterator

import httpx
import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.node_classes.source import NodeClassSource, UnknownBackend
from prompt_engine.workflows.templates.class_lookup import ClassLookup
from studio_kit.graph import Graph

from .conftest import declared, node, template_of

NORTH = {"SomebodysNode": declared(["IMAGE"], {"image": "IMAGE"})}


class Orchestrator:
    """Tells of one node, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url.path)
        if request.url.path == "/api/backends":
            return httpx.Response(200, json={"backends": [{"id": "north", "online": True}]})
        if request.url.path == "/api/backends/north/object_info":
            return httpx.Response(200, json=NORTH)
        return httpx.Response(404)


@pytest.fixture
def orchestrator() -> Orchestrator:
    return Orchestrator()


@pytest.fixture
async def lookup(orchestrator: Orchestrator, classes: NodeClasses) -> AsyncIterator[ClassLookup]:
    transport = httpx.MockTransport(orchestrator)
    async with httpx.AsyncClient(transport=transport, base_url="http://orchestrator") as client:
        yield ClassLookup(classes, NodeClassSource(client, classes))


@pytest.mark.parametrize("named", [None, "", "auto"])
async def test_nobody_is_asked_about_what_we_know(
    lookup: ClassLookup, orchestrator: Orchestrator, plain: Graph, named: str | None
):
    assert await lookup.of(template_of(plain), named) is lookup.known
    assert orchestrator.asked == []


async def test_nodes_are_asked_about_what_we_do_not_know(lookup: ClassLookup, plain: Graph):
    template = template_of({**plain, "9": node("SomebodysNode", image=["6", 0])})
    classes = await lookup.of(template, None)
    assert classes.get("SomebodysNode") is not None
    assert classes.get("KSampler") is not None


async def test_a_named_node_tells_its_own(lookup: ClassLookup, plain: Graph):
    classes = await lookup.of(template_of(plain), "north")
    assert (classes.origin, classes.get("KSampler")) == ("node", None)
    with pytest.raises(UnknownBackend):
        await lookup.of(template_of(plain), "south")
