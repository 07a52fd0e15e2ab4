"""Brings the files of a finished prompt home. They stay on the node until ours are whole."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from datetime import UTC, datetime

from studio_kit.errors import StudioError
from studio_kit.media import UnreadableMedia
from studio_kit.project import Take

from ..jobs.models import Cause, Graph, Status
from ..nodes.link import NodeLink
from ..nodes.models import ArtifactMissing, NodeFault, NodeUnreachable
from ..outputs.models import Destination, NothingMade, Render
from .prompt_watch import PromptWatch
from .standing import Standing
from .tools import RunTools

FAULTS_BORNE = 3

Brought = tuple[Destination, list[Take]]


class Collecting:
    """Repeated until it succeeds, or a person cancels: `wish` is set then.

    `resumed`: an earlier run, perhaps of another process, may have begun to collect.
    """

    def __init__(
        self,
        standing: Standing,
        link: NodeLink,
        graph: Graph,
        *,
        tools: RunTools,
        watch: PromptWatch,
        wish: asyncio.Event,
        resumed: bool,
    ) -> None:
        self._standing = standing
        self._link = link
        self._graph = graph
        self._tools = tools
        self._watch = watch
        self._wish = wish
        self._again = resumed
        self._faults = 0
        self._away_since: float | None = None

    async def collect(self) -> None:
        render = Render(
            self._standing.job,
            self._graph,
            self._link.node.name,
            datetime.now(UTC),
            node_version=self._link.state.stats.version,
        )
        pause = self._tools.patience.first_pause
        while not self._wish.is_set():
            await self._try(render)
            self._again = True
            if self._standing.job.status is not Status.COLLECTING:
                return
            await self._watch.rest(pause)
            pause = min(pause * 2, self._tools.patience.longest_pause)
        await self._tools.collector.abandon(render.job)
        await self._standing.cancelled(retract=False)

    async def _try(self, render: Render) -> None:
        try:
            brought = await self._unless_cancelled(
                self._tools.collector.collect(render, self._link.client, again=self._again)
            )
        except NothingMade as error:
            await self._standing.fail(error.message, cause=Cause.NOTHING_MADE)
        except (ArtifactMissing, UnreadableMedia) as error:
            await self._render_anew(error.message)
        except StudioError as error:  # what a person or time may mend
            await self._wait_for_better(error)
        else:
            if brought is not None:
                await self._finish(render, *brought)

    async def _unless_cancelled(self, work: Coroutine[None, None, Brought]) -> Brought | None:
        """None where the wish came before the end: a file of gigabytes is not waited for."""
        working = asyncio.create_task(work, name="collecting")
        wish = asyncio.create_task(self._wish.wait(), name="cancelling")
        try:
            await asyncio.wait({working, wish}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (working, wish):
                task.cancel()
            await asyncio.wait({working, wish})
        return None if working.cancelled() else working.result()

    async def _finish(self, render: Render, home: Destination, takes: list[Take]) -> None:
        await self._standing.finish(takes, project_path=str(home.root.path))
        await self._tools.judge.succeeded(self._link, render.job)

    async def _wait_for_better(self, error: StudioError) -> None:
        self._faults += isinstance(error, NodeFault)
        is_away = isinstance(error, NodeUnreachable)
        self._away_since = (self._away_since or _clock()) if is_away else None
        if self._faults > FAULTS_BORNE or self._is_gone():
            await self._standing.requeue(error.message, cause=Cause.NODE_GONE)
            return
        self._tools.live.wait(self._standing.job.id, error.message)

    def _is_gone(self) -> bool:
        """The node took the picture with it, and another one can make it again."""
        if self._away_since is None:
            return False
        silence = _clock() - self._away_since
        return silence > self._tools.patience.silence and self._tools.elsewhere(
            self._standing.job, self._graph
        )

    async def _render_anew(self, reason: str) -> None:
        """The node must not answer the next attempt with the same file out of its cache."""
        job = self._standing.job
        with suppress(NodeUnreachable):
            await self._link.client.forget_results()
        await self._tools.judge.failed(self._link, job, Cause.UNREADABLE_OUTPUT, reason)
        await self._standing.requeue(reason, cause=Cause.UNREADABLE_OUTPUT)


def _clock() -> float:
    return asyncio.get_running_loop().time()
