"""What a job group is. Its status is worked out from its children's and never stored."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints, model_validator

from studio_kit.errors import Invalid, NotFound

from ..jobs.models import ENDED, Graph, JobMetadata, Status
from .sequences import SeedStrategy

MOST_CHILDREN = 1000

NodeId = Annotated[str, StringConstraints(min_length=1, max_length=64)]


class GroupNotFound(NotFound):
    title = "No such job group"


class GroupInvalid(Invalid):
    title = "Not a group that can be run"


class GroupStatus(StrEnum):
    """Of a job group, and of a batch."""

    PENDING = "pending"  # nothing has begun
    RUNNING = "running"
    PARTIAL_COMPLETE = "partial_complete"  # over: some are done, some failed or were cancelled
    COMPLETED = "completed"
    FAILED = "failed"  # over, and none is done
    CANCELLED = "cancelled"  # over, because somebody stopped the whole


class GroupRequest(BaseModel):
    """One child for each of `backend_ids`; with `count` so many, the nodes taking turns.

    Without `backend_ids` any node takes any child. `timeout_seconds` is time of running.
    """

    model_config = ConfigDict(frozen=True)

    workflow_json: Graph
    parameters: dict[str, JsonValue] = Field(default_factory=dict)
    backend_ids: list[NodeId] = Field(default_factory=list, max_length=MOST_CHILDREN)
    count: int | None = Field(default=None, ge=1, le=MOST_CHILDREN)
    seed_strategy: SeedStrategy = SeedStrategy.RANDOM
    base_seed: int | None = Field(default=None, ge=0, lt=2**64)
    metadata: JobMetadata = JobMetadata()
    timeout_seconds: float | None = Field(default=None, ge=1, le=86_400)
    required_capabilities: list[str] = Field(default_factory=list)
    priority: int = Field(default=0, ge=-100, le=100)

    @model_validator(mode="before")
    @classmethod
    def null_means_left_out(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {key: field for key, field in value.items() if field is not None}  # pyright: ignore[reportUnknownVariableType]

    @property
    def places(self) -> list[str | None]:
        """The node of each child. Raises `GroupInvalid` where it is not said how many."""
        nodes: list[str | None] = [*self.backend_ids]
        if self.count is None:
            if not nodes:
                raise GroupInvalid("Name the nodes of the group in backend_ids, or say its count.")
            return nodes
        return [nodes[index % len(nodes)] if nodes else None for index in range(self.count)]


@dataclass(frozen=True)
class Group:
    """`cancelled_at` is set when somebody stopped the whole group."""

    id: str
    strategy: SeedStrategy
    base_seed: int
    total: int
    time_limit: float | None
    project_id: str | None
    created_at: datetime
    cancelled_at: datetime | None


def overall_status(statuses: Collection[Status], *, is_stopped: bool) -> GroupStatus:
    """Of jobs that were taken together. `is_stopped`: somebody cancelled all of them."""
    ended = [status for status in statuses if status in ENDED]
    done = ended.count(Status.DONE)
    if len(ended) < len(statuses):
        waiting = (Status.QUEUED, Status.LEASED)
        begun = ended or any(status not in waiting for status in statuses)
        return GroupStatus.RUNNING if begun else GroupStatus.PENDING
    if done == len(statuses):
        return GroupStatus.COMPLETED
    if is_stopped:
        return GroupStatus.CANCELLED
    if done:
        return GroupStatus.PARTIAL_COMPLETE
    stopped = all(status is Status.CANCELLED for status in ended)
    return GroupStatus.CANCELLED if stopped else GroupStatus.FAILED
