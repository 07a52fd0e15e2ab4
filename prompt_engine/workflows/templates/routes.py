"""Templates over HTTP."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request

from prompt_engine.bodies import Name
from studio_kit.errors import responses

from ..angles.service import UnknownAngle
from ..node_classes.classes import NodeClasses
from .building import Builder
from .models import TemplateHeader
from .requests import BuildRequest, BuildView
from .resolving import WrongValues
from .service import TemplateLibrary, TemplateNotFound, Templates
from .views import TemplatesView, TemplateView, view_of, views_of

router = APIRouter(tags=["templates"])


def templates_of(request: Request) -> Templates:
    return request.state.templates


TemplatesDep = Annotated[Templates, Depends(templates_of)]


# Not a coroutine: the look into the user's folder blocks.
def library_of(templates: TemplatesDep) -> TemplateLibrary:
    return templates.current()


LibraryDep = Annotated[TemplateLibrary, Depends(library_of)]


def builder_of(request: Request) -> Builder:
    return request.state.builder


def known_of(request: Request) -> NodeClasses:
    return request.state.known_classes


BuilderDep = Annotated[Builder, Depends(builder_of)]
KnownDep = Annotated[NodeClasses, Depends(known_of)]


@router.get("/api/templates")
async def list_templates(library: LibraryDep) -> TemplatesView:
    """Every template with its inputs, and what is wrong with those that cannot be used."""
    return views_of(library)


@router.get("/api/templates/schema")
async def read_schema() -> dict[str, Any]:
    """The JSON Schema of `template.yaml`."""
    return TemplateHeader.model_json_schema()


@router.get("/api/templates/{template_id}", responses=responses(TemplateNotFound))
async def read_template(template_id: Name, library: LibraryDep) -> TemplateView:
    return view_of(library.template(template_id))


@router.post(
    "/api/templates/build_workflow",
    responses=responses(TemplateNotFound, WrongValues, UnknownAngle),
)
async def build_workflow(
    body: BuildRequest, library: LibraryDep, builder: BuilderDep, classes: KnownDep
) -> BuildView:
    """The template's graph with the values in it, ready for `POST /api/job`."""
    template = library.template(body.template_name)
    return builder.build(template, body, classes=classes, at=datetime.now().astimezone())
