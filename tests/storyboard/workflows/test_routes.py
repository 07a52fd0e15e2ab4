"""Shots made of workflows, and what templates drew last."""

import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from storyboard.app import create_app
from studio_kit.paths import ProjectRoot
from studio_kit.settings import Ports, Settings
from tests.storyboard.fakes import at_board, client_of, put_on_disk, serving, take_record

GRAPH = {"3": {"class_type": "EmptyLatentImage", "inputs": {"width": 640, "height": 360}}}


def an_input(name: str, role: str | None, node: str = "9") -> dict[str, Any]:
    return {"name": name, "role": role, "node": node, "field": name}


TEMPLATE = {
    "id": "mine",
    "inputs": [
        an_input("text", "prompt"),
        an_input("negative", "negative_prompt"),
        an_input("seed", "seed"),
        an_input("width", "width", "3"),
        an_input("height", "height", "3"),
        an_input("cfg", "cfg"),
    ],
}


def parameter(role: str, value: Any) -> dict[str, Any]:
    return {"role": role, "value": value, "label": role}


def prompt(role: str, text: str) -> dict[str, Any]:
    return {"graph_node": "9", "field": "text", "text": text, "role": role}


INSPECTION: dict[str, Any] = {
    "graph": GRAPH,
    "reading": {
        "prompts": [prompt("negative_prompt", "blur"), prompt("prompt", "a wall at the sea")],
        "parameters": [
            parameter("seed", 77),
            parameter("steps", 20),
            parameter("cfg", 6.5),
            parameter("sampler", "euler"),
            parameter("width", 640),
        ],
        "models": [{"name": "sub/sdxl.safetensors"}],
        "loras": [{"name": "grain.safetensors"}],
    },
    "match": None,
    "warnings": [{"graph_node": "3", "message": "A value was left out."}],
    "missing_nodes": [{"class_type": "Odd", "graph_nodes": ["3"]}],
}


@dataclass
class FakeEngine:
    """Answers as it is told, and remembers what it was to keep."""

    inspection: dict[str, Any] = field(default_factory=lambda: INSPECTION)
    refusal: str | None = None
    kept: list[Any] = field(default_factory=list[Any])
    inspected: list[Any] = field(default_factory=list[Any])

    @property
    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/api/workflows/inspect", self.inspect, methods=["POST"]),
                Route("/api/workflows", self.keep, methods=["POST"]),
                Route("/api/templates/mine", self.template),
            ]
        )

    async def inspect(self, request: Request) -> JSONResponse:
        async with request.form() as form:
            file: Any = form["file"]
            self.inspected.append(json.loads(await file.read()))
        if self.refusal:
            return JSONResponse({"detail": self.refusal}, 422)
        return JSONResponse(self.inspection)

    async def keep(self, request: Request) -> JSONResponse:
        self.kept.append(await request.json())
        return JSONResponse({"id": "mine"}, 201)

    async def template(self, _: Request) -> JSONResponse:
        return JSONResponse(TEMPLATE)


@asynccontextmanager
async def storyboard(folder: Path, engine: int) -> AsyncGenerator[tuple[httpx.AsyncClient, int]]:
    settings = Settings(
        data=folder / "data",
        projects=folder / "projects",
        ports=Ports(orchestrator=1, prompt_engine=engine),
    )
    async with (
        serving(create_app(settings)) as port,
        client_of(port) as client,
    ):
        yield client, port


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
async def board(tmp_path: Path, engine: FakeEngine) -> AsyncGenerator[tuple[Any, int, str]]:
    """A client, the service's port, and the id of its one project."""
    async with serving(engine.app) as port, storyboard(tmp_path, port) as (client, own):
        made = await client.post("/api/projects", json={"name": "The Salt Line"})
        yield client, own, made.json()["id"]


IMPORT = "/api/storyboard/import_workflow"


