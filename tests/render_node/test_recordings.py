"""The node against what a real ComfyUI 0.3.64 answered and told its sockets."""

import json
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from render_node.app import create_app
from render_node.node_info import load_models
from render_node.options import NodeOptions
from tests.render_node.compact import compact, compact_one
from tests.render_node.graphs import diffusion, empty_image, node, plain
from tests.render_node.plain_drawer import PlainDrawer
from tests.render_node.running import Client, Json, Listener, client_of, listening

DATA = Path(__file__).parent / "data"
RECORDINGS = Path(__file__).parents[2] / "../shared/reference/comfyui/recordings"
UNSAID = {"tooltip", "traceback"}

pytestmark = pytest.mark.integration


def table(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text("utf-8"))


CALLS: list[Json] = table("calls.yaml")
TRACES: dict[str, list[str]] = table("traces.yaml")


def comparable(value: Any) -> Any:
    """Without tooltips and tracebacks; errors in a fixed order, as a set orders them there."""
    if isinstance(value, dict):
        facts = cast("Json", value)
        return {name: comparable(v) for name, v in facts.items() if name not in UNSAID}
    if isinstance(value, list):
        items = [comparable(item) for item in cast("list[Any]", value)]
        is_errors = bool(items) and all(isinstance(i, dict) and "details" in i for i in items)
        return sorted(items, key=json.dumps) if is_errors else items
    return value


@pytest.fixture
async def recorded_node(tmp_path: Path) -> AsyncGenerator[Client]:
    """A node with the checkpoints of the machine that was recorded."""
    checkpoints = ("sd15_random.safetensors", "tiny15_random.safetensors")
    models = {**load_models(), "checkpoints": checkpoints}
    options = NodeOptions(folder=tmp_path / "node", models=models, step_seconds=0)
    async with client_of(create_app(options, PlainDrawer)) as client:
        yield client


async def test_every_recorded_call_is_answered_alike(recorded_node: Client) -> None:
    differences = [
        (call["name"], difference)
        for call in CALLS
        if (difference := await difference_of(recorded_node, call))
    ]
    assert differences == []


async def difference_of(client: Client, call: Json) -> Json:
    """What this node answers otherwise, by name, as (recorded, here)."""
    await settled(client)
    method, path = call["request"].split(" ", 1)
    port = client.url.rsplit(":", 1)[1]
    headers = {n: v.replace("PORT", port) for n, v in call.get("headers", {}).items()}
    content = json.dumps(call["body"]) if "body" in call else None
    answer = await client.http.request(method, path, headers=headers, content=content)
    is_json = "json" in answer.headers.get("content-type", "")
    body: Any = answer.json() if is_json else answer.text
    if isinstance(body, dict) and isinstance(call.get("answer"), dict):
        # Ids and numbers that the recorded client did not choose are left out there.
        facts = cast("Json", body)
        body = {n: v for n, v in facts.items() if n in call["answer"] or n == "error"}
    pairs = {
        "status": (call["status"], answer.status_code),
        "type": (call.get("type"), answer.headers.get("content-type")),
        "allow": (call.get("allow"), answer.headers.get("allow")),
        "answer": (comparable(call.get("answer", "")), comparable(body)),
    }
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


async def settled(client: Client) -> None:
    """Let the prompts of former calls end: what was recorded was an idle server."""
    while (await client.http.get("/prompt")).json()["exec_info"]["queue_remaining"]:
        continue


@asynccontextmanager
async def fresh(client: Client, *, metadata: bool = False) -> AsyncGenerator[Listener]:
    async with listening(client.url, metadata=metadata) as listener:
        yield listener


async def test_a_graph_without_a_model_is_told_in_the_recorded_order(client: Client) -> None:
    async with fresh(client) as listener:
        await client.render(plain(), listener)
    assert compact(listener.heard) == TRACES["nomodel"]


async def test_cached_nodes_are_told_in_the_recorded_order(client: Client) -> None:
    async with fresh(client) as listener:
        await client.render(plain(), listener)
    async with fresh(client) as listener:
        for prefix in ("nm", "nm", "other"):
            await client.render(plain(prefix), listener)
    assert compact(listener.heard) == TRACES["cached_rerun"]


async def test_a_sampler_is_told_with_plain_previews_in_the_recorded_order(
    client: Client,
) -> None:
    async with fresh(client) as listener:
        await client.render(diffusion(), listener)
    assert compact(listener.heard) == TRACES["ksampler_plain"]


async def test_a_sampler_is_told_with_described_previews_in_the_recorded_order(
    client: Client,
) -> None:
    async with fresh(client) as listener:
        await client.render(diffusion(), listener)
    larger = diffusion(seed=2)
    larger["5"]["inputs"]["width"] = 128
    async with fresh(client, metadata=True) as listener:
        await client.render(larger, listener)
    assert compact(listener.heard) == TRACES["ksampler_previewmeta"]


async def test_failing_nodes_are_told_in_the_recorded_order(client: Client) -> None:
    await client.http.post("/upload/image", files={"image": ("corrupt.png", truncated_png())})
    async with fresh(client) as listener:
        for graph in failing_graphs():
            await client.render(graph, listener)
    assert compact(listener.heard) == TRACES["failed_node"]


async def test_partial_targets_are_told_in_the_recorded_order(client: Client) -> None:
    graph = {
        "1": empty_image(99),
        "2": node("PreviewImage", images=["1", 0]),
        "3": node("SaveImage", images=["1", 0], filename_prefix="pt"),
    }
    async with fresh(client) as listener:
        await client.render(graph, listener, partial_execution_targets=["3"])
    assert compact(listener.heard) == TRACES["partial_targets"]


def test_the_tables_say_what_the_recordings_say() -> None:
    """Where the recordings lie beside the repository, the tables are held against them."""
    for name, expected in TRACES.items():
        assert list(recorded_messages(name)) in ([], expected)
    statuses = recorded_statuses()
    assert all(statuses.get(call["name"], call["status"]) == call["status"] for call in CALLS)


def recorded_messages(name: str) -> Iterator[str]:
    path = RECORDINGS / f"trace_{name}.jsonl"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    for line in map(json.loads, lines):
        if line["dir"] == "recv":
            event: bytes = line.get("event_type", 0).to_bytes(4, "big")
            yield compact_one(line.get("text", event))


def recorded_statuses() -> dict[str, int]:
    path = RECORDINGS / "http_calls.json"
    calls: list[Json] = json.loads(path.read_text("utf-8")) if path.exists() else []
    return {call["name"]: call["status"] for call in calls}


def truncated_png() -> bytes:
    return bytes.fromhex("89504e470d0a1a0a0000000d494844520000")


def failing_graphs() -> list[Json]:
    """A broken file, a text in place of a picture, and the alpha of a picture without one."""
    place = {"x": 0, "y": 0, "resize_source": False}
    links = {"destination": ["1", 0], "source": ["2", 0], "mask": ["4", 0]}
    return [
        {
            "1": node("LoadImage", image="corrupt.png"),
            "2": node("SaveImage", images=["1", 0], filename_prefix="x"),
            "5": empty_image(77),
            "6": node("PreviewImage", images=["5", 0]),
        },
        {"2": node("PreviewImage", images="hello")},
        {
            "1": empty_image(1),
            "2": empty_image(2),
            "3": node("ImageCompositeMasked", **links, **place),
            "4": node("ImageToMask", image=["1", 0], channel="alpha"),
            "6": node("PreviewImage", images=["3", 0]),
        },
    ]
