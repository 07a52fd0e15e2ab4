"""Templates over HTTP."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from prompt_engine.bodies import JsonObject, Name
from studio_kit.errors import responses

from .filling import WrongValues, fill
from .models import InputType, Role, Template, Value
from .service import TemplateLibrary, TemplateNotFound

router = APIRouter(tags=["templates"])


def _stays_below(prefix: str) -> str:
    parts = prefix.replace("\\", "/").split("/")
    if ".." in parts or not parts[0] or ":" in parts[0] or not prefix.isprintable():
        raise PydanticCustomError("outside", "must be a relative name without .. in it")
    return prefix


FilenamePrefix = Annotated[
    str, StringConstraints(min_length=1, max_length=200), AfterValidator(_stays_below)
]


class TemplateInputView(BaseModel):
    """`default` null: a value must be given."""

    model_config = ConfigDict(frozen=True)

    name: str
    label: str
    type: InputType
    role: Role | None
    default: Value | None
    min: int | float | None
    max: int | float | None
    step: int | float | None
    options: tuple[str, ...] | None
    model_folder: str | None
    advanced: bool


class TemplateView(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    description: str
    kind: Literal["image", "video"]
    target_model: str
    inputs: tuple[TemplateInputView, ...]


class TemplateProblemView(BaseModel):
    model_config = ConfigDict(frozen=True)

    template: str
    message: str


class TemplatesView(BaseModel):
    """`problems`: templates of the user's own folder that cannot be used, and why."""

    model_config = ConfigDict(frozen=True)

    templates: tuple[TemplateView, ...]
    problems: tuple[TemplateProblemView, ...]


class TemplateSummary(BaseModel):
    model_config = ConfigDict(frozen=True)

    name: str
    title: str
    description: str
    category: Literal["image", "video"]
    engine: str


class TemplateSummaries(BaseModel):
    model_config = ConfigDict(frozen=True)

    templates: tuple[TemplateSummary, ...]
    total: int
    categories: tuple[str, ...]
    engines: tuple[str, ...]


class PromptValues(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    positive: str | None = None
    negative: str | None = None


class BuildRequest(BaseModel):
    """A value of null, or "auto" for a model, stands for the template's default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    template_name: Name
    parameter_values: JsonObject | None = None
    prompt_values: PromptValues | None = None
    filename_prefix: FilenamePrefix | None = None


class BuildView(BaseModel):
    """`fingerprint` is the same for two graphs that differ in seed or file name prefix only."""

    model_config = ConfigDict(frozen=True)

    success: Literal[True]
    workflow: dict[str, Any]
    applied_changes: tuple[str, ...]
    fingerprint: str


def library_of(request: Request) -> TemplateLibrary:
    return request.state.templates


LibraryDep = Annotated[TemplateLibrary, Depends(library_of)]


@router.get("/api/templates")
async def list_templates(library: LibraryDep) -> TemplatesView:
    """Every template with its inputs, and what is wrong with those that cannot be used."""
    return TemplatesView(
        templates=tuple(_view(template) for template in library.templates),
        problems=tuple(
            TemplateProblemView(template=problem.template, message=problem.message)
            for problem in library.problems
        ),
    )


@router.get("/api/templates/list")
async def list_summaries(
    library: LibraryDep, category: Name | None = None, engine: Name | None = None
) -> TemplateSummaries:
    """Templates without their inputs; `category` and `engine` narrow the list."""
    every = [_summary(template) for template in library.templates]
    chosen = [
        summary
        for summary in every
        if category in (None, summary.category) and engine in (None, summary.engine)
    ]
    return TemplateSummaries(
        templates=tuple(chosen),
        total=len(chosen),
        categories=tuple(sorted({summary.category for summary in every})),
        engines=tuple(sorted({summary.engine for summary in every})),
    )


@router.get("/api/templates/{template_id}", responses=responses(TemplateNotFound))
async def read_template(template_id: Name, library: LibraryDep) -> TemplateView:
    return _view(library.template(template_id))


@router.post("/api/templates/build_workflow", responses=responses(TemplateNotFound, WrongValues))
async def build_workflow(body: BuildRequest, library: LibraryDep) -> BuildView:
    """The template's graph with the values in it, ready for `POST /api/job`."""
    filled = fill(
        library.template(body.template_name),
        body.parameter_values or {},
        prompts=_prompts(body.prompt_values),
        filename_prefix=body.filename_prefix,
    )
    return BuildView(
        success=True,
        workflow=dict(filled.graph),
        applied_changes=filled.changes,
        fingerprint=filled.fingerprint,
    )


def _prompts(values: PromptValues | None) -> dict[Role, str]:
    if values is None:
        return {}
    roles: dict[Role, str | None] = {"prompt": values.positive, "negative_prompt": values.negative}
    return {role: text for role, text in roles.items() if text is not None}


def _view(template: Template) -> TemplateView:
    header = template.header
    return TemplateView(
        id=template.id,
        title=header.title,
        description=header.description,
        kind=header.kind,
        target_model=header.target_model,
        inputs=tuple(
            TemplateInputView.model_validate(wanted, from_attributes=True)
            for wanted in template.inputs
        ),
    )


def _summary(template: Template) -> TemplateSummary:
    header = template.header
    return TemplateSummary(
        name=template.id,
        title=header.title,
        description=header.description,
        category=header.kind,
        engine=header.target_model,
    )
