"""What is known of jobs only while they run: progress, previews, why they wait. Never stored."""

from collections.abc import Callable
from dataclasses import dataclass

from studio_kit.events import Broadcast

from ..dispatch.progress import GraphProgress, Stage


@dataclass(frozen=True)
class ProgressHint:
    job_id: str
    progress: float
    stage: Stage | None


@dataclass(frozen=True)
class PreviewHint:
    job_id: str
    mime: str
    data: bytes


def _unknown(_: str) -> str | None:
    return None


class LiveJobs:
    """`waiting` knows why a queued job waits, where nobody said so of the job itself."""

    def __init__(self, waiting: Callable[[str], str | None] = _unknown) -> None:
        self._waiting = waiting
        self.hints = Broadcast[ProgressHint | PreviewHint]()
        self._progress: dict[str, GraphProgress] = {}
        self._waits: dict[str, str] = {}

    def fraction(self, job_id: str) -> float:
        progress = self._progress.get(job_id)
        return progress.fraction if progress else 0.0

    def stage(self, job_id: str) -> Stage | None:
        progress = self._progress.get(job_id)
        return progress.stage if progress else None

    def advance(self, job_id: str, progress: GraphProgress) -> None:
        if progress == self._progress.get(job_id):
            return
        self._progress[job_id] = progress
        self.hints.publish(ProgressHint(job_id, progress.fraction, progress.stage))

    def preview(self, job_id: str, *, mime: str, data: bytes) -> None:
        self.hints.publish(PreviewHint(job_id, mime, data))

    def waits_for(self, job_id: str) -> str | None:
        return self._waits.get(job_id) or self._waiting(job_id)

    def wait(self, job_id: str, reason: str) -> None:
        self._waits[job_id] = reason

    def go_on(self, job_id: str) -> None:
        self._waits.pop(job_id, None)

    def forget(self, job_id: str) -> None:
        self._progress.pop(job_id, None)
        self._waits.pop(job_id, None)
