"""A job graph as it is sent: steps that name what they take from one another.

A reference is `step`, `step.slot` or deeper (`render.images[0]`); the slots of each kind of step
are in `slots.py`. A step that takes an item of a fan-out, or anything that was made from one, runs
once for every item, until a merge gathers what came of them.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints

from studio_kit.errors import Conflict, Invalid, NotFound

from ..groups.sequences import SeedStrategy
from ..jobs.models import Graph, JobMetadata

MOST_STEPS = 100
MOST_ITEMS = 500
MOST_INSTANCES = 2000
"""So many steps may a run have once every fan-out is counted out."""

FITTING_SEED = 2**31 - 1
"""The largest seed that every sampler and service takes."""

StepId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,39}$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
InputType = Literal["text", "integer", "number", "boolean", "image", "video", "audio", "any"]


class RunNotFound(NotFound):
    title = "No such run"


class RunStateWrong(Conflict):
    title = "The run's status does not allow it"


class GraphUnsound(Invalid):
    title = "The job graph cannot run"


class _Step(BaseModel):
    """`when` is a condition: where it does not hold, the step and what needs it are left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: StepId
    title: str = Field(default="", max_length=200)
    when: Text | None = None


class InputStep(_Step):
    """Something that is given when the run starts; without a default it must be.

    `many` takes a list. A picture, video or sound is a path in the project folder.
    """

    kind: Literal["input"]
    type: InputType
    many: bool = False
    default: JsonValue = None


class WorkflowStep(_Step):
    """One job. `parameters` are values for `node.field`; `inputs` are references for them.

    The target `seed` stands for every seed that the graph has. `metadata_inputs` are references
    for keys of the job's metadata: shot, shot_id, prompt, negative_prompt, stage.
    """

    kind: Literal["workflow"]
    workflow_json: Graph
    parameters: dict[str, JsonValue] = Field(default_factory=dict)
    inputs: dict[str, Text] = Field(default_factory=dict)
    metadata: dict[str, JsonValue] = Field(default_factory=dict)
    metadata_inputs: dict[str, Text] = Field(default_factory=dict)
    backend_affinity: str | None = None
    required_capabilities: list[str] = Field(default_factory=list)
    timeout_seconds: float | None = Field(default=None, ge=1, le=86_400)


class ConditionStep(_Step):
    kind: Literal["condition"]
    expression: Text


class SeedSource(BaseModel):
    """Different seeds up to `maximum`, from `base_seed`, which is drawn where it is left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    count: int = Field(ge=1, le=MOST_ITEMS)
    strategy: SeedStrategy = SeedStrategy.RANDOM
    base_seed: int | None = Field(default=None, ge=0, lt=2**64)
    maximum: int = Field(default=FITTING_SEED, ge=1, lt=2**64)


class FanOutStep(_Step):
    """One run of what follows for each item: of a list, of what a step made, or of seeds."""

    kind: Literal["fan_out"]
    items: list[JsonValue] | None = Field(default=None, min_length=1, max_length=MOST_ITEMS)
    over: Text | None = None
    seeds: SeedSource | None = None


class MergeMode(StrEnum):
    ALL = "all"  # waits for all that were not left out; one that failed holds it up
    ANY = "any"  # waits for all, and takes what was made
    FIRST = "first"  # takes the first that was made; the others are stopped if nobody needs them


class MergeStep(_Step):
    kind: Literal["merge"]
    of: list[Text] = Field(min_length=1, max_length=MOST_STEPS)
    mode: MergeMode = MergeMode.ALL


class OutputStep(_Step):
    kind: Literal["output"]
    value: Text


Step = InputStep | WorkflowStep | ConditionStep | FanOutStep | MergeStep | OutputStep
AnyStep = Annotated[Step, Field(discriminator="kind")]


class JobGraph(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(default="", max_length=200)
    steps: list[AnyStep] = Field(min_length=1, max_length=MOST_STEPS)


class RunRequest(BaseModel):
    """`metadata` holds for all jobs of the run: its project, and what steps do not say anew."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    graph: JobGraph
    inputs: dict[str, JsonValue] = Field(default_factory=dict)
    metadata: JobMetadata = JobMetadata()
    priority: int = Field(default=0, ge=-100, le=100)


class RunStatus(StrEnum):
    RUNNING = "running"
    DONE = "done"  # every step is done, or was rightly left out
    FAILED = "failed"  # a step failed that others wait for, or that nothing made up for
    CANCELLED = "cancelled"


class StepStatus(StrEnum):
    WAITING = "waiting"  # for other steps
    RUNNING = "running"  # its job is queued or on a node
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"  # left out: a condition, or something that it needs was left out
    CANCELLED = "cancelled"


class StepState(BaseModel):
    """One instance of a step. `item` counts the items of the fan-out it lies in, from 0."""

    model_config = ConfigDict(frozen=True)

    key: str
    step: str
    item: int | None
    status: StepStatus = StepStatus.WAITING
    outputs: dict[str, Any] = Field(default_factory=dict)
    reason: str | None = None
    job_id: str | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None


class Run(BaseModel):
    """A graph under way. What was asked for stands apart: it can be megabytes."""

    model_config = ConfigDict(frozen=True)

    id: str
    status: RunStatus
    name: str
    project_id: str | None
    cancel_requested: bool
    created_at: datetime
    completed_at: datetime | None
