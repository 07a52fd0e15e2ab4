"""Viewers that are slow, and viewers that are many."""

import asyncio
import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from orchestrator import app
from orchestrator.events.mailbox import Mailboxes, Note
from orchestrator.events.stream import FRAMES_KEPT, Stream
from orchestrator.jobs.models import Submission
from orchestrator.jobs.views import JobPatch
from orchestrator.nodes.comfy import ComfyNode
from orchestrator.wiring import Wiring

from .fakes import FakeNode, graph
from .farm import DEADLINE, settings, until

pytestmark = pytest.mark.integration


@pytest.fixture
async def rooms(tmp_path: Path) -> AsyncGenerator[Wiring]:
    """An orchestrator without its socket, its queue paused."""
    async with (
        FakeNode().serve() as node,
        app.farm(settings(tmp_path, node), ComfyNode) as wiring,
    ):
        await wiring["queue"].pause(paused=True)
        yield wiring


async def waiting_job(rooms: Wiring, **metadata: Any) -> str:
    body = {"workflow_json": graph(), "metadata": metadata}
    answer, _ = await rooms["jobs"].submit(Submission.model_validate(body))
    return answer.job_id


async def change(rooms: Wiring, job_id: str, times: int) -> None:
    """Something happens to the job, so many times."""
    for turn in range(times):
        await rooms["jobs"].change(job_id, JobPatch(priority=turn % 100))


class Viewer:
    """Reads nothing while its gate is shut."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()
        self.gate.set()
        self.told: list[int] = []
        self.pauses: list[bool] = []

    async def send(self, message: BaseModel | bytes | str) -> None:
        await self.gate.wait()
        if not isinstance(message, str):
            return
        content = json.loads(message)
        if content["type"] == "event":
            self.told.append(content["event"]["sequence"])
        if content["type"] == "queue":
            self.pauses.append(content["paused"])

    async def has_heard(self, stream: Stream) -> None:
        """Until it was told all that is in the log."""
        last = (await stream.page(after=0, limit=1)).last
        await until(lambda: self.told and self.told[-1] == last)


async def test_a_viewer_that_stood_still_is_told_everything_in_order(rooms: Wiring):
    job_id = await waiting_job(rooms)
    viewer, quick = Viewer(), Viewer()
    async with asyncio.TaskGroup() as group:
        watching = [
            group.create_task(rooms["stream"].events(each.send, after=0, project_id=None))
            for each in (viewer, quick)
        ]
        await viewer.has_heard(rooms["stream"])
        viewer.gate.clear()
        await change(rooms, job_id, FRAMES_KEPT + 50)
        await quick.has_heard(rooms["stream"])
        viewer.gate.set()
        await viewer.has_heard(rooms["stream"])
        for task in watching:
            task.cancel()
    assert viewer.told == list(range(1, len(viewer.told) + 1))
    assert quick.told == viewer.told


async def test_what_happens_while_a_viewer_comes_is_told_once(rooms: Wiring):
    """Each viewer begins at another moment of a busy queue."""
    job_id = await waiting_job(rooms)
    viewers = [Viewer() for _ in range(20)]
    async with asyncio.TaskGroup() as group:
        busy = group.create_task(change(rooms, job_id, 60))
        watching: list[asyncio.Task[None]] = []
        for viewer in viewers:
            talk = rooms["stream"].events(viewer.send, after=0, project_id=None)
            watching.append(group.create_task(talk))
            await asyncio.sleep(0)
        await busy
        for viewer in viewers:
            await viewer.has_heard(rooms["stream"])
        for task in watching:
            task.cancel()
    assert all(viewer.told == list(range(1, 62)) for viewer in viewers)


async def test_a_viewer_of_one_project_hears_nothing_of_others_after_a_replay(rooms: Wiring):
    mine = await waiting_job(rooms, project_id="mine")
    other = await waiting_job(rooms, project_id="other")
    viewer = Viewer()
    talk = rooms["stream"].events(viewer.send, after=0, project_id="mine")
    watching = asyncio.create_task(talk)
    await until(lambda: viewer.told)
    await change(rooms, other, 2)
    await change(rooms, mine, 1)
    await until(lambda: len(viewer.told) == 2)
    watching.cancel()
    assert viewer.told == [1, 5]


async def test_a_pause_is_told_to_everybody(rooms: Wiring):
    await waiting_job(rooms)
    viewer = Viewer()
    watching = asyncio.create_task(
        rooms["stream"].events(viewer.send, after=0, project_id="somebody's")
    )
    async with asyncio.timeout(DEADLINE):
        while not viewer.pauses:
            await rooms["queue"].pause(paused=False)
            await rooms["queue"].pause(paused=True)
    await rooms["queue"].pause(paused=False)
    await until(lambda: viewer.pauses[-1] is False)
    watching.cancel()


async def test_a_slow_viewer_gets_the_newest_of_each_kind_of_hint_only():
    mailboxes = Mailboxes()
    with mailboxes.opened() as mailbox:
        for step in range(500):
            for job in ("a", "b"):
                mailboxes.put(Note(("progress", job), f"{job} {step}", job))
                mailboxes.put(Note(("preview", job), b"picture %d" % step, job))
        got = [(await mailbox.get()).payload for _ in range(4)]
    assert got == ["a 499", b"picture 499", "b 499", b"picture 499"]
    mailboxes.put(Note(("progress", "a"), "late", "a"))
    assert len(mailboxes) == 0
