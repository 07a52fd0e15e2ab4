"""The storyboard service in a process that is killed over somebody's work."""

import asyncio
import json
import multiprocessing
import os
import random
import time
from collections.abc import AsyncGenerator, Coroutine, Generator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import httpx
from pycrdt import Map

from studio_kit.files import write_atomically
from studio_kit.serve import main
from studio_kit.settings import ENVIRONMENT
from tests.ports import free_port
from tests.storyboard.fakes import BoardClient, at_board, client_of, settings_in, until

Work = Coroutine[Any, Any, None]

SAFE_AFTER = 1.0  # seconds
TURN, SAVING = 0.05, 0.02
"""Seconds: how often it is tried how quick the machine is, and what saving may take."""

SERVING = (
    "storyboard.app",
    "uvicorn.lifespan.on",
    "uvicorn.loops.auto",
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.websockets_sansio_impl",
)
"""What uvicorn would read only when it serves is among it."""


@asynccontextmanager
async def service(folder: Path, port: int) -> AsyncGenerator[BaseProcess]:
    """The storyboard service in a process of its own, killed when the block ends."""
    process = nursery().Process(
        target=serve, args=(port, settings_in(folder).model_dump_json()), daemon=True
    )
    process.start()
    try:
        async with httpx.AsyncClient(trust_env=False) as http:
            while not await answers(http, port):
                assert process.exitcode is None, "The service did not start."
                await asyncio.sleep(0.02)
        yield process
    finally:
        process.kill()
        await asyncio.to_thread(process.join)


