"""What the catalogue's routes answer."""

import hashlib
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from .gear import (
    AspectRatio,
    Camera,
    CaptureFormat,
    FilmStock,
    Gauge,
    LensFamily,
    Maker,
    Mount,
    Rig,
)
from .models import (
    CameraField,
    Certainty,
    Era,
    FieldKind,
    Group,
    LensOption,
    LightingStyle,
    LightSource,
    Movement,
    Option,
    ProjectType,
    TimeOption,
)
from .service import Catalogue


class View(BaseModel):
    model_config = ConfigDict(frozen=True)


class OptionView(View):
    """`short` is the label where an entry has no shorter one."""

    id: str
    label: str
    short: str
    detail: str | None
    words: str
    source: str
    certainty: Certainty
    note: str | None


class FieldView(View):
    """`table` names the facts of the options; the numbers bound a number, a year or a length."""

    id: str
    label: str
    group: Group
    kind: FieldKind
    project_types: tuple[ProjectType, ...]
    quick: bool
    table: str
    least: float | None
    most: float | None
    unit: str | None
    options: tuple[OptionView, ...]


class GroupView(View):
    id: Group
    label: str


class FactsView(View):
    """Entries with their facts, of the kinds of which the page draws something."""

    makers: tuple[Maker, ...]
    cameras: tuple[Camera, ...]
    lens_families: tuple[LensFamily, ...]
    film_stocks: tuple[FilmStock, ...]
    formats: tuple[CaptureFormat, ...]
    aspect_ratios: tuple[AspectRatio, ...]
    mounts: tuple[Mount, ...]
    gauges: tuple[Gauge, ...]
    rigs: tuple[Rig, ...]
    movements: tuple[Movement, ...]
    light_sources: tuple[LightSource, ...]
    lighting_styles: tuple[LightingStyle, ...]
    time_of_day: tuple[TimeOption, ...]
    lens: tuple[LensOption, ...]
    eras: tuple[Era, ...]


class CatalogueView(View):
    groups: tuple[GroupView, ...]
    fields: tuple[FieldView, ...]
    facts: FactsView

    @classmethod
    def of(cls, catalogue: Catalogue) -> "CatalogueView":
        groups: dict[Group, None] = dict.fromkeys(field.group for field in catalogue.fields)
        return cls(
            groups=tuple(GroupView(id=group, label=group.capitalize()) for group in groups),
            fields=tuple(_field(field) for field in catalogue.fields),
            facts=FactsView.model_validate(
                {name: catalogue.tables[name].entries for name in FactsView.model_fields}
            ),
        )


def _field(field: CameraField) -> FieldView:
    return FieldView(
        id=field.id,
        label=field.label,
        group=field.group,
        kind=field.kind,
        project_types=field.project_types,
        quick=field.quick,
        table=field.table_id,
        least=field.least,
        most=field.most,
        unit=field.unit,
        options=tuple(_option(option) for option in field.options),
    )


def _option(option: Option) -> OptionView:
    return OptionView(
        id=option.id,
        label=option.label,
        short=option.short or option.label,
        detail=option.detail,
        words=option.words,
        source=option.source,
        certainty=option.certainty,
        note=option.note,
    )


class CataloguePage:
    """The catalogue as bytes with their tag: it never changes while the service runs."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @cached_property
    def body(self) -> bytes:
        return CatalogueView.of(self._catalogue).model_dump_json().encode()

    @cached_property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:32]}"'
