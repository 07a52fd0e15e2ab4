"""What is asked of a template, and what is answered: the filled graph."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from prompt_engine.bodies import JsonObject, Name

from .models import AddedLora, AnyValue, FileName, Strength
from .seeds import SeedPolicy


def _stays_below(prefix: str) -> str:
    parts = prefix.replace("\\", "/").split("/")
    if ".." in parts or not parts[0] or ":" in parts[0] or not prefix.isprintable():
        raise PydanticCustomError("outside", "must be a relative name without .. in it")
    return prefix


FilenamePrefix = Annotated[
    str, StringConstraints(min_length=1, max_length=200), AfterValidator(_stays_below)
]


class LoraSettings(BaseModel):
    """What changes of a LoRA that the graph has; what is left out stays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: FileName | None = Field(default=None, alias="filename")
    strength: Strength | None = None
    strength_clip: Strength | None = None
    enabled: bool | None = None


class BuildRequest(BaseModel):
    """A value of null, or "auto" for a model, stands for the template's default.

    `prompt_values` are by role (`positive`, `negative`) or by an input's name; `lora_settings`
    and `image_paths` are by input name and stand beside `parameter_values`. `camera_angle` is
    an id or a token of `GET /api/templates/angles`. With `backend_id` or `backend_os` model
    names are spelled with that node's separators.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    template_name: Name
    parameter_values: JsonObject | None = None
    prompt_values: dict[Name, str | None] | None = None
    lora_settings: dict[Name, LoraSettings] | None = None
    loras: Annotated[tuple[AddedLora, ...], Field(max_length=50)] = ()
    image_paths: dict[Name, str] | None = None
    filename_prefix: FilenamePrefix | None = None
    camera_angle: Name | None = None
    enable_next_scene: bool = False
    seed_policy: SeedPolicy | dict[Name, SeedPolicy] = "fixed"
    backend_id: Name | None = None
    backend_os: Name | None = None


class MaskedPicture(BaseModel):
    """A picture and its mask, which become one picture with transparency."""

    model_config = ConfigDict(frozen=True)

    image: str
    mask: str


class BuildView(BaseModel):
    """`workflow` goes to `POST /api/job`, and `inputs` into its metadata.

    `values` are all that were used, drawn seeds and defaults among them; `seed` is the one that
    a take keeps. `fingerprint` is the same for two graphs that differ in seed or file name prefix
    only.
    """

    model_config = ConfigDict(frozen=True)

    success: Literal[True]
    workflow: dict[str, Any]
    applied_changes: tuple[str, ...]
    fingerprint: str
    inputs: dict[str, str | MaskedPicture]
    values: dict[str, AnyValue]
    seed: int | None
    prompt: str | None
    negative_prompt: str | None
