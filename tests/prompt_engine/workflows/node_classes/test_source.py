"""Node classes as the orchestrator passes them on."""

import json
from typing import Any

import httpx
import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.node_classes.source import (
    ClassesNotTold,
    NodeClassSource,
    UnknownBackend,
)

KNOWN = NodeClasses({"Pier": {"display_name": "known"}, "Sea": {}}, origin="known")


class FakeOrchestrator:
    """Tells of nodes: id -> its classes, None while it was never read."""

    def __init__(self, nodes: dict[str, dict[str, Any] | None], *, answers: bool = True) -> None:
        self.nodes = nodes
        self.answers = answers
        self.sent: list[int] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if not self.answers:
            raise httpx.ConnectError("refused")
        if request.url.path == "/api/backends":
            listed = [
                {"id": name, "online": True, "name": name, "is_sketch": name == "sketch"}
                for name in self.nodes
            ]
            return httpx.Response(200, json={"backends": listed})
        return self._object_info(request, request.url.path.split("/")[3])

    def _object_info(self, request: httpx.Request, name: str) -> httpx.Response:
        if name not in self.nodes:
            return httpx.Response(404)
        classes = self.nodes[name]
        if classes is None:
            return httpx.Response(409)
        tag = f'"{hash(json.dumps(classes))}"'
        status = 304 if request.headers.get("if-none-match") == tag else 200
        self.sent.append(status)
        return httpx.Response(status, json=classes, headers={"etag": tag})


def _source(farm: FakeOrchestrator) -> NodeClassSource:
    client = httpx.AsyncClient(transport=httpx.MockTransport(farm), base_url="http://farm")
    return NodeClassSource(client, KNOWN)


async def test_a_named_node_is_asked_alone() -> None:
    classes = await _source(FakeOrchestrator({"north": {"Boat": {}}, "south": {}})).of("north")
    assert (list(classes), classes.origin) == (["Boat"], "node")


async def test_without_a_name_the_online_nodes_are_put_together_with_what_we_know() -> None:
    pier = {"Pier": {"display_name": "north"}}
    farm = FakeOrchestrator({"north": pier, "new": None, "south": {"Boat": {}}})
    classes = await _source(farm).of(None)
    shown = [found.display_name for name in ("Pier", "Boat", "Sea") if (found := classes.get(name))]
    assert shown == ["north", "Boat", "Sea"]


async def test_the_built_in_node_adds_to_what_we_know_but_has_no_page_of_its_own() -> None:
    drawn = {"Pier": {"display_name": "drawn"}, "Figure": {}}
    classes = await _source(FakeOrchestrator({"sketch": drawn})).of(None)
    shown = [found.display_name for name in ("Pier", "Figure") if (found := classes.get(name))]
    assert shown == ["known", "Figure"]
    assert not classes.of_older_page
    of_a_node = await _source(FakeOrchestrator({"sketch": {}, "north": {"Boat": {}}})).of(None)
    assert of_a_node.of_older_page


@pytest.mark.parametrize("farm", [FakeOrchestrator({}), FakeOrchestrator({}, answers=False)])
async def test_with_no_node_online_our_own_knowledge_must_do(farm: FakeOrchestrator) -> None:
    assert await _source(farm).of(None) is KNOWN


async def test_an_answer_that_is_still_true_is_not_sent_again() -> None:
    farm = FakeOrchestrator({"north": {"Boat": {}}})
    source = _source(farm)
    first = await source.of("north")
    assert await source.of("north") is first
    farm.nodes["north"] = {"Boat": {}, "Buoy": {}}
    assert list(await source.of("north")) == ["Boat", "Buoy"]
    assert farm.sent == [200, 304, 200]


async def test_nodes_set_up_alike_share_one_answer() -> None:
    source = _source(FakeOrchestrator({"north": {"Boat": {}}, "south": {"Boat": {}}}))
    assert await source.of("north") is await source.of("south")


async def test_a_node_that_is_not_there_or_not_read_is_told() -> None:
    source = _source(FakeOrchestrator({"new": None}))
    with pytest.raises(UnknownBackend, match="There is no render node west"):
        await source.of("west")
    with pytest.raises(ClassesNotTold, match="What new can run is not known"):
        await source.of("new")
    with pytest.raises(ClassesNotTold, match="The orchestrator does not say"):
        await _source(FakeOrchestrator({}, answers=False)).of("north")
