"""What follows from how a prompt ended: the files, another try, or the reason why not."""

from ..jobs.models import Cause, Graph
from ..nodes.link import NodeLink
from ..nodes.models import Ended, GraphError, NodeUnreachable
from .failures import cause_of, sentence_of
from .standing import Part, Standing
from .tools import RunTools

GIGABYTE = 1 << 30


class Concluding:
    def __init__(
        self, standing: Standing, link: NodeLink, graph: Graph, *, tools: RunTools
    ) -> None:
        self._standing = standing
        self._link = link
        self._graph = graph
        self._tools = tools

    async def conclude(self, ended: Ended) -> None:
        """Raises `WrongStatus` where another attempt at the job was first."""
        if await self._standing.part() is Part.OVER:
            return
        if ended.interrupted:
            await self._interrupted()
        elif ended.error is not None:
            await self._failed(ended.error)
        else:
            await self._standing.collect(ended.artifacts)
            if ended.seconds is not None:
                await self._tools.learning.rendered(self._standing.job, ended.seconds)

    async def lost(self, reason: str, *, retract: bool = False) -> None:
        """The node no longer has the prompt, or does not answer."""
        if self._link.was_emptied_of(self._standing.prompt_id):
            return await self._put_back()
        job = self._standing.job
        self._tools.learning.emptied(self._link.node.id)
        if job.started_at is not None:  # one that only waited there says nothing of the node
            await self._tools.judge.failed(self._link, job, Cause.NODE_GONE, reason)
        await self._standing.requeue(reason, cause=Cause.NODE_GONE, retract=retract)

    async def _put_back(self) -> None:
        """A person restarted the node, which is no fault of the job's nor of the node's."""
        reason = f"It was stopped when {self._link.node.name} was restarted."
        await self._standing.requeue(
            reason, cause=Cause.INTERRUPTED, counts=False, avoid_node=False
        )

    async def _interrupted(self) -> None:
        name = self._link.node.name
        if self._link.was_emptied_of(self._standing.prompt_id):
            return await self._put_back()
        if self._tools.withdrawals.may_have_hit(self._link, self._standing.prompt_id):
            reason = f"An interrupt for the prompt before it stopped it on {name}."
            await self._standing.requeue(
                reason, cause=Cause.INTERRUPTED, counts=False, avoid_node=False
            )
            return
        reason = f"Somebody else stopped it on {name}; retry if that was a slip."
        await self._standing.fail(reason, cause=Cause.INTERRUPTED)

    async def _failed(self, error: GraphError) -> None:
        cause = cause_of(error, self._tools.failures)
        reason = sentence_of(error)
        match cause:
            case Cause.OUT_OF_MEMORY:
                await self._out_of_memory(error)
            case Cause.MISSING_FILE if self._tools.elsewhere.untried(
                self._standing.job, self._graph
            ):
                await self._link.refresh()
                await self._standing.requeue(reason, cause=cause)
            case _:
                await self._give_up(reason, cause, error)

    async def _give_up(self, reason: str, cause: Cause, error: GraphError) -> None:
        job = self._standing.job
        await self._standing.fail(reason, cause=cause, traceback=list(error.traceback))
        await self._tools.judge.failed(self._link, job, cause, reason)

    # -- out of memory

    async def _out_of_memory(self, error: GraphError) -> None:
        """Empty the node and try once more there; then a larger one, if there is any."""
        self._tools.learning.emptied(self._link.node.id)
        if await self._is_first_time():
            await self._once_more(error)
            return
        job, vram = self._standing.job, self._link.state.stats.vram_total
        if vram is None and self._tools.elsewhere.untried(job, self._graph):
            await self._standing.requeue(sentence_of(error), cause=Cause.OUT_OF_MEMORY)
        elif vram is not None and self._tools.elsewhere.roomier(job, self._graph, than=vram):
            await self._to_a_larger_one(error, vram)
        else:
            # Nothing is learned: the next job of its kind may find the memory free.
            await self._give_up(self._too_large(error), Cause.OUT_OF_MEMORY, error)

    async def _to_a_larger_one(self, error: GraphError, vram: int) -> None:
        signature = self._standing.job.signature
        floor = await self._tools.learning.ran_out_of_memory(signature, vram_total=vram)
        await self._standing.requeue(
            sentence_of(error), cause=Cause.OUT_OF_MEMORY, counts=False, vram_floor=floor
        )

    async def _is_first_time(self) -> bool:
        job = self._standing.job
        attempts = (await self._tools.storage.attempts([job.id]))[job.id]
        return not any(
            attempt.cause is Cause.OUT_OF_MEMORY and attempt.node_id == self._link.node.id
            for attempt in attempts
        )

    async def _once_more(self, error: GraphError) -> None:
        try:
            await self._link.client.free_memory()
        except NodeUnreachable:
            self._link.look_now()
        await self._standing.requeue(
            sentence_of(error), cause=Cause.OUT_OF_MEMORY, counts=False, avoid_node=False
        )
        await self._tools.again(self._standing.job, self._link)

    def _too_large(self, error: GraphError) -> str:
        largest = self._tools.elsewhere.largest(self._standing.job, self._graph, self._link)
        vram = largest.state.stats.vram_total
        if not vram:
            return f"It needs more memory than {largest.node.name} has: {sentence_of(error)}"
        return (
            f"Needs more than {vram / GIGABYTE:.0f} GB of video memory, which is what the largest "
            f"node that can run it has ({largest.node.name}); choose a smaller picture, fewer "
            f"frames or a smaller model. {sentence_of(error)}"
        )
