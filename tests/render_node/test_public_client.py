"""A public ComfyUI client from PyPI works with this node as it is."""

import asyncio
from collections.abc import AsyncGenerator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from comfy_api_simplified import ComfyApiWrapper, ComfyWorkflowWrapper
from PIL import Image

from render_node.app import create_app
from render_node.options import NodeOptions
from tests.render_node.graphs import diffusion
from tests.render_node.plain_drawer import PlainDrawer
from tests.render_node.running import Client, client_of
from tests.render_node.test_execution import png

pytestmark = pytest.mark.integration


@pytest.fixture
async def quiet(tmp_path: Path) -> AsyncGenerator[Client]:
    """A node as ComfyUI starts by default: this client takes every picture for a result."""
    options = NodeOptions(folder=tmp_path / "node", step_seconds=0.05, previews=False)
    async with client_of(create_app(options, PlainDrawer)) as client:
        yield client


async def told(client: Client, method: str, *arguments: Any) -> Any:
    """What the library, which blocks and tells no types, gives back."""
    return await asyncio.to_thread(getattr(ComfyApiWrapper(client.url), method), *arguments)


def titled_graph() -> dict[str, Any]:
    graph = diffusion(steps=4)
    titles = {"6": "Positive", "9": "Save Image"}
    for node_id, node in graph.items():
        node["_meta"] = {"title": titles.get(node_id, node["class_type"])}
    return graph


async def test_it_queues_a_prompt_and_gets_its_pictures(quiet: Client) -> None:
    workflow = ComfyWorkflowWrapper(titled_graph())
    workflow.set_node_param("Positive", "text", "a wide shot of a harbour")
    pictures = await told(quiet, "queue_and_wait_images", workflow, "Save Image")
    assert list(pictures) == ["sd_00001_.png"]
    with Image.open(BytesIO(pictures["sd_00001_.png"])) as picture:
        assert picture.size == (96, 64)


async def test_it_uploads_a_picture(quiet: Client, tmp_path: Path) -> None:
    file = tmp_path / "mine.png"
    file.write_bytes(png("red"))
    answer = await told(quiet, "upload_image", file)
    assert answer == {"name": "mine.png", "subfolder": "default_upload_folder", "type": "input"}
    got = await told(quiet, "get_image", "mine.png", "default_upload_folder", "input")
    assert got == png("red")


async def test_it_reads_the_node_and_its_queue(quiet: Client) -> None:
    stats = await told(quiet, "get_system_stats")
    info = await told(quiet, "get_object_info", "KSampler")
    queue = await told(quiet, "get_queue")
    assert stats["devices"][0]["type"] == "cpu"
    assert "KSampler" in info
    assert queue == {"queue_running": [], "queue_pending": []}