def nursery() -> ForkServerContext | SpawnContext:
    """Where processes come from that have the service's modules already: reading them is most of
    a start, and no edit depends on it. Windows has to begin anew each time.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, *SERVING])
    return context


def serve(port: int, settings: str) -> None:
    os.environ[ENVIRONMENT] = settings
    main(["storyboard.app:create_app", "--port", str(port), "--detached"])


async def answers(http: httpx.AsyncClient, port: int) -> bool:
    try:
        return (await http.get(f"http://127.0.0.1:{port}/health")).is_success
    except httpx.TransportError:
        return False


@dataclass
class Edits:
    """What has been edited; `sent` holds moments of `time.monotonic`."""

    answered: list[str] = field(default_factory=list[str])
    sent: dict[str, float] = field(default_factory=dict[str, float])

    def due(self, killed_at: float) -> set[str]:
        old = {name for name, at in self.sent.items() if killed_at - at >= SAFE_AFTER}
        return old | set(self.answered)


async def push(port: int, project_id: str, edits: Edits) -> None:
    """A script that adds shots until the service is gone."""
    async with client_of(port) as http:
        while True:
            name = f"answered {len(edits.answered)} {random.random()}"
            body = {"prompt": name}
            query = {"project": project_id}
            answer = await http.post("/api/storyboard/push_prompt", params=query, json=body)
            answer.raise_for_status()
            edits.answered.append(name)


async def draw(board: BoardClient, edits: Edits) -> None:
    """A browser that adds shots until the service is gone."""
    while True:
        name = f"sent {len(edits.sent)} {random.random()}"
        board.board.shots[name] = Map({"id": name, "description": name, "order": len(edits.sent)})
        edits.sent[name] = time.monotonic()
        await asyncio.sleep(0.005)


async def change_history(port: int, project_id: str) -> None:
    """A script that branches, switches, merges and goes back until the service is gone."""
    base = f"/api/projects/{project_id}"
    async with client_of(port) as http:

        async def post(path: str, **body: Any) -> dict[str, Any]:
            return (await http.post(f"{base}/{path}", json=body)).raise_for_status().json()

        async def merge(branch: str) -> None:
            asked = await post(f"branches/{branch}/merge")
            decided = {each["id"]: "mine" for each in asked["conflicts"]}
            await post(f"branches/{branch}/merge", resolve=decided)

        await post("branches/main/switch")
        while True:
            branch = (await post("branches", name=f"{random.random()}"))["id"]
            await post(f"branches/{branch}/switch")
            snapshot = await post("snapshots", name="Then")
            await merge("main")
            await post("branches/main/switch")
            await merge(branch)
            await post(f"snapshots/{snapshot['id']}/restore")
            (await http.delete(f"{base}/branches/{branch}")).raise_for_status()


@dataclass(frozen=True)
class Workload:
    """Who works until the service is killed. A browser always does.

    A `script` saves with each answer; without it the edits of the browser save themselves.
    `answered` lets the service live until the script has had an answer, however long that takes.
    """

    seconds: float
    script: bool
    history: bool = False
    answered: bool = False

    def works(
        self, port: int, project_id: str, edits: Edits
    ) -> Generator[Coroutine[Any, Any, None]]:
        if self.script:
            yield push(port, project_id, edits)
        if self.history:
            yield change_history(port, project_id)


async def work_until_killed(folder: Path, project_id: str, load: Workload) -> set[str]:
    """Let them work, kill the service, and say which edits must be there."""
    edits, port = Edits(), free_port()
    async with service(folder, port) as process, at_board(port, project_id) as board:
        coroutines = [draw(board, edits), *load.works(port, project_id, edits)]
        works = [asyncio.create_task(each) for each in coroutines]
        late = await lateness(folder, load.seconds)
        if load.answered:
            await until(lambda: edits.answered)
        process.kill()
        killed_at = time.monotonic()
        await asyncio.to_thread(process.join)
        for work in works:
            work.cancel()
        await asyncio.wait(works)
        for work in works:
            error = None if work.cancelled() else work.exception()
            assert error is None or isinstance(error, httpx.TransportError), repr(error)
    # A machine that was so late for us was as late for the service.
    return edits.due(killed_at - late)


async def lateness(folder: Path, seconds: float) -> float:
    """Save something all the while; by how many seconds in all that took longer than it should,
    as on a machine that does too much at once.
    """
    end, late = time.monotonic() + seconds, 0.0
    while (left := end - time.monotonic()) > 0:
        pause, began = min(TURN, left), time.monotonic()
        await asyncio.sleep(pause)
        await asyncio.to_thread(write_atomically, folder / "lateness", b"")
        late += max(0.0, time.monotonic() - began - pause - SAVING)
    return late


def read_json(project: Path) -> str:
    """All that the project's files say. Fails where one is not whole."""
    document = json.loads((project / "storyboard.json").read_bytes())
    for scene_id in document["scenes"]:
        json.loads((project / "scenes" / f"{scene_id}.json").read_bytes())
    files = [path for path in project.rglob("*.json") if not path.name.startswith(".")]
    texts = [path.read_text() for path in files if not path.is_relative_to(project / ".studio")]
    for text in texts:
        json.loads(text)
    return "".join(texts)


async def create(folder: Path) -> dict[str, str]:
    port = free_port()
    async with service(folder, port), client_of(port) as http:
        answer = await http.post("/api/projects", json={"name": "Film"})
        return answer.json()


def refuse_leftovers(project: Path) -> None:
    """Fails where a file was damaged, or left unfinished and not swept."""
    left = [*project.rglob("*.damaged-*"), *project.rglob(".*.tmp")]
    assert left == []


async def everything(folder: Path, project: dict[str, str]) -> str:
    """What the board, its trash, its snapshots and its branches say after the project opened."""
    port, path = free_port(), Path(project["path"])
    async with service(folder, port), at_board(port, project["id"]) as board:
        await until(lambda: board.content().project)
        refuse_leftovers(path)
        return read_json(path) + json.dumps(asdict(board.content()))


async def descriptions(folder: Path, project_id: str) -> set[str]:
    port = free_port()
    async with service(folder, port), at_board(port, project_id) as board:
        await until(lambda: board.content().project)
        return {shot["description"] for shot in board.content().shots.values()}
