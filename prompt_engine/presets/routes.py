"""Presets over HTTP."""

from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Depends, Query, Request

from prompt_engine.catalogue.choices import UnknownOption
from prompt_engine.catalogue.service import UnknownField
from prompt_engine.rules.routes import RuleBookDep
from prompt_engine.rules.views import validation_view
from studio_kit.errors import responses

from . import views
from .configuration import config_of, gaps, nested
from .models import Film, Look
from .pages import (
    film_summary,
    film_view,
    hit_view,
    look_summary,
    look_view,
    style_view,
    technical_view,
    type_of,
)
from .service import NoSuchPreset, NoSuchValue, Presets, is_by, newest_first

router = APIRouter(tags=["presets"])

Kind = TypeVar("Kind", Film, Look)

Text = Annotated[str | None, Query(max_length=200)]
Limit = Annotated[int, Query(ge=1, le=500)]
NOT_FOUND = responses(NoSuchPreset)
NO_VALUE = responses(NoSuchValue)


async def presets_of(request: Request) -> Presets:
    return request.state.presets


PresetsDep = Annotated[Presets, Depends(presets_of)]


@router.get("/presets/live-action")
@router.get("/api/presets/live-action", include_in_schema=False)
async def list_films(presets: PresetsDep) -> views.FilmList:
    """Every film, the oldest first."""
    return _films(presets, list(presets.films))


@router.get("/presets/animation")
@router.get("/api/presets/animation", include_in_schema=False)
async def list_looks(presets: PresetsDep) -> views.LookList:
    """Every way of drawing and animating."""
    return _looks(presets, list(presets.looks))


@router.get("/presets/eras")
@router.get("/api/presets/eras", include_in_schema=False)
async def list_eras(presets: PresetsDep) -> views.ErasView:
    """The eras of which there are films."""
    entries = tuple(
        views.Counted(id=era.id, label=era.label, count=count) for era, count in presets.eras()
    )
    return views.ErasView(eras=tuple(entry.label for entry in entries), entries=entries)


@router.get("/presets/domains")
@router.get("/api/presets/domains", include_in_schema=False)
async def list_domains(presets: PresetsDep) -> views.DomainsView:
    """The domains of which there are looks."""
    found = presets.domains()
    entries = tuple(views.Counted(id=e.id, label=e.label, count=count) for e, count in found)
    names = tuple(next(iter(entry.aliases), entry.id) for entry, _ in found)
    return views.DomainsView(domains=names, entries=entries)


@router.get("/presets/search")
@router.get("/api/presets/search", include_in_schema=False)
async def search(
    presets: PresetsDep,
    q: Annotated[str, Query(max_length=200)],
    project_type: Literal["live_action", "animation"] | None = None,
    limit: Limit = 20,
) -> views.SearchView:
    """Films and looks by words, forgiving errors; each word must be found."""
    hits = [
        hit
        for hit in presets.index.search(q)
        if project_type is None or type_of(hit.preset) == project_type
    ]
    results = tuple(hit_view(hit, presets.known) for hit in hits[:limit])
    return views.SearchView(query=q, count=len(results), results=results)


@router.get("/presets/search/live-action", responses=NO_VALUE)
@router.get("/api/presets/search/live-action", include_in_schema=False)
async def search_films(
    presets: PresetsDep,
    q: Text = None,
    era: Text = None,
    mood: Text = None,
    person: Text = None,
    country: Text = None,
    limit: Limit = 20,
) -> views.FilmSearchView:
    """Films by words and filters: the best first, without words the newest."""
    found = _found_films(presets, q)
    if era:
        found = _among(found, presets.films_of(era))
    if mood:
        found = _among(found, presets.films_in(mood))
    if person:
        found = [film for film in found if is_by(film, person)]
    if country:
        found = [film for film in found if country.upper() in film.countries]
    page = _films(presets, found[:limit])
    filters = views.FilmFilters(q=q, era=era, mood=mood, person=person, country=country)
    return views.FilmSearchView(count=page.count, presets=page.presets, filters=filters)


@router.get("/presets/search/animation", responses=NO_VALUE)
@router.get("/api/presets/search/animation", include_in_schema=False)
async def search_looks(
    presets: PresetsDep,
    q: Text = None,
    domain: Text = None,
    medium: Text = None,
    mood: Text = None,
    person: Text = None,
    limit: Limit = 20,
) -> views.LookSearchView:
    """Looks by words and filters."""
    found = _found_looks(presets, q)
    if domain:
        found = _among(found, presets.looks_of_domain(domain))
    if medium:
        found = _among(found, presets.looks_of_medium(medium))
    if mood:
        found = _among(found, presets.looks_in(mood))
    if person:
        found = [look for look in found if is_by(look, person)]
    page = _looks(presets, found[:limit])
    filters = views.LookFilters(q=q, domain=domain, medium=medium, mood=mood, person=person)
    return views.LookSearchView(count=page.count, presets=page.presets, filters=filters)


@router.get("/presets/live-action/by-era/{era}", responses=NO_VALUE)
@router.get("/api/presets/live-action/by-era/{era}", include_in_schema=False)
async def list_films_of_era(presets: PresetsDep, era: str) -> views.FilmsOfEra:
    """Of an era, a decade, a year or a span of years."""
    page = _films(presets, presets.films_of(era))
    return views.FilmsOfEra(count=page.count, presets=page.presets, era=era)


