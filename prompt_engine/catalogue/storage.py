"""Reads the catalogue's tables and checks that they agree."""

from collections import Counter
from pathlib import Path

from studio_kit.tables import TableError, load_table

from .models import (
    CameraField,
    DirectionOption,
    FieldHeader,
    HeightOption,
    LensOption,
    Option,
    SizeOption,
    TimeOption,
)
from .service import Catalogue

FOLDER = Path(__file__).parent

MODELS: dict[str, type[Option]] = {
    "size": SizeOption,
    "height": HeightOption,
    "direction": DirectionOption,
    "lens": LensOption,
    "time_of_day": TimeOption,
}
"""The shape of a field's table; a field that is not named here has plain options."""


def load_catalogue(folder: Path = FOLDER) -> Catalogue:
    """Raises `TableError`, which names file, entry and field."""
    headers = load_table(folder / "fields.yaml", FieldHeader)
    fields = tuple(_field(folder, header) for header in headers)
    for field in fields:
        _refuse_shared_names(field)
    _check_usual_lenses(fields)
    return Catalogue(fields)


def _field(folder: Path, header: FieldHeader) -> CameraField:
    model = MODELS.get(header.id, Option)
    options = load_table(folder / f"{header.id}.yaml", model)
    return CameraField(**header.model_dump(), options=options)


def _refuse_shared_names(field: CameraField) -> None:
    names = Counter(name for option in field.options for name in {option.id, *option.aliases})
    shorts = Counter(option.short for option in field.options)
    for option in field.options:
        if any(names[name] > 1 for name in option.aliases):
            raise TableError(f"{field.id}.yaml: {option.id}: aliases: one is used twice.")
        if shorts[option.short] > 1:
            raise TableError(f"{field.id}.yaml: {option.id}: short: {option.short} is used twice.")


def _check_usual_lenses(fields: tuple[CameraField, ...]) -> None:
    options = [option for field in fields for option in field.options]
    lenses = {option.id for option in options if isinstance(option, LensOption)}
    for option in options:
        if isinstance(option, SizeOption) and option.usual_lens not in lenses:
            place = f"size.yaml: {option.id}: usual_lens"
            raise TableError(f"{place}: there is no {option.usual_lens} in lens.yaml.")
