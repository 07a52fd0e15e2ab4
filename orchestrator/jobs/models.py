"""What a job is. Plain data; `states.py` alone changes a status."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from studio_kit.errors import Conflict, Invalid, NotFound
from studio_kit.intent import Intent
from studio_kit.media import MediaKind

from ..inputs.models import InputSource
from ..nodes.models import Artifact

Graph = dict[str, Any]
"""A ComfyUI workflow in API form: graph node id -> `{class_type, inputs}`."""

MAX_FAILURES = 3
"""A job that failed this often through no fault of its graph is given up."""


Reference = Annotated[str, StringConstraints(max_length=64, pattern=r"^[^\x00]*$")]
"""An id of somebody's. PostgreSQL holds no NUL in a text."""


class Status(StrEnum):
    QUEUED = "queued"  # waits for a node
    LEASED = "leased"  # given to a node: being sent there, or waiting in that node's own queue
    RUNNING = "running"  # the node works on it
    COLLECTING = "collecting"  # the node is finished; its files are on their way to the folder
    DONE = "done"  # every file is on disk, verified and recorded
    FAILED = "failed"  # given up; `error` says why
    CANCELLED = "cancelled"  # a person stopped it


ACTIVE = frozenset((Status.QUEUED, Status.LEASED, Status.RUNNING, Status.COLLECTING))
ON_A_NODE = frozenset((Status.LEASED, Status.RUNNING))
ENDED = frozenset((Status.DONE, Status.FAILED, Status.CANCELLED))


class Cause(StrEnum):
    """Why a job or one of its attempts failed, as far as it changes what a person can do."""

    REFUSED = "refused"  # the node's own check refused the graph
    OUT_OF_MEMORY = "out_of_memory"  # the video memory of the node was too small
    MISSING_FILE = "missing_file"  # a model or an input was not on the node
    RUNTIME_ERROR = "runtime_error"  # a graph node raised
    NODE_GONE = "node_gone"  # the node was lost, restarted or silent
    NOTHING_MADE = "nothing_made"  # the graph ended without a file
    UNREADABLE_OUTPUT = "unreadable_output"  # the file was there and could not be decoded
    INTERRUPTED = "interrupted"  # somebody else stopped it on the node
    TIMED_OUT = "timed_out"  # it ran longer than its group allows
    OTHER = "other"


class JobNotFound(NotFound):
    title = "No such job"


class WrongStatus(Conflict):
    title = "The job's status does not allow it"


class GraphInvalid(Invalid):
    title = "Not a graph that can be run"


class JobMetadata(BaseModel):
    """Where the output belongs and what its record should say. Other keys are kept as they are.

    `inputs`: `{"node.field": file}`, media that the graph reads, put on its node before it runs.
    `intent` is what the shot said when this was ordered; the take remembers it.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    project_path: str | None = None
    project_id: Reference | None = None
    shot: str | None = None
    shot_id: Reference | None = None
    template_id: str | None = None
    values: dict[str, Any] = Field(default_factory=dict)
    inputs: dict[str, InputSource] = Field(default_factory=dict)
    prompt: str = ""
    negative_prompt: str = ""
    seed: Annotated[int, Field(ge=-(2**63), lt=2**64)] | None = None
    fingerprint: str | None = None
    intent: Intent | None = None
    stage: Literal["draft", "final"] = "draft"


class Submission(BaseModel):
    """A graph to run. `parameters` patches it: `{"3.seed": 7}` sets `seed` of graph node 3.

    `interactive`: somebody waits before the board for this one picture (the director lane).
    """

    model_config = ConfigDict(frozen=True)

    workflow_json: Graph
    parameters: dict[str, Any] = Field(default_factory=dict)
    metadata: JobMetadata = JobMetadata()
    backend_affinity: str | None = None
    required_capabilities: list[str] = Field(default_factory=list)
    priority: int = Field(default=0, ge=-100, le=100)
    interactive: bool = False

    @model_validator(mode="before")
    @classmethod
    def null_means_left_out(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {key: field for key, field in value.items() if field is not None}  # pyright: ignore[reportUnknownVariableType]


@dataclass(frozen=True)
class Owner:
    """What the job is a part of: a group, a batch, or a step of a job graph's run."""

    group_id: str | None = None
    batch_id: str | None = None
    run_id: str | None = None
    step: str | None = None


