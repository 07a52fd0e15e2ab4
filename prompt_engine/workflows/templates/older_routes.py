"""Templates over HTTP as older scripts ask for them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from prompt_engine.bodies import Name
from studio_kit.errors import responses

from ..node_classes.classes import NodeClasses
from .categories import CategoryEntry, category_named
from .inventory import inventory
from .models import Template
from .older_views import (
    CategoriesView,
    InventoryView,
    RefreshView,
    TemplateDetail,
    TemplateSummaries,
    category_views,
    detail_of,
    summary_of,
)
from .routes import LibraryDep, TemplatesDep
from .service import TemplateNotFound
from .views import problem_views

router = APIRouter(tags=["templates"])


def categories_of(request: Request) -> tuple[CategoryEntry, ...]:
    return request.state.template_categories


CategoriesDep = Annotated[tuple[CategoryEntry, ...], Depends(categories_of)]


@router.get("/api/templates/list")
async def list_summaries(
    library: LibraryDep,
    categories: CategoriesDep,
    category: Name | None = None,
    engine: Name | None = None,
) -> TemplateSummaries:
    """Templates without their inputs; `category` and `engine` narrow the list."""
    wanted = category and (category_named(category, categories) or category)
    chosen = [each for each in library.templates if _is_asked(each, wanted, engine)]
    every = [summary_of(template) for template in library.templates]
    return TemplateSummaries(
        templates=tuple(summary_of(template) for template in chosen),
        total=len(chosen),
        categories=tuple(sorted({name for summary in every for name in summary.categories})),
        engines=tuple(sorted({summary.engine for summary in every})),
    )


def _is_asked(template: Template, category: str | None, engine: str | None) -> bool:
    header = template.header
    return category in (None, "", header.category, *header.categories) and engine in (
        None,
        "",
        header.engine,
        header.target_model,
    )


@router.get("/api/templates/categories")
async def list_categories(library: LibraryDep, categories: CategoriesDep) -> CategoriesView:
    return category_views(categories, library.templates)


@router.get("/api/templates/detail/{template_name}", responses=responses(TemplateNotFound))
async def read_detail(template_name: Name, library: LibraryDep) -> TemplateDetail:
    return detail_of(library.template(template_name))


# Not a coroutine: reading the folder blocks.
@router.get("/api/templates/refresh")
def refresh(templates: TemplatesDep) -> RefreshView:
    """Reads the user's folder anew; what changed there is seen without this too."""
    library = templates.refresh()
    broken = f", {len(library.problems)} cannot be used" if library.problems else ""
    return RefreshView(
        success=True,
        message=f"{len(library.templates)} templates{broken}.",
        templates=tuple(summary_of(template) for template in library.templates),
        problems=problem_views(library.problems),
    )


# Not a coroutine: reading what we know of node classes blocks the first time.
@router.get("/api/templates/feature_parity")
def read_inventory(
    request: Request, library: LibraryDep, categories: CategoriesDep
) -> InventoryView:
    """What this service has, counted."""
    classes: NodeClasses = request.state.known_classes
    return inventory(request.app, library, categories, classes=classes)
