"""The inbox: manifests dropped into a folder become jobs, each once."""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from orchestrator.inbox.folder import InboxFolder
from orchestrator.inbox.models import Outcome
from orchestrator.inbox.service import AT_ONCE, Inbox, Pace
from orchestrator.jobs.models import Status, Submission
from orchestrator.jobs.views import JobAnswer
from orchestrator.nodes.models import NoNodeOnline
from studio_kit.errors import Invalid, StudioError
from tests.orchestrator.farm import DEADLINE

MANIFEST: dict[str, Any] = {"workflow_json": {"1": {"class_type": "SaveImage", "inputs": {}}}}


QUICK = Pace(settle=0.02, half_written=0.3, rescan=0.1)


class FakeQueue:
    """Takes jobs as the real one does: the same key is the same job."""

    def __init__(self) -> None:
        self.jobs: dict[str, Submission] = {}
        self.refusal: StudioError | None = None
        self.calls = 0

    async def submit(self, submission: Submission, *, key: str | None) -> tuple[JobAnswer, bool]:
        assert key is not None
        self.calls += 1
        if self.refusal is not None:
            raise self.refusal
        self.jobs.setdefault(key, submission)
        number = list(self.jobs).index(key)
        answer = JobAnswer(
            job_id=f"job{number}", status=Status.QUEUED, message="Queued.", backend_id=None
        )
        return answer, True


@asynccontextmanager
async def watched(folder: Path, queue: FakeQueue, *, pace: Pace = QUICK) -> AsyncGenerator[Inbox]:
    inbox = Inbox(InboxFolder(folder), queue, largest=1000, pace=pace)
    task = asyncio.create_task(inbox.run())
    try:
        yield inbox
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def eventually(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(DEADLINE):
        while True:
            if holds():
                return
            await asyncio.sleep(0.01)


async def settled(inbox: Inbox, count: int = 1) -> None:
    await eventually(lambda: len(inbox.view().recent) >= count)


@pytest.fixture
def inbox_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def queue() -> FakeQueue:
    return FakeQueue()


def contents(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def names(folder: Path, outcome: Outcome) -> list[str]:
    return contents(folder / outcome)


async def test_a_dropped_manifest_becomes_a_job_and_is_moved(inbox_folder: Path, queue: FakeQueue):
    async with watched(inbox_folder, queue) as inbox:
        (inbox_folder / "shot.json").write_text(json.dumps(MANIFEST))
        await settled(inbox)
    assert [job.workflow_json for job in queue.jobs.values()] == [MANIFEST["workflow_json"]]
    assert names(inbox_folder, Outcome.PROCESSED) == ["shot.json", "shot.json.job.json"]
    record = json.loads((inbox_folder / "processed" / "shot.json.job.json").read_text())
    assert record["job_id"] == "job0"
    assert inbox.view().recent[0].job_id == "job0"


async def test_a_manifest_that_was_there_before_the_start_is_taken(
    inbox_folder: Path, queue: FakeQueue
):
    (inbox_folder / "early.json").write_text(json.dumps(MANIFEST))
    async with watched(inbox_folder, queue) as inbox:
        await settled(inbox)
    assert len(queue.jobs) == 1


async def test_a_half_written_manifest_is_waited_for(inbox_folder: Path, queue: FakeQueue):
    text, patient = json.dumps(MANIFEST), replace(QUICK, half_written=DEADLINE)
    async with watched(inbox_folder, queue, pace=patient) as inbox:
        with (inbox_folder / "slow.json").open("w") as file:
            for piece in (text[:10], text[10:20], text[20:]):
                file.write(piece)
                file.flush()
                await asyncio.sleep(0.1)
        await settled(inbox)
    assert names(inbox_folder, Outcome.FAILED) == []
    assert len(queue.jobs) == 1


async def test_what_is_no_json_is_moved_with_the_reason_beside_it(
    inbox_folder: Path, queue: FakeQueue
):
    async with watched(inbox_folder, queue) as inbox:
        (inbox_folder / "bad.json").write_text("{oops")
        await settled(inbox)
    assert names(inbox_folder, Outcome.FAILED) == ["bad.json", "bad.json.error.txt"]
    reason = (inbox_folder / "failed" / "bad.json.error.txt").read_text()
    assert reason.startswith("The manifest is not JSON: ")
    assert queue.calls == 0


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[]", "The manifest is no JSON object; it needs workflow_json."),
        ("{}", "workflow_json: Field required."),
        ("[" * 900, "The manifest is not JSON: "),
        (json.dumps({**MANIFEST, "note": "x" * 1000}), "The manifest has "),
    ],
)
async def test_a_manifest_that_can_be_no_job_says_why(
    inbox_folder: Path, queue: FakeQueue, content: str, reason: str
):
    async with watched(inbox_folder, queue) as inbox:
        (inbox_folder / "bad.json").write_text(content)
        await settled(inbox)
    assert (inbox.view().recent[0].reason or "").startswith(reason)
    assert queue.calls == 0


