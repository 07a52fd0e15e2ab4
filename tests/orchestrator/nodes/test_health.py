"""How a node is: seen quickly, told truly."""

import asyncio
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from orchestrator.nodes.comfy import ComfyNode
from orchestrator.nodes.health import ANSWER_SECONDS
from orchestrator.nodes.link import LOOKS_AT_A_QUIET_NODE, NodeLink
from orchestrator.nodes.models import Node, NodeUnreachable, Place
from orchestrator.nodes.rhythm import Rhythm
from orchestrator.nodes.showing import backend_status, backend_view
from studio_kit.settings import ENVIRONMENT, Settings
from tests.orchestrator.fakes import graph, object_info
from tests.orchestrator.farm import free_port, until

from .fakes import ProxiedNode
from .pools import QUICK, link_of, node_of, pool_of

MONITOR: dict[str, Any] = {
    "cpu_utilization": 12.5,
    "ram_total": 64 << 30,
    "device_type": "cuda",
    "gpus": [
        {"gpu_utilization": 97, "gpu_temperature": 71, "vram_total": 8 << 30},
        {"gpu_utilization": 3, "gpu_temperature": -1, "vram_total": 8 << 30},
    ],
}


def test_a_node_that_stops_or_hangs_is_offline_within_fifteen_seconds() -> None:
    rhythm = Rhythm()
    assert max(rhythm.look, rhythm.look_quiet) * 1.2 + 2 * rhythm.answer <= 15
    assert rhythm.answer == ANSWER_SECONDS


async def test_a_hung_node_is_offline_and_comes_back() -> None:
    node = ProxiedNode()
    async with node.serve(), pool_of(node_of(node), rhythm=replace(QUICK, answer=0.1)) as pool:
        [link] = pool.links
        await until(lambda: link.state.online)
        node.breathes.clear()
        await until(lambda: not link.state.online)
        assert "does not answer" in (link.state.error or "")
        node.breathes.set()
        await until(lambda: link.usable)


async def test_one_held_breath_is_no_absence() -> None:
    node = ProxiedNode()
    went: list[str] = []
    async with node.serve(), pool_of(node_of(node), rhythm=replace(QUICK, answer=1.0)) as pool:
        [link] = pool.links
        await until(lambda: link.state.online and node.is_heard)
        with pool.changes.subscribe() as changes:
            asked = len(node.asked)
            node.breathes.clear()
            await until(lambda: len(node.asked) >= asked + 2)  # the second of the pair waits
            node.breathes.set()
            await until(lambda: len(node.asked) >= asked + 5)
            went += [await changes.get() for _ in range(len(changes))]
    assert went == []


async def test_a_stopped_node_keeps_its_name_and_loses_its_figures() -> None:
    node = ProxiedNode()
    async with node.serve(), link_of(node) as link:
        await node.say("crystools.monitor", MONITOR)
        seen = backend_view(link)
        await node.offline()
        await until(lambda: not link.state.online)
        gone = backend_view(link)
        assert (gone.status, gone.gpu_name, gone.vram_total) == ("offline", "Test GPU", 8 << 30)
        assert (gone.vram_free, gone.cpu_load, gone.latency_ms) == (None, None, None)
        assert gone.last_seen is not None
        assert seen.last_seen is not None
        assert gone.last_seen >= seen.last_seen
        await node.online()


async def test_loads_and_temperatures_are_those_that_the_node_tells() -> None:
    node = ProxiedNode()
    async with node.serve(), link_of(node) as link:
        await until(lambda: node.is_heard)
        assert (backend_view(link).gpu_load, backend_view(link).cpu_load) == (None, None)
        await node.say("crystools.monitor", MONITOR)
        await until(lambda: link.state.load)
        view = backend_view(link)
        assert (view.gpu_load, view.gpu_temperature, view.cpu_load) == (97, 71, 12.5)
        await node.drop_sockets()
        await until(lambda: link.state.load is None)


async def test_every_device_is_shown_with_its_own_figures() -> None:
    devices = [
        {"name": "cuda:1 NVIDIA RTX A : native", "type": "cuda", "index": 1, "vram_total": 5},
        {"name": "cuda:0 NVIDIA RTX B", "type": "cuda", "index": 0, "vram_total": 7},
    ]
    node = ProxiedNode(devices=devices)
    async with node.serve(), link_of(node) as link:
        await until(lambda: node.is_heard)
        await node.say("crystools.monitor", MONITOR)
        await until(lambda: link.state.load)
        shown = [
            (device.name, device.vram_total, device.gpu_load, device.gpu_temperature)
            for device in backend_view(link).devices
        ]
        assert shown == [("NVIDIA RTX A", 5, 3, None), ("NVIDIA RTX B", 7, 97, 71)]


async def test_the_queue_tells_what_runs_what_waits_and_what_is_ours() -> None:
    for has_jobs in (False, True):
        node = ProxiedNode(has_jobs=has_jobs)
        async with node.serve(), link_of(node) as link:
            await _check_queue(node, link)
            assert ("/queue" in node.asked) is not has_jobs


async def _check_queue(node: ProxiedNode, link: NodeLink) -> None:
    node.gate.clear()
    for prompt_id in ("a", "b", "c"):
        await link.client.submit(graph(), prompt_id=prompt_id, client_id="someone")
    with link.watch("b", job_id="job"):
        await until(lambda: link.state.queue.ids == frozenset("abc"))
        view = backend_view(link)
        assert (view.queue_running, view.queue_pending, view.queue_ours) == (1, 2, 1)
        assert view.status == "busy"


