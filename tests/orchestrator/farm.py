"""An orchestrator on a real port, and what a test wants to say to it."""

import asyncio
import socket
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from starlette.types import ASGIApp

from orchestrator.app import create_app
from studio_kit.serve import server_config
from studio_kit.settings import NodeSettings, Ports, QueueSettings, Settings

from ..ports import free_port as free_port
from .fakes import FakeNode, graph
from .projects import make_project as make_project

DEADLINE = 60.0
"""Seconds after which what a test waits for is given up: only what is broken takes so long."""


def settings(
    data: Path, *nodes: FakeNode, page_port: int = 5173, silence: float = 30.0
) -> Settings:
    """`silence` is for how many seconds a node may not answer before its jobs go elsewhere."""
    listed = tuple(
        NodeSettings(id=f"node{index}", name=f"Node {index}", url=node.url)
        for index, node in enumerate(nodes, start=1)
    )
    return Settings(
        data=data,
        projects=data / "projects",
        nodes=listed,
        ports=Ports(page=page_port),
        queue=QueueSettings(silent_node_seconds=silence),
    )


class Farm:
    """A client of one orchestrator."""

    def __init__(self, url: str, http: httpx.AsyncClient) -> None:
        self.url = url
        self.http = http

    async def submit(self, **body: Any) -> str:
        answer = await self.post_job(**body)
        assert answer.status_code == 202, answer.text
        return answer.json()["job_id"]

    async def post_job(self, **body: Any) -> httpx.Response:
        return await self.http.post("/api/job", json={"workflow_json": graph(), **body})

    async def job(self, job_id: str) -> dict[str, Any]:
        answer = await self.http.get(f"/api/jobs/{job_id}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def becomes(self, job_id: str, *statuses: str) -> dict[str, Any]:
        """Wait until the job has one of the statuses."""
        seen = {"status": "?"}
        try:
            async with asyncio.timeout(DEADLINE):
                while True:
                    seen = await self.job(job_id)
                    if seen["status"] in statuses:
                        return seen
                    await asyncio.sleep(0.01)
        except TimeoutError:
            raise AssertionError(f"still not {statuses}: {seen}") from None

    async def nodes_online(self, count: int) -> list[dict[str, Any]]:
        async with asyncio.timeout(DEADLINE):
            while True:
                listed = (await self.http.get("/api/backends")).json()
                if listed["online"] == count:
                    return listed["backends"]
                await asyncio.sleep(0.01)

    async def events(self) -> list[dict[str, Any]]:
        return (await self.http.get("/api/events", params={"limit": 1000})).json()["events"]


async def until(condition: Callable[[], object]) -> None:
    """Wait until something that a test sees is true."""
    async with asyncio.timeout(DEADLINE):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


def settings_of(data: Path, **nodes: str) -> Settings:
    """Settings with nodes given as id -> address."""
    listed = tuple(NodeSettings(id=key, name=key, url=url) for key, url in nodes.items())
    return Settings(data=data, projects=data / "projects", nodes=listed)


@asynccontextmanager
async def served(app: ASGIApp) -> AsyncGenerator[str]:
    """An application on a real port of its own; gives its address."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(server_config(app, host="127.0.0.1", port=0))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        while not server.started:
            assert not serving.done(), "the service did not start"
            await asyncio.sleep(0.005)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await serving


@asynccontextmanager
async def farm_of(configured: Settings, *, online: int) -> AsyncGenerator[Farm]:
    """An orchestrator within this process, once so many of its nodes are online."""
    async with (
        served(create_app(configured)) as url,
        httpx.AsyncClient(base_url=url, trust_env=False, timeout=DEADLINE) as http,
    ):
        here = Farm(url, http)
        await here.nodes_online(online)
        yield here


@asynccontextmanager
async def farm(
    data: Path, *nodes: FakeNode, online: int | None = None, silence: float = 30.0
) -> AsyncGenerator[Farm]:
    """An orchestrator of fake nodes, once they are online and listened to."""
    expected = len(nodes) if online is None else online
    async with farm_of(settings(data, *nodes, silence=silence), online=expected) as here:
        await until(lambda: online is not None or all(node.is_heard for node in nodes))
        yield here
