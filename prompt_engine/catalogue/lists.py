"""Lists that older scripts ask for: the values of an enum, and what goes with a camera.

They name an entry as those scripts do where they have a name for it, and by its id where not.
"""

from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict

from prompt_engine.spelling import did_you_mean
from studio_kit.errors import NotFound

from .choices import read_choice
from .fit import Seat, covers_any, fit, runs
from .gear import AspectRatio, Camera, LensFamily, Maker
from .models import CameraType, OldEnum, Option
from .service import Catalogue


class NoSuchList(NotFound):
    title = "No such list"


class NoSuchCamera(NotFound):
    title = "No such camera"


class View(BaseModel):
    model_config = ConfigDict(frozen=True)


class Named(View):
    id: str
    label: str
    names: tuple[str, ...]


class EnumNames(View):
    common: tuple[str, ...]
    live_action: tuple[str, ...]
    animation: tuple[str, ...]


class EnumValues(View):
    enum: str
    values: tuple[str, ...]
    entries: tuple[Named, ...]


class CamerasOfType(View):
    camera_type: Literal["Film", "Digital"]
    manufacturers: tuple[str, ...]
    bodies: tuple[str, ...]


class StocksOfCamera(View):
    camera_body: str
    is_film_camera: bool
    film_stocks: tuple[str, ...]
    message: str | None


class RatiosOfCamera(View):
    """`special_ratios` are special shapes that a format of the camera was made for."""

    camera_body: str
    standard_ratios: tuple[str, ...]
    special_ratios: tuple[str, ...]
    all_ratios: tuple[str, ...]


class LensOnCamera(View):
    """`covers` null: not known."""

    id: str
    label: str
    seat: Seat
    covers: bool | None


class LensesOfCamera(View):
    camera_body: str
    compatible_lenses: tuple[str, ...]
    incompatible_reason: str | None
    lenses: tuple[LensOnCamera, ...]


def enum_names(catalogue: Catalogue) -> EnumNames:
    def of(project: str) -> tuple[str, ...]:
        return tuple(enum.id for enum in catalogue.enums if enum.project == project)

    return EnumNames(common=of("common"), live_action=of("live_action"), animation=of("animation"))


def enum_values(catalogue: Catalogue, name: str) -> EnumValues:
    """Raises `NoSuchList` with the nearest name."""
    known = {enum.id.casefold(): enum for enum in catalogue.enums}
    enum = known.get(name.casefold())
    if enum is None:
        hint = did_you_mean(name[:80], [enum.id for enum in catalogue.enums])
        raise NoSuchList(f'There is no list of values "{name[:80]}".{hint}')
    entries = tuple(_entries(catalogue, enum))
    values = enum.values or tuple(value for entry in entries for value in _old_names(entry))
    named = tuple(Named(id=e.id, label=e.label, names=e.aliases) for e in entries)
    return EnumValues(enum=enum.id, values=values, entries=named)


def _entries(catalogue: Catalogue, enum: OldEnum) -> Iterable[Option]:
    for table, ids in enum.tables.items():
        for entry in catalogue.tables[table].entries:
            if ids is not None and entry.id not in ids:
                continue
            if enum.makes is None or (isinstance(entry, Maker) and enum.makes in entry.makes):
                yield entry


def cameras_by_type(catalogue: Catalogue, name: str) -> CamerasOfType:
    """Raises `UnknownOption` for what is neither film nor digital."""
    kind = catalogue.choice("camera_type", name).entry
    medium = kind.medium if isinstance(kind, CameraType) else "digital"
    bodies = [camera for camera in catalogue.cameras.values() if camera.medium == medium]
    makers = dict.fromkeys(camera.maker for camera in bodies)
    return CamerasOfType(
        camera_type="Film" if medium == "film" else "Digital",
        manufacturers=tuple(_old_name(catalogue.makers[maker]) for maker in makers),
        bodies=_old_ids(bodies),
    )


def stocks_by_camera(catalogue: Catalogue, name: str) -> StocksOfCamera:
    """Raises `NoSuchCamera`."""
    camera = _camera(catalogue, name)
    stocks = catalogue.film_stocks.values()
    fitting = [stock for stock in stocks if runs(camera, stock, catalogue.formats)]
    is_film = camera.medium == "film"
    return StocksOfCamera(
        camera_body=_old_name(camera),
        is_film_camera=is_film,
        film_stocks=_old_ids(fitting),
        message=None if is_film else f"{camera.label} is digital and exposes no film.",
    )


def ratios_by_camera(catalogue: Catalogue, name: str) -> RatiosOfCamera:
    """Every ratio can be had by a crop. Raises `NoSuchCamera`."""
    camera = _camera(catalogue, name)
    ratios = catalogue.entries("aspect_ratios", AspectRatio).values()
    special = [r for r in ratios if r.special and not set(r.native_to).isdisjoint(camera.formats)]
    return RatiosOfCamera(
        camera_body=_old_name(camera),
        standard_ratios=tuple(ratio.label for ratio in ratios if not ratio.special),
        special_ratios=tuple(ratio.label for ratio in special),
        all_ratios=tuple(ratio.label for ratio in ratios),
    )


def lenses_by_camera(catalogue: Catalogue, name: str) -> LensesOfCamera:
    """What goes on the camera and fills one of its formats. Raises `NoSuchCamera`."""
    camera = _camera(catalogue, name)
    families = catalogue.lens_families
    lenses = tuple(_on_camera(catalogue, camera, family) for family in families.values())
    fitting = [families[lens.id] for lens in lenses if _usable(lens)]
    return LensesOfCamera(
        camera_body=_old_name(camera),
        compatible_lenses=_old_ids(fitting),
        incompatible_reason=None if fitting else f"The lens of {camera.label} is part of it.",
        lenses=lenses,
    )


def _on_camera(catalogue: Catalogue, camera: Camera, family: LensFamily) -> LensOnCamera:
    seat = fit(camera, family, catalogue.mounts).seat
    return LensOnCamera(
        id=family.id, label=family.label, seat=seat, covers=covers_any(family, camera)
    )


def _usable(lens: LensOnCamera) -> bool:
    return lens.seat != "none" and lens.covers is not False


def _camera(catalogue: Catalogue, name: str) -> Camera:
    choice = read_choice(catalogue.field("body"), catalogue.names["body"], name)
    if choice is None or not isinstance(choice.entry, Camera):
        hint = did_you_mean(name[:80], catalogue.spellings("body"))
        raise NoSuchCamera(f'There is no camera "{name[:80]}".{hint}')
    return choice.entry


def _old_ids(entries: Iterable[Option]) -> tuple[str, ...]:
    return tuple(name for entry in entries for name in _old_names(entry))


def _old_names(entry: Option) -> tuple[str, ...]:
    return entry.aliases or (entry.id,)


def _old_name(entry: Option) -> str:
    return _old_names(entry)[0]
