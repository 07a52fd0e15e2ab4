"""Templates over HTTP."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request

from prompt_engine.bodies import Name
from studio_kit.errors import responses

from ..angles.service import UnknownAngle
from ..node_classes.source import ClassesNotTold, UnknownBackend
from .building import Builder
from .class_lookup import ClassLookup
from .models import TemplateHeader
from .requests import BuildRequest, BuildView
from .resolving import WrongValues
from .service import TemplateLibrary, TemplateNotFound, Templates
from .tooltips import tooltips_of
from .views import TemplatesView, TemplateView, TooltipsView, view_of, views_of

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


def class_lookup_of(request: Request) -> ClassLookup:
    return ClassLookup(request.state.known_classes, request.state.node_class_source)


BuilderDep = Annotated[Builder, Depends(builder_of)]
LookupDep = Annotated[ClassLookup, Depends(class_lookup_of)]
BackendQuery = Annotated[str | None, Query(max_length=200)]


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


@router.get(
    "/api/templates/{template_id}/tooltips",
    responses=responses(TemplateNotFound, UnknownBackend, ClassesNotTold),
)
async def read_tooltips(
    template_id: Name, library: LibraryDep, lookup: LookupDep, backend_id: BackendQuery = None
) -> TooltipsView:
    """What the render nodes say of the template's inputs; nothing while none is online."""
    template = library.template(template_id)
    return TooltipsView(tooltips=tooltips_of(template, await lookup.told(backend_id)))


@router.post(
    "/api/templates/build_workflow",
    responses=responses(
        TemplateNotFound, WrongValues, UnknownAngle, UnknownBackend, ClassesNotTold
    ),
)
async def build_workflow(
    body: BuildRequest, library: LibraryDep, builder: BuilderDep, lookup: LookupDep
) -> BuildView:
    """The template's graph with the values in it, ready for `POST /api/job`."""
    template = library.template(body.template_name)
    classes = await lookup.of(template, body.backend_id)
    return builder.build(template, body, classes=classes, at=datetime.now().astimezone())
