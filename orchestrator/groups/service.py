"""One graph on several nodes or with several seeds, as jobs that are stored together."""

import asyncio
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from ulid import ULID

from ..jobs.admission import Admission, ClassUnknown, ModelMissing
from ..jobs.graph import checked
from ..jobs.live import LiveJobs
from ..jobs.models import ENDED, Graph, Job, NewJob, Owner, Status, Submission, WrongStatus
from ..jobs.service import JobService
from ..nodes.models import NoNodeOnline
from .models import Group, GroupInvalid, GroupRequest
from .seeds import SeedSlot, common_range, seed_slots, seeded
from .sequences import GREATEST_EXACT, seed_sequence
from .storage import GroupStorage, write
from .views import GroupStopped, GroupView, group_view

Impossible = ClassUnknown | ModelMissing | NoNodeOnline


@dataclass(frozen=True)
class Seeding:
    """Where the graph takes its seed from, and the seeds of the children."""

    slots: tuple[SeedSlot, ...]
    base: int
    seeds: tuple[int | None, ...]


class GroupService:
    def __init__(
        self, *, admission: Admission, jobs: JobService, storage: GroupStorage, live: LiveJobs
    ) -> None:
        self._admission = admission
        self._jobs = jobs
        self._storage = storage
        self._live = live

    async def submit(self, request: GroupRequest) -> GroupView:
        """Take a group: all its children or none.

        A child whose node cannot run the graph is stored as failed, with the reason, beside the
        others; where none can run, the group is refused. Raises `GroupInvalid` and what keeps a
        single job from being taken.
        """
        graph = checked(request.workflow_json, request.parameters)
        seeding = self._seeding(request, graph)
        group = _new_group(request, seeding)
        children = [
            await self._draft(request, seeding.slots, group, graph=graph, seed=seed, node=node)
            for seed, node in zip(seeding.seeds, request.places, strict=True)
        ]
        proved = await self._proved(children)
        await self._jobs.take(proved, within=lambda connection: write(connection, group))
        return await self.get(group.id)

    async def get(self, group_id: str) -> GroupView:
        """Raises `GroupNotFound`."""
        return group_view(*await self._storage.load(group_id), self._live.fraction)

    async def load(self, group_id: str) -> tuple[Group, list[Job]]:
        """Raises `GroupNotFound`."""
        return await self._storage.load(group_id)

    async def children(self, job_ids: Collection[str]) -> list[Job]:
        """Those of the children that there are, in no order."""
        return await self._storage.jobs(job_ids)

    async def cancel(self, group_id: str) -> GroupStopped:
        """Each child on its own: what waits is gone at once, what runs is told to stop by its id.

        Asking again is harmless, and finishes what was broken off. Raises `GroupNotFound`.
        """
        _, children = await self._storage.load(group_id)
        # All at once: one by one, each that goes would let the next one in.
        told = await asyncio.gather(*(self._stop(job) for job in reversed(children)))
        await self._storage.stopped(group_id, at=datetime.now(UTC))
        cancelled = told.count(Status.CANCELLED)
        ended = told.count(None)
        return GroupStopped(
            cancelled=cancelled,
            interrupted=len(told) - cancelled - ended,
            already_complete=ended,
        )

    async def _stop(self, job: Job) -> Status | None:
        """The status that the job has now; None where it had ended before."""
        if job.status in ENDED:
            return None
        try:
            return (await self._jobs.cancel(job.id)).status
        except WrongStatus:  # it ended a moment ago
            return None

    # -- a new group

    def _seeding(self, request: GroupRequest, graph: Graph) -> Seeding:
        count = len(request.places)
        slots = seed_slots(graph, self._admission.classes)
        if not slots:
            return _unseeded(request, count)
        low, high = common_range(slots)
        if request.base_seed is None or request.base_seed <= GREATEST_EXACT:
            high = min(high, GREATEST_EXACT)
        base = request.base_seed
        if base is not None and not low <= base <= high:
            raise GroupInvalid(f"The base seed must lie from {low} to {high} for this graph.")
        if base is None:
            base = low + secrets.randbelow(max(high - low + 1, 1))
        seeds = seed_sequence(request.seed_strategy, base=base, count=count, low=low, high=high)
        return Seeding(slots, base, seeds)

    async def _draft(
        self,
        request: GroupRequest,
        slots: Sequence[SeedSlot],
        group: Group,
        *,
        graph: Graph,
        seed: int | None,
        node: str | None,
    ) -> NewJob:
        told = {} if seed is None else {"seed": seed}
        submission = Submission(
            workflow_json=graph if seed is None else seeded(graph, slots, seed),
            metadata=request.metadata.model_copy(update=told),
            backend_affinity=node,
            required_capabilities=request.required_capabilities,
            priority=request.priority,
        )
        new = await self._admission.draft(submission, owner=Owner(group_id=group.id))
        return replace(new, time_limit=request.timeout_seconds)

    async def _proved(self, children: Sequence[NewJob]) -> list[NewJob]:
        """Raises the first child's reason where no child can run."""
        verdicts: dict[str | None, Impossible | None] = {}
        for child in children:
            if child.pinned_node not in verdicts:
                verdicts[child.pinned_node] = await self._verdict(child)
        refused = [verdict for verdict in verdicts.values() if verdict is not None]
        if len(refused) == len(verdicts):
            raise refused[0]
        return [_refused(child, verdicts[child.pinned_node]) for child in children]

    async def _verdict(self, child: NewJob) -> Impossible | None:
        """Children on one node differ by their seed alone, so that one stands for all."""
        try:
            await self._admission.prove(child)
        except (ClassUnknown, ModelMissing, NoNodeOnline) as error:
            return error
        return None


def _refused(child: NewJob, verdict: Impossible | None) -> NewJob:
    return child if verdict is None else replace(child, refusal=verdict.message)


def _unseeded(request: GroupRequest, count: int) -> Seeding:
    if count > 1:
        raise GroupInvalid(
            f"The graph has no seed input, so that its {count} renders would all be the same; "
            "add a seed to it, or send it once."
        )
    return Seeding((), request.base_seed or 0, (request.metadata.seed,))


def _new_group(request: GroupRequest, seeding: Seeding) -> Group:
    return Group(
        id=str(ULID()),
        strategy=request.seed_strategy,
        base_seed=seeding.base,
        total=len(seeding.seeds),
        time_limit=request.timeout_seconds,
        project_id=request.metadata.project_id,
        created_at=datetime.now(UTC),
        cancelled_at=None,
    )
