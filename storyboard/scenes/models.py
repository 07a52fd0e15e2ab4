"""Scenes as scripts read and write them."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from studio_kit.errors import NotFound

Line = Annotated[str, StringConstraints(max_length=500)]
Words = Annotated[str, StringConstraints(max_length=100_000)]
EntryId = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class NoSuchScene(NotFound):
    title = "No such scene"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SceneChanges(_Frozen):
    """What is left out stays as it is. `heading` as in a screenplay: "INT. day". The prompts of the
    scene's shots begin with `prompt_start` and end with `prompt_end`.
    """

    name: Line = ""
    heading: Line = ""
    description: Words = ""
    lyrics: Words = ""
    prompt_start: Words = ""
    prompt_end: Words = ""
    folded: bool = False


class SceneMove(_Frozen):
    """In front of another scene, or behind all for null."""

    before: EntryId | None = None


class Scene(_Frozen):
    """`number` is its place in the film, from 1, which it shares with its alternates; one of them
    `stands`. `shots` and `seconds` are of those that stand in their slots, `seconds` only of those
    that say how long they are.
    """

    id: str
    slot_id: str
    alternate_number: int
    stands: bool
    number: int
    name: str
    heading: str
    description: str
    lyrics: str
    prompt_start: str
    prompt_end: str
    folded: bool
    shots: Annotated[int, Field(ge=0)]
    seconds: float


class Scenes(_Frozen):
    """In board order, each behind those alternates of it that came before."""

    scenes: list[Scene]
