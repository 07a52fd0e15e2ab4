"""What is answered about graphs before they are submitted."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from orchestrator.nodes.models import Capabilities
from orchestrator.nodes.pool import NodePool
from orchestrator.runnable.folders import folder_of, load_folders
from orchestrator.runnable.models import NodeVerdict
from orchestrator.runnable.service import Runnability
from tests.orchestrator.fakes import FakeNode, graph, object_info
from tests.orchestrator.farm import farm
from tests.orchestrator.nodes.pools import node_of, pool_of


class Looked(dict[str, Any]):
    """Classes that count how often one was looked up."""

    times = 0

    def __getitem__(self, key: str) -> Any:
        self.times += 1
        return super().__getitem__(key)


@asynccontextmanager
async def a_farm(**classes: Mapping[str, Any] | None) -> AsyncGenerator[NodePool]:
    """Nodes by id with the classes that each told, None for one that was never reached."""
    away = FakeNode(port=9)
    async with pool_of(*(node_of(away, node_id=key) for key in classes)) as pool:
        for key, told in classes.items():
            pool.get(key).capabilities = None if told is None else Capabilities(told)
        yield pool


async def verdicts(pool: NodePool, wanted: dict[str, Any]) -> dict[str, NodeVerdict]:
    proved = Runnability(pool, load_folders()).prove({"a": wanted})
    return {verdict.backend_id: verdict for verdict in proved.graphs["a"]}


async def test_each_node_says_whether_it_can_and_what_it_lacks() -> None:
    upscaler: dict[str, Any] = {"8": {"class_type": "ImageUpscale", "inputs": {}}}
    async with a_farm(
        north=object_info("sd15.safetensors") | {"ImageUpscale": {"input": {}}},
        loft=object_info("sub/SD15.safetensors"),
        attic=None,
    ) as pool:
        found = await verdicts(pool, graph() | upscaler)
    assert (found["north"].runs, found["north"].missing_classes) == (True, [])
    assert (found["loft"].runs, found["loft"].missing_classes) == (False, ["ImageUpscale"])
    [file] = found["loft"].missing_models
    assert (file.value, file.folder) == ("sd15.safetensors", "checkpoints")
    assert (file.nearest, file.graph_node) == ("sub/SD15.safetensors", "1")
    assert found["attic"].runs is None


async def test_an_offline_node_is_judged_by_what_it_was() -> None:
    async with a_farm(north=object_info("sd15.safetensors")) as pool:
        link = pool.get("north")
        verdict = (await verdicts(pool, graph()))["north"]
        assert (verdict.online, verdict.runs) == (False, True)
        link.state = replace(link.state, online=True)
        assert (await verdicts(pool, graph()))["north"].online


async def test_a_value_that_is_no_file_is_told_apart() -> None:
    odd = graph()
    odd["3"]["inputs"]["sampler_name"] = "res_9s"
    async with a_farm(north=object_info("sd15.safetensors")) as pool:
        verdict = (await verdicts(pool, odd))["north"]
    assert verdict.missing_models == []
    assert [value.value for value in verdict.missing_values] == ["res_9s"]


async def test_a_graph_that_nobody_would_take_is_refused_alone() -> None:
    async with a_farm(north=object_info("sd15.safetensors")) as pool:
        proved = Runnability(pool, {}).prove({"good": graph(), "bad": {"1": {"inputs": {}}}})
    assert list(proved.graphs) == ["good"]
    assert proved.refused == {"bad": "Graph node 1 has no class_type."}


async def test_a_proof_holds_until_the_node_tells_other_classes() -> None:
    async with a_farm(north=object_info("sd15.safetensors")) as pool:
        runnability = Runnability(pool, {})
        assert runnability.prove({"a": graph()}).graphs["a"][0].runs
        pool.get("north").capabilities = Capabilities(object_info("other.safetensors"))
        assert not runnability.prove({"a": graph()}).graphs["a"][0].runs


async def test_what_was_proved_is_not_looked_up_again() -> None:
    classes = Looked(object_info("other.safetensors"))
    graphs = {str(seed): graph(seed=seed) for seed in range(40)}
    async with a_farm(north=classes) as pool:
        runnability = Runnability(pool, load_folders())
        first = runnability.prove(graphs)
        assert classes.times > len(graphs)
        classes.times = 0
        assert runnability.prove(graphs) == first
    assert classes.times == 0


def test_a_loader_means_a_folder_of_its_own() -> None:
    folders = load_folders()
    assert folder_of(folders, "CLIPLoader", "clip_name") == "text_encoders"
    assert folder_of(folders, "CLIPVisionLoader", "clip_name") == "clip_vision"
    assert folder_of(folders, "KSampler", "sampler_name") is None


@pytest.mark.integration
async def test_nodes_are_asked_over_http(tmp_path: Path) -> None:
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        body = {"graphs": {"mine": graph(), "other": graph(checkpoint="flux.safetensors")}}
        answer = (await console.http.post("/api/backends/can-run", json=body)).json()
        assert answer["graphs"]["mine"][0] == {
            "backend_id": "node1",
            "name": "Node 1",
            "online": True,
            "runs": True,
            "missing_classes": [],
            "missing_models": [],
            "missing_values": [],
        }
        assert answer["graphs"]["other"][0]["runs"] is False
        many: dict[str, Any] = {"graphs": {str(key): {} for key in range(501)}}
        assert (await console.http.post("/api/backends/can-run", json=many)).status_code == 422
