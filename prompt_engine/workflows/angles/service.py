"""The camera angles, and how a prompt tells one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import TypeVar

from prompt_engine.catalogue.models import DirectionOption, HeightOption, Option, SizeOption
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.spelling import did_you_mean
from studio_kit.errors import Invalid
from studio_kit.tables import TableError, load_document

from .models import Angle, AngleSet, AngleTables, DirectionPart, Part

Side = TypeVar("Side", bound=Part)
Kind = TypeVar("Kind", bound=Option)

TABLES = Path(__file__).with_name("angles.yaml")


class UnknownAngle(Invalid):
    title = "Unknown camera angle"


@dataclass(frozen=True)
class Angles:
    """`every` angle, by size, then height, then direction round from the front."""

    tables: AngleTables
    every: tuple[Angle, ...]

    def find(self, name: str) -> Angle:
        """By id, token or an older script's name. Raises `UnknownAngle` with the nearest match."""
        angle = self._by_name.get(_folded(name))
        if angle is None:
            hint = did_you_mean(name, [angle.id for angle in self.every])
            raise UnknownAngle(f'There is no camera angle "{name[:100]}".{hint}')
        return angle

    def narrowed(
        self,
        angle_set: AngleSet,
        *,
        size: str | None = None,
        height: str | None = None,
        direction: str | None = None,
    ) -> tuple[Angle, ...]:
        """Those of a set with these parts. Raises `UnknownAngle` for a part that there is not."""
        sizes = _asked("size", size, self.tables.sizes)
        heights = _asked("height", height, self.tables.heights)
        directions = _asked("direction", direction, self.tables.directions)
        return tuple(
            angle
            for angle in self.every
            if angle_set in angle.sets
            and angle.size in sizes
            and angle.height in heights
            and angle.direction in directions
        )

    @cached_property
    def _by_name(self) -> Mapping[str, Angle]:
        return {_folded(name): angle for angle in self.every for name in _names(angle)}


def load_angles(catalogue: Catalogue) -> Angles:
    """Raises `TableError` for a part that the catalogue does not have."""
    tables = load_document(TABLES, AngleTables)
    parts = product(tables.sizes, tables.heights, tables.directions)
    return Angles(tables, tuple(_angle(tables, *each, catalogue) for each in parts))


def _angle(
    tables: AngleTables, size: Part, height: Part, direction: DirectionPart, catalogue: Catalogue
) -> Angle:
    frame = _option(catalogue, "size", size.id, SizeOption)
    stand = _option(catalogue, "height", height.id, HeightOption)
    side = _option(catalogue, "direction", direction.id, DirectionOption)
    if side.bearing is None:
        raise TableError(f"{TABLES.name}: directions: {direction.id} is no bearing.")
    token = f"{tables.trigger} {direction.token} {height.token} {size.token}"
    return Angle(
        id=f"{size.id}-{height.id}-{direction.id}",
        size=size,
        height=height,
        direction=direction,
        token=f"{token}, {direction.turned}" if direction.turned else token,
        words=f"{frame.words}, {stand.words}, {side.words}",
        label=f"{frame.label}, {stand.label.lower()}, {side.label.lower()}",
        bearing=side.bearing,
        elevation=stand.elevation,
        cuts=frame.cuts,
    )


def _option(catalogue: Catalogue, table: str, option_id: str, model: type[Kind]) -> Kind:
    option = catalogue.entries(table, model).get(option_id)
    if option is None:
        raise TableError(f"{TABLES.name}: {table}: the catalogue has no {option_id}.")
    return option


def _asked(side: str, name: str | None, parts: tuple[Side, ...]) -> tuple[Side, ...]:
    """The part of this name, or all where none is asked for."""
    if not name:
        return parts
    chosen = tuple(part for part in parts if _folded(name) in map(_folded, _spellings(part)))
    if not chosen:
        known = [spelling for part in parts for spelling in _spellings(part)]
        raise UnknownAngle(f'There is no {side} "{name[:100]}".{did_you_mean(name, known)}')
    return chosen


def _spellings(part: Part) -> tuple[str, ...]:
    return (part.id, part.older, part.token, *part.aliases)


def _names(angle: Angle) -> Iterable[str]:
    size, height, direction = angle.size, angle.height, angle.direction
    yield angle.id
    yield angle.token
    yield f"{direction.older}_{height.older}_{size.id}"
    yield f"<sks> {direction.older} {height.older} shot {size.older}"
    yield f"<sks> {direction.older} view {height.older} shot {size.older}"
    yield f"<sks> {direction.older} view {height.older} shot {size.id} shot"


def _folded(name: str) -> str:
    """Without case, and with hyphens for everything between words."""
    return "-".join(name.casefold().replace("_", " ").replace("-", " ").split())