async def test_a_workflow_becomes_a_shot_with_its_prompt_and_values(
    board: tuple[httpx.AsyncClient, int, str], engine: FakeEngine
) -> None:
    client, port, project = board
    answer = (await client.post(IMPORT, json=GRAPH)).json()
    assert (answer["success"], answer["frame_index"], answer["template_id"]) == (True, 0, "mine")
    assert answer["parameters"] == {
        "prompt": "a wall at the sea",
        "negative_prompt": "blur",
        "seed": 77,
        "steps": 20,
        "cfg": 6.5,
        "sampler": "euler",
        "scheduler": None,
        "denoise": None,
        "width": 640,
        "height": None,
        "models": ["sub/sdxl.safetensors"],
        "loras": ["grain.safetensors"],
    }
    assert answer["remarks"] == ["A value was left out.", "No node is known that has Odd."]
    assert answer["kept_as_new"]
    assert engine.inspected == [GRAPH]
    assert engine.kept == [{"name": "Imported with sdxl", "workflow": GRAPH}]
    async with at_board(port, project) as page:
        shot = page.content().shots[answer["frame_id"]]
    assert (shot["description"], shot["template_id"]) == ("a wall at the sea", "mine")
    assert (shot["seed"], shot["seed_locked"]) == (77, True)
    assert shot["values"] == {"width": 640, "height": 360, "negative": "blur"}


async def test_a_workflow_that_a_template_has_is_not_kept_twice(
    board: tuple[httpx.AsyncClient, int, str], engine: FakeEngine
) -> None:
    client, port, project = board
    values = {"text": "a wall at the sea", "cfg": 5, "seed": 3}
    match = {"template_id": "mine", "title": "Mine", "values": values}
    engine.inspection = {**INSPECTION, "match": match}
    answer = (await client.post(IMPORT, json=GRAPH)).json()
    assert (answer["kept_as_new"], engine.kept) == (False, [])
    async with at_board(port, project) as page:
        shot = page.content().shots[answer["frame_id"]]
    assert shot["values"] == {"cfg": 5, "negative": "blur"}


async def test_a_workflow_can_be_given_to_a_shot_without_its_words(
    board: tuple[httpx.AsyncClient, int, str],
) -> None:
    client, port, project = board
    await client.post("/api/storyboard/push_prompt", json={"prompt": "a tower"})
    asked = {"frame_index": 0, "extract_prompts": False}
    answer = (await client.post(IMPORT, json=GRAPH, params=asked)).json()
    async with at_board(port, project) as page:
        [shot] = page.content().shots.values()
    assert (shot["id"], shot["description"]) == (answer["frame_id"], "a tower")
    assert shot["values"] == {"width": 640, "height": 360}


async def test_a_workflow_that_is_not_understood_changes_nothing(
    board: tuple[httpx.AsyncClient, int, str], engine: FakeEngine
) -> None:
    client, _, _ = board
    engine.refusal = "Graph node 3 has no class_type."
    answer = await client.post(IMPORT, json={"3": {}})
    assert (answer.status_code, answer.json()["detail"]) == (422, engine.refusal)
    beyond = await client.post(IMPORT, json=GRAPH, params={"frame_index": 1})
    assert beyond.status_code == 422
    engine.refusal, engine.inspection = None, {**INSPECTION, "graph": {}}
    assert (await client.post(IMPORT, json=GRAPH)).status_code == 422
    assert engine.kept == []
    assert (await client.get("/api/storyboard/state")).json()["total_frames"] == 0


async def test_without_the_prompt_engine_it_is_said(tmp_path: Path) -> None:
    async with storyboard(tmp_path, 1) as (client, _):
        await client.post("/api/projects", json={"name": "The Salt Line"})
        answer = await client.post(IMPORT, json=GRAPH)
        assert answer.status_code == 503
        assert "does not answer" in answer.json()["detail"]


async def test_the_newest_take_of_each_template_is_its_last_picture(
    board: tuple[httpx.AsyncClient, int, str], tmp_path: Path
) -> None:
    client, _, project = board
    path = (await client.get(f"/api/projects/{project}")).json()["path"]
    root = ProjectRoot.open(path)
    told: list[dict[str, Any]] = [
        {"template_id": "sketch", "created_at": "2026-01-03T10:00:00Z"},
        {"template_id": "sketch", "created_at": "2026-01-01T10:00:00Z"},
        {"template_id": "wan", "kind": "video", "path": "1A/3.mp4"},
        {"template_id": "song", "kind": "audio", "path": "1A/4.flac"},
        {"template_id": None},
    ]
    for number, changes in enumerate(told, start=1):
        put_on_disk(root, take_record(f"T{number}", shot_id=None, **changes))
    await client.post("/api/projects/open", json={"path": path})
    found = (await client.get(f"/api/projects/{project}/last-pictures")).json()["pictures"]
    assert {key: each["take_id"] for key, each in found.items()} == {"sketch": "T1", "wan": "T3"}
    assert (found["wan"]["path"], found["wan"]["kind"]) == ("1A/3.mp4", "video")
    assert (await client.get("/api/projects/unknown/last-pictures")).status_code == 404
