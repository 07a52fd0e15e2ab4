"""What the sockets say in text frames: a union on `type`. Previews go as binary frames."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from ..dispatch.progress import Stage
from ..jobs.views import JobView
from ..nodes.views import BackendList
from .models import Event


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True)


class EventMessage(_Message):
    """Something durable happened; `job` is how the job stands now."""

    type: Literal["event"]
    event: Event
    job: JobView


class JobMessage(_Message):
    type: Literal["job"]
    job: JobView


class ProgressMessage(_Message):
    type: Literal["progress"]
    job_id: str
    progress: float
    stage: Stage | None


class BackendsMessage(BackendList):
    """A node came, went or changed."""

    type: Literal["backends"]


class QueueMessage(_Message):
    """The queue was paused or resumed."""

    type: Literal["queue"]
    paused: bool


StreamMessage = EventMessage | JobMessage | ProgressMessage | BackendsMessage | QueueMessage


class StreamText(RootModel[Annotated[StreamMessage, Field(discriminator="type")]]):
    """A text frame of `/ws/events` and `/ws/jobs/{id}`."""
