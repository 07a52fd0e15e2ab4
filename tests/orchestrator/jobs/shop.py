"""Jobs in a real database, without nodes."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from orchestrator.database import Database
from orchestrator.events.models import Event
from orchestrator.jobs.edits import JobEdits
from orchestrator.jobs.filters import Cursor, JobFilter, Order, parsed
from orchestrator.jobs.models import Job, JobMetadata, NewJob
from orchestrator.jobs.states import JobStates
from orchestrator.jobs.storage import JobStorage
from orchestrator.nodes.models import Node
from studio_kit.events import Broadcast

NODE = Node("n1", "Alderaan", "http://127.0.0.1:1", enabled=True, configured=True)
OTHER_NODE = Node("n2", "Bespin", "http://127.0.0.1:2", enabled=True, configured=True)


def new(job_id: str = "j1", *, project: str = "p", **changes: Any) -> NewJob:
    """`shot` and `prompt` go into the metadata."""
    told = {key: changes.pop(key) for key in ("shot", "shot_id", "prompt") if key in changes}
    metadata = JobMetadata(project_id=project, **told)
    plain = NewJob(job_id, {"1": {}}, "hash", metadata, None, (), 0)
    return replace(plain, **changes)


class Shop:
    """The queue's rooms over one database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.told = Broadcast[Event]()
        self.states = JobStates(database, self.told)
        self.edits = JobEdits(database, self.told)
        self.storage = JobStorage(database)

    async def submit(self, *job_ids: str, **changes: Any) -> None:
        for job_id in job_ids:
            await self.states.submit(new(job_id, **changes))

    async def order(self) -> list[str]:
        """The waiting jobs as they are served."""
        return [job.id for job in await self.storage.waiting(limit=1000)]

    async def lease(self, job_id: str, node: Node = NODE, *, prompt_id: str | None = None) -> Job:
        prompt = prompt_id or f"prompt-{job_id}"
        return await self.states.lease(job_id, node, prompt_id=prompt, reason="")

    async def done(self, job_id: str) -> Job:
        job = await self.states.collect(await self.lease(job_id), [])
        return await self.states.finish(job, [], project_path="/x")

    async def failed(self, job_id: str, **how: Any) -> Job:
        return await self.states.fail(await self.lease(job_id), "broken", **how)

    async def all_pages(self, wanted: JobFilter, order: Order, *, size: int) -> list[list[str]]:
        """The ids of each page, one cursor after the other."""
        pages: list[list[str]] = []
        cursor: str | None = None
        while True:
            page = await self.storage.page(
                wanted, order=order, limit=size, cursor=parsed(cursor, order)
            )
            if not page:
                return pages
            pages.append([job.id for job in page])
            cursor = str(Cursor.after(page[-1], order))


def ids(jobs: Iterable[Job]) -> list[str]:
    return [job.id for job in jobs]
