"""Templates: a ComfyUI graph in API form with named inputs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from prompt_engine.catalogue.models import Entry, Id, Text
from studio_kit.graph import Graph

InputType = Literal[
    "integer",
    "float",
    "seed",
    "text",
    "choice",
    "boolean",
    "model",
    "lora",
    "image",
    "mask",
    "video",
    "audio",
]
MEDIA: frozenset[InputType] = frozenset({"image", "mask", "video", "audio"})

Role = Literal[
    "prompt",
    "negative_prompt",
    "seed",
    "width",
    "height",
    "steps",
    "cfg",
    "guidance",
    "sampler",
    "scheduler",
    "denoise",
    "frames",
    "fps",
    "batch_size",
    "checkpoint",
    "unet",
    "vae",
    "clip",
    "lora",
    "lora_strength",
    "controlnet",
    "control_strength",
    "upscale_model",
    "start_frame",
    "end_frame",
    "reference",
    "control_image",
    "mask",
    "video",
    "audio",
    "filename_prefix",
]
"""What an input is for, whatever a template calls it. Several inputs may share a role."""

Category = Literal[
    "text_to_image",
    "image_to_image",
    "inpainting",
    "upscaling",
    "video",
    "control",
    "audio",
    "other",
]
Kind = Literal["image", "video", "audio", "text"]
Origin = Literal["built_in", "own"]
AngleStyle = Literal["tokens", "words", "none"]
"""How a camera angle is told: in the tokens of the multi-angle LoRAs, in plain words, not."""

TemplateId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
EngineId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
FileName = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Strength = Annotated[float, Field(ge=-100, le=100)]

ADDED_LORAS = "loras"
BESIDE_INPUTS: frozenset[str] = frozenset({ADDED_LORAS, "camera_angle", "next_scene"})
"""What a shot, and the record of a take, keep among the values of the inputs: the LoRAs that the
template does not have, the angle, and whether the next scene follows. No input is called so."""

GREATEST_SEED = 2**64 - 1


class LoraValue(Entry):
    """A LoRA with its strengths; `strength_clip` None is the same as `strength`.

    One that is not `enabled` is left out of the graph as if its node were bypassed.
    """

    name: FileName
    strength: Strength = 1.0
    strength_clip: Strength | None = None
    enabled: bool = True


class AddedLora(LoraValue):
    """A LoRA that the template's graph does not have.

    `wire` is the template's model input (a checkpoint or diffusion model) that it changes;
    None changes every model of the graph.
    """

    wire: Id | None = None


Value = int | float | bool | str
AnyValue = Value | LoraValue


class TemplateInput(Entry):
    """One thing worth changing. `node` and `field` say where in the graph its value stands.

    `min`, `max` and `step` are for numbers, `max` also for seeds; without `default` the graph's
    own value is it. A prompt and media have no default: they must be given, or may be left out
    where `optional`, which takes the branch that needs them out of the graph.
    """

    name: Id
    label: Text
    type: InputType
    role: Role | None = None
    node: Annotated[str, StringConstraints(min_length=1)]
    field: Annotated[str, StringConstraints(min_length=1)]
    default: AnyValue | None = None
    min: int | float | None = None
    max: int | float | None = None
    step: Annotated[int | float, Field(gt=0)] | None = None
    options: tuple[str, ...] | None = None
    model_folder: Text | None = None
    group: Text | None = None
    advanced: bool = False
    tooltip: Text | None = None
    optional: bool = False

    @model_validator(mode="after")
    def says_what_its_type_needs(self) -> "TemplateInput":
        if (self.type == "choice") != bool(self.options):
            raise ValueError("a choice has options, and nothing else has")
        if (self.type in ("model", "lora")) != (self.model_folder is not None):
            raise ValueError("a model or a lora has a model_folder, and nothing else has")
        limits = (self.min, None if self.type == "seed" else self.max, self.step)
        if self.type not in ("integer", "float") and limits != (None,) * 3:
            raise ValueError("only integer and float have min, max and step, a seed has max")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("min is greater than max")
        if self.optional and self.type not in MEDIA | {"lora"}:
            raise ValueError("only media and a lora may be optional")
        return self


class TemplateHeader(Entry):
    """The content of `template.yaml`. Templates with a lower `order` are offered first.

    `kind` is the main thing it makes, `output` all of them. `categories` are the user's own.
    `newer_classes` came into ComfyUI after its version 0.3.64.
    """

    title: Text
    description: str
    kind: Kind
    output: tuple[Kind, ...] = ()
    category: Category = "other"
    categories: tuple[Text, ...] = ()
    engine: EngineId = "other"
    target_model: Id = "generic"
    angles: AngleStyle = "words"
    next_scene: bool = False
    newer_classes: tuple[str, ...] = ()
    order: int = 100
    inputs: tuple[TemplateInput, ...]


@dataclass(frozen=True)
class Template:
    """`inputs` have their defaults resolved; only what must be given or may be left out has none.

    `newer_classes` are node classes that an older ComfyUI lacks, and those that we know nothing of.
    """

    id: str
    header: TemplateHeader
    inputs: tuple[TemplateInput, ...]
    graph: Graph
    origin: Origin = "built_in"
    newer_classes: tuple[str, ...] = ()

    @property
    def output(self) -> tuple[Kind, ...]:
        return self.header.output or (self.header.kind,)

    def by_role(self, role: Role) -> tuple[TemplateInput, ...]:
        return tuple(wanted for wanted in self.inputs if wanted.role == role)


@dataclass(frozen=True)
class MaskedImage:
    """A picture whose transparency is made from a mask, before it goes to the node."""

    image: str
    mask: str


@dataclass(frozen=True)
class TemplateProblem:
    """Why a template of the user's own folder cannot be used."""

    template: str
    message: str


@dataclass(frozen=True)
class FilledGraph:
    """`changes`: a sentence for each place of the graph that differs from the template's.

    `inputs`: `"node.field"` -> the file that goes there; `values`: what each input got.
    """

    graph: Graph
    changes: tuple[str, ...]
    fingerprint: str
    inputs: Mapping[str, str | MaskedImage]
    values: Mapping[str, AnyValue | None]
