"""Cameras, lenses, film and what they are put on. Lengths are millimetres, weights kilograms."""

from math import hypot
from typing import Annotated, Literal, cast

from pydantic import AfterValidator, BeforeValidator, Field, field_validator

from .marks import RefersTo
from .models import Entry, Id, Option, Text, Year

Millimetres = Annotated[float, Field(gt=0)]
Made = Literal["camera", "lens", "stock"]
Medium = Literal["film", "digital"]
Process = Literal["negative", "reversal", "three_strip", "two_strip", "two_color", "none"]


def _listed(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _first_and_last(value: object) -> object:
    """`[2018]` as from 2018 on."""
    rows = _listed(value)
    return [rows[0], None] if len(rows) == 1 else value


def _forward(years: tuple[int, int | None]) -> tuple[int, int | None]:
    if years[1] is not None and years[1] < years[0]:
        raise ValueError("the last year is before the first")
    return years


Years = Annotated[
    tuple[Year, Year | None], BeforeValidator(_first_and_last), AfterValidator(_forward)
]
"""First year and last; None: still made, or the end is not known."""


class Size(Entry):
    """Width and height in millimetres."""

    width: Millimetres
    height: Millimetres

    @property
    def diagonal(self) -> float:
        return hypot(self.width, self.height)


def _sized(value: object) -> object:
    """`[36.7, 25.54]` as a size."""
    rows = _listed(value)
    return {"width": rows[0], "height": rows[1]} if len(rows) == 2 else value


class Maker(Option):
    """`includes`: other makers that the name stands for as well."""

    makes: tuple[Made, ...]
    includes: Annotated[tuple[Id, ...], RefersTo("makers")] = ()


class Mount(Option):
    """`flange`: from the seat of the lens to the picture; None where it is not known.

    `adapts`: mounts whose lenses a body with this mount takes by an adapter or a change of plate.
    """

    flange: Millimetres | None = None
    adapts: Annotated[tuple[Id, ...], RefersTo("mounts")] = ()


class Gauge(Option):
    """`width` of the strip of film."""

    width: Millimetres


class CaptureFormat(Option):
    """What of a film or a sensor is exposed. `squeeze`: of the lenses that it is made for.

    `gauge` None: digital. `size` None: differs from camera to camera. `process`: the only one
    whose film it exposes.
    """

    medium: Medium
    gauge: Annotated[Id | None, RefersTo("gauges")] = None
    perforations: int | None = None
    size: Size | None = None
    squeeze: float = 1.0
    process: Process | None = None
    years: Years | None = None

    _size = field_validator("size", mode="before")(_sized)


class AspectRatio(Option):
    """`ratio`: width over height of the picture as shown. `year`: first shown so, if known.

    `special`: of few theatres. `native_to`: formats that were made for it.
    """

    ratio: Annotated[float, Field(gt=0.2, lt=5)]
    year: Year | None = None
    special: bool = False
    native_to: Annotated[tuple[Id, ...], RefersTo("formats")] = ()


class Gate(Entry):
    """What a camera exposes in one of its formats; `size` None where it is not known."""

    format: Id
    size: Size | None = None


class Camera(Option):
    """A body, or a recording system under one name.

    `gates` in the table: a list of formats (their standard size), or format -> [width, height].
    `weight`: the body alone in kilograms, without lens, magazine, battery. `mounts` are its own,
    `adapted_mounts` those of lenses that its maker's or common adapters put on it (beyond what
    the mount itself allows). `flies_on`: the rig that the camera is part of. Without `mounts` the
    lens is fixed.
    """

    maker: Annotated[Id, RefersTo("makers")]
    years: Years | None = None
    medium: Medium
    gates: tuple[Gate, ...]
    mounts: Annotated[tuple[Id, ...], RefersTo("mounts")]
    adapted_mounts: Annotated[tuple[Id, ...], RefersTo("mounts")] = ()
    weight: Annotated[float, Field(gt=0)] | None = None
    flies_on: Annotated[Id | None, RefersTo("rigs")] = None
    fixed_focal_lengths: tuple[Millimetres, ...] = ()

    @field_validator("gates", mode="before")
    @classmethod
    def from_table(cls, value: object) -> object:
        if isinstance(value, dict):
            sizes = cast("dict[object, object]", value)
            return [{"format": name, "size": _sized(size)} for name, size in sizes.items()]
        if isinstance(value, list):
            names = cast("list[object]", value)
            return [{"format": name} if isinstance(name, str) else name for name in names]
        return value

    @property
    def formats(self) -> tuple[str, ...]:
        return tuple(gate.format for gate in self.gates)

    @property
    def year(self) -> int | None:
        return self.years[0] if self.years else None


class LensFamily(Option):
    """A set of lenses under one name.

    `mounts` they were made in; `adapted_mounts` those they are rehoused or fitted for today.
    `image_circle`: diameter that the whole set covers; None where no figure is known. Without
    `circle_stated` it is the diagonal of the format that the set is made for, which some of the
    lenses exceed; with it, a figure that the maker publishes.
    `covers`: formats that it is known to cover where no figure is. `holds`: the longest diagonal
    known to be covered by either, worked out when the table is read. `focal_lengths` of primes,
    `zooms` as [shortest, longest]. `t_stop`: the fastest of the set. `squeeze` 1.0: spherical.
    """

    makers: Annotated[tuple[Id, ...], RefersTo("makers")]
    years: Years | None = None
    mounts: Annotated[tuple[Id, ...], RefersTo("mounts")]
    adapted_mounts: Annotated[tuple[Id, ...], RefersTo("mounts")] = ()
    image_circle: Millimetres | None = None
    circle_stated: bool = False
    covers: Annotated[tuple[Id, ...], RefersTo("formats")] = ()
    focal_lengths: tuple[Millimetres, ...] = ()
    zooms: tuple[tuple[Millimetres, Millimetres], ...] = ()
    t_stop: Annotated[float, Field(gt=0.5, lt=32)] | None = None
    squeeze: Annotated[float, Field(ge=1, le=2.5)] = 1.0
    holds: Millimetres | None = None

    @property
    def year(self) -> int | None:
        return self.years[0] if self.years else None

    @property
    def anamorphic(self) -> bool:
        return self.squeeze > 1


class FilmStock(Option):
    """`speed`: exposure index as rated for its `balance`; None where it is not known.

    `balance` None: black and white, or no fixed balance. `number`: the maker's code.
    """

    maker: Annotated[Id, RefersTo("makers")]
    number: Text | None = None
    years: Years | None = None
    gauges: Annotated[tuple[Id, ...], RefersTo("gauges")]
    speed: Annotated[int, Field(gt=0, le=3200)] | None = None
    balance: Literal["daylight", "tungsten"] | None = None
    color: bool
    process: Process

    @property
    def year(self) -> int | None:
        return self.years[0] if self.years else None


class Rig(Option):
    """What carries the camera. `payload`: the most that it carries, of the largest common model.

    `moves`: the movements that it makes. `year`: first used for films; None: always there.
    """

    payload: Annotated[float, Field(gt=0)] | None = None
    year: Year | None = None
    moves: Annotated[tuple[Id, ...], RefersTo("movements")]
