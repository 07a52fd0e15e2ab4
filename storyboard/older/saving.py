"""Pictures that scripts hand over, by address or as text, kept in the project."""

import base64
import binascii
import json
import mimetypes
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import httpx

from storyboard.projects.storage import not_writable
from studio_kit.content import HEAD, NotWhole, extension_of, measured
from studio_kit.errors import Forbidden, Invalid, TooLarge, Unavailable
from studio_kit.files import place, write_atomically
from studio_kit.media import kind_of
from studio_kit.naming import is_plain_name
from studio_kit.settings import Settings

ANSWER_SECONDS = 60.0
MEGABYTE = 1024 * 1024


class AddressForbidden(Forbidden):
    title = "Not one of our services or nodes"


class PictureAway(Unavailable):
    title = "The picture cannot be fetched"


class PictureUnusable(Invalid):
    title = "Not a usable picture"


class PictureTooLarge(TooLarge):
    title = "The picture is too large"


class OwnAddresses:
    """What pictures are fetched from: the services of this house and its render nodes.

    `farm` speaks to the orchestrator, which knows the nodes.
    """

    def __init__(self, settings: Settings, farm: httpx.AsyncClient) -> None:
        services = ("gallery", "orchestrator", "storyboard", "render_node")
        urls = [*map(settings.url, services), *(node.url for node in settings.nodes)]
        self._own = {_host(url) for url in urls}
        self._farm = farm

    async def refuse_foreign(self, url: str) -> None:
        """Raises `AddressForbidden`."""
        host = _host(url)
        if host is None or host not in self._own | await self._nodes():
            raise AddressForbidden(
                "Pictures are fetched from this console's services and render nodes only; "
                f"{url[:100]} is none of them."
            )

    async def _nodes(self) -> set[tuple[str, int] | None]:
        try:
            answer = await self._farm.get("/api/backends", timeout=ANSWER_SECONDS)
            nodes = answer.raise_for_status().json()["backends"]
            return {_host(str(node["url"])) for node in nodes}
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            return set()


def _host(url: str) -> tuple[str, int] | None:
    """Host and port of an address without a user in it; None for anything else."""
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    except (ValueError, KeyError):
        return None
    return None if "@" in parts.netloc else ((parts.hostname or "").lower(), port)


async def fetched(url: str, *, largest: int) -> bytes:
    """Follows no redirect. Raises `PictureAway`, `PictureTooLarge`."""
    data = bytearray()
    try:
        async with (
            httpx.AsyncClient(trust_env=False, timeout=ANSWER_SECONDS) as client,
            client.stream("GET", url, follow_redirects=False) as answer,
        ):
            if not answer.is_success:
                raise PictureAway(f"{url[:100]} answered {answer.status_code}; nothing was saved.")
            async for piece in answer.aiter_bytes():
                data += piece
                if len(data) > largest:
                    raise _too_large(largest)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise PictureAway(f"{url[:100]} does not answer; nothing was saved.") from error
    return bytes(data)


def decoded(data_url: str, *, largest: int) -> bytes:
    """Raises `PictureUnusable`, `PictureTooLarge`."""
    head, _, text = data_url.partition(",")
    if len(text) * 3 // 4 > largest:
        raise _too_large(largest)
    try:
        data = base64.b64decode(text or head, validate=True)
    except (binascii.Error, ValueError) as error:
        raise PictureUnusable("The text is no picture in base64; nothing was saved.") from error
    return data


def read_as_text(path: Path, *, largest: int) -> str:
    """The file as a data URL. Blocking. Raises `PictureUnusable`, `PictureTooLarge`."""
    if path.stat().st_size > largest:
        raise _too_large(largest)
    return data_url(path.read_bytes(), path.name)


def data_url(data: bytes, name: str) -> str:
    """Raises `PictureUnusable` for what is neither picture nor video nor sound."""
    extension = extension_of(data[:HEAD])
    if extension is None:
        raise _unknown(name)
    kind, _ = mimetypes.guess_type(f"a.{extension}")
    return f"data:{kind or 'application/octet-stream'};base64,{base64.b64encode(data).decode()}"


def _unknown(name: str) -> PictureUnusable:
    return PictureUnusable(
        f"{name[:100]} is neither a picture nor a video nor a sound that we know."
    )


def _too_large(largest: int) -> PictureTooLarge:
    return PictureTooLarge(f"The picture is larger than {largest // MEGABYTE} MB.")


def save_picture(folder: Path, name: str, data: bytes) -> Path:
    """Under `name`, or a free one beside it; with the extension of what it is. Blocking.

    Raises `PictureUnusable`, `FolderNotWritable`; leaves nothing behind then.
    """
    if not is_plain_name(name) or name.startswith("."):
        raise PictureUnusable(f"{name[:80]!r} is no name of a file; leave out folders and : * ?.")
    extension = extension_of(data[:HEAD])
    if extension is None:
        raise _unknown(name)
    stem = name.rpartition(".")[0] if kind_of(name) else name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f".{uuid4().hex}.{extension}"
        try:
            _write(temporary, data, name)
            return _placed(temporary, folder, stem, extension)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise not_writable(folder, error) from error


def _write(path: Path, data: bytes, name: str) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    try:
        measured(path)
    except NotWhole as error:
        raise PictureUnusable(f"{name} {error}.") from error


def _placed(temporary: Path, folder: Path, stem: str, extension: str) -> Path:
    for name in _names(stem):
        path = folder / f"{name}.{extension}"
        if path.with_suffix(".json").exists():
            continue
        try:
            place(temporary, path)
        except FileExistsError:
            continue
        return path
    raise AssertionError("Names never end.")


def _names(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}_{number}"
        number += 1


def save_metadata(picture: Path, metadata: dict[str, Any]) -> Path:
    """Beside the picture, as the earlier console did. Raises `FolderNotWritable`."""
    path = picture.with_suffix(".json")
    try:
        write_atomically(path, json.dumps(metadata, ensure_ascii=False, indent=1).encode())
    except OSError as error:
        raise not_writable(path.parent, error) from error
    return path
