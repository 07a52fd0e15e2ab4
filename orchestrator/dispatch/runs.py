"""Every run of this process. Which job goes where is decided elsewhere."""

from collections import Counter
from collections.abc import Callable
from itertools import takewhile

from ..jobs.models import Job
from ..nodes.link import NodeLink
from .run import JobRun
from .tools import RunTools


class Runs:
    """Keyed by prompt id: a job may be on two nodes, when one of them is slow."""

    def __init__(self, tools: RunTools, *, ended: Callable[[JobRun], None]) -> None:
        self._tools = tools
        self._ended = ended
        self._runs: dict[str, JobRun] = {}

    def add(self, job: Job, link: NodeLink, *, posted: bool | None) -> JobRun:
        """Counted and heard from now on; `see_through` does the work.

        `posted` is None where an earlier process sent the prompt and never knew the answer.
        """
        run = JobRun(job, link, tools=self._tools, posted=posted, elders=self._elders)
        self._runs[run.prompt_id] = run
        return run

    async def see_through(self, run: JobRun) -> None:
        """Returns when the job has ended, waits again, or is another run's."""
        try:
            await run.run()
        finally:
            del self._runs[run.prompt_id]
            if not self._of(run.job.id):
                self._tools.live.forget(run.job.id)
            self._ended(run)

    def cancel(self, job_id: str) -> None:
        for run in self._of(job_id):
            run.cancel()

    def cancel_prompt(self, prompt_id: str) -> None:
        if run := self._runs.get(prompt_id):
            run.cancel()

    @property
    def all(self) -> tuple[JobRun, ...]:
        return tuple(self._runs.values())

    def seats(self) -> Counter[str]:
        """How many of our prompts each node has, by node id."""
        return Counter(run.link.node.id for run in self._runs.values() if run.holds_seat)

    def is_posting(self, prompt_id: str) -> bool:
        """Whether the prompt may be on its way to the node at this moment."""
        run = self._runs.get(prompt_id)
        return run is not None and run.is_posting

    def _elders(self, run: JobRun) -> list[JobRun]:
        """What was given to the same node before."""
        before = takewhile(lambda other: other is not run, self.all)
        return [other for other in before if other.link is run.link and other.holds_seat]

    def _of(self, job_id: str) -> list[JobRun]:
        return [run for run in self._runs.values() if run.job.id == job_id]
