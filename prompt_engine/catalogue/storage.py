"""Reads the catalogue's tables and checks that they agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prompt_engine.parsed_tables import ParsedTables
from studio_kit.tables import TableError

from . import gear, models
from .checks import by_id, check_enums, check_fields, check_tables, names_of, rows_of
from .gear import Camera, CaptureFormat, Gate, LensFamily, Maker
from .models import CameraField, Common, OldEnum, Option
from .references import Table
from .service import Catalogue

FOLDER = Path(__file__).parent

MODELS: dict[str, type[Option]] = {
    "size": models.SizeOption,
    "height": models.HeightOption,
    "direction": models.DirectionOption,
    "lens": models.LensOption,
    "time_of_day": models.TimeOption,
    "mood": models.Mood,
    "composition": models.Composition,
    "color_tone": models.ColorTone,
    "eras": models.Era,
    "place": models.Place,
    "intent": models.Intent,
    "light_sources": models.LightSource,
    "lighting_styles": models.LightingStyle,
    "weather": models.Weather,
    "movements": models.Movement,
    "timing": models.Timing,
    "camera_type": models.CameraType,
    "weight_class": models.WeightClass,
    "medium": models.Medium,
    "domain": models.Domain,
    "motion": models.MotionStyle,
    "virtual_camera": models.VirtualCamera,
    "color": models.ColorApplication,
    "makers": gear.Maker,
    "mounts": gear.Mount,
    "gauges": gear.Gauge,
    "formats": gear.CaptureFormat,
    "aspect_ratios": gear.AspectRatio,
    "cameras": gear.Camera,
    "lens_families": gear.LensFamily,
    "film_stocks": gear.FilmStock,
    "rigs": gear.Rig,
}
"""The shape of a table's entries; a table that is not named here has plain options."""

GIVEN = frozenset({"film_preset"})
"""Tables that another slice gives: the films."""


def load_catalogue(folder: Path = FOLDER, *, cache: Path | None = None) -> Catalogue:
    """`cache`: a folder that keeps what the files were read as, for a faster start.

    Raises `TableError`, which names file, entry and field.
    """
    reader = _Reader(folder, ParsedTables(cache))
    fields = reader.tables.load(folder / "fields.yaml", CameraField)
    enums = reader.tables.load(folder / "enums.yaml", OldEnum)
    tables = _load_tables(reader, fields, enums)
    check_tables(tables)
    check_enums(enums, tables)
    return _catalogue(fields, enums, tables)


@dataclass(frozen=True)
class _Reader:
    folder: Path
    tables: ParsedTables

    def table(self, name: str, common: Mapping[str, Any]) -> Table:
        """The table of a file, or of the files of a folder in the order of their names."""
        model, files, entries = MODELS.get(name, Option), list[str](), list[Option]()
        for path in self._files(name):
            rows = self.tables.load(path, model, common)
            entries += rows
            files += [path.name] * len(rows)
        return _without_repeats(Table(name, tuple(entries), tuple(files)))

    def _files(self, name: str) -> list[Path]:
        parts = sorted((self.folder / name).glob("*.yaml"))
        return parts or [self.folder / f"{name}.yaml"]


def _without_repeats(table: Table) -> Table:
    seen: set[str] = set()
    for file, entry in table.rows():
        if entry.id in seen:
            raise TableError(f"{file}: {entry.id}: id: stands twice in {table.id}.")
        seen.add(entry.id)
    return table


def _load_tables(
    reader: _Reader, fields: tuple[CameraField, ...], enums: tuple[OldEnum, ...]
) -> dict[str, Table]:
    common = {
        rule.id: rule.as_row() for rule in reader.tables.load(reader.folder / "tables.yaml", Common)
    }
    asked = [field.table_id for field in fields if field.kind == "option"]
    asked += [table for enum in enums for table in enum.tables]
    names = dict.fromkeys([*asked, *MODELS])
    return {name: reader.table(name, common.get(name, {})) for name in names if name not in GIVEN}


def _catalogue(
    fields: tuple[CameraField, ...], enums: tuple[OldEnum, ...], tables: dict[str, Table]
) -> Catalogue:
    tables = {**tables, "cameras": _with_gates(tables), "lens_families": _with_holds(tables)}
    filled = tuple(_with_options(field, tables) for field in fields)
    names = {field.id: names_of(field, tables) for field in filled if field.kind == "option"}
    check_fields(filled, tables)
    return Catalogue(filled, names, tables, enums)


def _with_options(field: CameraField, tables: Mapping[str, Table]) -> CameraField:
    if field.kind != "option" or field.table_id not in tables:
        return field
    entries = tables[field.table_id].entries
    kept = entries if field.makes is None else tuple(_makers_of(entries, field.makes))
    return field.model_copy(update={"options": kept})


def _makers_of(entries: tuple[Option, ...], made: gear.Made) -> list[Option]:
    return [entry for entry in entries if isinstance(entry, Maker) and made in entry.makes]


def _with_gates(tables: Mapping[str, Table]) -> Table:
    """The cameras, with the formats' own sizes where a camera states none."""
    formats = by_id(tables, "formats", CaptureFormat)
    cameras = (camera for _, camera in rows_of(tables, "cameras", Camera))
    sized = tuple(_with_sizes(camera, formats) for camera in cameras)
    return Table("cameras", sized, tables["cameras"].files)


def _with_sizes(camera: Camera, formats: Mapping[str, CaptureFormat]) -> Camera:
    gates = tuple(
        gate if gate.size else Gate(format=gate.format, size=formats[gate.format].size)
        for gate in camera.gates
    )
    return camera.model_copy(update={"gates": gates})


def _with_holds(tables: Mapping[str, Table]) -> Table:
    """The lens families, with the longest diagonal that each is known to cover."""
    formats = by_id(tables, "formats", CaptureFormat)
    families = (family for _, family in rows_of(tables, "lens_families", LensFamily))
    held = tuple(
        family.model_copy(update={"holds": _longest(family, formats)}) for family in families
    )
    return Table("lens_families", held, tables["lens_families"].files)


def _longest(family: LensFamily, formats: Mapping[str, CaptureFormat]) -> float | None:
    sizes = [formats[name].size for name in family.covers]
    held = [size.diagonal for size in sizes if size]
    return max([*held, family.image_circle or 0]) or None
