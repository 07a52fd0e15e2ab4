"""Sends a prompt to its node, and never twice without proof that the node does not have it."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager, suppress

from studio_kit.errors import StudioError

from ..jobs.models import ON_A_NODE, Cause, Graph, WrongStatus
from ..nodes.capabilities import adapted
from ..nodes.link import NodeLink
from ..nodes.models import (
    Accepted,
    Capabilities,
    GraphRefused,
    NodeUnauthorised,
    NodeUnreachable,
    Place,
)
from .prompt_watch import PromptWatch
from .standing import Standing
from .tools import RunTools
from .withdrawals import LET_GO_SECONDS


class Submitting:
    """`wish` is set when the job is to be cancelled; `given_up` says that nothing is gained by
    waiting any longer for a silent node.
    """

    def __init__(
        self,
        standing: Standing,
        link: NodeLink,
        watch: PromptWatch,
        *,
        tools: RunTools,
        wish: asyncio.Event,
        given_up: Callable[[], bool],
    ) -> None:
        self.is_posting = False
        self._is_cancelling = False
        self._standing = standing
        self._link = link
        self._watch = watch
        self._tools = tools
        self._wish = wish
        self._given_up = given_up

    async def submit(self, graph: Graph, *, unknown: bool, before: Sequence[asyncio.Event]) -> bool:
        """Whether the node has the prompt now. `unknown`: an earlier process may have sent it.
        `before` are set as the prompts are sent that go to the node first: it runs them in the
        order in which they arrive.
        """
        if unknown and await self._watch.settle(self._is_hopeless) is not Place.ABSENT:
            await self._confirm(None)
            return True
        if self._wish.is_set():
            await self._standing.cancelled(retract=unknown)
            return False
        if not await self._tools.still_ours(self._standing.job):
            return False
        async with self._answering_a_cancel():
            ready = await self._prepared(graph)
            await all_set(before, self._tools.patience.elders)
            return ready is not None and await self._send(ready, graph)

    async def _prepared(self, graph: Graph) -> Graph | None:
        """The graph with its pictures, videos and sounds on the node; None where that failed."""
        metadata, node_id = self._standing.job.metadata, self._link.node.id
        if not metadata.inputs:
            return graph
        try:
            return await self._tools.inputs.prepared(
                graph, metadata, node_id=node_id, client=self._link.client
            )
        except NodeUnreachable as error:
            self._link.look_now()
            await self._standing.requeue(error.message, cause=Cause.NODE_GONE)
        except StudioError as error:
            await self._standing.fail(error.message, cause=Cause.MISSING_FILE)
        except OSError as error:
            reason = f"An input cannot be read ({error.strerror}): {error.filename}."
            await self._standing.fail(reason, cause=Cause.MISSING_FILE)
        return None

    async def _send(self, ready: Graph, graph: Graph) -> bool:
        if self._standing.job.status not in ON_A_NODE:  # cancelled while the inputs went over
            return False
        try:
            accepted = await self._post(ready)
        except GraphRefused as error:
            await self._refused(error, graph)
            return False
        except NodeUnreachable as error:
            return await self._unconfirmed(error)
        dropped = "; ".join(accepted.dropped)
        return await self._confirm(f"Outputs were left out: {dropped}" if dropped else None)

    async def _post(self, graph: Graph) -> Accepted:
        prompt_id = self._standing.prompt_id
        capabilities = self._link.capabilities or Capabilities()
        job = self._standing.job
        names = {"job": job.id, "attempt": str(job.attempt)}
        spelled = adapted(graph, capabilities, token=prompt_id[:8], names=names)
        self._standing.client_id = self._link.client_id
        self._watch.posting()
        self.is_posting = True
        try:
            return await self._link.client.submit(
                spelled, prompt_id=prompt_id, client_id=self._standing.client_id
            )
        finally:
            self.is_posting = False

    async def _refused(self, error: GraphRefused, graph: Graph) -> None:
        """A node whose files have changed since we read its lists is no judge of the graph."""
        job = self._standing.job
        await self._link.refresh()
        lacking = self._tools.elsewhere.missing(job, graph, self._link)
        if lacking and self._tools.elsewhere.untried(job, graph):
            await self._standing.requeue(error.message, cause=Cause.MISSING_FILE)
            return
        cause = Cause.MISSING_FILE if lacking else Cause.REFUSED
        await self._standing.fail(error.message, cause=cause, **error.facts)

    async def _unconfirmed(self, error: NodeUnreachable) -> bool:
        self._link.look_now()
        if not error.sent or isinstance(error, NodeUnauthorised):
            await self._standing.requeue(error.message, cause=Cause.NODE_GONE, counts=False)
            return False
        # The answer was lost, and the node may have taken the prompt all the same.
        if await self._watch.settle(self._is_hopeless) is Place.ABSENT:
            await self._standing.requeue(error.message, cause=Cause.NODE_GONE, retract=True)
            return False
        return await self._confirm(None)

    async def _confirm(self, warning: str | None) -> bool:
        if self._standing.job.status not in ON_A_NODE:
            return False
        await self._tools.states.posted(
            self._standing.prompt_id, warning=warning, client_id=self._standing.client_id
        )
        return True

    def _is_hopeless(self) -> bool:
        return self._wish.is_set() or self._given_up()

    @asynccontextmanager
    async def _answering_a_cancel(self) -> AsyncGenerator[None]:
        """The node may take long to answer, and a person who cancels does not wait for it."""
        cancelling = asyncio.create_task(self._cancel_when_wished(), name="cancelling")
        try:
            yield
        finally:
            if not self._is_cancelling:  # else its end is told to those who watch the job
                cancelling.cancel()
            await asyncio.wait([cancelling])

    async def _cancel_when_wished(self) -> None:
        await self._wish.wait()
        await asyncio.sleep(LET_GO_SECONDS)
        self._is_cancelling = True
        with suppress(WrongStatus):
            await self._standing.cancelled(retract=True)


async def all_set(events: Sequence[asyncio.Event], seconds: float) -> None:
    """Returns when all are set, or after so long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            for event in events:
                await event.wait()
