import shutil
from pathlib import Path

import pytest

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.presets.storage import FOLDER, load_presets
from studio_kit.tables import TableError

FILM = """
a_film: {{label: A Film, year: {year}, directors: [Somebody],
  cinematographers: [Somebody], countries: [US],
  {gear} ratios: [r_1_33], moods: [tense], tones: [{tone}],
  palette: ["#000000", "#333333", "#777777", "#ffffff"]}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("films", "looks", "people"):
        (tmp_path / name).mkdir()
    shutil.copy(FOLDER / "common.yaml", tmp_path)
    return tmp_path


def film(folder: Path, *, year: int = 1960, gear: str = "", tone: str = "monochrome") -> Path:
    origin = 'gear: ["A source", high],' if gear else ""
    text = FILM.format(year=year, gear=f"{gear} {origin}", tone=tone)
    (folder / "films" / "some.yaml").write_text(text)
    return folder


def test_a_film_without_gear_is_read(folder: Path, catalogue: Catalogue):
    presets = load_presets(catalogue, film(folder))
    assert presets.film("a film").words == "in the look of A Film (1960)"


@pytest.mark.parametrize(
    ("gear", "year", "fault"),
    [
        ("bodies: [arricam_st],", 1976, "bodies: arricam_st is of 2000"),
        ("families: [panavision_primo],", 1977, "families: panavision_primo is of 1987"),
        ("stocks: [kodak_double_x_5222],", 1941, "stocks: kodak_double_x_5222 is of 1959"),
        ("bodies: [eclair_npr], stocks: [ilford_hps],", 1970, "runs in none of the cameras"),
        ("bodies: [red_komodo], families: [imax_optics],", 2022, "goes on none of the cameras"),
        ("bodies: [nobody],", 1990, "bodies: there is no nobody in cameras.yaml"),
    ],
)
def test_what_cannot_have_been_stops_the_start(
    gear: str, year: int, fault: str, folder: Path, catalogue: Catalogue
):
    with pytest.raises(TableError, match=rf"some\.yaml: a_film: .*{fault}"):
        load_presets(catalogue, film(folder, gear=gear, year=year))


def test_a_colour_film_has_colour_stock(folder: Path, catalogue: Catalogue):
    folder = film(folder, gear="stocks: [eastman_plus_x],", tone="warm_saturated")
    with pytest.raises(TableError, match="a_film: tones: the film is in colour"):
        load_presets(catalogue, folder)


def test_a_colour_stock_may_be_printed_black_and_white(folder: Path, catalogue: Catalogue):
    presets = load_presets(catalogue, film(folder, gear="stocks: [color_negative],"))
    assert presets.film("a_film").stocks == ("color_negative",)


def test_gear_without_a_source_is_refused(folder: Path, catalogue: Catalogue):
    text = FILM.format(year=1960, gear="bodies: [mitchell_bnc],", tone="monochrome")
    (folder / "films" / "some.yaml").write_text(text)
    with pytest.raises(TableError, match=r"some\.yaml: a_film: .*go together"):
        load_presets(catalogue, folder)


def test_two_films_of_one_name_stop_the_start(folder: Path, catalogue: Catalogue):
    text = FILM.format(year=1960, gear="", tone="monochrome")
    (folder / "films" / "some.yaml").write_text(text + text.replace("a_film", "again", 1))
    with pytest.raises(TableError, match="again: aliases: A Film already names a_film"):
        load_presets(catalogue, folder)


def test_an_id_that_stands_in_two_files_stops_the_start(folder: Path, catalogue: Catalogue):
    film(folder)
    shutil.copy(folder / "films" / "some.yaml", folder / "films" / "other.yaml")
    with pytest.raises(TableError, match=r"some\.yaml: a_film: id: stands twice"):
        load_presets(catalogue, folder)


def test_presets_are_read_from_the_cache_as_from_their_files(tmp_path: Path, catalogue: Catalogue):
    first, again = (load_presets(catalogue, cache=tmp_path) for _ in range(2))
    assert (again.films, again.looks, again.styles) == (first.films, first.looks, first.styles)
