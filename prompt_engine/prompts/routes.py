"""Prompts over HTTP."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import to_json

from prompt_engine.bodies import CameraBody, JsonObject, Name
from prompt_engine.catalogue.choices import Choices, UnknownOption
from prompt_engine.catalogue.models import Certainty
from prompt_engine.catalogue.routes import CatalogueDep
from prompt_engine.catalogue.service import Catalogue, UnknownField
from prompt_engine.rules.routes import RuleBookDep
from prompt_engine.rules.views import ValidationView, validation_view
from studio_kit.errors import responses

from .clashes import of_project
from .models import DESCRIPTION, Intent, Kind, NoteKind, Prompt, TargetModel
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


class SpanView(BaseModel):
    """The characters of the prompt that a field made; `description` is the user's own words.

    Offsets count UTF-16 code units, as the strings of a page do.
    """

    model_config = ConfigDict(frozen=True)

    field: str
    start: int
    end: int


class NoteView(BaseModel):
    """Why a field is not in the prompt, or not in the catalogue's words."""

    model_config = ConfigDict(frozen=True)

    kind: NoteKind
    field: str
    sentence: str


class LengthView(BaseModel):
    """`count` is an estimate unless the unit is words or characters; `most` null: no limit."""

    model_config = ConfigDict(frozen=True)

    count: int
    most: int | None
    unit: str


class PromptView(BaseModel):
    """`negative_prompt` is empty for a model that takes none."""

    model_config = ConfigDict(frozen=True)

    prompt: str
    negative_prompt: str
    spans: tuple[SpanView, ...]
    notes: tuple[NoteView, ...]
    length: LengthView
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


async def writer_of(request: Request) -> PromptWriter:
    return request.state.prompt_writer


WriterDep = Annotated[PromptWriter, Depends(writer_of)]


@router.post(
    "/generate-prompt",
    response_model=PromptView,
    responses=responses(UnknownOption, UnknownField, UnknownTargetModel),
)
@router.post("/api/generate-prompt", response_model=PromptView, include_in_schema=False)
async def generate_prompt(
    body: PromptRequest, catalogue: CatalogueDep, writer: WriterDep, book: RuleBookDep
) -> Response:
    """Text and negative prompt for a target model, from a description and camera choices."""
    old = read_old_config(body.config, catalogue)
    choices = catalogue.choose({**old.camera, **body.camera})
    prompt = writer.write(_intent(body, choices, catalogue), body.target_model)
    violations = book.validate(choices)
    data = _prompt_data(prompt, validation_view(violations, old.remarks, catalogue))
    return Response(to_json(data), media_type="application/json")


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


def _prompt_data(prompt: Prompt, validation: ValidationView) -> dict[str, object]:
    """A `PromptView` as plain data, which is written once and not read again."""
    return {
        "prompt": prompt.text,
        "negative_prompt": prompt.negative,
        "spans": [utf16(span, prompt.text) for span in prompt.spans],
        "notes": prompt.notes,
        "length": prompt.length,
        "validation": validation,
    }


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
