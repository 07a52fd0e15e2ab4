"""The application: built once, started by the launcher or by a test."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from studio_kit.settings import Settings

from .artist import storyboard_artist
from .drawing import Drawer
from .node import RenderNode
from .options import NodeOptions
from .routes import control, files, info, prompts, sockets, userdata
from .routes.guard import Guard
from .routes.wire import ServerInTrouble, refused, trouble


def create_app(
    setup: NodeOptions | Settings, drawer: Callable[[], Drawer] = storyboard_artist
) -> Starlette:
    """A node as `setup` says; the house's settings give it a folder in `data`.

    It answers as ComfyUI's aiohttp does, so its errors are not problem+json.
    """
    options = options_of(setup) if isinstance(setup, Settings) else setup

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[dict[str, RenderNode]]:
        node = RenderNode(options, drawer, asyncio.get_running_loop())
        try:
            yield {"node": node}
        finally:
            await asyncio.to_thread(node.close)

    app = Starlette(
        routes=_routes(),
        lifespan=lifespan,
        middleware=[Middleware(Guard, limit=options.max_upload_bytes)],
        exception_handlers={
            HTTPException: refused,
            ServerInTrouble: trouble,
            Exception: trouble,
        },
    )
    app.router.redirect_slashes = False
    return app


def create_app_from_settings(settings: Settings) -> Starlette:
    """The node that the launcher starts where no ComfyUI is configured."""
    return create_app(settings)


def options_of(settings: Settings) -> NodeOptions:
    return NodeOptions(folder=settings.data / "render_node")


def _routes() -> list[BaseRoute]:
    return [
        *sockets.ROUTES,
        *prompts.ROUTES,
        *files.ROUTES,
        *info.ROUTES,
        *userdata.ROUTES,
        *control.ROUTES,
    ]