NOBODY = Owner()


@dataclass(frozen=True)
class NewJob:
    """What is written down when a job is taken.

    `time_limit` is in seconds of running, waiting not counted. With a `refusal` the job is failed
    from the start: the sentence says why its group could not have it rendered. `key` is the
    caller's own for this submission, `submission_hash` what was submitted under it.
    """

    id: str
    graph: Graph
    graph_hash: str
    metadata: JobMetadata
    pinned_node: str | None
    required_classes: tuple[str, ...]
    priority: int
    interactive: bool = False
    signature: str = ""
    models: tuple[str, ...] = ()
    owner: Owner = NOBODY
    time_limit: float | None = None
    refusal: str | None = None
    key: str | None = None
    submission_hash: str | None = None


class TextOutput(BaseModel):
    """What a graph node showed as text."""

    model_config = ConfigDict(frozen=True)

    graph_node: str
    text: str


class Output(BaseModel):
    """A take that the job wrote. `path` is relative to the project folder."""

    model_config = ConfigDict(frozen=True)

    path: str
    kind: MediaKind
    take_id: str
    sha256: str
    width: int | None
    height: int | None


@dataclass(frozen=True)
class Job:
    id: str
    number: int
    status: Status
    priority: int
    metadata: JobMetadata
    graph_hash: str
    pinned_node: str | None
    required_classes: tuple[str, ...]
    attempt: int
    node_id: str | None
    prompt_id: str | None
    failures: int
    avoid: frozenset[str]
    cancel_requested: bool
    error: str | None
    artifacts: tuple[Artifact, ...]
    outputs: tuple[Output, ...]
    created_at: datetime
    started_at: datetime | None
    completed_at: datetime | None
    position: float
    interactive: bool
    signature: str
    models: tuple[str, ...]
    owner: Owner
    time_limit: float | None
    lane: int
    cause: Cause | None
    vram_floor: int | None
    overtaken: int
    deleted_at: datetime | None

    @property
    def is_active(self) -> bool:
        return self.status in ACTIVE

    @property
    def texts(self) -> list[TextOutput]:
        return [
            TextOutput(graph_node=item.graph_node, text=item.text)
            for item in self.artifacts
            if item.text is not None
        ]

    @classmethod
    def from_row(cls, row: Any) -> Self:
        return cls(
            id=row.id,
            number=row.number,
            status=Status(row.status),
            priority=row.priority,
            metadata=JobMetadata.model_validate(row.metadata),
            graph_hash=row.graph_hash,
            pinned_node=row.pinned_node,
            required_classes=tuple(row.required_classes),
            attempt=row.attempt,
            node_id=row.node_id,
            prompt_id=row.prompt_id,
            failures=row.failures,
            avoid=frozenset(row.avoid),
            cancel_requested=row.cancel_requested,
            error=row.error,
            artifacts=tuple(Artifact.model_validate(item) for item in row.artifacts),
            outputs=tuple(Output.model_validate(item) for item in row.outputs),
            created_at=row.created_at,
            started_at=row.started_at,
            completed_at=row.completed_at,
            position=row.position,
            interactive=row.interactive,
            signature=row.signature,
            models=tuple(row.models),
            owner=Owner(row.group_id, row.batch_id, row.run_id, row.step),
            time_limit=row.time_limit,
            lane=row.lane,
            cause=Cause(row.cause) if row.cause else None,
            vram_floor=row.vram_floor,
            overtaken=row.overtaken,
            deleted_at=row.deleted_at,
        )


@dataclass(frozen=True)
class Attempt:
    """One try on one node. `posted_at` is set once the node has confirmed that it took it.

    `client_id` is the socket under which the node tells of it. A `hedge` runs beside an attempt
    that takes too long. `estimate` is seconds of rendering, as foreseen, with a range of 80 %.
    """

    job_id: str
    number: int
    node_id: str
    node_name: str
    prompt_id: str
    leased_at: datetime
    posted_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    reason: str | None
    cause: Cause | None = None
    client_id: str | None = None
    hedge: bool = False
    estimate: float | None = None
    estimate_low: float | None = None
    estimate_high: float | None = None
