"""What the viewers of a run are told. Any number may watch."""

import asyncio

from studio_kit.events import Subscription
from studio_kit.sockets import Send

from ..jobs.live import LiveJobs, PreviewHint, ProgressHint
from .models import RunStatus
from .runner import GraphRunner
from .service import GraphService
from .views import RunMessage, RunView, StepProgress, StepsMessage, StepView

HINTS_KEPT = 64
"""A slow viewer loses older hints of progress; it never loses how a step ended."""

Hint = ProgressHint | PreviewHint


class RunWatch:
    def __init__(self, *, graphs: GraphService, runner: GraphRunner, live: LiveJobs) -> None:
        self._graphs = graphs
        self._runner = runner
        self._live = live

    async def talk(self, send: Send, run_id: str) -> None:
        """The run as it is, what changes, and the run when it is over. Raises `RunNotFound`."""
        with (
            self._runner.changed.subscribe() as changed,
            self._live.hints.subscribe(HINTS_KEPT) as hints,
        ):
            view = await self._graphs.get(run_id)
            await send(RunMessage(type="run", run=view))
            if view.status is not RunStatus.RUNNING:
                return
            viewer = _Viewer(self._graphs, view, send)
            hinting = asyncio.create_task(viewer.hear_hints(hints))
            try:
                await viewer.hear_changes(changed)
            finally:
                hinting.cancel()
                await asyncio.wait([hinting])


class _Viewer:
    def __init__(self, graphs: GraphService, view: RunView, send: Send) -> None:
        self._graphs = graphs
        self._run_id = view.run_id
        self._send = send
        self._remember(view)

    async def hear_changes(self, changed: Subscription[str]) -> None:
        missed = 0
        while True:
            told = await changed.several()
            if self._run_id not in told and changed.missed == missed:
                continue
            missed = changed.missed
            view = await self._graphs.get(self._run_id)
            if view.status is not RunStatus.RUNNING:
                await self._send(RunMessage(type="run", run=view))
                return
            await self._tell(view)

    async def hear_hints(self, hints: Subscription[Hint]) -> None:
        async for hint in hints:
            key = self._keys.get(hint.job_id)
            if key is not None and isinstance(hint, ProgressHint):
                await self._send(
                    StepProgress(
                        type="progress", key=key, job_id=hint.job_id, progress=hint.progress
                    )
                )

    async def _tell(self, view: RunView) -> None:
        shown = self._shown
        self._remember(view)
        new = [step for step in view.steps if shown.get(step.key) != _lasting(step)]
        if new:
            await self._send(StepsMessage(type="steps", status=view.status, steps=new))

    def _remember(self, view: RunView) -> None:
        self._shown = {step.key: _lasting(step) for step in view.steps}
        self._keys = {step.job_id: step.key for step in view.steps if step.job_id}


def _lasting(step: StepView) -> StepView:
    """All but the progress, which the hints tell."""
    return step.model_copy(update={"progress": 0.0})
