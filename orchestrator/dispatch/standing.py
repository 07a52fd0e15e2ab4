"""What one attempt may do to its job. For a while a job can have two, when one of them is slow:
then one counts, and the other runs beside it.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import Any

from studio_kit.project import Take

from ..jobs.models import Attempt, Cause, Graph, Job, Status
from ..jobs.states import JobStates
from ..jobs.storage import JobStorage
from ..nodes.models import Artifact


class Part(Enum):
    COUNTS = auto()  # what happens to the attempt happens to the job
    BESIDE = auto()  # it may still come to count
    OVER = auto()  # the job went on without it


class Standing:
    """`job` is as this attempt sees it: its own prompt, node and number. Every change raises
    `WrongStatus` where the job is no longer this attempt's. `shared`: there may be another attempt.
    """

    def __init__(self, job: Job, states: JobStates, storage: JobStorage) -> None:
        assert job.prompt_id is not None
        self.job = job
        self.prompt_id = job.prompt_id
        self.client_id: str | None = None
        self.shared = False
        self.beside = False
        self._states = states
        self._storage = storage

    async def read(self) -> Graph:
        """The graph; the rest as it stands in the tables, with a wish to cancel that came before
        anybody listened.
        """
        graph, attempt, job = await self._storage.begun(self.job.id, self.prompt_id)
        self.client_id = attempt.client_id
        self.beside = job.prompt_id != self.prompt_id
        self.shared = self.shared or attempt.hedge or self.beside
        self.job = _seen_from(attempt, job) if self.beside else job
        return graph

    async def part(self) -> Part:
        if not self.shared:
            return Part.COUNTS
        job = await self._storage.get(self.job.id)
        self.beside = job.prompt_id != self.prompt_id
        if not self.beside:
            self.job = job
            return Part.COUNTS
        attempt = await self._storage.attempt(self.prompt_id)
        return Part.BESIDE if attempt.ended_at is None else Part.OVER

    async def start(self) -> None:
        """The node works on it."""
        if self.job.status is not Status.LEASED:
            return
        if await self.part() is Part.COUNTS:
            self.job = await self._states.start(self.job)
        else:
            self.job = replace(self.job, status=Status.RUNNING)
            await self._states.start_beside(self.prompt_id)

    async def collect(self, artifacts: Sequence[Artifact]) -> None:
        """The node is finished. Whichever attempt says so first counts from now on; the other
        goes on until the files of this one are whole.
        """
        if await self.part() is not Part.COUNTS:
            counting = await self._storage.get(self.job.id)
            self.job = await self._states.promote(counting, self.prompt_id)
        self.job = await self._states.collect(self.job, artifacts)

    async def finish(self, takes: Sequence[Take], *, project_path: str) -> None:
        self.job = await self._states.finish(self.job, takes, project_path=project_path)

    async def fail(self, reason: str, *, cause: Cause, retract: bool = False, **facts: Any) -> None:
        if not await self._leave_it_to_another(reason, cause, retract=retract):
            self.job = await self._states.fail(
                self.job, reason, cause=cause, retract=retract, **facts
            )

    async def requeue(
        self,
        reason: str,
        *,
        cause: Cause,
        counts: bool = True,
        avoid_node: bool = True,
        retract: bool = False,
        vram_floor: int | None = None,
    ) -> None:
        if await self._leave_it_to_another(reason, cause, retract=retract):
            return
        self.job = await self._states.requeue(
            self.job,
            reason,
            cause=cause,
            counts=counts,
            avoid_node=avoid_node,
            retract=retract,
            vram_floor=vram_floor,
        )

    async def cancelled(self, *, retract: bool) -> None:
        if await self.part() is Part.COUNTS:
            self.job = await self._states.cancelled(self.job, retract=retract)
        else:
            await self._end("cancelled", None, retract=retract)

    async def _leave_it_to_another(self, reason: str, cause: Cause, *, retract: bool) -> bool:
        """Whether the job goes on without this attempt, which then sees it as failed."""
        if not self.shared:
            return False
        if await self.part() is not Part.COUNTS:
            await self._end(reason, cause, retract=retract)
            return True
        rival = await self._rival()
        if rival is None:
            return False
        await self._states.promote(self.job, rival.prompt_id, reason=reason, cause=cause)
        self.job = replace(self.job, status=Status.FAILED)
        return True

    async def _end(self, reason: str, cause: Cause | None, *, retract: bool) -> None:
        """Of an attempt that runs beside the one that counts. What was ended already stays so."""
        if await self.part() is Part.BESIDE:
            await self._states.end_attempt(self.prompt_id, reason, cause=cause, retract=retract)
        self.job = replace(self.job, status=Status.FAILED)

    async def _rival(self) -> Attempt | None:
        attempts = (await self._storage.attempts([self.job.id]))[self.job.id]
        others = (item for item in attempts if item.prompt_id != self.prompt_id)
        return next((item for item in others if item.ended_at is None), None)


def _seen_from(attempt: Attempt, job: Job) -> Job:
    return replace(
        job,
        prompt_id=attempt.prompt_id,
        node_id=attempt.node_id,
        attempt=attempt.number,
        status=Status.RUNNING if attempt.started_at else Status.LEASED,
        started_at=attempt.started_at,
    )
