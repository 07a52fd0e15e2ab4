"""What a batch is. How it stands is worked out from its jobs and never stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints

from studio_kit.errors import Conflict, Invalid, NotFound

from ..jobs.models import Submission

MOST_ITEMS = 1000

Key = Annotated[str, StringConstraints(min_length=1, max_length=128)]


class BatchNotFound(NotFound):
    title = "No such batch"


class BatchKeyReused(Conflict):
    title = "The key was used for another batch"


class BatchRefused(Invalid):
    """The problem's `items` say of each why."""

    title = "No item can be taken"


class BatchRequest(BaseModel):
    """Each item is what `POST /api/job` takes, and a `key` by which the caller knows it again.

    The items are read one by one, so that one that is wrong does not stop the others. Under an
    `idempotency_key`, or the header so named, a repeated call takes no second batch.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(default="", max_length=200)
    items: list[dict[str, JsonValue]] = Field(min_length=1, max_length=MOST_ITEMS)
    idempotency_key: Key | None = None


class BatchItem(Submission):
    key: Key


@dataclass(frozen=True)
class Batch:
    """`cancelled_at` is set when somebody stopped the whole batch."""

    id: str
    name: str
    idempotency_key: str | None
    submission_hash: str
    project_id: str | None
    created_at: datetime
    cancelled_at: datetime | None


@dataclass(frozen=True)
class Item:
    """One submission of a batch; without a job it was refused, and is kept to be tried again."""

    place: int
    key: str
    job_id: str | None
    refusal: str | None
    submission: dict[str, Any] | None
