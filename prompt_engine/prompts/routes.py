"""Prompts over HTTP."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from prompt_engine.bodies import CameraBody, JsonObject, Name, as_json
from prompt_engine.catalogue.choices import Choices, UnknownOption
from prompt_engine.catalogue.models import Certainty
from prompt_engine.catalogue.service import Catalogue, UnknownField
from prompt_engine.rules.service import RuleBook
from prompt_engine.rules.views import ValidationView, validation_view
from studio_kit.errors import responses

from .clashes import of_project
from .models import DESCRIPTION, Intent, Kind, Length, Note, Prompt, Span, TargetModel
from .old_config import read_old_config
from .service import PromptWriter, UnknownTargetModel
from .text import utf16

router = APIRouter(tags=["prompts"])

Description = Annotated[str, StringConstraints(max_length=20_000)]

Weight = Annotated[float, Field(ge=0.1, le=2)]


class PromptRequest(BaseModel):
    """`camera` is the way to ask; `project_type` and `config` are what older scripts send.

    `emphasis`: a field, or `description`, to its weight.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    description: Description = ""
    camera: CameraBody = {}
    target_model: Name = "generic"
    project_type: Literal["live_action", "animation"] | None = None
    config: JsonObject = {}
    emphasis: dict[Name, Weight] = {}


class PromptView(BaseModel):
    """`negative_prompt` is empty for a model that takes none.

    Offsets of `spans` count UTF-16 code units, as the strings of a page do.
    """

    model_config = ConfigDict(frozen=True)

    prompt: str
    negative_prompt: str
    spans: tuple[Span, ...]
    notes: tuple[Note, ...]
    length: Length
    validation: ValidationView


class TargetModelView(BaseModel):
    """`limit` in `unit`, null where none is published; `error` says how it is measured."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    category: Kind
    takes_negative_prompt: bool
    aliases: tuple[str, ...]
    family: str
    family_label: str
    limit: int | None
    unit: str | None
    error: str | None
    weights: str
    parameters: tuple[str, ...]
    lettering: bool
    source: str
    certainty: Certainty
    note: str | None


@dataclass(frozen=True, slots=True)
class Desk:
    """What a prompt is written with. One dependency: each costs as much as a rule."""

    writer: PromptWriter
    book: RuleBook


async def desk_of(request: Request) -> Desk:
    return Desk(request.state.prompt_writer, request.state.rule_book)


async def writer_of(request: Request) -> PromptWriter:
    return request.state.prompt_writer


DeskDep = Annotated[Desk, Depends(desk_of)]
WriterDep = Annotated[PromptWriter, Depends(writer_of)]


@router.post(
    "/generate-prompt",
    response_model=PromptView,
    responses=responses(UnknownOption, UnknownField, UnknownTargetModel),
)
@router.post("/api/generate-prompt", response_model=PromptView, include_in_schema=False)
async def generate_prompt(body: PromptRequest, desk: DeskDep) -> Response:
    """Text and negative prompt for a target model, from a description and camera choices."""
    catalogue = desk.book.catalogue
    old = read_old_config(body.config, catalogue)
    choices = catalogue.choose({**old.camera, **body.camera})
    prompt = desk.writer.write(_intent(body, choices, catalogue), body.target_model)
    violations = desk.book.validate(choices)
    view = _prompt_view(prompt, validation_view(violations, old.remarks, catalogue))
    return as_json(view)


@router.get("/target-models")
@router.get("/api/target-models", include_in_schema=False)
async def list_target_models(writer: WriterDep) -> list[TargetModelView]:
    """The models that a prompt can be written for."""
    return [_target_view(model, writer) for model in writer.models]


def _intent(body: PromptRequest, chosen: Choices, catalogue: Catalogue) -> Intent:
    camera, notes = of_project(chosen, body.project_type, catalogue)
    for name in body.emphasis.keys() - {DESCRIPTION}:
        catalogue.field(name)
    return Intent(body.description, camera, body.project_type, tuple(notes), body.emphasis)


def _prompt_view(prompt: Prompt, validation: ValidationView) -> PromptView:
    return PromptView(
        prompt=prompt.text,
        negative_prompt=prompt.negative,
        spans=tuple([utf16(span, prompt.text) for span in prompt.spans]),
        notes=prompt.notes,
        length=prompt.length,
        validation=validation,
    )


def _target_view(model: TargetModel, writer: PromptWriter) -> TargetModelView:
    counter = writer.counters[model.limit[1]] if model.limit else None
    return TargetModelView(
        id=model.id,
        name=model.label,
        category=model.kind,
        takes_negative_prompt=model.negative == "own",
        aliases=model.aliases,
        family=model.family,
        family_label=writer.families[model.family].label,
        limit=model.limit[0] if model.limit else None,
        unit=counter.unit if counter else None,
        error=counter.error if counter else None,
        weights=model.weights,
        parameters=model.parameters,
        lettering=model.lettering,
        source=model.source,
        certainty=model.certainty,
        note=model.note,
    )
