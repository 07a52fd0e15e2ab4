"""Which nodes can run what waits."""

import httpx

from orchestrator.database import Database
from orchestrator.dispatch.needs import Needs
from orchestrator.events.models import Event
from orchestrator.jobs.models import Graph, Job, JobMetadata, NewJob
from orchestrator.jobs.states import JobStates
from orchestrator.jobs.storage import JobStorage
from orchestrator.nodes.comfy import ComfyNode
from orchestrator.nodes.link import NodeLink
from orchestrator.nodes.models import Capabilities, Node
from orchestrator.nodes.rhythm import Shared
from studio_kit.events import Broadcast


class CountingStorage(JobStorage):
    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.read: list[str] = []

    async def graph(self, job_id: str) -> Graph:
        self.read.append(job_id)
        return await super().graph(job_id)


async def waiting(database: Database, job_id: str, graph_hash: str) -> Job:
    states = JobStates(database, Broadcast[Event]())
    return await states.submit(
        NewJob(job_id, {}, graph_hash, JobMetadata(), None, (), 0, signature="s")
    )


async def test_a_graph_that_was_just_judged_is_not_read_again_to_be_proved(
    database: Database,
):
    storage = CountingStorage(database)
    needs = Needs(storage)
    async with httpx.AsyncClient() as http:
        node = Node("n1", "Alderaan", "http://127.0.0.1:1", True, True)
        link = NodeLink(node, ComfyNode(node.url, http), Shared())
    link.capabilities = Capabilities()
    needs.look_at([link])
    first, alike = await waiting(database, "j1", "one"), await waiting(database, "j2", "two")
    for job in (first, alike):
        await needs.fit(job)
        assert await needs.proved(job, link)
    assert storage.read == ["j1", "j2"]
