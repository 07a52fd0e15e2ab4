"""Files that are alike over HTTP: what is the same, what looks the same, and what to keep."""

import sqlite3
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query

from gallery.media.models import MediaNotFound, NotMedia
from gallery.media.routes import Relative
from gallery.opened import OpenProject
from gallery.search.routes import Opened
from studio_kit.errors import responses
from studio_kit.paths import NotAProject

from .models import NO_LIKENESS, DuplicateKind, Keep
from .proposals import best_first
from .service import MOST_DISTANT, NEARLY_THE_SAME, most_alike, near_groups
from .storage import find, same_content, with_content
from .views import Duplicates, SimilarFiles, files_of, group_views, similar_views

router = APIRouter(tags=["gallery"])

Folder = Annotated[str, Query(max_length=4096, description='With what is below it; "" is all.')]
Distance = Annotated[
    int, Query(ge=0, le=MOST_DISTANT, description="Bits of 64 in which two may differ.")
]
Cursor = Annotated[str | None, Query(max_length=20, pattern=r"^\d+$")]
Limit = Annotated[int, Query(ge=1, le=500)]


@router.get("/api/gallery/duplicates", responses=responses(NotAProject))
def find_duplicates(
    project: Opened,
    folder: Folder = "",
    kind: DuplicateKind = "exact",
    distance: Distance = NEARLY_THE_SAME,
    keep: Keep = "newest",
    cursor: Cursor = None,
    limit: Limit = 100,
) -> Duplicates:
    """Files of one content, or pictures that look the same, in groups; nothing is changed.

    Reads what is not known yet in the background: ask again while `remaining` is not 0.
    """
    start = int(cursor or 0)
    remaining = project.content.remaining(kind, folder)
    page = slice(start, start + limit)
    if kind == "exact":
        return _exact(project, folder, keep, remaining=remaining, page=page)
    return _near(project, folder, keep, distance=distance, remaining=remaining, page=page)


@router.get("/api/gallery/similar", responses=responses(NotAProject, MediaNotFound, NotMedia))
def find_similar(project: Opened, path: Relative, limit: Limit = 50) -> SimilarFiles:
    """The pictures that look most like this one. Others are looked at in the background."""
    file_id, likeness = _looked_at(project, path)
    remaining = project.content.remaining("near")
    alike = project.database.read(lambda c: most_alike(c, likeness, limit=limit, but=file_id))
    tags = project.tag_ids
    return SimilarFiles(
        files=project.database.read(lambda c: similar_views(c, alike, tags)), remaining=remaining
    )


def _looked_at(project: OpenProject, path: str) -> tuple[int, int]:
    """The id of a picture, and its likeness. Raises `MediaNotFound`, `NotMedia`."""
    found = project.database.read(lambda c: find(c, path))
    if found is None:
        raise MediaNotFound(f"There is no {path} in the index of this project.")
    file_id, file = found
    if file.facts.kind != "image":
        raise NotMedia(f"{path} is no picture; only pictures are compared.")
    likeness = file.facts.likeness
    if likeness is None:
        likeness = project.content.read_one(file_id, file)
    if likeness == NO_LIKENESS:
        raise NotMedia(f"{path} has one tone all over, or cannot be read; nothing is like it.")
    return file_id, likeness


def _exact(
    project: OpenProject, folder: str, keep: Keep, *, remaining: int, page: slice
) -> Duplicates:
    tags = project.tag_ids

    def found(connection: sqlite3.Connection) -> Duplicates:
        contents = same_content(connection, folder)
        groups = with_content(connection, [content for content, _, _ in contents[page]], folder)
        return Duplicates(
            groups=group_views(connection, groups, tags, by=keep),
            total=len(contents),
            surplus=sum(count - 1 for _, _, count in contents),
            wasted_bytes=sum(size * (count - 1) for _, size, count in contents),
            remaining=remaining,
            next_cursor=_next(page, len(contents)),
        )

    return project.database.read(found)


def _near(
    project: OpenProject, folder: str, keep: Keep, *, distance: int, remaining: int, page: slice
) -> Duplicates:
    tags = project.tag_ids

    def found(connection: sqlite3.Connection) -> Duplicates:
        def ranked(ids: Sequence[int]) -> list[int]:
            return [file.id for file in best_first(files_of(connection, ids, tags), keep)]

        groups = near_groups(connection, folder, distance=distance, best_first=ranked)
        views = group_views(connection, groups, tags, by=keep)
        return Duplicates(
            groups=views[page],
            total=len(groups),
            surplus=sum(len(group.files) - 1 for group in views),
            wasted_bytes=sum(group.wasted_bytes for group in views),
            remaining=remaining,
            next_cursor=_next(page, len(groups)),
        )

    return project.database.read(found)


def _next(page: slice, total: int) -> str | None:
    return str(page.stop) if page.stop < total else None
