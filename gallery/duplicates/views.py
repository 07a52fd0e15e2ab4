"""Files that are alike, as they are answered."""

import sqlite3
from collections.abc import Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from gallery.index.rows import MOST_AT_ONCE
from gallery.search.views import File, read_files

from .models import BITS, Alike, Group, Keep
from .proposals import freed_bytes, kept


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class DuplicateGroup(_Frozen):
    """`keep` is the id of the file that would be kept, the first; `wasted_bytes` are those of the
    others. `likeness`: 1 where all look the same, and 1/64 less for each bit in which the one that
    is least like the first differs from it; null where every byte is the same.
    """

    files: tuple[File, ...]
    keep: int
    wasted_bytes: int
    likeness: float | None


class Duplicates(_Frozen):
    """A page of `total` groups. `surplus` files could go and `wasted_bytes` with them; `remaining`
    files are still being read, after which there may be more. `next_cursor` null: no more groups.
    """

    groups: tuple[DuplicateGroup, ...]
    total: int
    surplus: int
    wasted_bytes: int
    remaining: int
    next_cursor: str | None


class SimilarFile(_Frozen):
    """`likeness`: 1 looks the same, 0.5 is what two pictures have that have nothing in common."""

    file: File
    likeness: float


class SimilarFiles(_Frozen):
    """The most alike first. `remaining` files are still being looked at."""

    files: tuple[SimilarFile, ...]
    remaining: int


def group_views(
    connection: sqlite3.Connection, groups: Sequence[Group], tags: Mapping[str, int], *, by: Keep
) -> tuple[DuplicateGroup, ...]:
    every = [file_id for group in groups for file_id in group.ids]
    files = {file.id: file for file in files_of(connection, every, tags)}
    there = [([files[one] for one in group.ids if one in files], group) for group in groups]
    return tuple(_group(alike, group, by) for alike, group in there if len(alike) > 1)


def similar_views(
    connection: sqlite3.Connection, alike: Sequence[Alike], tags: Mapping[str, int]
) -> tuple[SimilarFile, ...]:
    files = {one.id: one for one in read_files(connection, [one.id for one in alike], tags)}
    return tuple(
        SimilarFile(file=files[one.id], likeness=_likeness(one.distance))
        for one in alike
        if one.id in files
    )


def files_of(
    connection: sqlite3.Connection, ids: Sequence[int], tags: Mapping[str, int]
) -> list[File]:
    """However many they are."""
    files: list[File] = []
    for start in range(0, len(ids), MOST_AT_ONCE):
        files += read_files(connection, ids[start : start + MOST_AT_ONCE], tags)
    return files


def _group(files: Sequence[File], group: Group, by: Keep) -> DuplicateGroup:
    keep = kept(files, by)
    return DuplicateGroup(
        files=(keep, *(file for file in files if file.id != keep.id)),
        keep=keep.id,
        wasted_bytes=freed_bytes(files, keep),
        likeness=None if group.distance is None else _likeness(group.distance),
    )


def _likeness(distance: int) -> float:
    return 1 - distance / BITS
