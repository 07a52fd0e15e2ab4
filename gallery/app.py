"""The gallery: every media file of a project, and small pictures of them."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import TypedDict

from fastapi import FastAPI

from studio_kit.service import create_service
from studio_kit.settings import Settings

from .library import routes as library
from .media import routes as media
from .media.storage import load_media_types
from .media.thumbnails import ThumbnailCache, open_thumbnails


class State(TypedDict):
    media_types: Mapping[str, str]
    thumbnails: ThumbnailCache


def create_app(settings: Settings) -> FastAPI:
    """Raises `studio_kit.tables.TableError` for a fault in the table of media types."""
    media_types = load_media_types()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[State]:
        with open_thumbnails(settings.data / "cache" / "thumbnails") as thumbnails:
            yield State(media_types=media_types, thumbnails=thumbnails)

    return create_service(
        "Gallery",
        name="gallery",
        routers=[media.router, library.router],
        settings=settings,
        lifespan=lifespan,
    )
