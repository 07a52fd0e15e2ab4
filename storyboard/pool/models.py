"""What the pool holds, and what is asked of it and answered."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from studio_kit.errors import Invalid, NotFound
from studio_kit.media import MediaKind

MOST_AT_ONCE = 5_000
"""Files that one request puts into the pool."""

Path = Annotated[str, Field(min_length=1, max_length=4096)]
ItemName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Tag = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Tags = Annotated[list[Tag], Field(max_length=50)]
Words = Annotated[str, Field(max_length=20_000)]
Measure = Annotated[int, Field(gt=0)]
Place = Literal["here", "in_trash", "missing"]


class NotInPool(NotFound):
    title = "Not in the pool"


class ShotGone(NotFound):
    title = "No such shot"


class FileGone(NotFound):
    title = "The file is gone"


class NotForPool(Invalid):
    title = "Not a file for the pool"


class PoolDamaged(Invalid):
    title = "The pool cannot be read"


class PoolItem(BaseModel):
    """A pointer to a file of the project; a key that a newer version wrote is kept.

    `shot` is the code of the shot that the file was rendered for, `model` the first of its models,
    `workflow` the id of its template. Pixels and seconds are null where nobody told.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    id: str
    type: MediaKind
    name: str
    description: str
    tags: tuple[str, ...]
    path: str
    take_id: str | None
    prompt: str | None
    seed: int | None
    model: str | None
    shot: str | None
    shot_id: str | None
    workflow: str | None
    width: int | None
    height: int | None
    duration_seconds: float | None
    created_at: str


class DeletedItem(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow")

    item: PoolItem
    deleted_at: str


class Pool(BaseModel):
    """`pool.json`, the oldest item first."""

    model_config = ConfigDict(frozen=True, extra="allow")

    schema_version: Literal[1] = 1
    items: tuple[PoolItem, ...] = ()
    deleted: tuple[DeletedItem, ...] = ()


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NewItem(_Frozen):
    """A file of the project. What is left out is told by its take's record, where it has one; what
    the record tells of prompt, seed and model counts.
    """

    path: Path
    name: ItemName | None = None
    description: Words = ""
    tags: Tags = []
    prompt: Annotated[str, Field(max_length=200_000)] | None = None
    seed: int | None = None
    model: Annotated[str, Field(max_length=4096)] | None = None
    width: Measure | None = None
    height: Measure | None = None
    duration_seconds: Annotated[float, Field(ge=0)] | None = None


class NewItems(_Frozen):
    files: Annotated[list[NewItem], Field(min_length=1, max_length=MOST_AT_ONCE)]


class ItemChange(_Frozen):
    """What is left out stays."""

    name: ItemName | None = None
    description: Words | None = None
    tags: Tags | None = None


class Application(_Frozen):
    shot_id: Annotated[str, Field(max_length=100)]


class PoolItemView(BaseModel):
    """`state`: whether the file can be used now. `v` changes with its content."""

    model_config = ConfigDict(frozen=True)

    id: str
    type: MediaKind
    name: str
    description: str
    tags: tuple[str, ...]
    path: str
    take_id: str | None
    prompt: str | None
    seed: int | None
    model: str | None
    shot: str | None
    shot_id: str | None
    workflow: str | None
    width: int | None
    height: int | None
    duration_seconds: float | None
    created_at: str
    state: Place
    v: str


class TagCount(BaseModel):
    model_config = ConfigDict(frozen=True)

    tag: str
    count: int


class DeletedItemView(PoolItemView):
    """`until`: from then on it may be gone for good."""

    deleted_at: str
    until: str


class DeletedItems(BaseModel):
    """What was deleted last comes first."""

    model_config = ConfigDict(frozen=True)

    items: tuple[DeletedItemView, ...]


class PoolPage(BaseModel):
    """The newest first. `total` and `tags` are of all that was found, the commonest tag first."""

    model_config = ConfigDict(frozen=True)

    items: tuple[PoolItemView, ...]
    next_cursor: str | None
    total: int
    tags: tuple[TagCount, ...]


class Added(BaseModel):
    """An item for each file, in their order. `added` of them are new: a file that was in the pool
    keeps the item it has.
    """

    model_config = ConfigDict(frozen=True)

    items: tuple[PoolItemView, ...]
    added: int


class Applied(BaseModel):
    """The take that the shot has now, `path` relative to the project."""

    model_config = ConfigDict(frozen=True)

    take_id: str
    path: str
    version: int
    shot_id: str
    shot: str
