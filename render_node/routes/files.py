"""Files: look at them, upload them."""

import asyncio
import hashlib
import json
import mimetypes
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from PIL import Image, PngImagePlugin
from starlette.datastructures import FormData, QueryParams, UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from render_node.folders import Folders, OutsideFolder, UnknownFolder, split_annotation

from .wire import ServerInTrouble, as_json, empty, node_of, route

SCRIPTS = {
    "text/html",
    "text/html-sandboxed",
    "application/xhtml+xml",
    "text/javascript",
    "text/css",
}
"""Types that a browser would run in the node's name: sent as plain bytes."""


class _Refused(Exception):
    """The answer to a request for a file that is not given out."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def view(request: Request) -> Response:
    node = node_of(request)
    node.controls.count("views")
    try:
        path = _viewed(node.folders, request.query_params)
    except _Refused as refusal:
        return empty(refusal.status)
    return await _shown(path, request)


def _viewed(folders: Folders, query: QueryParams) -> Path:
    if "filename" not in query:
        raise _Refused(404)
    name, kind = split_annotation(query["filename"])
    if not name or name.startswith("/") or ".." in name:
        raise _Refused(400)
    try:
        base = folders.of(kind or query.get("type", "output"))
        folder = folders.inside(base, query.get("subfolder", ""))
        path = folders.inside(folder, PurePosixPath(name).name)
    except UnknownFolder:
        raise _Refused(400) from None
    except (OutsideFolder, ValueError, OSError):
        raise _Refused(403) from None
    if not path.is_file():
        raise _Refused(404)
    return path


async def _shown(path: Path, request: Request) -> Response:
    query = request.query_params
    named = _named(path)
    if "preview" in query:
        body, kind = await _encoded(path, query["preview"], query.get("channel", ""))
        return Response(body, headers={**named, "content-type": kind})
    if query.get("channel") in ("rgb", "a"):
        body = await asyncio.to_thread(_channel, path, query["channel"])
        return Response(body, headers={**named, "content-type": "image/png"})
    return _file(path, named, request.headers.get("if-none-match"))


def _named(path: Path) -> dict[str, str]:
    """The name in UTF-8, as aiohttp sends it; Starlette takes a header's text as Latin-1."""
    return {"content-disposition": f'filename="{path.name}"'.encode().decode("latin-1")}


def _file(path: Path, named: dict[str, str], known: str | None) -> Response:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    stat = path.stat()
    etag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
    if known == etag:
        return Response(status_code=304, headers={"etag": etag})
    typed = "application/octet-stream" if kind in SCRIPTS else kind
    return FileResponse(path, headers={**named, "content-type": typed, "etag": etag})


async def _encoded(path: Path, wanted: str, channel: str) -> tuple[bytes, str]:
    kind, _, quality = wanted.partition(";")
    if kind not in ("webp", "jpeg") or "a" in channel:
        kind = "webp"
    how = int(quality) if quality.isdigit() else 90
    body = await asyncio.to_thread(_reencoded, path, kind, how, flat=channel == "rgb")
    return body, f"image/{kind}"


def _reencoded(path: Path, kind: str, quality: int, *, flat: bool) -> bytes:
    packed = BytesIO()
    try:
        with Image.open(path) as picture:
            shown = picture.convert("RGB") if flat or kind == "jpeg" else picture
            shown.save(packed, kind, quality=quality)
    except OSError as error:
        raise ServerInTrouble from error
    return packed.getvalue()


def _channel(path: Path, channel: str) -> bytes:
    """The colours without their transparency, or the transparency alone."""
    packed = BytesIO()
    try:
        with Image.open(path) as picture:
            (picture.convert("RGB") if channel == "rgb" else _alpha(picture)).save(packed, "PNG")
    except OSError as error:
        raise ServerInTrouble from error
    return packed.getvalue()


def _alpha(picture: Image.Image) -> Image.Image:
    alone = Image.new("RGBA", picture.size)
    has_alpha = picture.mode == "RGBA"
    alone.putalpha(picture.getchannel("A") if has_alpha else Image.new("L", picture.size, 255))
    return alone


