"""Nodes over REST: listed, added, tried, changed, removed."""

from pathlib import Path

import pytest

from .fakes import FakeNode
from .farm import farm

pytestmark = pytest.mark.integration


async def test_a_node_is_listed_with_what_it_says_of_itself(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        [backend] = (await console.http.get("/api/backends")).json()["backends"]
        assert backend["gpu_name"] == "Test GPU"
        assert (backend["online"], backend["status"], backend["is_sketch"]) == (True, "idle", False)
        assert (backend["version"], backend["vram_total"]) == ("0.3.64", 8 << 30)
        models = (await console.http.get("/api/backends/models?folder=checkpoints")).json()
        assert models == {"models": ["sd15.safetensors"]}


async def test_an_added_node_works_and_is_kept(tmp_path: Path):
    async with FakeNode().serve() as node:
        async with farm(tmp_path, FakeNode(port=9), online=0) as console:
            body = {"name": "Alderaan 2", "url": f"{node.url}/"}
            added = await console.http.post("/api/backends", json=body)
            assert added.status_code == 201, added.text
            assert added.json()["id"] == "alderaan-2"
            assert (await console.http.post("/api/backends", json=body)).status_code == 409
            await console.nodes_online(1)
            job = await console.becomes(await console.submit(), "done")
            assert job["backend_name"] == "Alderaan 2"
        async with farm(tmp_path, FakeNode(port=9), online=1) as console:
            removed = await console.http.delete("/api/backends/alderaan-2")
            assert removed.status_code == 204
            assert (await console.http.get("/api/backends/alderaan-2")).status_code == 404


async def test_an_address_is_tried_before_it_is_saved(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        good = await console.http.post("/api/backends/test", json={"url": node.url})
        assert (good.json()["ok"], good.json()["classes"]) == (True, 4)
        bad = await console.http.post("/api/backends/test", json={"url": "http://127.0.0.1:9"})
        assert bad.json()["ok"] is False
        assert "does not answer" in bad.json()["error"]
        for url in ("file:///etc/passwd", "127.0.0.1", ""):
            answer = await console.http.post("/api/backends/test", json={"url": url})
            assert answer.status_code == 422


async def test_something_else_at_the_address_is_no_node(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        answer = await console.http.post("/api/backends/test", json={"url": console.url})
        assert answer.json()["ok"] is False


async def test_a_disabled_node_gets_no_job_until_it_is_enabled(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        change = await console.http.patch("/api/backends/node1", json={"enabled": False})
        assert change.json()["status"] == "disabled"
        assert (await console.post_job()).status_code == 409
        await console.http.patch("/api/backends/node1", json={"enabled": True, "name": "One"})
        job = await console.becomes(await console.submit(), "done")
        assert job["backend_name"] == "One"


async def test_a_configured_or_busy_node_is_not_removed(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        answer = await console.http.delete("/api/backends/node1")
        assert answer.status_code == 409
        assert "nodes.yaml" in answer.json()["detail"]
        node.gate.clear()
        await console.becomes(await console.submit(), "running")
        answer = await console.http.delete("/api/backends/node1")
        assert "unfinished" in answer.json()["detail"]
        node.gate.set()


async def test_the_sketch_node_steps_back_for_a_real_one(tmp_path: Path):
    nodes = [FakeNode(device="Storyboard sketch (no GPU)"), FakeNode()]
    async with nodes[0].serve(), nodes[1].serve(), farm(tmp_path, *nodes) as console:
        listed = (await console.http.get("/api/backends")).json()["backends"]
        assert [backend["is_sketch"] for backend in listed] == [True, False]
        for _ in range(3):
            await console.becomes(await console.submit(), "done")
        assert (len(nodes[0].posts), len(nodes[1].posts)) == (0, 3)


async def test_an_address_that_nobody_can_call_is_refused_and_harms_nobody(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        for url in ("http://127.0.0.1:99999", "http://[::1", "http://a..b:1", "http://" + "a" * 64):
            body = {"name": "Alderaan", "url": url}
            for path in ("/api/backends", "/api/backends/test"):
                answer = await console.http.post(path, json=body)
                assert answer.status_code == 422, answer.text
                assert "http://192.168.1.5:8188" in answer.json()["detail"]
        assert len(await console.nodes_online(1)) == 1
        await console.becomes(await console.submit(), "done")
