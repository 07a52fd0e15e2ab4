"""Adding, trying, changing, removing, restarting nodes over REST."""

import asyncio
import json
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import connect

from tests.orchestrator.fakes import FakeNode
from tests.orchestrator.farm import DEADLINE, farm, until

from .fakes import ProxiedNode

pytestmark = pytest.mark.integration

NOBODY = FakeNode(port=9)

BAD: list[dict[str, Any]] = [
    {"headers": {"Host": "elsewhere"}},
    {"headers": {"Sec-WebSocket-Key": "x"}},
    {"headers": {"X": "a\r\nY: b"}},
    {"headers": {"no name": "x"}},
    {"headers": {"X": "ü"}},
    {"headers": {"x": "1", "X": "2"}},
    {"headers": {f"X-{number}": "1" for number in range(17)}},
    {"headers": {"X": "y" * 5000}},
    {"headers": {"Authorization": "a"}, "basic_auth": {"user": "u", "password": "p"}},
    {"basic_auth": {"user": "a:b", "password": "p"}},
    {"basic_auth": {"user": "a"}},
    {"tags": [""]},
    {"tags": ["x"] * 17},
    {"password": "w0rd"},
]


async def test_what_a_node_cannot_be_sent_is_refused_and_the_value_is_not_told(
    tmp_path: Path,
) -> None:
    async with farm(tmp_path, NOBODY, online=0) as console:
        for extra in BAD:
            body = {"name": "North", "url": "http://127.0.0.1:9", **extra}
            answer = await console.http.post("/api/backends", json=body)
            assert answer.status_code == 422, extra
            assert "w0rd" not in answer.text
        assert (await console.http.get("/api/backends")).json()["total"] == 1


async def test_a_node_is_tried_with_what_it_asks_for_before_it_is_saved(tmp_path: Path) -> None:
    node = ProxiedNode(wants={"X-Key": "s3cret"})
    async with node.serve(), farm(tmp_path, NOBODY, online=0) as console:
        bare = await console.http.post("/api/backends/test", json={"url": node.url})
        assert bare.json()["error"] == "authentication failed"
        body = {"url": node.url, "headers": {"X-Key": "s3cret"}}
        good = (await console.http.post("/api/backends/test", json=body)).json()
        assert (good["ok"], good["classes"]) == (True, 4)
        assert good["latency_ms"] > 0


async def test_a_known_node_is_tried_with_its_own_secrets_on_its_own_host_only(
    tmp_path: Path,
) -> None:
    node = ProxiedNode(wants={"X-Key": "s3cret"})
    async with node.serve(), farm(tmp_path, NOBODY, online=0) as console:
        added = {"name": "North", "url": node.url, "headers": {"X-Key": "s3cret"}}
        await console.http.post("/api/backends", json=added)
        same = {"url": node.url, "backend_id": "north"}
        assert (await console.http.post("/api/backends/test", json=same)).json()["ok"]
        other = {"url": node.url.replace("127.0.0.1", "localhost"), "backend_id": "north"}
        assert not (await console.http.post("/api/backends/test", json=other)).json()["ok"]


async def test_a_removed_node_comes_back_as_it_was(tmp_path: Path) -> None:
    node = ProxiedNode(wants={"X-Key": "s3cret"})
    async with node.serve(), farm(tmp_path, NOBODY, online=0) as console:
        body = {"name": "North", "url": node.url, "tags": ["loft"], "headers": {"X-Key": "s3cret"}}
        await console.http.post("/api/backends", json=body)
        await console.nodes_online(1)
        assert (await console.http.delete("/api/backends/north")).status_code == 204
        assert (await console.http.get("/api/backends")).json()["total"] == 1
        back = await console.http.post("/api/backends/north/restore")
        assert (back.json()["tags"], back.json()["has_credentials"]) == (["loft"], True)
        await console.nodes_online(1)
        assert (await console.http.post("/api/backends/nobody/restore")).status_code == 404


