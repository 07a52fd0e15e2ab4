import pytest
from pydantic import JsonValue

from prompt_engine.catalogue.choices import UnknownOption
from prompt_engine.catalogue.service import UnknownField
from prompt_engine.presets.configuration import config_of, gaps, nested
from prompt_engine.presets.service import Presets


def applied(presets: Presets, film: str, **overrides: JsonValue) -> dict[str, object]:
    return dict(config_of(presets.film(film), presets.known, overrides))


def test_what_the_gear_implies_is_filled_in(presets: Presets):
    config = applied(presets, "alien")
    assert config["anamorphic"] is True
    assert config["squeeze"] == 2
    assert (config["camera_type"], config["maker"], config["era"]) == (
        "film",
        "panavision",
        "decade_1970s",
    )
    assert applied(presets, "moonlight")["weight_class"] == "heavy"
    assert applied(presets, "moonlight")["squeeze"] == 1.3


def test_the_time_of_day_is_that_of_the_film(presets: Presets):
    assert applied(presets, "days_of_heaven")["time_of_day"] == "magic_hour"


def test_the_lighthouse_keeps_its_shape_and_its_glass(presets: Presets):
    config = applied(presets, "the_lighthouse")
    assert (config["aspect_ratio"], config["lens_family"]) == ("r_1_19", "bausch_lomb_baltar")


def test_another_camera_brings_its_own_maker_and_type(presets: Presets):
    config = applied(presets, "the_lighthouse", body="alexa_35")
    assert (config["body"], config["maker"], config["camera_type"]) == (
        "alexa_35",
        "arri",
        "digital",
    )


@pytest.mark.parametrize(
    "overrides",
    [
        {"time_of_day": "night"},
        {"lighting.time_of_day": "Night"},
        {"lighting": {"time_of_day": "Night"}},
    ],
)
def test_overrides_are_taken_by_field_by_path_and_nested(
    presets: Presets, overrides: dict[str, JsonValue]
):
    assert config_of(presets.film("vertigo"), presets.known, overrides)["time_of_day"] == "night"


def test_null_unsets_a_field(presets: Presets):
    assert "mood" not in applied(presets, "vertigo", mood=None)


def test_an_unknown_override_is_refused_with_the_nearest(presets: Presets):
    with pytest.raises(UnknownOption, match='Did you mean "arriflex_435"'):
        applied(presets, "vertigo", body="ariflex 435")
    with pytest.raises(UnknownField, match='Did you mean "mood"'):
        applied(presets, "vertigo", moood="tense")
    with pytest.raises(UnknownOption, match=r'mood has no "1\.5"'):
        applied(presets, "vertigo", mood=1.5)


def test_older_scripts_get_their_own_names(presets: Presets):
    config = nested(config_of(presets.film("barry_lyndon"), presets.known), presets.known)
    assert config["camera"] == {
        "camera_type": "Film",
        "manufacturer": "Mitchell",
        "body": "Mitchell_BNC",
        "film_stock": "Eastman_5254",
        "sensor": "Film_35mm",
        "aspect_ratio": "1.66:1",
    }
    assert config["era"] == "1970s"
    lens = config["lens"]
    assert isinstance(lens, dict)
    assert (lens["focal_length_mm"], lens["is_anamorphic"]) == (50, False)


def test_a_nested_configuration_reads_back_as_it_was(presets: Presets):
    known = presets.known
    for film in presets.films:
        config = config_of(film, known)
        old = nested(config, known)
        kept = {name: value for name, value in config.items() if known.field(name).old_paths}
        again = config_of(film, known, old)
        assert {name: again[name] for name in kept} == kept


def test_what_is_not_known_is_told(presets: Presets):
    film = presets.film("casablanca")
    told = {(gap.field, gap.kind) for gap in gaps(film, config_of(film, presets.known))}
    assert {("lens_family", "unknown"), ("body", "doubtful"), ("weight_class", "unknown")} <= told
    assert ("timing", "unknown") not in told


def test_what_is_chosen_instead_is_no_gap(presets: Presets):
    film = presets.film("casablanca")
    config = config_of(film, presets.known, {"lens_family": "cooke_speed_panchro", "body": None})
    told = {(gap.field, gap.kind) for gap in gaps(film, config)}
    assert ("body", "doubtful") not in told
    assert ("body", "unknown") in told
    assert ("lens_family", "unknown") not in told


def test_a_digital_film_lacks_no_stock(presets: Presets):
    film = presets.film("roma")
    assert "film_stock" not in {gap.field for gap in gaps(film, config_of(film, presets.known))}
