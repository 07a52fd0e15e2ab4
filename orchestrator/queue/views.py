"""The queue as programs and the page see it."""

from pydantic import BaseModel, ConfigDict

from ..jobs.models import Cause, Status
from .models import RemedyKind


class _View(BaseModel):
    model_config = ConfigDict(frozen=True)


class TimeLeft(_View):
    """Seconds; the range holds 80 % of cases."""

    seconds: float
    low: float
    high: float


class QueueSummary(_View):
    """`failed` are failures that nobody has dismissed; `running` counts jobs that a node has.

    `eta` is None while nothing is under way or foreseeable. `estimate_error` is how far the last
    estimates were off, as a share of the time that the renders took.
    """

    paused: bool
    counts: dict[Status, int]
    waiting: int
    running: int
    failed: int
    done_today: int
    eta: TimeLeft | None
    estimate_error: float | None


class Remedy(_View):
    """What a person can do. `retry_on`: retry on one of these nodes, which could run the jobs;
    `unpin`: retry without the pinned node; `wait`: retry, pinned to a node that is away now.
    """

    action: RemedyKind
    label: str
    backend_ids: list[str]


class FailureGroup(_View):
    """Jobs that failed alike. `detail` is what the node said of the newest."""

    cause: Cause
    title: str
    sentence: str
    detail: str | None
    count: int
    job_ids: list[str]
    shots: list[str]
    remedies: list[Remedy]


class Failures(_View):
    """`recovered` counts the jobs of today whose first attempts failed and that are done."""

    total: int
    groups: list[FailureGroup]
    recovered: int


class ForecastJob(_View):
    """Seconds from now; `starts_in` is negative for what runs already."""

    job_id: str
    shot: str | None
    status: Status
    starts_in: float
    ends_in: float
    waits_for: str | None


class Lane(_View):
    backend_id: str
    jobs: list[ForecastJob]


class Forecast(_View):
    lanes: list[Lane]


class Cleared(_View):
    job_ids: list[str]


class BulkResult(_View):
    job_id: str
    ok: bool
    message: str


class BulkResults(_View):
    results: list[BulkResult]
