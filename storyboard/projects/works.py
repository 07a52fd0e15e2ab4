"""Long work on whole projects, such as copying thousands of files: started, watched, cancelled."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Literal

from pydantic import BaseModel, ConfigDict

from storyboard.board.document import new_id
from studio_kit.errors import NotFound, StudioError

from .models import ProjectPlace
from .progress import Progress, WorkCancelled

WORKS_KEPT = 100

WorkKind = Literal["duplicate", "save_as", "archive", "unpack"]
WorkState = Literal["running", "done", "failed", "cancelled"]


class WorkUnknown(NotFound):
    title = "No such work"


class WorkView(BaseModel):
    """`project` is what came out of it, `path` where it lies; both null until it is done."""

    model_config = ConfigDict(frozen=True)

    id: str
    kind: WorkKind
    label: str
    state: WorkState
    message: str | None
    files: int
    total_files: int
    bytes: int
    total_bytes: int
    project: ProjectPlace | None
    path: str | None


@dataclass(frozen=True)
class Outcome:
    path: str
    project: ProjectPlace | None = None


@dataclass
class _Work:
    id: str
    kind: WorkKind
    label: str
    progress: Progress = field(default_factory=Progress)
    state: WorkState = "running"
    message: str | None = None
    outcome: Outcome | None = None

    def view(self) -> WorkView:
        return WorkView(
            id=self.id,
            kind=self.kind,
            label=self.label,
            state=self.state,
            message=self.message,
            files=self.progress.files,
            total_files=self.progress.total_files,
            bytes=self.progress.bytes,
            total_bytes=self.progress.total_bytes,
            project=self.outcome.project if self.outcome else None,
            path=self.outcome.path if self.outcome else None,
        )


class Works:
    """`async with Works() as works`; on leaving, what still runs is cancelled and waited for."""

    def __init__(self) -> None:
        self._works: dict[str, _Work] = {}
        self._tasks = asyncio.TaskGroup()

    async def __aenter__(self) -> "Works":
        await self._tasks.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for work in self._works.values():
            work.progress.cancel()
        await self._tasks.__aexit__(kind, error, trace)

    def start(
        self, kind: WorkKind, label: str, *, deed: Callable[[Progress], Awaitable[Outcome]]
    ) -> WorkView:
        work = _Work(new_id(), kind, label)
        self._works[work.id] = work
        self._forget_old()
        self._tasks.create_task(self._run(work, deed))
        return work.view()

    async def _run(self, work: _Work, deed: Callable[[Progress], Awaitable[Outcome]]) -> None:
        try:
            work.outcome = await deed(work.progress)
        except WorkCancelled as error:
            work.state, work.message = "cancelled", error.message
        except StudioError as error:
            work.state, work.message = "failed", error.message
        except OSError as error:
            work.state = "failed"
            work.message = f"It could not be finished ({error.strerror}); nothing of it is left."
        else:
            work.state = "done"

    def all(self) -> list[WorkView]:
        return [work.view() for work in self._works.values()]

    def find(self, work_id: str) -> WorkView:
        """Raises `WorkUnknown`."""
        return self._work(work_id).view()

    def cancel(self, work_id: str) -> WorkView:
        """Ask it to stop, which it does at the next piece. Raises `WorkUnknown`."""
        work = self._work(work_id)
        work.progress.cancel()
        return work.view()

    def _work(self, work_id: str) -> _Work:
        if work_id not in self._works:
            raise WorkUnknown(f"There is no work {work_id[:64]}; it may be long over.")
        return self._works[work_id]

    def _forget_old(self) -> None:
        over = [key for key, work in self._works.items() if work.state != "running"]
        for key in over[: max(0, len(self._works) - WORKS_KEPT)]:
            del self._works[key]