async def test_a_removed_nodes_id_is_not_given_to_another(tmp_path: Path) -> None:
    async with farm(tmp_path, NOBODY, online=0) as console:
        for expected in ("north", "north-2"):
            body = {"name": "North", "url": "http://127.0.0.1:11"}
            added = await console.http.post("/api/backends", json=body)
            assert added.json()["id"] == expected
            await console.http.delete(f"/api/backends/{expected}")
        body = {"name": "South", "url": "http://127.0.0.1:11"}
        await console.http.post("/api/backends", json=body)
        assert (await console.http.post("/api/backends/north/restore")).status_code == 409


async def test_nodes_that_are_added_and_changed_at_once_take_nothing_from_one_another(
    tmp_path: Path,
) -> None:
    async with farm(tmp_path, NOBODY, online=0) as console:
        bodies = [{"name": "North", "url": f"http://127.0.0.1:{port}"} for port in (11, 12, 12)]
        posts = [console.http.post("/api/backends", json=body) for body in bodies]
        added = await asyncio.gather(*posts)
        assert sorted(answer.status_code for answer in added) == [201, 201, 409]
        changes: list[dict[str, Any]] = [{"name": "South"}, {"tags": ["loft"]}, {"draining": True}]
        patches = [console.http.patch("/api/backends/north", json=body) for body in changes]
        await asyncio.gather(*patches)
    async with farm(tmp_path, NOBODY, online=0) as console:
        listed = (await console.http.get("/api/backends")).json()["backends"]
    assert [backend["id"] for backend in listed] == ["node1", "north", "north-2"]
    assert len({backend["url"] for backend in listed}) == 3
    assert [listed[1][key] for key in ("name", "tags", "draining")] == ["South", ["loft"], True]


async def test_restart_stops_our_prompts_by_id_leaves_others_and_says_what_it_did(
    tmp_path: Path,
) -> None:
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        job = await console.submit()
        await console.becomes(job, "running")
        answer = (await console.http.post("/api/backends/node1/restart", json={})).json()
        assert (answer["success"], answer["interrupted"], answer["freed"]) == (True, [job], True)
        assert answer["backend_id"] == "node1"
        assert "cannot be restarted over HTTP" in answer["message"]
        assert node.interrupts == [node.posts[0]]
        assert node.freed == 1
        node.gate.set()
        await console.becomes(job, "done")
        quiet = {"interrupt_jobs": False, "free_memory": False}
        answer = (await console.http.post("/api/backends/node1/restart", json=quiet)).json()
        assert (answer["interrupted"], answer["freed"], node.freed) == ([], False, 1)


async def test_restart_of_a_node_that_is_away_is_told(tmp_path: Path) -> None:
    async with farm(tmp_path, NOBODY, online=0) as console:
        answer = await console.http.post("/api/backends/node1/restart")
        assert answer.status_code == 503
        assert "does not answer" in answer.json()["detail"]


async def test_another_address_waits_until_the_node_has_no_work(tmp_path: Path) -> None:
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        await console.becomes(await console.submit(), "running")
        other = await console.http.patch("/api/backends/node1", json={"url": "http://127.0.0.1:9"})
        assert other.status_code == 409
        same = await console.http.patch("/api/backends/node1", json={"url": node.url, "name": "N"})
        assert same.json()["name"] == "N"
        node.gate.set()


async def test_viewers_hear_of_new_figures(tmp_path: Path) -> None:
    node = ProxiedNode()
    async with node.serve(), farm(tmp_path, node) as console:
        await until(lambda: node.is_heard)
        address = f"ws{console.url.removeprefix('http')}/ws/events"
        async with (
            connect(address, proxy=None, open_timeout=DEADLINE) as viewer,
            asyncio.TaskGroup() as group,
        ):
            working = group.create_task(_work_harder(node))
            async with asyncio.timeout(DEADLINE):
                while not (load := _load_told(await viewer.recv())):
                    pass
            working.cancel()
        assert load > 0


def _load_told(frame: str | bytes) -> float | None:
    """None before the node has told of it."""
    told = json.loads(frame)
    assert told["type"] == "backends"
    return told["backends"][0]["cpu_load"]


async def _work_harder(node: ProxiedNode) -> None:
    for percent in cycle(range(1, 100)):
        await node.say("crystools.monitor", {"cpu_utilization": percent, "gpus": []})
        await asyncio.sleep(0.02)
