"""Files as the page shows them."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter
from pydantic_core import from_json

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


_FILES = TypeAdapter(tuple[File, ...])
_STORED = ("id", "path", "name", "folder", "kind", "size", "width", "height", "rating", "remark")
"""What is answered as it stands in `files`."""

_TOLD = ("shot", "shot_id", "take_id", "seed")
"""What is answered as it stands in `Facts`."""


def read_files(
    connection: sqlite3.Connection, ids: Sequence[int], tags: Mapping[str, int]
) -> tuple[File, ...]:
    """In the order of `ids`, without those that are gone. `tags`: name -> id."""
    sql = (
        f"SELECT {', '.join(_STORED)}, duration, modified, facts, notes"
        f" FROM files JOIN told ON file = id WHERE id IN ({', '.join('?' * len(ids))})"
    )
    rows = {row[0]: row for row in connection.execute(sql, ids)}
    # Checked all at once: one by one a hundred of them cost twice as much.
    return _FILES.validate_python([_file(rows[one], tags) for one in ids if one in rows])


def _file(row: Sequence[Any], tags: Mapping[str, int]) -> dict[str, object]:
    *stored, duration, modified, facts_json, notes_json = row
    facts, notes = from_json(facts_json), from_json(notes_json)
    return {
        **dict(zip(_STORED, stored, strict=True)),
        **{name: facts[name] for name in _TOLD},
        "modified_at": datetime.fromtimestamp(modified / 1e9, UTC),
        "v": f"{modified:x}",
        "duration_seconds": duration,
        "tags": [tags[name] for name in notes["tags"] if name in tags],
        "note": notes["note"],
        "prompt": facts["prompt"][:LONGEST_PROMPT],
        "model": facts["models"][0] if facts["models"] else None,
    }
