"""What tables must agree on beside the ids that they name. A fault names file, entry and field."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from studio_kit.tables import TableError

from .gear import Camera, CaptureFormat, FilmStock, LensFamily, Made, Maker, Mount
from .models import CameraField, OldEnum, Option
from .names import Names, NameTaken
from .references import Table, check_references

Kind = TypeVar("Kind", bound=Option)
Tables = Mapping[str, Table]


def check_tables(tables: Tables) -> None:
    """Raises `TableError`."""
    check_references(tables)
    _check_gates(tables)
    _check_makers(tables)
    _check_flanges(tables)


def check_fields(fields: tuple[CameraField, ...], tables: Tables) -> None:
    """Raises `TableError`."""
    for field in fields:
        _check_bounds(field)
        if field.table_id in tables:
            _check_shorts(field, tables[field.table_id])


def check_enums(enums: tuple[OldEnum, ...], tables: Tables) -> None:
    """Raises `TableError`."""
    for enum in enums:
        for table, ids in enum.tables.items():
            known = {entry.id for entry in tables[table].entries}
            for name in ids or ():
                if name not in known:
                    place = f"enums.yaml: {enum.id}: tables"
                    raise TableError(f"{place}: there is no {name} in {table}.yaml.")


def names_of(field: CameraField, tables: Tables) -> Names:
    """Raises `TableError` where two options answer to one name."""
    try:
        return Names.of(field.options)
    except NameTaken as taken:
        file = _file_of(taken.entry, tables[field.table_id])
        raise TableError(f"{file}: {taken.entry.id}: {taken}") from taken


def rows_of(tables: Tables, name: str, model: type[Kind]) -> Iterator[tuple[str, Kind]]:
    """The file and the entry of each row."""
    return ((file, entry) for file, entry in tables[name].rows() if isinstance(entry, model))


def by_id(tables: Tables, name: str, model: type[Kind]) -> dict[str, Kind]:
    return {entry.id: entry for _, entry in rows_of(tables, name, model)}


def _check_gates(tables: Tables) -> None:
    formats = by_id(tables, "formats", CaptureFormat)
    for file, camera in rows_of(tables, "cameras", Camera):
        for gate in camera.gates:
            place = f"{file}: {camera.id}: gates"
            if gate.format not in formats:
                raise TableError(f"{place}: there is no {gate.format} in formats.yaml.")
            if formats[gate.format].medium != camera.medium:
                raise TableError(f"{place}: {gate.format} is no {camera.medium} format.")


def _check_makers(tables: Tables) -> None:
    makers = by_id(tables, "makers", Maker)
    for file, entry, field, names, made in _made(tables):
        for name in names:
            if made not in makers[name].makes:
                raise TableError(f"{file}: {entry.id}: {field}: {name} makes no {made}.")


def _made(tables: Tables) -> Iterator[tuple[str, Option, str, tuple[str, ...], Made]]:
    for file, camera in rows_of(tables, "cameras", Camera):
        yield file, camera, "maker", (camera.maker,), "camera"
    for file, family in rows_of(tables, "lens_families", LensFamily):
        yield file, family, "makers", family.makers, "lens"
    for file, stock in rows_of(tables, "film_stocks", FilmStock):
        yield file, stock, "maker", (stock.maker,), "stock"


def _check_flanges(tables: Tables) -> None:
    """An adapter has a thickness: the lens must be made to sit farther from the picture."""
    mounts = by_id(tables, "mounts", Mount)
    for file, body in rows_of(tables, "mounts", Mount):
        for name in body.adapts:
            flange = mounts[name].flange
            if body.flange and flange and flange < body.flange:
                place = f"{file}: {body.id}: adapts"
                raise TableError(f"{place}: lenses for {name} would sit too near.")


def _check_bounds(field: CameraField) -> None:
    bounded = field.kind in ("number", "year") or field.opens == "millimetres"
    if bounded and (field.least is None or field.most is None):
        raise TableError(f"fields.yaml: {field.id}: least and most: a number needs both.")


def _check_shorts(field: CameraField, table: Table) -> None:
    seen: set[str] = set()
    for option in field.options:
        if option.short in seen:
            place = f"{_file_of(option, table)}: {option.id}: short"
            raise TableError(f"{place}: {option.short} is used twice.")
        seen |= {option.short} if option.short else set()


def _file_of(entry: Option, table: Table) -> str:
    return next(file for file, other in table.rows() if other.id == entry.id)
