"""Shots as scripts read and write them."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from storyboard.board.shapes import LARGEST_EXACT_INTEGER
from storyboard.scenes.models import EntryId, Line, Words
from studio_kit.errors import Invalid, NotFound

SeedPolicy = Literal["fixed", "random", "increment"]
FieldName = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Choice = Annotated[str, StringConstraints(max_length=200)]
Frames = Annotated[int, Field(ge=0, le=10**9)]
Stars = Annotated[int, Field(ge=0, le=5)]
Seed = Annotated[int, Field(ge=0, le=LARGEST_EXACT_INTEGER)]


class NoSuchShot(NotFound):
    title = "No such shot"


class NotItsTake(Invalid):
    title = "Not a take of the shot"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ShotChanges(_Frozen):
    """What is left out stays as it is. `duration` in frames at the project's rate; a shot
    `without_scene_text` leaves out what its scene says in every prompt.

    Of `camera` and `values` only the fields that are named change; null takes one away again.
    """

    name: Line = ""
    description: Words = ""
    action: Words = ""
    dialogue: Words = ""
    lyrics: Words = ""
    sound: Words = ""
    notes: Words = ""
    duration: Frames | None = None
    rating: Stars = 0
    template_id: EntryId | None = None
    node_id: EntryId | None = None
    seed: Seed = 0
    seed_policy: SeedPolicy = "random"
    chosen_take: EntryId | None = None
    without_scene_text: bool = False
    camera: dict[FieldName, Choice | None] = {}
    values: dict[FieldName, Any] = {}


class NewShot(ShotChanges):
    """At the end of a scene; of the last one where none is named."""

    scene_id: EntryId | None = None


class ShotMove(_Frozen):
    """In front of another shot of the scene, or to its end for null."""

    scene_id: EntryId
    before: EntryId | None = None


class NewCode(_Frozen):
    """A slate such as "2C"; its folder is called so."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=40)]


class Shot(_Frozen):
    """`code` is shared by the alternates of a slot, `slate` names the shot's folder: "2C A2".
    `stands` says whether it is the alternate on the board; `stale` why its chosen take is not what
    it would render now.
    """

    id: str
    slot_id: str
    alternate_number: int
    stands: bool
    scene_id: str | None
    code: str
    slate: str
    name: str
    description: str
    action: str
    dialogue: str
    lyrics: str
    sound: str
    notes: str
    duration: int | None
    rating: int
    template_id: str | None
    node_id: str | None
    seed: int
    seed_policy: SeedPolicy
    chosen_take: str | None
    takes: list[str]
    stale: str | None
    without_scene_text: bool
    camera: dict[str, Any]
    values: dict[str, Any]
    created_at: str


class Shots(_Frozen):
    """In board order, alternates one after the other."""

    shots: list[Shot]
