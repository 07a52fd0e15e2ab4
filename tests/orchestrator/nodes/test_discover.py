"""Looking for ComfyUI."""

import asyncio
from pathlib import Path

import httpx
import pytest

from orchestrator.nodes.comfy import ComfyNode
from orchestrator.nodes.discover import SECONDS, USUAL_PORTS, address_of, discover
from orchestrator.nodes.models import NodeStats, UnknownAddress
from orchestrator.nodes.pool import NodePool
from orchestrator.nodes.views import FoundNode
from tests.orchestrator.farm import DEADLINE, farm

from .fakes import ProxiedNode
from .pools import KeptInMemory, node_of, pool_of


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("north", "http://north:8188"),
        ("192.168.1.5", "http://192.168.1.5:8188"),
        ("north:8190", "http://north:8190"),
        ("north/comfy", "http://north:8188/comfy"),
        ("https://north.example/comfy/", "https://north.example/comfy"),
        ("http://north", "http://north"),
    ],
)
def test_what_people_type_is_an_address(typed: str, address: str) -> None:
    assert address_of(typed) == address


@pytest.mark.parametrize("typed", ["a b", "ftp://north", "http://user:pw@north", "north:99999"])
def test_what_is_no_address_is_told(typed: str) -> None:
    with pytest.raises(UnknownAddress, match="is no address"):
        address_of(typed)


async def test_a_typed_address_is_found_once_and_known_by_any_of_its_names() -> None:
    node = ProxiedNode()
    async with node.serve(), pool_of(node_of(node)) as pool:
        [found] = await _found(pool, node, node.url, f"localhost:{node.port}")
        assert (found.known, found.gpu_name, found.version) == ("north", "Test GPU", "0.3.64")


async def test_a_typed_node_that_asks_for_a_password_is_found_too() -> None:
    node = ProxiedNode(wants={"X-Key": "s3cret"})
    async with node.serve(), pool_of() as pool:
        [found] = await _found(pool, node, node.url)
        assert found.needs_credentials


async def _found(pool: NodePool, node: ProxiedNode, *typed: str) -> list[FoundNode]:
    """Of what is found, what has the port of the node."""
    found = await discover(pool, typed, seconds=DEADLINE)
    return [item for item in found if str(node.port) in item.url]


async def test_only_this_machines_usual_ports_and_what_was_typed_are_called_and_not_for_long() -> (
    None
):
    assert SECONDS < 2
    called: list[str] = []

    class Silent(ComfyNode):
        def __init__(self, url: str, http: httpx.AsyncClient, *rest: object) -> None:
            called.append(url)
            super().__init__(url, http)

        async def stats(self) -> NodeStats:
            return await asyncio.Future()

    async with (
        NodePool.open([], keeper=KeptInMemory(), connect=Silent) as pool,
        asyncio.timeout(DEADLINE),
    ):
        assert await discover(pool, ["http://127.0.0.1:9"], seconds=0.1) == []
    usual = {f"http://127.0.0.1:{port}" for port in USUAL_PORTS}
    assert set(called) == usual | {"http://127.0.0.1:9"}


@pytest.mark.integration
async def test_finding_is_offered_over_http(tmp_path: Path) -> None:
    node = ProxiedNode()
    async with node.serve(), farm(tmp_path, node) as console:
        body = {"addresses": [f"127.0.0.1:{node.port}"]}
        answer = await console.http.post("/api/backends/discover", json=body)
        assert [item["known"] for item in answer.json()["found"] if item["url"] == node.url] == [
            "node1"
        ]
        bad = await console.http.post("/api/backends/discover", json={"addresses": ["a b"]})
        assert bad.status_code == 422
        many = {"addresses": ["north"] * 33}
        assert (await console.http.post("/api/backends/discover", json=many)).status_code == 422
