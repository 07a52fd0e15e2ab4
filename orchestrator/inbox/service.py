"""Watches the inbox and turns what is dropped there into jobs, each once."""

import asyncio
import json
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from watchfiles import awatch  # pyright: ignore[reportUnknownVariableType]

from studio_kit.errors import Conflict, StudioError, TooLarge, TooMany, Unavailable

from ..jobs.models import Submission
from ..jobs.views import JobAnswer
from ..nodes.models import NoNodeOnline
from .folder import InboxFolder, key_of
from .manifest import HalfWritten, read_manifest
from .models import Dropped, InboxItem, InboxView, Outcome

AT_ONCE = 16
REMEMBERED = 100

MENDABLE = (Conflict, TooMany, Unavailable)
"""A model missing, the queue full, the folder away: tomorrow the same manifest may be a job."""

HOLDS_ALL = (NoNodeOnline, TooMany)
"""What one manifest was refused for, and every other one would be."""


class TakesJobs(Protocol):
    """The queue, which takes one job per key, however often it is asked."""

    async def submit(
        self, submission: Submission, *, key: str | None
    ) -> tuple[JobAnswer, bool]: ...


@dataclass(frozen=True)
class Pace:
    """In seconds. A file that has not changed for `settle` is taken to be whole; one that is no
    JSON is waited for `half_written` after its last change. Network shares tell nobody of
    changes, so that the folder is read every `rescan`, and what waits is tried again.
    """

    settle: float = 0.2
    half_written: float = 10.0
    rescan: float = 10.0


class Inbox:
    """`largest`: manifests of more bytes are refused unread."""

    def __init__(
        self, folder: InboxFolder, queue: TakesJobs, *, largest: int, pace: Pace | None = None
    ) -> None:
        self._pace = pace or Pace()
        self._folder = folder
        self._queue = queue
        self._largest = largest
        self._wake = asyncio.Event()
        self._seen: dict[Dropped, float] = {}
        self._waiting: dict[str, InboxItem] = {}
        self._recent: deque[InboxItem] = deque(maxlen=REMEMBERED)
        self._held: StudioError | None = None

    def view(self) -> InboxView:
        return InboxView(
            folder=str(self._folder.path),
            waiting=list(self._waiting.values()),
            recent=list(self._recent)[::-1],
        )

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self._watch(), name="inbox-watch")
            while True:
                self._wake.clear()
                unsettled = await self._round()
                with suppress(TimeoutError):
                    async with asyncio.timeout(
                        self._pace.settle if unsettled else self._pace.rescan
                    ):
                        await self._wake.wait()
                if unsettled:
                    await asyncio.sleep(self._pace.settle)

    async def _watch(self) -> None:
        while True:
            with suppress(OSError):  # the folder went away; the rescan makes it anew
                async for _ in awatch(self._folder.path, recursive=False, watch_filter=None):
                    self._wake.set()
            await asyncio.sleep(self._pace.rescan)

    async def _round(self) -> bool:
        """Take what is whole; whether something still is on its way."""
        try:
            await asyncio.to_thread(self._folder.prepare)
            found = await asyncio.to_thread(self._folder.dropped)
        except OSError:  # such as a share that is away
            return False
        now = asyncio.get_running_loop().time()
        whole = [item for item in found if item in self._seen]
        self._seen = {item: self._seen.get(item, now) for item in found}
        names = {item.name for item in found}
        self._waiting = {name: item for name, item in self._waiting.items() if name in names}
        self._held = None
        gate = asyncio.Semaphore(AT_ONCE)
        unsettled = await asyncio.gather(*(self._take(item, gate) for item in whole))
        return any(unsettled) or len(whole) < len(found)

    async def _take(self, item: Dropped, gate: asyncio.Semaphore) -> bool:
        """Whether the file is to be looked at again soon."""
        async with gate:
            if self._held is not None:
                self._wait(item, self._held.message)
                return False
            try:
                await self._submit_one(item)
            except FileNotFoundError:  # taken away again
                return False
            except HalfWritten as error:
                return await self._wait_for_the_rest(item, error)
            except MENDABLE as error:
                self._held = error if isinstance(error, HOLDS_ALL) else self._held
                self._wait(item, error.message)
            except OSError as error:
                self._wait(item, f"{item.name} cannot be read or moved ({error.strerror}).")
            except StudioError as error:
                await self._refuse(item, error)
            return False

    async def _submit_one(self, item: Dropped) -> None:
        if item.size > self._largest:
            raise TooLarge(f"The manifest has {item.size} bytes; at most {self._largest} are read.")
        content = await asyncio.to_thread(self._folder.read, item)
        manifest = read_manifest(content)
        answer, _ = await self._queue.submit(manifest, key=key_of(item, content))
        record = json.dumps({"job_id": answer.job_id, "at": _now().isoformat()})
        await asyncio.to_thread(
            self._folder.settle, item, Outcome.PROCESSED, note=".job.json", text=record
        )
        self._remember(item, Outcome.PROCESSED, job_id=answer.job_id)

    async def _wait_for_the_rest(self, item: Dropped, error: HalfWritten) -> bool:
        waited = asyncio.get_running_loop().time() - self._seen[item]
        if waited < self._pace.half_written:
            return True
        await self._refuse(item, error)
        return False

    async def _refuse(self, item: Dropped, error: StudioError) -> None:
        text = f"{error.message}\n"
        try:
            await asyncio.to_thread(
                self._folder.settle, item, Outcome.FAILED, note=".error.txt", text=text
            )
        except OSError as fault:
            self._wait(item, f"{error.message} It cannot be moved ({fault.strerror}).")
            return
        self._remember(item, Outcome.FAILED, reason=error.message)

    def _wait(self, item: Dropped, reason: str) -> None:
        self._waiting[item.name] = InboxItem(
            name=item.name, outcome=Outcome.WAITING, job_id=None, reason=reason, at=_now()
        )

    def _remember(
        self,
        item: Dropped,
        outcome: Outcome,
        *,
        job_id: str | None = None,
        reason: str | None = None,
    ) -> None:
        self._waiting.pop(item.name, None)
        self._recent.append(
            InboxItem(name=item.name, outcome=outcome, job_id=job_id, reason=reason, at=_now())
        )


def _now() -> datetime:
    return datetime.now(UTC)
