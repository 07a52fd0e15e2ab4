"""Scenes as older programs send and get them. Their scene is ours; its prompts are its shots'."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from storyboard.scenes.models import EntryId, Line, Words

from .models import PromptText


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class ScenePrompt(_Frozen):
    """Of one shot; what is left out stays as it is."""

    prompt: PromptText | None = None
    negative_prompt: PromptText | None = None


class PromptsUpdate(_Frozen):
    """`prompts` by the ids of the scene's shots."""

    scene_id: EntryId
    prompts: Annotated[dict[EntryId, ScenePrompt], Field(max_length=10_000)]


class SceneMetadata(BaseModel):
    """What a scene has fields for; other keys, such as `mask` or `resolution`, are kept beside."""

    model_config = ConfigDict(frozen=True, extra="allow")

    name: Line | None = None
    heading: Line | None = None
    description: Words | None = None
    lyrics: Words | None = None


class MetadataUpdate(_Frozen):
    scene_id: EntryId
    metadata: SceneMetadata


class Lora(_Frozen):
    """A file of the node with its strength; `strength_clip` null is the same as `strength`."""

    name: Annotated[str, Field(min_length=1, max_length=1000)]
    strength: Annotated[float, Field(ge=-100, le=100)] = 1.0
    strength_clip: Annotated[float, Field(ge=-100, le=100)] | None = None
    enabled: bool = True


class LorasUpdate(_Frozen):
    """For every shot of the scene, in place of those it has added."""

    scene_id: EntryId
    loras: Annotated[list[Lora], Field(max_length=100)]


class SceneToSave(_Frozen):
    scene_id: EntryId


class ShotPrompt(_Frozen):
    shot_id: str
    code: str
    prompt: str
    negative_prompt: str | None


class ListedScene(_Frozen):
    """`metadata` are the keys that a scene has no field for."""

    scene_id: str
    index: int
    name: str
    heading: str
    description: str
    lyrics: str
    prompts: list[ShotPrompt]
    metadata: dict[str, Any]


class SceneList(_Frozen):
    success: bool
    scenes: list[ListedScene]
    total: int


class SceneResult(_Frozen):
    success: bool
    scene: ListedScene
    message: str
