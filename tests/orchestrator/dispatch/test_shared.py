"""What an orchestrator of a shared farm finds when it begins."""

from pathlib import Path

from orchestrator.database import Database
from orchestrator.events.models import Event
from orchestrator.jobs.models import JobMetadata, NewJob
from orchestrator.jobs.states import JobStates
from orchestrator.nodes.models import Node
from studio_kit.events import Broadcast

from ..fakes import FakeNode, graph
from ..farm import farm_of, settings

GONE = Node("gone", "Gone", "http://127.0.0.1:9", enabled=True, configured=False)


async def leave_on_two_nodes(where: str, first: FakeNode) -> str:
    """A job that an orchestrator gave to two nodes before it ended; its id."""
    node = Node("node1", "Node 1", first.url, enabled=True, configured=True)
    async with Database.open(where) as database:
        states = JobStates(database, Broadcast[Event]())
        job = await states.submit(NewJob("a", graph(), "hash", JobMetadata(), None, (), 0))
        job = await states.lease(job.id, node, prompt_id="counts", reason="")
        await states.hedge(job, GONE, prompt_id="beside")
    return job.id


async def test_a_second_attempt_on_a_node_that_was_removed_ends_alone(
    tmp_path: Path, postgres_url: str
):
    async with FakeNode().serve() as node:
        job_id = await leave_on_two_nodes(postgres_url, node)
        shared = settings(tmp_path, node).model_copy(update={"database": postgres_url})
        async with farm_of(shared, online=1) as console:
            job = await console.becomes(job_id, "done", "failed")
    assert [(attempt["backend_id"], attempt["cause"]) for attempt in job["attempts"]] == [
        ("node1", None),
        ("gone", "node_gone"),
    ]
