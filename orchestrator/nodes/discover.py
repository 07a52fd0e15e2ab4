"""Looking for ComfyUI: on this machine's usual ports and at the addresses that a person typed."""

import asyncio
from collections.abc import Iterable
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from studio_kit.addresses import HttpAddress

from .access import Access
from .models import NodeStats, NodeUnauthorised, NodeUnreachable, UnknownAddress
from .pool import NodePool
from .views import FoundNode

USUAL_PORTS = (*range(8188, 8200), 8000, 3000)
"""ComfyUI's own and its neighbours, that of its desktop program, that of common proxies."""

USUAL_PORT = 8188
SECONDS = 1.5
"""The longest that one address is waited for; all are asked at once."""

_ADDRESS: TypeAdapter[str] = TypeAdapter(HttpAddress)


async def discover(
    pool: NodePool, typed: Iterable[str], *, seconds: float = SECONDS
) -> list[FoundNode]:
    """The ComfyUI servers among them, each once. Raises `UnknownAddress`."""
    urls = [address_of(text) for text in typed if text]
    asked = {_place(url): url for url in reversed(urls)}  # of two names, the first that was typed
    here = {_place(url): url for url in (f"http://127.0.0.1:{port}" for port in USUAL_PORTS)}
    looks = (
        _look(pool, url, typed=place in asked, seconds=seconds)
        for place, url in (asked | here).items()
    )
    return [node for node in await asyncio.gather(*looks) if node is not None]


def address_of(text: str) -> str:
    """`north`, `north:8190` and `https://north/comfy` as an address."""
    is_bare = "://" not in text
    try:
        url = _ADDRESS.validate_python(f"http://{text}" if is_bare else text)
    except ValidationError as error:
        raise UnknownAddress(
            f"{text!r} is no address; write a name, 192.168.1.5 or http://192.168.1.5:8188."
        ) from error
    parts = urlsplit(url)
    if not is_bare or parts.port is not None:
        return url
    return parts._replace(netloc=f"{parts.netloc}:{USUAL_PORT}").geturl()


async def _look(pool: NodePool, url: str, *, typed: bool, seconds: float) -> FoundNode | None:
    """A typed address that asks for a password is found too, so that the person gives it."""
    known = _known(pool, url)
    try:
        async with asyncio.timeout(seconds), pool.client(url, Access()) as client:
            stats = await client.stats()
    except NodeUnauthorised:
        return _found(url, NodeStats(), known=known, locked=True) if typed else None
    except (NodeUnreachable, TimeoutError):
        return None
    return _found(url, stats, known=known)


def _found(url: str, stats: NodeStats, *, known: str | None, locked: bool = False) -> FoundNode:
    return FoundNode(
        url=url,
        version=stats.version,
        gpu_name=stats.gpu_name,
        known=known,
        needs_credentials=locked,
    )


def _known(pool: NodePool, url: str) -> str | None:
    place = _place(url)
    return next((link.node.id for link in pool.links if _place(link.node.url) == place), None)


def _place(url: str) -> tuple[str, int | None, str]:
    """Where an address leads; this machine has several names."""
    parts = urlsplit(url)
    host = "127.0.0.1" if parts.hostname in ("localhost", "::1") else parts.hostname or ""
    return host, parts.port or (443 if parts.scheme == "https" else 80), parts.path
