"""Moves of the frame over a picture."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

Means = Literal["turn", "travel", "lens"]
"""What of the camera moves: it turns on its place, it travels, or its lens zooms."""

Fraction = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]

MOST_KEYFRAMES = 50
NARROWEST = 0.05


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Keyframe(_Frozen):
    """The frame at a moment: `at` of the shot's length, its middle in fractions of the picture.

    `w` is its width as a fraction of the picture's, `roll` degrees clockwise. `ease` is how the
    frame leaves this keyframe; it does not change which move it is.
    """

    at: Fraction
    x: Fraction = 0.5
    y: Fraction = 0.5
    w: Annotated[float, Field(ge=NARROWEST, le=1, allow_inf_nan=False)] = 1.0
    roll: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] = 0.0
    ease: Literal["linear", "in", "out", "in_out"] = "in_out"


Keyframes = Annotated[tuple[Keyframe, ...], Field(min_length=1, max_length=MOST_KEYFRAMES)]


def in_order(keyframes: Sequence[Keyframe]) -> tuple[Keyframe, ...]:
    return tuple(sorted(keyframes, key=lambda keyframe: keyframe.at))


class Speed(_Frozen):
    """From so many widths of the frame a second on, a move has this pace of the catalogue."""

    timing: str
    least: float = Field(alias="from", ge=0)


class MotionPreset(_Frozen):
    """`movement` and `rig` are ids of the catalogue; `seconds` where the move has a length."""

    id: str
    label: str
    means: Means
    movement: str
    rig: str
    seconds: float | None = None
    keyframes: Keyframes


class PresetTables(_Frozen):
    """The content of `presets.yaml`."""

    speeds: tuple[Speed, ...]
    presets: tuple[MotionPreset, ...]

    @field_validator("presets", mode="before")
    @classmethod
    def named(cls, presets: object) -> object:
        if not isinstance(presets, dict):
            return presets
        return [{"id": name, **fields} for name, fields in presets.items()]  # pyright: ignore


class MotionToRead(_Frozen):
    """A path, how long it takes, and what of the camera moves."""

    keyframes: Keyframes
    seconds: Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False)]
    means: Means = "travel"


class MotionRead(_Frozen):
    """What film calls the path. `camera` is what it sets of a shot's camera."""

    movement: str
    timing: str
    words: str
    camera: dict[str, str]
    rigs: tuple[str, ...]


class PresetList(_Frozen):
    presets: tuple[MotionPreset, ...]