@router.get("/presets/live-action/by-mood/{mood}", responses=NO_VALUE)
@router.get("/api/presets/live-action/by-mood/{mood}", include_in_schema=False)
async def list_films_in_mood(presets: PresetsDep, mood: str) -> views.FilmsInMood:
    page = _films(presets, presets.films_in(mood))
    return views.FilmsInMood(count=page.count, presets=page.presets, mood=mood)


@router.get("/presets/animation/by-domain/{domain}", responses=NO_VALUE)
@router.get("/api/presets/animation/by-domain/{domain}", include_in_schema=False)
async def list_looks_of_domain(presets: PresetsDep, domain: str) -> views.LooksOfDomain:
    page = _looks(presets, presets.looks_of_domain(domain))
    return views.LooksOfDomain(count=page.count, presets=page.presets, domain=domain)


@router.get("/presets/animation/by-medium/{medium}", responses=NO_VALUE)
@router.get("/api/presets/animation/by-medium/{medium}", include_in_schema=False)
async def list_looks_of_medium(presets: PresetsDep, medium: str) -> views.LooksOfMedium:
    page = _looks(presets, presets.looks_of_medium(medium))
    return views.LooksOfMedium(count=page.count, presets=page.presets, medium=medium)


@router.get("/presets/live-action/{preset_id}", responses=NOT_FOUND)
@router.get("/api/presets/live-action/{preset_id}", include_in_schema=False)
async def read_film(presets: PresetsDep, preset_id: str) -> views.FilmView:
    """All that is known of a film, and where it is published."""
    return film_view(presets.film(preset_id), presets.known)


@router.get("/presets/animation/{preset_id}", responses=NOT_FOUND)
@router.get("/api/presets/animation/{preset_id}", include_in_schema=False)
async def read_look(presets: PresetsDep, preset_id: str) -> views.LookView:
    """All that is known of a look."""
    return look_view(presets.look(preset_id), presets.known)


@router.get("/presets/live-action/{preset_id}/cinematography-style", responses=NOT_FOUND)
@router.get("/api/presets/live-action/{preset_id}/cinematography-style", include_in_schema=False)
async def read_style(presets: PresetsDep, preset_id: str) -> views.StyleView:
    """How the film was photographed, and how its cinematographers work."""
    return style_view(presets.film(preset_id), presets)


@router.get("/preset/technical/{preset_id}", responses=NOT_FOUND)
@router.get("/api/preset/technical/{preset_id}", include_in_schema=False)
async def read_technical(presets: PresetsDep, preset_id: str) -> views.TechnicalView:
    """Gear, look, and what there was not yet when the film was made."""
    return technical_view(presets.film(preset_id), presets.known)


APPLY = responses(NoSuchPreset, UnknownField, UnknownOption)


@router.post("/apply-preset/live-action", responses=APPLY)
@router.post("/api/apply-preset/live-action", include_in_schema=False)
async def apply_film(
    body: views.ApplyRequest, presets: PresetsDep, book: RuleBookDep
) -> views.AppliedFilm:
    """The whole configuration of a film, judged, and what it could not know."""
    film, known = presets.film(body.preset_id), presets.known
    camera = config_of(film, known, body.overrides)
    return views.AppliedFilm(
        camera=camera,
        config=nested(camera, known),
        validation=validation_view(book.validate(known.choose(camera)), (), known),
        preset=film_view(film, known),
        gaps=tuple(views.GapView.of(gap) for gap in gaps(film, camera)),
    )


@router.post("/apply-preset/animation", responses=APPLY)
@router.post("/api/apply-preset/animation", include_in_schema=False)
async def apply_look(
    body: views.ApplyRequest, presets: PresetsDep, book: RuleBookDep
) -> views.AppliedLook:
    """The whole configuration of a look, judged."""
    look, known = presets.look(body.preset_id), presets.known
    camera = config_of(look, known, body.overrides)
    return views.AppliedLook(
        camera=camera,
        config=nested(camera, known),
        validation=validation_view(book.validate(known.choose(camera)), (), known),
        preset=look_view(look, known),
        gaps=tuple(views.GapView.of(gap) for gap in gaps(look, camera)),
    )


def _films(presets: Presets, films: list[Film]) -> views.FilmList:
    rows = tuple(film_summary(film, presets.known) for film in films)
    return views.FilmList(count=len(rows), presets=rows)


def _looks(presets: Presets, looks: list[Look]) -> views.LookList:
    rows = tuple(look_summary(look, presets.known) for look in looks)
    return views.LookList(count=len(rows), presets=rows)


def _found_films(presets: Presets, query: str | None) -> list[Film]:
    if not query:
        return newest_first(presets.films)
    return [hit.preset for hit in presets.index.search(query) if isinstance(hit.preset, Film)]


def _found_looks(presets: Presets, query: str | None) -> list[Look]:
    if not query:
        return list(presets.looks)
    return [hit.preset for hit in presets.index.search(query) if isinstance(hit.preset, Look)]


def _among(found: list[Kind], wanted: list[Kind]) -> list[Kind]:
    names = {preset.id for preset in wanted}
    return [preset for preset in found if preset.id in names]
