"""Words a preset for its answers."""

from collections.abc import Iterable
from typing import Literal, TypeVar

from prompt_engine.catalogue.gear import AspectRatio
from prompt_engine.catalogue.models import ColorTone, LightSource, Option
from prompt_engine.catalogue.service import Catalogue

from .configuration import config_of
from .models import Film, Look, Origin, Preset
from .search import Hit
from .service import Presets
from .views import (
    Constraints,
    FilmSummary,
    FilmView,
    HitView,
    LookSummary,
    LookView,
    StyleView,
    TechnicalSpecs,
    TechnicalView,
    VisualStyle,
)

T = TypeVar("T")

NOT_KNOWN = "Not known here"


def film_summary(film: Film, catalogue: Catalogue) -> FilmSummary:
    ratio = ratio_of(film, catalogue)
    return FilmSummary(
        id=film.id,
        name=film.label,
        year=film.year,
        era=era_of(film),
        directors=film.directors,
        cinematographers=film.cinematographers,
        countries=film.countries,
        aspect_ratio=ratio.label,
        ratio=ratio.ratio,
        light=_first(film.lighting_styles),
        body=_first(film.bodies),
        lens_family=_first(film.families),
        focal_length=_first(film.focal_lengths),
        capture_format=_first(film.formats),
        size=_first(film.sizes),
        in_color=in_color(film, catalogue),
        moods=film.moods,
        palette=film.palette,
    )


def look_summary(look: Look, catalogue: Catalogue) -> LookSummary:
    return LookSummary(
        id=look.id,
        name=look.label,
        domain=look.domain,
        medium=look.medium,
        people=look.people,
        works=look.works,
        light=look.light,
        in_color=in_color(look, catalogue),
        moods=look.moods,
        palette=look.palette,
    )


def film_view(film: Film, catalogue: Catalogue) -> FilmView:
    config = config_of(film, catalogue)
    kind = config.get("camera_type")
    return FilmView(
        id=film.id,
        name=film.label,
        year=film.year,
        era=era_of(film),
        directors=film.directors,
        cinematographers=film.cinematographers,
        countries=film.countries,
        camera_type=kind if isinstance(kind, str) else None,
        camera_body=film.bodies,
        lens_family=film.families,
        film_stock=film.stocks,
        primary_focal_lengths=film.focal_lengths,
        capture_format=film.formats,
        aspect_ratio=ratio_of(film, catalogue).label,
        aspect_ratios=labels(catalogue, "aspect_ratios", film.ratios),
        lighting_style=film.lighting_styles,
        lighting_sources=film.light_sources,
        time_of_day=film.times,
        place=film.places,
        weather=film.weathers,
        mood=film.moods,
        color_tone=film.tones,
        composition=film.compositions,
        shot_sizes=film.sizes,
        heights=film.heights,
        rigs=film.rigs,
        movement=film.movements,
        palette=film.palette,
        camera=config,
        origins=_origins(film) | _film_origins(film),
        note=film.note,
    )


def look_view(look: Look, catalogue: Catalogue) -> LookView:
    return LookView(
        id=look.id,
        name=look.label,
        domain=look.domain,
        medium=look.medium,
        people=look.people,
        countries=look.countries,
        year=look.year,
        works=look.works,
        line=look.line,
        color=look.color,
        light=look.light,
        surface=look.surface,
        motion=look.motion,
        virtual_camera=look.virtual_camera,
        mood=look.moods,
        color_tone=look.tones,
        composition=look.compositions,
        palette=look.palette,
        camera=config_of(look, catalogue),
        origins=_origins(look),
        note=look.note,
    )


def style_view(film: Film, presets: Presets) -> StyleView:
    """What is said of its cinematographers, and of the film in words of the catalogue."""
    known, styles = presets.known, tuple(presets.styles_of(film))
    return StyleView(
        preset_id=film.id,
        cinematographer=", ".join(film.cinematographers),
        camera=_listed(labels(known, "cameras", film.bodies)),
        film_stock=_listed(labels(known, "film_stocks", film.stocks)),
        aspect_ratio=_listed(labels(known, "aspect_ratios", film.ratios)),
        lighting_signature=_said(s.light for s in styles)
        or _listed(labels(known, "lighting_styles", film.lighting_styles)),
        color_palette=_listed(labels(known, "color_tone", film.tones)),
        notable_techniques=_listed(labels(known, "composition", film.compositions)),
        lens_info=_said(s.lens for s in styles)
        or _listed(labels(known, "lens_families", film.families)),
        movement_style=_said(s.movement for s in styles)
        or _listed(labels(known, "movements", film.movements)),
        legacy=_said(s.signature for s in styles) or NOT_KNOWN,
        styles=styles,
    )


def technical_view(film: Film, catalogue: Catalogue) -> TechnicalView:
    view = film_view(film, catalogue)
    makers = [catalogue.lens_families[name].makers[0] for name in film.families]
    return TechnicalView(
        preset_id=film.id,
        name=film.label,
        year=film.year,
        era=view.era,
        technical_specs=TechnicalSpecs(
            camera_type=view.camera_type,
            camera_body=view.camera_body,
            film_stock=view.film_stock,
            aspect_ratio=view.aspect_ratio,
            lens_manufacturer=tuple(dict.fromkeys(makers)),
            lens_family=view.lens_family,
            primary_focal_lengths=view.primary_focal_lengths,
        ),
        visual_style=_visual_style(view),
        constraints=Constraints(
            disallowed_moods=(), disallowed_sources=later_lights(film, catalogue)
        ),
    )


def _visual_style(view: FilmView) -> VisualStyle:
    return VisualStyle(
        mood=view.mood,
        color_tone=view.color_tone,
        lighting_style=view.lighting_style,
        lighting_sources=view.lighting_sources,
        composition=view.composition,
        shot_sizes=view.shot_sizes,
        movement=view.movement,
    )


def hit_view(hit: Hit, catalogue: Catalogue) -> HitView:
    preset = hit.preset
    summary = (
        film_summary(preset, catalogue)
        if isinstance(preset, Film)
        else look_summary(preset, catalogue)
    )
    return HitView(type=type_of(preset), score=hit.score, preset=summary)


def in_color(preset: Preset, catalogue: Catalogue) -> bool:
    """Whether its first tone is a colour."""
    return catalogue.entries("color_tone", ColorTone)[preset.tones[0]].color


def era_of(film: Film) -> str:
    return f"{film.year // 10 * 10}s"


def later_lights(film: Film, catalogue: Catalogue) -> tuple[str, ...]:
    """Lights that were first used after the film was made."""
    lights = catalogue.entries("light_sources", LightSource).values()
    return tuple(light.id for light in lights if light.year and light.year > film.year)


def labels(catalogue: Catalogue, table: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    entries = catalogue.entries(table, Option)
    return tuple(entries[name].label for name in ids)


def ratio_of(film: Film, catalogue: Catalogue) -> AspectRatio:
    return catalogue.entries("aspect_ratios", AspectRatio)[film.ratios[0]]


def type_of(preset: Film | Look) -> Literal["live_action", "animation"]:
    return "live_action" if isinstance(preset, Film) else "animation"


def _origins(preset: Preset) -> dict[str, Origin]:
    credits = Origin(source=preset.source, certainty=preset.certainty)
    return {"credits": credits, "reading": preset.reading}


def _film_origins(film: Film) -> dict[str, Origin]:
    picture = {"picture": film.picture}
    return picture | {"gear": film.gear} if film.gear else picture


def _first(listed: tuple[T, ...]) -> T | None:
    return next(iter(listed), None)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names) or NOT_KNOWN


def _said(sentences: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(sentences))
