"""The gallery: every media file of a project, and small pictures of them."""

import re
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import TypedDict

from fastapi import FastAPI

from studio_kit.service import create_service
from studio_kit.settings import Settings

from .annotations import routes as annotations
from .annotations import view_routes as views
from .duplicates import routes as duplicates
from .files import older_routes as older_files
from .files import routes as files
from .index import routes as index
from .library import older_routes as older_library
from .library import routes as library
from .media import peaks_routes as peaks
from .media import routes as media
from .media.storage import load_media_types
from .media.thumbnails import ThumbnailCache, open_thumbnails
from .opened import OpenProjects, open_projects
from .search import routes as search
from .search.storage import load_search_fields
from .telling_board import telling_board

UPLOADS = re.compile(r"/gallery/upload$")
"""Where files of `max_input_bytes` may come in."""


class State(TypedDict):
    media_types: Mapping[str, str]
    thumbnails: ThumbnailCache
    opened: OpenProjects
    largest_upload: int


def create_app(settings: Settings) -> FastAPI:
    """Raises `studio_kit.tables.TableError` for a fault in a table."""
    media_types = load_media_types()
    fields = load_search_fields()
    cache = settings.data / "cache"

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[State]:
        async with telling_board(settings.url("storyboard")) as tell:
            with (
                open_thumbnails(cache / "thumbnails") as thumbnails,
                open_projects(
                    cache / "gallery",
                    fields,
                    moved=tell,
                    small=thumbnails.small,
                    keep_trash_days=settings.keep_trash_days,
                ) as opened,
            ):
                yield State(
                    media_types=media_types,
                    thumbnails=thumbnails,
                    opened=opened,
                    largest_upload=settings.max_input_bytes,
                )

    return create_service(
        "Gallery",
        name="gallery",
        routers=[
            media.router,
            peaks.router,
            library.router,
            search.router,
            index.router,
            files.router,
            older_files.router,
            annotations.router,
            views.router,
            duplicates.router,
            older_library.router,
        ],
        uploads=UPLOADS,
        writes=True,
        settings=settings,
        lifespan=lifespan,
    )
