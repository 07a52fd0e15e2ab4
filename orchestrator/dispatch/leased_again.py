"""The second try of a job on its own node, which has freed its memory for it."""

from uuid import uuid4

from ..jobs.models import Job, WrongStatus
from ..jobs.states import JobStates
from ..nodes.link import NodeLink


async def leased_again(
    states: JobStates, job: Job, link: NodeLink, *, client_id: str | None = None
) -> Job | None:
    """None where somebody cancelled or moved it. `client_id` is where its progress is heard."""
    try:
        return await states.lease(
            job.id,
            link.node,
            prompt_id=str(uuid4()),
            reason=f"{link.node.name} has freed its memory",
            client_id=client_id,
        )
    except WrongStatus:
        return None
