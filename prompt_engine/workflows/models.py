"""Templates: a ComfyUI graph in API form with named inputs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from prompt_engine.catalogue.models import Entry, Id, Text

Graph = Mapping[str, Mapping[str, Any]]
"""Graph node id -> `{class_type, inputs, _meta?}`, as a render node's `POST /prompt` takes it."""

Value = int | float | bool | str
InputType = Literal["integer", "float", "seed", "text", "choice", "boolean", "model", "image"]
Role = Literal["prompt", "negative_prompt", "seed", "width", "height", "steps"]
TemplateId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]

GREATEST_SEED = 2**64 - 1


class TemplateInput(Entry):
    """One thing worth changing. `node` and `field` say where in the graph its value stands.

    `min`, `max` and `step` are for numbers; without `default` the graph's own value is it.
    A prompt has no default: it must be given.
    """

    name: Id
    label: Text
    type: InputType
    role: Role | None = None
    node: Annotated[str, StringConstraints(min_length=1)]
    field: Annotated[str, StringConstraints(min_length=1)]
    default: Value | None = None
    min: int | float | None = None
    max: int | float | None = None
    step: Annotated[int | float, Field(gt=0)] | None = None
    options: tuple[str, ...] | None = None
    model_folder: Text | None = None
    advanced: bool = False

    @model_validator(mode="after")
    def says_what_its_type_needs(self) -> "TemplateInput":
        if (self.type == "choice") != bool(self.options):
            raise ValueError("a choice has options, and nothing else has")
        if (self.type == "model") != (self.model_folder is not None):
            raise ValueError("a model has a model_folder, and nothing else has")
        if self.type not in ("integer", "float") and (self.min, self.max, self.step) != (None,) * 3:
            raise ValueError("only integer and float have min, max and step")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("min is greater than max")
        return self


class TemplateHeader(Entry):
    """The content of `template.yaml`. Templates with a lower `order` are offered first."""

    title: Text
    description: Text
    kind: Literal["image", "video"]
    target_model: Id
    order: int = 100
    inputs: tuple[TemplateInput, ...]


@dataclass(frozen=True)
class Template:
    """`inputs` have their defaults resolved; only what must be given has none."""

    id: str
    header: TemplateHeader
    inputs: tuple[TemplateInput, ...]
    graph: Graph


@dataclass(frozen=True)
class TemplateProblem:
    """Why a template of the user's own folder cannot be used."""

    template: str
    message: str


@dataclass(frozen=True)
class FilledGraph:
    """`changes`: a sentence for each place of the graph that differs from the template's."""

    graph: Graph
    changes: tuple[str, ...]
    fingerprint: str
