"""The page's own server, in the launcher's process: the built page, its addresses, the services."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import PurePosixPath

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from studio_kit import __version__
from studio_kit.launch.assets import Asset
from studio_kit.launch.services import ServiceState
from studio_kit.settings import Settings

States = Callable[[], Sequence[ServiceState]]

CALLED_BY_PAGE = ("prompt_engine", "storyboard", "orchestrator", "gallery")
INDEX = "/index.html"
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
NOT_BUILT = """The page is not built, for it was left out (--no-frontend). The services run:
start with `python3 start.py` to have the page as well.
"""


def create_page(settings: Settings, *, assets: Mapping[str, Asset], states: States) -> Starlette:
    """Any path without a file ending is the page itself: its addresses are its own business."""
    security = security_headers(settings)
    config = {
        "services": {name: settings.url(name) for name in CALLED_BY_PAGE},
        "version": __version__,
        "projects": str(settings.projects),
    }

    async def get_config(_: Request) -> Response:
        return JSONResponse(config, headers={**security, "Cache-Control": "no-store"})

    async def get_services(_: Request) -> Response:
        body = {"services": [asdict(state) for state in states()]}
        return JSONResponse(body, headers={**security, "Cache-Control": "no-store"})

    async def get_page(request: Request) -> Response:
        return _page(request, assets, security)

    return Starlette(
        routes=[
            Route("/config.json", get_config),
            Route("/services.json", get_services),
            Route("/{path:path}", get_page),
        ]
    )


def security_headers(settings: Settings) -> Mapping[str, str]:
    """What a browser may do with the page: talk to our services, run our scripts, nothing else."""
    services = [settings.url(name) for name in CALLED_BY_PAGE]
    sockets = [address.replace("http://", "ws://", 1) for address in services]
    media = f"'self' data: blob: {' '.join(services)}"
    policy = {
        "default-src": "'self'",
        "connect-src": f"'self' {' '.join((*services, *sockets))}",
        "img-src": media,
        "media-src": media,
        # Sheets to print are drawn in the faces of the PDF, which the storyboard has.
        "font-src": f"'self' {settings.url('storyboard')}",
        # The board places its panels by style attributes.
        "style-src": "'self' 'unsafe-inline'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{key} {value}" for key, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }


def _page(request: Request, assets: Mapping[str, Asset], security: Mapping[str, str]) -> Response:
    path = request.url.path
    is_file = "." in PurePosixPath(path).name
    asset = assets.get(path) or (None if is_file else _page_of_room(path, assets))
    if asset is not None:
        return _file(request, asset, security)
    if not assets and not is_file:
        return PlainTextResponse(NOT_BUILT, headers=dict(security))
    return JSONResponse(
        {
            "type": "about:blank",
            "title": "Not Found",
            "status": 404,
            "detail": f"The page has no file {path}.",
        },
        status_code=404,
        headers=dict(security),
        media_type="application/problem+json",
    )


def _page_of_room(path: str, assets: Mapping[str, Asset]) -> Asset | None:
    """The page; one that the build made for this room names in its head what the room needs."""
    room = PurePosixPath(path).name or "launcher"
    return assets.get(f"/rooms/{room}.html") or assets.get(INDEX)


def _file(request: Request, asset: Asset, security: Mapping[str, str]) -> Response:
    headers = {
        **security,
        "Cache-Control": FOR_EVER if asset.is_immutable else ASK_AGAIN,
        "ETag": asset.etag,
        "Vary": "Accept-Encoding",
    }
    if asset.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    as_gzip = asset.is_gzip and "gzip" in request.headers.get("accept-encoding", "")
    if as_gzip:
        headers["Content-Encoding"] = "gzip"
    body = asset.body if as_gzip else asset.plain()
    return Response(body, headers=headers, media_type=asset.media_type)
