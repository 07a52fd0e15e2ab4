"""What a preset must not say. A fault names file, entry and field."""

from collections.abc import Iterator, Mapping

from prompt_engine.catalogue.fit import covers, fit, runs
from prompt_engine.catalogue.gear import Camera
from prompt_engine.catalogue.references import Table, check_references
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.rules.facts import first_year
from studio_kit.tables import TableError

from .models import Film

TOO_NEW = (
    ("bodies", "cameras"),
    ("families", "lens_families"),
    ("stocks", "film_stocks"),
    ("formats", "formats"),
    ("rigs", "rigs"),
    ("light_sources", "light_sources"),
    ("ratios", "aspect_ratios"),
)
"""What of a film had to exist in its year: the field, and the table of what it names."""


def check_presets(catalogue: Catalogue, films: Table, looks: Table) -> None:
    """Raises `TableError`."""
    check_references({**catalogue.tables, "films": films, "looks": looks})
    years = {table: _first_years(catalogue.tables[table]) for _, table in TOO_NEW}
    for file, entry in films.rows():
        if isinstance(entry, Film):
            fault = next(_faults(catalogue, years, entry), None)
            if fault:
                raise TableError(f"{file}: {entry.id}: {fault}")


def _first_years(table: Table) -> Mapping[str, int]:
    """Of the entries of which it is known."""
    years = {entry.id: first_year(entry) for entry in table.entries}
    return {name: year for name, year in years.items() if year is not None}


def _faults(
    catalogue: Catalogue, years: Mapping[str, Mapping[str, int]], film: Film
) -> Iterator[str]:
    yield from _too_new(years, film)
    yield from _without_a_camera(catalogue, film)
    yield from _wrong_film(catalogue, film)


def _too_new(years: Mapping[str, Mapping[str, int]], film: Film) -> Iterator[str]:
    for field, table in TOO_NEW:
        for name in getattr(film, field):
            year = years[table].get(name, film.year)
            if year > film.year:
                yield f"{field}: {name} is of {year}, the film of {film.year}."


def _without_a_camera(catalogue: Catalogue, film: Film) -> Iterator[str]:
    """Each lens, stock and format goes with one of the cameras, where cameras are named."""
    cameras = [catalogue.cameras[name] for name in film.bodies]
    if not cameras:
        return
    for name in film.families:
        if not any(_takes(catalogue, camera, name) for camera in cameras):
            yield f"families: {name} goes on none of the cameras."
    for name in film.stocks:
        stock = catalogue.film_stocks[name]
        if not any(runs(camera, stock, catalogue.formats) for camera in cameras):
            yield f"stocks: {name} runs in none of the cameras."
    for name in film.formats:
        if not any(name in camera.formats for camera in cameras):
            yield f"formats: none of the cameras exposes {name}."


def _takes(catalogue: Catalogue, camera: Camera, name: str) -> bool:
    """Whether the lenses go on the camera and fill one of its gates, as far as is known."""
    family = catalogue.lens_families[name]
    if fit(camera, family, catalogue.mounts).goes_on is False:
        return False
    return any(covers(family, gate) is not False for gate in camera.gates)


def _wrong_film(catalogue: Catalogue, film: Film) -> Iterator[str]:
    """A picture in colour is not made on black and white film; the other way is a print."""
    tones = catalogue.tables["color_tone"].entries
    colored = {tone.id for tone in tones if getattr(tone, "color", False)}
    in_color = bool(film.tones) and set(film.tones) <= colored
    stocks = [catalogue.film_stocks[name] for name in film.stocks]
    if in_color and stocks and not any(stock.color for stock in stocks):
        yield "tones: the film is in colour and every stock black and white."
