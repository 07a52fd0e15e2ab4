"""What the nodes hold, and where it is."""

import json
from pathlib import Path

import pytest

from orchestrator.nodes import browse
from orchestrator.nodes.models import NodeNotRead
from tests.orchestrator.fakes import FakeNode, object_info
from tests.orchestrator.farm import farm, until

from .fakes import ProxiedNode
from .pools import node_of, pool_of

LOFT = {
    "checkpoints": ["flux\\dev.safetensors", "sd15.safetensors"],
    "loras": ["grain.safetensors"],
    "vae": [],
}
NORTH = {"checkpoints": ["flux/dev.safetensors", "Flux2.safetensors"], "unet": ["wan.gguf"]}


async def test_each_model_is_shown_with_the_nodes_that_hold_it() -> None:
    nodes = [ProxiedNode(folders=LOFT), ProxiedNode(folders=NORTH)]
    async with nodes[0].serve(), nodes[1].serve():
        known = (node_of(nodes[0], node_id="loft"), node_of(nodes[1], node_id="north"))
        async with pool_of(*known, node_of(FakeNode(port=9), node_id="away")) as pool:
            await until(lambda: sum(link.usable for link in pool.links) == 2)
            found = await browse.model_places(pool.links, q="FLUX", folder=None)
            assert [(place.name, place.folder, place.backend_ids) for place in found.models] == [
                ("flux\\dev.safetensors", "checkpoints", ["loft", "north"]),
                ("Flux2.safetensors", "checkpoints", ["north"]),
            ]
            assert found.unread == ["away"]
            others = await browse.model_places(pool.links, q="", folder="loras")
            assert [place.name for place in others.models] == ["grain.safetensors"]


async def test_a_node_is_read_once_until_it_is_read_anew() -> None:
    node = ProxiedNode(folders=dict(LOFT))
    async with node.serve(), pool_of(node_of(node)) as pool:
        [link] = pool.links
        await until(lambda: link.usable)
        first = await browse.models_of(link)
        asked = len([path for path in node.asked if path.startswith("/models")])
        node.folders["loras"] = ["new.safetensors"]
        assert await browse.models_of(link) == first
        assert len([path for path in node.asked if path.startswith("/models")]) == asked
        await link.refresh()
        assert "new.safetensors" in {file.name for file in (await browse.models_of(link)).models}


async def test_classes_are_found_by_any_of_their_words() -> None:
    classes = object_info("sd15.safetensors")
    classes["KSampler"] = {**classes["KSampler"], "display_name": "Sampler", "category": "latent/x"}
    node = ProxiedNode(classes=classes)
    async with node.serve(), pool_of(node_of(node), node_of(FakeNode(port=9), node_id="a")) as pool:
        link = pool.get("north")
        await until(lambda: link.usable)
        listed = browse.classes(link, "")
        assert (len(listed.classes), listed.total) == (4, 4)
        [found] = browse.classes(link, "LATENT sam").classes
        assert (found.name, found.display_name, found.category) == (
            "KSampler",
            "Sampler",
            "latent/x",
        )
        with pytest.raises(NodeNotRead):
            browse.classes(pool.get("a"), "")


@pytest.mark.integration
async def test_the_browser_answers_over_http(tmp_path: Path) -> None:
    node = ProxiedNode(folders=LOFT)
    async with node.serve(), farm(tmp_path, node) as console:
        places = (await console.http.get("/api/models", params={"q": "sd15"})).json()
        assert places == {
            "models": [
                {"name": "sd15.safetensors", "folder": "checkpoints", "backend_ids": ["node1"]}
            ],
            "unread": [],
        }
        own = (await console.http.get("/api/backends/node1/models")).json()
        assert {"name": "grain.safetensors", "folder": "loras"} in own["models"]
        found = await console.http.get("/api/backends/node1/classes", params={"q": "save"})
        assert [item["name"] for item in found.json()["classes"]] == ["SaveImage"]
        bad = await console.http.get("/api/models", params={"folder": "../x"})
        assert bad.status_code == 422
        told = await console.http.get("/api/backends/node1/object_info")
        assert list(told.json()["KSampler"]["input"]["required"]) == list(
            node.classes["KSampler"]["input"]["required"]
        )
        tag = {"if-none-match": told.headers["etag"]}
        again = await console.http.get("/api/backends/node1/object_info", headers=tag)
        assert (again.status_code, again.content) == (304, b"")
        assert (await console.http.get("/api/backends/west/object_info")).status_code == 404


async def test_what_a_node_told_of_its_classes_is_passed_on_as_it_was() -> None:
    classes = object_info("sd15.safetensors")
    node = ProxiedNode(classes=classes)
    async with node.serve(), pool_of(node_of(node), node_of(FakeNode(port=9), node_id="a")) as pool:
        await until(lambda: pool.get("north").usable)
        told = browse.object_info(pool.get("north"))
        assert json.loads(told.body) == classes
        assert told.etag == browse.object_info(pool.get("north")).etag
        with pytest.raises(NodeNotRead):
            browse.object_info(pool.get("a"))
