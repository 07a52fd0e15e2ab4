"""Files as the page shows them."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from pydantic import BaseModel, ConfigDict

from gallery.index.models import Indexed
from gallery.index.rows import read_indexed
from studio_kit.media import MediaKind

LONGEST_PROMPT = 300


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class File(_Frozen):
    """A file of the project. `id` ascends with the date of change: `id // 64` is its millisecond
    since 1970. `v` changes with the file, for immutable addresses. `prompt` is its beginning,
    `model` the first of its models; `remark` says what could not be read.
    """

    id: int
    path: str
    name: str
    folder: str
    kind: MediaKind
    size: int
    modified_at: datetime
    v: str
    width: int | None
    height: int | None
    duration_seconds: float | None
    rating: int
    tags: tuple[int, ...]
    note: str
    prompt: str
    shot: str | None
    shot_id: str | None
    take_id: str | None
    model: str | None
    seed: int | None
    remark: str | None


class FilesPage(_Frozen):
    """`next_cursor` null: there is no more. `total` is counted for the first page only, and not
    where there are tens of thousands: the order has them all.
    """

    files: tuple[File, ...]
    next_cursor: str | None
    total: int | None


class FilesById(_Frozen):
    files: tuple[File, ...]


class ValueCount(_Frozen):
    value: str
    count: int


class Facet(_Frozen):
    field: str
    label: str
    values: tuple[ValueCount, ...]


class Facets(_Frozen):
    """`counted` of the newest matches; `has_more`: there are more matches than that."""

    fields: tuple[Facet, ...]
    counted: int
    has_more: bool


class Suggestion(_Frozen):
    """`text` takes the place of what stands between `start` and `end` of the query."""

    text: str
    label: str
    hint: str
    count: int | None


class Suggestions(_Frozen):
    start: int
    end: int
    suggestions: tuple[Suggestion, ...]


def read_files(
    connection: sqlite3.Connection, ids: Sequence[int], tags: Mapping[str, int]
) -> tuple[File, ...]:
    """In the order of `ids`, without those that are gone. `tags`: name -> id."""
    return tuple(
        _file(file_id, file, tags) for file_id, file in read_indexed(connection, ids).items()
    )


def _file(file_id: int, file: Indexed, tags: Mapping[str, int]) -> File:
    seen, facts, notes = file.seen, file.facts, file.notes
    return File(
        id=file_id,
        path=seen.path,
        name=seen.name,
        folder=seen.folder,
        kind=facts.kind,
        size=seen.size,
        modified_at=datetime.fromtimestamp(seen.modified / 1e9, UTC),
        v=f"{seen.modified:x}",
        width=facts.width,
        height=facts.height,
        duration_seconds=facts.duration,
        rating=notes.rating,
        tags=tuple(tags[name] for name in notes.tags if name in tags),
        note=notes.note,
        prompt=facts.prompt[:LONGEST_PROMPT],
        shot=facts.shot,
        shot_id=facts.shot_id,
        take_id=facts.take_id,
        model=facts.models[0] if facts.models else None,
        seed=facts.seed,
        remark=facts.remark,
    )
