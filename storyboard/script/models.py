"""What scripts send and get. The earlier console said frame for shot."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

PromptText = Annotated[str, StringConstraints(max_length=100_000)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class PushedPrompt(_Frozen):
    """A prompt for the shot at `frame_index` (from 0 in board order), or for a new shot."""

    prompt: PromptText
    negative_prompt: PromptText | None = None
    frame_index: Annotated[int, Field(ge=0)] | None = None
    workflow_data: dict[str, Any] | None = None
    metadata: dict[str, Any] | None = None


class ShotToRestore(_Frozen):
    frame_id: str


class PushResult(_Frozen):
    success: bool
    frame_id: str
    frame_index: int
    message: str


class Frame(_Frozen):
    id: str
    index: int
    prompt: str
    negative_prompt: str | None
    workflow_data: dict[str, Any] | None
    metadata: dict[str, Any] | None
    created_at: str
    updated_at: str


class FrameResult(_Frozen):
    success: bool
    frame: Frame


class BoardState(_Frozen):
    total_frames: int
    frames: list[Frame]
    current_frame_index: int | None
    metadata: dict[str, Any] | None


class DeleteResult(_Frozen):
    success: bool
    message: str
    total_frames: int


class ClearResult(_Frozen):
    success: bool
    message: str
