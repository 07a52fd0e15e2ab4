"""What the presets' routes take and answer."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from prompt_engine.bodies import JsonObject, Name
from prompt_engine.rules.views import Plain, ValidationView

from .configuration import Gap
from .models import Origin, Style


class View(BaseModel):
    model_config = ConfigDict(frozen=True)


class FilmSummary(View):
    """What a card shows. `ratio`: width over height; `focal_length`: millimetres.

    Of light, gear, format and size it is the first, the most typical; null is not known.
    """

    id: str
    name: str
    year: int
    era: str
    directors: tuple[str, ...]
    cinematographers: tuple[str, ...]
    countries: tuple[str, ...]
    aspect_ratio: str
    ratio: float
    light: str | None
    body: str | None
    lens_family: str | None
    focal_length: float | None
    capture_format: str | None
    size: str | None
    in_color: bool
    moods: tuple[str, ...]
    palette: tuple[str, ...]


class LookSummary(View):
    """What a card shows."""

    id: str
    name: str
    domain: str
    medium: str
    people: tuple[str, ...]
    works: tuple[str, ...]
    light: str
    in_color: bool
    moods: tuple[str, ...]
    palette: tuple[str, ...]


class FilmView(View):
    """Lists begin with the most typical; what is not known is empty.

    `camera`: the whole configuration. `origins`: where each group of facts is published.
    """

    id: str
    name: str
    year: int
    era: str
    directors: tuple[str, ...]
    cinematographers: tuple[str, ...]
    countries: tuple[str, ...]
    camera_type: str | None
    camera_body: tuple[str, ...]
    lens_family: tuple[str, ...]
    film_stock: tuple[str, ...]
    primary_focal_lengths: tuple[float, ...]
    capture_format: tuple[str, ...]
    aspect_ratio: str
    aspect_ratios: tuple[str, ...]
    lighting_style: tuple[str, ...]
    lighting_sources: tuple[str, ...]
    time_of_day: tuple[str, ...]
    place: tuple[str, ...]
    weather: tuple[str, ...]
    mood: tuple[str, ...]
    color_tone: tuple[str, ...]
    composition: tuple[str, ...]
    shot_sizes: tuple[str, ...]
    heights: tuple[str, ...]
    rigs: tuple[str, ...]
    movement: tuple[str, ...]
    palette: tuple[str, ...]
    camera: dict[str, Plain]
    origins: dict[str, Origin]
    note: str | None


class LookView(View):
    id: str
    name: str
    domain: str
    medium: str
    people: tuple[str, ...]
    countries: tuple[str, ...]
    year: int | None
    works: tuple[str, ...]
    line: str
    color: str
    light: str
    surface: str
    motion: str
    virtual_camera: str
    mood: tuple[str, ...]
    color_tone: tuple[str, ...]
    composition: tuple[str, ...]
    palette: tuple[str, ...]
    camera: dict[str, Plain]
    origins: dict[str, Origin]
    note: str | None


class StyleView(View):
    """`styles`: how each of its cinematographers works, as far as it is described here.

    The rest is the film's own, in words.
    """

    preset_id: str
    cinematographer: str
    camera: str
    film_stock: str
    aspect_ratio: str
    lighting_signature: str
    color_palette: str
    notable_techniques: str
    lens_info: str
    movement_style: str
    legacy: str
    styles: tuple[Style, ...]


class TechnicalSpecs(View):
    camera_type: str | None
    camera_body: tuple[str, ...]
    film_stock: tuple[str, ...]
    aspect_ratio: str
    lens_manufacturer: tuple[str, ...]
    lens_family: tuple[str, ...]
    primary_focal_lengths: tuple[float, ...]


class VisualStyle(View):
    mood: tuple[str, ...]
    color_tone: tuple[str, ...]
    lighting_style: tuple[str, ...]
    lighting_sources: tuple[str, ...]
    composition: tuple[str, ...]
    shot_sizes: tuple[str, ...]
    movement: tuple[str, ...]


class Constraints(View):
    """`disallowed_moods` is empty: a film forbids none. `disallowed_sources`: lights of later."""

    disallowed_moods: tuple[str, ...]
    disallowed_sources: tuple[str, ...]


class TechnicalView(View):
    preset_id: str
    name: str
    year: int
    era: str
    technical_specs: TechnicalSpecs
    visual_style: VisualStyle
    constraints: Constraints


class FilmList(View):
    count: int
    presets: tuple[FilmSummary, ...]


class LookList(View):
    count: int
    presets: tuple[LookSummary, ...]


class FilmsOfEra(FilmList):
    era: str


class FilmsInMood(FilmList):
    mood: str


class LooksOfDomain(LookList):
    domain: str


class LooksOfMedium(LookList):
    medium: str


class Counted(View):
    id: str
    label: str
    count: int


class ErasView(View):
    """`eras`: names that `/presets/live-action/by-era/` takes."""

    eras: tuple[str, ...]
    entries: tuple[Counted, ...]


class DomainsView(View):
    domains: tuple[str, ...]
    entries: tuple[Counted, ...]


class HitView(View):
    type: Literal["live_action", "animation"]
    score: float
    preset: FilmSummary | LookSummary


class SearchView(View):
    query: str
    count: int
    results: tuple[HitView, ...]


class FilmFilters(View):
    q: str | None
    era: str | None
    mood: str | None
    person: str | None
    country: str | None


class FilmSearchView(FilmList):
    filters: FilmFilters


class LookFilters(View):
    q: str | None
    domain: str | None
    medium: str | None
    mood: str | None
    person: str | None


class LookSearchView(LookList):
    filters: LookFilters


class ApplyRequest(BaseModel):
    """`overrides`: by field id, by dotted path, or nested as older scripts send; null unsets."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    preset_id: Name
    overrides: JsonObject | None = None


class GapView(View):
    """A field that is left open (`unknown`), or filled with what is not sure (`doubtful`)."""

    field: str
    kind: Literal["unknown", "doubtful"]
    message: str

    @classmethod
    def of(cls, gap: Gap) -> "GapView":
        return cls(field=gap.field, kind=gap.kind, message=gap.message)


class AppliedFilm(View):
    """`camera`: field id -> value; `config`: the same as older scripts keep it."""

    camera: dict[str, Plain]
    config: JsonObject
    validation: ValidationView
    preset: FilmView
    gaps: tuple[GapView, ...]


class AppliedLook(View):
    camera: dict[str, Plain]
    config: JsonObject
    validation: ValidationView
    preset: LookView
    gaps: tuple[GapView, ...]
