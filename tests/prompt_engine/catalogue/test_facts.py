"""What the tables say, checked against what cannot be otherwise."""

from collections.abc import Iterable
from math import hypot

import pytest

from prompt_engine.catalogue.fit import fit, runs
from prompt_engine.catalogue.gear import Camera, FilmStock, LensFamily
from prompt_engine.catalogue.models import LightSource, Option
from prompt_engine.catalogue.storage import load_catalogue

CATALOGUE = load_catalogue()
CAMERAS = CATALOGUE.cameras.values()
FAMILIES = CATALOGUE.lens_families.values()
STOCKS = CATALOGUE.film_stocks.values()
NOW = 2026


def ids(entries: Iterable[Option]) -> list[str]:
    return [entry.id for entry in entries]


def test_the_tables_are_as_broad_as_they_were():
    assert len(CAMERAS) >= 250
    assert len(FAMILIES) >= 200
    assert len(STOCKS) >= 130


def test_every_entry_says_where_it_is_from():
    rows = [entry for table in CATALOGUE.tables.values() for entry in table.entries]
    assert ids(entry for entry in rows if len(entry.source) < 4) == []


def test_nothing_is_newer_than_today():
    dated = [*CAMERAS, *FAMILIES, *STOCKS]
    assert ids(entry for entry in dated if entry.year and entry.year > NOW) == []


def test_a_digital_camera_is_of_the_digital_age():
    digital = (camera for camera in CAMERAS if camera.medium == "digital" and camera.year)
    assert ids(camera for camera in digital if (camera.year or 0) < 1979) == []


def test_every_camera_has_a_format_and_a_mount():
    assert ids(camera for camera in CAMERAS if not camera.gates or not camera.mounts) == []


def test_a_camera_is_no_older_than_the_first_gauge_that_it_takes():
    def formats_of(camera: Camera) -> list[int]:
        formats = [CATALOGUE.formats[name].years for name in camera.formats]
        return [years[0] for years in formats if years]

    def is_too_old(camera: Camera) -> bool:
        first = formats_of(camera)
        return bool(first and camera.years and camera.years[1] and camera.years[1] < min(first))

    assert ids(camera for camera in CAMERAS if is_too_old(camera)) == []


def test_weights_are_those_of_cameras():
    weighed = [camera for camera in CAMERAS if camera.weight]
    assert ids(camera for camera in weighed if not 0.05 < (camera.weight or 0) < 100) == []


def test_an_image_circle_holds_the_formats_that_a_family_is_said_to_cover():
    def falls_short(family: LensFamily) -> bool:
        sizes = [CATALOGUE.formats[name].size for name in family.covers]
        largest = max((hypot(size.width, size.height) for size in sizes if size), default=0)
        return family.image_circle is not None and family.image_circle < largest - 0.5

    assert ids(family for family in FAMILIES if falls_short(family)) == []


def test_focal_lengths_rise_and_zooms_run_from_short_to_long():
    def is_in_order(family: LensFamily) -> bool:
        primes = list(family.focal_lengths)
        return primes == sorted(set(primes)) and all(low < high for low, high in family.zooms)

    assert ids(family for family in FAMILIES if not is_in_order(family)) == []


def test_an_anamorphic_family_says_so_in_its_name_or_squeeze_alone():
    named = (family for family in FAMILIES if "anamorphic" in family.label.lower())
    assert ids(family for family in named if not family.anamorphic) == []


def test_black_and_white_has_no_colour_balance_that_matters():
    def is_odd(stock: FilmStock) -> bool:
        return not stock.color and stock.balance == "tungsten"

    assert ids(stock for stock in STOCKS if is_odd(stock)) == []


def test_two_stocks_of_one_number_were_not_made_at_once():
    sold = [stock for stock in STOCKS if stock.number and stock.years]
    for one in sold:
        for other in sold:
            if one is not other and (one.maker, one.number) == (other.maker, other.number):
                assert not overlap(one.years, other.years), (one.id, other.id)


def overlap(one: tuple[int, int | None] | None, other: tuple[int, int | None] | None) -> bool:
    if one is None or other is None:
        return False
    return one[0] <= (other[1] or NOW) and other[0] <= (one[1] or NOW)


def test_every_movement_is_made_by_some_rig():
    made = {move for rig in CATALOGUE.rigs.values() for move in rig.moves}
    assert made == {entry.id for entry in CATALOGUE.tables["movements"].entries}


def test_every_film_camera_exposes_a_stock_and_every_stock_has_a_camera():
    film = [camera for camera in CAMERAS if camera.medium == "film"]
    exposed = {
        (camera.id, stock.id)
        for camera in film
        for stock in STOCKS
        if runs(camera, stock, CATALOGUE.formats)
    }
    assert {camera for camera, _ in exposed} == set(ids(film))
    assert {stock for _, stock in exposed} == set(ids(STOCKS)) - {"no_film"}


def test_every_camera_with_a_common_mount_has_lenses():
    def is_bare(camera: Camera) -> bool:
        seats = {fit(camera, family, CATALOGUE.mounts).seat for family in FAMILIES}
        return seats.isdisjoint({"native", "changed", "adapter"})

    odd = [camera for camera in CAMERAS if is_bare(camera)]
    assert {camera.mounts for camera in odd} == {("fixed",), ("own",), ("d_mount",)}


def test_colour_temperatures_rise():
    sources = CATALOGUE.entries("light_sources", LightSource).values()
    warm_first = [source.kelvin[0] <= source.kelvin[1] for source in sources if source.kelvin]
    assert all(warm_first)


@pytest.mark.parametrize(
    ("body", "year"),
    [
        ("alexa_35", 2022),
        ("red_one", 2007),
        ("arriflex_35", 1937),
        ("mitchell_bnc", 1934),
        ("cameflex", 1947),
        ("eclair_npr", 1963),
        ("technicolor_three_strip", 1932),
        ("sony_venice_2", 2021),
    ],
)
def test_a_camera_came_in_its_year(body: str, year: int):
    assert CATALOGUE.cameras[body].year == year


def test_there_is_no_imax_stock():
    by_old_name = CATALOGUE.choice("film_stock", "IMAX_500T")
    assert by_old_name.value == "kodak_vision3_500t_5219"
    assert "mm_65" in CATALOGUE.film_stocks["kodak_vision3_500t_5219"].gauges


@pytest.mark.parametrize("studio", ["Warner_Bros", "Paramount", "Pathe"])
def test_studios_make_no_lenses(studio: str):
    assert CATALOGUE.choice("lens_maker", studio).value == "studio_owned"


def test_the_two_earlier_names_of_one_camera_are_one_camera():
    names = ("ARRI_35BL", "Arriflex_35BL")
    assert {CATALOGUE.choice("body", name).value for name in names} == {"arriflex_35bl"}