async def test_a_manifest_that_the_queue_refuses_is_moved_to_failed(
    inbox_folder: Path, queue: FakeQueue
):
    queue.refusal = Invalid("The graph is empty; send at least one graph node.")
    async with watched(inbox_folder, queue) as inbox:
        (inbox_folder / "bad.json").write_text(json.dumps(MANIFEST))
        await settled(inbox)
    assert inbox.view().recent[0].reason == queue.refusal.message


async def test_while_no_node_is_online_manifests_wait_and_are_asked_for_once(
    inbox_folder: Path, queue: FakeQueue
):
    queue.refusal = NoNodeOnline("No render node is online.")
    for number in range(40):
        (inbox_folder / f"{number}.json").write_text(json.dumps(MANIFEST))
    async with watched(inbox_folder, queue, pace=replace(QUICK, rescan=1.0)) as inbox:
        await eventually(lambda: len(inbox.view().waiting) == 40)
        assert {item.reason for item in inbox.view().waiting} == {queue.refusal.message}
        assert queue.calls <= AT_ONCE
        queue.refusal = None
        await settled(inbox, 40)
    assert len(queue.jobs) == 40
    assert inbox.view().waiting == []


async def test_a_crash_between_the_job_and_the_move_makes_no_second_job(
    inbox_folder: Path, queue: FakeQueue
):
    path = inbox_folder / "shot.json"
    path.write_text(json.dumps(MANIFEST))
    async with watched(inbox_folder, queue) as inbox:
        await settled(inbox)
    (inbox_folder / "processed" / "shot.json").rename(path)
    async with watched(inbox_folder, queue) as inbox:
        await settled(inbox)
    assert queue.calls == 2
    assert len(queue.jobs) == 1
    assert names(inbox_folder, Outcome.PROCESSED) == ["shot.json", "shot.json.job.json"]


async def test_the_same_manifest_dropped_again_is_another_job_and_replaces_nothing(
    inbox_folder: Path, queue: FakeQueue
):
    async with watched(inbox_folder, queue) as inbox:
        for count in (1, 2):
            (inbox_folder / "shot.json").write_text(json.dumps(MANIFEST))
            await settled(inbox, count)
    assert len(queue.jobs) == 2
    assert names(inbox_folder, Outcome.PROCESSED) == [
        "shot 2.json",
        "shot 2.json.job.json",
        "shot.json",
        "shot.json.job.json",
    ]


async def test_other_kinds_hidden_files_and_links_are_left_alone(
    inbox_folder: Path, tmp_path: Path, queue: FakeQueue
):
    (tmp_path / "elsewhere.json").write_text(json.dumps(MANIFEST))
    (inbox_folder / "link.json").symlink_to(tmp_path / "elsewhere.json")
    (inbox_folder / ".hidden.json").write_text(json.dumps(MANIFEST))
    (inbox_folder / "notes.txt").write_text("x")
    (inbox_folder / "folder.json").mkdir()
    async with watched(inbox_folder, queue) as inbox:
        (inbox_folder / "shot.json").write_text(json.dumps(MANIFEST))
        await settled(inbox)
    assert len(queue.jobs) == 1
    left = {"link.json", ".hidden.json", "notes.txt", "folder.json"}
    assert set(contents(inbox_folder)) == {"processed", "failed", *left}


async def test_a_folder_that_vanishes_is_made_again(inbox_folder: Path, queue: FakeQueue):
    async with watched(inbox_folder, queue) as inbox:
        await eventually((inbox_folder / "failed").exists)
        # At once: while it is emptied file by file, some are made anew.
        await asyncio.to_thread(inbox_folder.rename, inbox_folder.with_name("away"))
        await eventually((inbox_folder / "failed").exists)
        (inbox_folder / "shot.json").write_text(json.dumps(MANIFEST))
        await settled(inbox)
    assert len(queue.jobs) == 1
