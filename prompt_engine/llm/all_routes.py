"""The routes of language models: as older scripts call them, and again under `/api`."""

from fastapi import APIRouter

from . import credential_routes, login_routes, record_routes, routes, settings_routes


def routers() -> list[APIRouter]:
    """Those under `/api` are left out of the description, as they are the same."""
    slices = (routes, login_routes, settings_routes, credential_routes, record_routes)
    again = APIRouter(prefix="/api", include_in_schema=False)
    for part in slices:
        again.include_router(part.router)
    return [*(part.router for part in slices), again]
