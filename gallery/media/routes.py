"""Media files and their thumbnails over HTTP."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.responses import FileResponse, Response

from studio_kit.errors import responses
from studio_kit.media import UnreadableMedia
from studio_kit.paths import NotAProject, OutsideProject

from .models import MediaFile, MediaNotFound, NotMedia, ThumbnailWidth
from .storage import find_media
from .thumbnails import ThumbnailCache, strip_key, thumbnail_key

router = APIRouter(tags=["media"])

REVALIDATE = "private, no-cache"
IMMUTABLE = "private, max-age=31536000, immutable"
REFUSALS = responses(NotAProject, MediaNotFound, OutsideProject, NotMedia)

Project = Annotated[str, Query(max_length=4096, description="The project's folder.")]
Relative = Annotated[str, Query(max_length=4096, description="Inside the project, with `/`.")]
Version = Annotated[
    str | None, Query(max_length=128, description="Changes with the file: sha256 or time.")
]
Frames = Annotated[int, Query(ge=2, le=32)]
IfNoneMatch = Annotated[str | None, Header()]


def media_at(project: Project, path: Relative) -> MediaFile:
    """Runs in a worker thread, since project folders live on network shares too."""
    return find_media(project, path)


def media_types_of(request: Request) -> Mapping[str, str]:
    return request.state.media_types


def thumbnails_of(request: Request) -> ThumbnailCache:
    return request.state.thumbnails


Media = Annotated[MediaFile, Depends(media_at)]
MediaTypes = Annotated[Mapping[str, str], Depends(media_types_of)]
Thumbnails = Annotated[ThumbnailCache, Depends(thumbnails_of)]


@router.get("/api/gallery/file", response_class=FileResponse, responses=REFUSALS)
async def read_file(
    file: Media, types: MediaTypes, v: Version = None, if_none_match: IfNoneMatch = None
) -> Response:
    """A media file as it is, whole or the ranges asked for."""
    headers = _headers(file.etag, v)
    if _is_known(file.etag, if_none_match):
        return Response(status_code=304, headers=headers)
    return FileResponse(
        file.path,
        headers=headers,
        media_type=types[file.path.suffix[1:].lower()],
        filename=file.path.name,
        content_disposition_type="inline",
    )


@router.get(
    "/api/gallery/thumbnail",
    response_class=Response,
    responses={**REFUSALS, **responses(UnreadableMedia), 200: {"content": {"image/webp": {}}}},
)
async def read_thumbnail(
    file: Media,
    thumbnails: Thumbnails,
    width: ThumbnailWidth = ThumbnailWidth.W480,
    v: Version = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """A small WebP of a picture, or of a video's first frame."""
    etag = f'"{thumbnail_key(file, width)}"'
    headers = _headers(etag, v)
    if _is_known(etag, if_none_match):
        return Response(status_code=304, headers=headers)
    picture = await thumbnails.thumbnail(file, width)
    return Response(picture, media_type="image/webp", headers=headers)


@router.get(
    "/api/gallery/scrub",
    response_class=Response,
    responses={**REFUSALS, **responses(UnreadableMedia), 200: {"content": {"image/webp": {}}}},
)
async def read_scrub_strip(
    file: Media,
    thumbnails: Thumbnails,
    frames: Frames = 12,
    v: Version = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """So many frames of a video side by side in one WebP, all of one width, to be run over with
    the pointer.
    """
    etag = f'"{strip_key(file, frames)}"'
    headers = _headers(etag, v)
    if _is_known(etag, if_none_match):
        return Response(status_code=304, headers=headers)
    picture = await thumbnails.strip(file, frames)
    return Response(picture, media_type="image/webp", headers=headers)


def _headers(etag: str, version: str | None) -> dict[str, str]:
    return {
        "ETag": etag,
        "Cache-Control": IMMUTABLE if version else REVALIDATE,
        "X-Content-Type-Options": "nosniff",
    }


def _is_known(etag: str, if_none_match: str | None) -> bool:
    """Whether the reader has this version; weak comparison, as RFC 9110 asks for."""
    known = [tag.strip().removeprefix("W/") for tag in (if_none_match or "").split(",")]
    return etag in known or known == ["*"]
