"""The choices of a camera as data."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Degrees = Annotated[float, Field(ge=-90, le=90)]


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(Entry):
    """One value of a field. `words` are what a prompt says, `aliases` ids of older scripts."""

    id: Id
    label: Text
    short: Annotated[Text, StringConstraints(max_length=14)]
    words: Text
    detail: Text | None = None
    aliases: tuple[str, ...] = ()


class SourcedOption(Option):
    """An option that states a fact, and where the fact is from."""

    source: Text


class SizeOption(SourcedOption):
    """`cuts`: lower and upper edge of the frame in fractions of a person's stature."""

    cuts: tuple[float, float]
    usual_lens: Id


class HeightOption(SourcedOption):
    """`elevation`: the camera above the aim point, in degrees."""

    elevation: Degrees


class DirectionOption(SourcedOption):
    """`bearing`: degrees from the front towards the person's left; None for what is no bearing."""

    bearing: Annotated[int, Field(ge=0, lt=360)] | None = None


class LensOption(SourcedOption):
    """`focal_length` in millimetres."""

    focal_length: Annotated[float, Field(ge=8, le=400)]


class TimeOption(SourcedOption):
    """`sun`: lowest and highest height of the sun in degrees."""

    sun: tuple[Degrees, Degrees]


class FieldHeader(Entry):
    """`old_paths`: where the configuration of older scripts keeps this field."""

    id: Id
    label: Text
    old_paths: tuple[str, ...] = ()


class CameraField(FieldHeader):
    options: tuple[Option, ...]
