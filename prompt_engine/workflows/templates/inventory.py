"""What there is, counted while it runs: for scripts that ask for the parity of features."""

from collections.abc import Iterator
from typing import Any, get_args

from fastapi import FastAPI

from ..node_classes.classes import NodeClasses
from .categories import CategoryEntry
from .models import InputType
from .older_views import FeaturesView, InventoryView, category_views
from .service import TemplateLibrary

PREFIXES = ("/api/templates", "/api/workflows", "/api/replay")


def inventory(
    app: FastAPI,
    library: TemplateLibrary,
    categories: tuple[CategoryEntry, ...],
    *,
    classes: NodeClasses,
) -> InventoryView:
    """Nothing of it is a constant: the service counts its own routes, classes and templates."""
    endpoints = dict(_endpoints(app))
    usable, broken = len(library.templates), len(library.problems)
    counts = category_views(categories, library.templates).categories
    return InventoryView(
        status="problems" if broken else "ok",
        features=FeaturesView(
            node_types=len(classes),
            categories={each.name: each.count for each in counts},
            parameters=get_args(InputType),
            modules=tuple(sorted({tag for told in endpoints.values() for tag in told["tags"]})),
            ui_features=None,
            api_endpoints={address: _sentence(told) for address, told in endpoints.items()},
        ),
        backend_status=f"{usable} templates can be used, {broken} cannot",
        frontend_status=None,
    )


def _endpoints(app: FastAPI) -> Iterator[tuple[str, dict[str, Any]]]:
    """Method and path -> what the schema tells of it."""
    for path, methods in app.openapi()["paths"].items():
        if path.startswith(PREFIXES):
            yield from ((f"{method.upper()} {path}", told) for method, told in methods.items())


def _sentence(told: dict[str, Any]) -> str:
    return str(told.get("description") or told["summary"]).partition("\n")[0]