async def upload_image(request: Request) -> Response:
    node_of(request).controls.count("uploads")
    async with request.form() as form:
        try:
            return as_json(await _take(node_of(request).folders, form))
        except _Refused as refusal:
            return empty(refusal.status)


async def upload_mask(request: Request) -> Response:
    """The mask's transparency on the picture that `original_ref` names."""
    node_of(request).controls.count("uploads")
    folders = node_of(request).folders
    async with request.form() as form:
        try:
            return as_json(await _take(folders, form, _original(folders, form), is_mask=True))
        except _Refused as refusal:
            return empty(refusal.status)


async def _take(
    folders: Folders, form: FormData, original: Path | None = None, *, is_mask: bool = False
) -> dict[str, str]:
    """Store the upload. A taken name gets a number, unless its file has the same bytes."""
    file = form.get("image")
    if not isinstance(file, UploadFile) or not file.filename:
        raise _Refused(400)
    kind = str(form.get("type") or "input")
    folder, name = _target(folders, form, kind, file.filename)
    content = await file.read()
    if form.get("overwrite") not in ("true", "1"):
        name = _free_name(folder, name, content)
    await asyncio.to_thread(_store, folder / name, content, original, is_mask=is_mask)
    relative = str(form.get("subfolder", ""))
    return {"name": name, "subfolder": relative, "type": kind}


def _target(folders: Folders, form: FormData, kind: str, filename: str) -> tuple[Path, str]:
    name = filename.lstrip("\\/").replace("\\", "")
    try:
        base = folders.of(kind)
        folder = folders.inside(base, str(form.get("subfolder", "")))
        path = folders.inside(folder, name)
    except UnknownFolder:
        raise ServerInTrouble from None
    except (OutsideFolder, ValueError, OSError):
        raise _Refused(400) from None
    folder.mkdir(parents=True, exist_ok=True)
    if not path.parent.is_dir():
        raise ServerInTrouble
    return folder, name


def _free_name(folder: Path, name: str, content: bytes) -> str:
    path, number = PurePosixPath(name), 1
    candidate = name
    while (folder / candidate).exists():
        if _same_bytes(folder / candidate, content):
            return candidate
        candidate = f"{path.with_suffix('')} ({number}){path.suffix}"
        number += 1
    return candidate


def _same_bytes(path: Path, content: bytes) -> bool:
    if path.stat().st_size != len(content):
        return False
    return hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(content).digest()


def _store(path: Path, content: bytes, original: Path | None, *, is_mask: bool) -> None:
    if not is_mask:
        path.write_bytes(content)
    elif original is not None:
        _with_alpha_of(original, content, path)


def _with_alpha_of(original: Path, mask: bytes, target: Path) -> None:
    with Image.open(original) as picture, Image.open(BytesIO(mask)) as masking:
        chunks = PngImagePlugin.PngInfo()
        for key, value in getattr(picture, "text", {}).items():
            chunks.add_text(key, value)
        painted = picture.convert("RGBA")
        painted.putalpha(masking.convert("RGBA").getchannel("A"))
        painted.save(target, "PNG", compress_level=4, pnginfo=chunks)


def _original(folders: Folders, form: FormData) -> Path | None:
    """The picture that a mask is for; None when it is not there, which is no error."""
    try:
        reference: Any = json.loads(str(form["original_ref"]))
        name, kind = split_annotation(str(reference["filename"]))
        base = folders.of(kind or reference.get("type", "output"))
        folder = folders.inside(base, str(reference.get("subfolder", "")))
        path = folders.inside(folder, name)
    except (LookupError, ValueError, TypeError, AttributeError, UnknownFolder) as error:
        raise ServerInTrouble from error
    except OutsideFolder:
        raise _Refused(400) from None
    return path if path.is_file() else None


ROUTES: list[Route] = [
    *route("/view", get=view),
    *route("/upload/image", post=upload_image),
    *route("/upload/mask", post=upload_mask),
]