async def test_where_a_prompt_is_and_taking_it_back_use_the_newer_routes_where_they_are() -> None:
    node = ProxiedNode(has_jobs=True)
    async with node.serve(), link_of(node) as link:
        node.gate.clear()
        for prompt_id in ("a", "b"):
            await link.client.submit(graph(), prompt_id=prompt_id, client_id="someone")
        await until(lambda: node.running)
        found = [await link.client.find(prompt_id) for prompt_id in ("a", "b", "c")]
        assert found == [Place.RUNNING, Place.PENDING, Place.ABSENT]
        await link.client.withdraw("b")
        await link.client.withdraw("nobody's")
        assert await link.client.find("b") is Place.ABSENT
        node.gate.set()
        await until(lambda: "a" in node.history)
        ended = await link.client.find("a")
        assert not isinstance(ended, Place)
        assert len(ended.artifacts) == 1
        assert "/queue" not in node.asked


async def test_the_current_job_is_known_while_it_renders() -> None:
    node = ProxiedNode()
    async with node.serve(), link_of(node) as link:
        await until(lambda: node.is_heard)
        node.gate.clear()
        with link.watch("a", job_id="job-1"):
            await link.client.submit(graph(), prompt_id="a", client_id=link.client_id)
            await until(lambda: backend_view(link).current_job_id == "job-1")
            node.gate.set()
            await until(lambda: backend_view(link).current_job_id is None)


async def test_new_model_files_are_seen_from_time_to_time_and_what_stayed_is_the_same_object() -> (
    None
):
    node = ProxiedNode()
    rhythm = replace(QUICK, learn_again=0.05)
    async with node.serve(), pool_of(node_of(node), rhythm=rhythm) as pool:
        [link] = pool.links
        await until(lambda: link.usable)
        before = link.capabilities
        asked = node.asked.count("/object_info")
        await until(lambda: node.asked.count("/object_info") >= asked + 2)
        assert link.capabilities is before
        node.classes = object_info("sd15.safetensors", "flux.safetensors")
        await until(lambda: link.capabilities is not before)


async def test_nodes_that_are_installed_alike_share_what_is_known_of_them() -> None:
    nodes = [ProxiedNode(), ProxiedNode(), ProxiedNode(classes=object_info("other.safetensors"))]
    async with nodes[0].serve(), nodes[1].serve(), nodes[2].serve():
        known = [node_of(node, node_id=f"n{index}") for index, node in enumerate(nodes)]
        async with pool_of(*known) as pool:
            await until(lambda: all(link.usable for link in pool.links))
            first, second, third = (link.capabilities for link in pool.links)
            assert first is second
            assert third is not first
            assert third is not None
            assert first is not None
            assert third.classes["KSampler"] is first.classes["KSampler"]


async def test_a_node_that_was_let_go_is_not_called_any_more() -> None:
    node = ProxiedNode()
    async with node.serve(), pool_of(node_of(node)) as pool:
        [link] = pool.links
        await until(lambda: link.usable)
        pool.remove("north")
        with pytest.raises(NodeUnreachable):
            await _ask_for_ever(link.client)


async def _ask_for_ever(client: ComfyNode) -> None:
    while True:
        await client.stats()


async def test_older_scripts_find_the_words_that_they_know() -> None:
    node = ProxiedNode()
    async with node.serve(), link_of(node) as link:
        status = backend_status(link)
        assert (status.host, status.port) == ("127.0.0.1", node.port)
        assert (status.gpu_memory_total, status.gpu_memory_used) == (8 << 30, 4 << 30)
        assert status.gpu_memory_percent == 50.0


async def test_a_quiet_node_that_nobody_watches_shows_by_heartbeats_that_it_is_there() -> None:
    node = ProxiedNode()
    async with node.serve(), link_of(node) as link:
        await until(lambda: node.is_heard)
        asked, moments = node.asked.count("/system_stats"), set[object]()

        def is_seen_more_often_than_it_was_asked() -> bool:
            moments.add(link.state.seen_at)
            since = node.asked.count("/system_stats") - asked
            return len(moments) > 1 + since + (LOOKS_AT_A_QUIET_NODE - 1)

        await until(is_seen_more_often_than_it_was_asked)


async def test_whoever_watches_the_figures_gets_fresh_ones() -> None:
    node = ProxiedNode()
    async with node.serve(), pool_of(node_of(node)) as pool:
        await until(lambda: node.is_heard)
        with pool.readings.subscribe() as readings:
            for _ in range(3):
                asked = node.asked.count("/system_stats")
                await readings.get()
                await until(lambda before=asked: node.asked.count("/system_stats") > before)


@pytest.mark.integration
@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that halts a process")
async def test_a_halted_process_is_away_and_comes_back(tmp_path: Path) -> None:
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "studio_kit.serve", "render_node.app:create_app"),
        *("--port", str(port), "--detached"),
        env={**os.environ, ENVIRONMENT: Settings(data=tmp_path).model_dump_json()},
    )
    node = Node("n", "N", f"http://127.0.0.1:{port}", enabled=True, configured=False)
    try:
        async with pool_of(node, rhythm=replace(QUICK, answer=0.3)) as pool:
            [link] = pool.links
            await until(lambda: link.usable and link.ear)
            process.send_signal(signal.SIGSTOP)
            await until(lambda: not link.state.online)
            process.send_signal(signal.SIGCONT)
            await until(lambda: link.usable)
    finally:
        process.kill()
        await process.wait()
