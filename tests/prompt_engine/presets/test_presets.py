"""Every preset, entry by entry: what it states could have been, and its own rules agree."""

from itertools import chain
from pathlib import Path

import pytest

from prompt_engine.catalogue.gear import AspectRatio, Camera, CaptureFormat, FilmStock, LensFamily
from prompt_engine.catalogue.models import LightSource, Option
from prompt_engine.catalogue.names import folded
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.catalogue.storage import load_catalogue
from prompt_engine.presets.configuration import config_of
from prompt_engine.presets.models import Film, Look
from prompt_engine.presets.service import Presets
from prompt_engine.presets.storage import load_presets
from prompt_engine.rules.service import RuleBook
from studio_kit.tables import read_yaml

KNOWN = load_presets(load_catalogue())
OLD_IDS: dict[str, list[str]] = read_yaml(Path(__file__).parents[1] / "data" / "old_presets.yaml")
EVERY = [*KNOWN.films, *KNOWN.looks]


def name(preset: Film | Look) -> str:
    return preset.id


@pytest.mark.parametrize("preset", EVERY, ids=name)
def test_a_preset_passes_its_own_rules(preset: Film | Look, presets: Presets, book: RuleBook):
    found = book.validate(presets.known.choose(config_of(preset, presets.known)))
    warned = {v.rule_id for v in found if v.severity == "warning"}
    assert [v.message for v in found if v.severity == "hard"] == []
    assert warned == set(preset.accepts)


@pytest.mark.parametrize("film", KNOWN.films, ids=name)
def test_a_film_names_nothing_newer_than_itself(film: Film, catalogue: Catalogue):
    named = chain(
        (catalogue.cameras[one] for one in film.bodies),
        (catalogue.lens_families[one] for one in film.families),
        (catalogue.film_stocks[one] for one in film.stocks),
        (catalogue.formats[one] for one in film.formats),
        (catalogue.rigs[one] for one in film.rigs),
        (catalogue.entries("light_sources", LightSource)[one] for one in film.light_sources),
        (catalogue.entries("aspect_ratios", AspectRatio)[one] for one in film.ratios),
    )
    assert [entry.id for entry in named if (year := first_year(entry)) and year > film.year] == []


def first_year(entry: Option) -> int | None:
    if isinstance(entry, Camera | LensFamily | FilmStock | CaptureFormat):
        return entry.years[0] if entry.years else None
    return getattr(entry, "year", None)


def test_no_preset_says_anything_twice(presets: Presets):
    for preset in (*presets.films, *presets.looks):
        for names in (preset.moods, preset.tones, preset.compositions, preset.palette):
            assert len(set(names)) == len(names), preset.id


@pytest.mark.parametrize("old", OLD_IDS["live_action"])
def test_an_earlier_film_is_still_there(old: str, presets: Presets):
    assert presets.film(old).id == old


@pytest.mark.parametrize("old", OLD_IDS["animation"])
def test_an_earlier_look_is_still_there(old: str, presets: Presets):
    assert presets.look(old).id == old


def test_there_are_more_than_the_earlier_api_had(presets: Presets):
    assert (len(OLD_IDS["live_action"]), len(OLD_IDS["animation"])) == (67, 43)
    assert len(presets.films) >= 120
    assert len(presets.looks) >= 60


def test_every_named_style_of_the_catalogue_is_a_look(presets: Presets, catalogue: Catalogue):
    named = {entry.id for entry in catalogue.tables["style_preset"].entries}
    assert named <= {look.id for look in presets.looks}


def test_films_come_from_every_decade_since_the_1920s_and_many_countries(presets: Presets):
    assert {film.year // 10 for film in presets.films} >= set(range(192, 203))
    assert len({country for film in presets.films for country in film.countries}) >= 30


def test_whoever_is_described_photographed_one_of_the_films(presets: Presets):
    credited = {folded(one) for film in presets.films for one in film.cinematographers}
    assert [style.name for style in presets.styles if folded(style.name) not in credited] == []


CORRECTED = [
    ("citizen_kane", "stocks", "eastman_super_xx"),
    ("vertigo", "formats", "vistavision"),
    ("vertigo", "ratios", "r_1_85"),
    ("the_seventh_seal", "cinematographers", "Gunnar Fischer"),
    ("tokyo_story", "focal_lengths", 50),
    ("2001_a_space_odyssey", "ratios", "r_2_20"),
    ("lawrence_of_arabia", "focal_lengths", 482),
    ("breathless", "bodies", "cameflex"),
    ("breathless", "stocks", "ilford_hps"),
    ("jules_et_jim", "bodies", "cameflex"),
    ("battle_of_algiers", "ratios", "r_1_85"),
    ("la_dolce_vita", "families", "totalscope"),
    ("the_godfather", "bodies", "mitchell_bncr"),
    ("the_godfather", "families", "bausch_lomb_super_baltar"),
    ("taxi_driver", "bodies", "arriflex_35bl"),
    ("apocalypse_now", "families", "technovision_anamorphic"),
    ("chinatown", "focal_lengths", 40),
    ("barry_lyndon", "families", "zeiss_planar_f07"),
    ("barry_lyndon", "bodies", "arriflex_35bl"),
    ("a_clockwork_orange", "bodies", "arriflex_35_iic"),
    ("a_clockwork_orange", "focal_lengths", 9.8),
    ("the_french_connection", "bodies", "arriflex_35_iic"),
    ("blade_runner", "stocks", "eastman_5247"),
    ("blue_velvet", "families", "jdc_xtal_xpress"),
    ("pulp_fiction", "stocks", "eastman_exr_50d_5245"),
    ("the_shawshank_redemption", "bodies", "arriflex_35bl_4"),
    ("la_haine", "stocks", "color_negative"),
    ("heat", "stocks", "eastman_exr_500t_5298"),
    ("the_matrix", "formats", "super_35_4perf"),
    ("eyes_wide_shut", "stocks", "eastman_exr_500t_5298"),
    ("amelie", "ratios", "r_2_39"),
    ("children_of_men", "stocks", "kodak_vision2_expression_500t_5229"),
    ("the_dark_knight", "ratios", "r_1_43"),
    ("the_tree_of_life", "bodies", "arricam_lt"),
    ("the_grand_budapest_hotel", "stocks", "kodak_vision3_200t_5213"),
    ("mad_max_fury_road", "bodies", "alexa_m"),
    ("the_lighthouse", "ratios", "r_1_19"),
    ("the_lighthouse", "families", "bausch_lomb_baltar"),
    ("solaris", "formats", "anamorphic_35"),
]


@pytest.mark.parametrize(("film", "field", "value"), CORRECTED)
def test_what_the_earlier_api_had_wrong_is_right(
    film: str, field: str, value: str | float, presets: Presets
):
    assert value in getattr(presets.film(film), field)
