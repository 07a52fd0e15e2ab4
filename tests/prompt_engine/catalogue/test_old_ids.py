"""Every id of the earlier API stays valid."""

from pathlib import Path

import pytest

from prompt_engine.catalogue.service import Catalogue
from studio_kit.tables import read_yaml

OLD_IDS: dict[str, list[str]] = read_yaml(Path(__file__).parents[1] / "data" / "old_ids.yaml")
FIELD_OF = {
    "CameraBody": "body",
    "LensFamily": "lens_family",
    "FilmStock": "film_stock",
    "ShotSize": "size",
    "Composition": "composition",
    "Mood": "mood",
    "ColorTone": "color_tone",
    "CameraType": "camera_type",
    "CameraManufacturer": "maker",
    "SensorSize": "capture_format",
    "WeightClass": "weight_class",
    "AspectRatio": "aspect_ratio",
    "LensManufacturer": "lens_maker",
    "MovementEquipment": "rig",
    "MovementType": "movement",
    "MovementTiming": "timing",
    "TimeOfDay": "time_of_day",
    "LightingSource": "light_source",
    "LightingStyle": "lighting_style",
    "AnimationMedium": "medium",
    "StyleDomain": "domain",
    "LineTreatment": "line",
    "ColorApplication": "color",
    "LightingModel": "light",
    "SurfaceDetail": "surface",
    "MotionStyle": "motion",
    "VirtualCamera": "virtual_camera",
    "AnimePreset": "style_preset",
    "MangaPreset": "style_preset",
    "ThreeDPreset": "style_preset",
    "IllustrationPreset": "style_preset",
}
IN_A_FIELD = [(name, old) for name in FIELD_OF for old in OLD_IDS[name]]


def test_the_list_of_the_earlier_ids_is_whole():
    assert sum(len(ids) for ids in OLD_IDS.values()) == 573
    assert len(OLD_IDS) == 35


def test_every_list_of_the_earlier_api_is_known(catalogue: Catalogue):
    assert {enum.id for enum in catalogue.enums} == set(OLD_IDS)


@pytest.mark.parametrize(("name", "old"), IN_A_FIELD)
def test_an_older_scripts_id_is_taken_by_its_field(catalogue: Catalogue, name: str, old: str):
    choice = catalogue.find(FIELD_OF[name], old)
    assert choice is not None
    assert choice.entry is not None


@pytest.mark.parametrize(("name", "old"), IN_A_FIELD)
def test_an_older_scripts_id_is_taken_however_it_is_spelt(
    catalogue: Catalogue, name: str, old: str
):
    spellings = (old.upper(), old.lower(), old.replace("_", " "), old.replace("_", "-"))
    exact = catalogue.find(FIELD_OF[name], old)
    assert {catalogue.find(FIELD_OF[name], spelling) for spelling in spellings} == {exact}


@pytest.mark.parametrize("old", OLD_IDS["LensMountType"])
def test_an_older_scripts_mount_is_a_mount(catalogue: Catalogue, old: str):
    assert [mount.id for mount in catalogue.mounts.values() if old in mount.aliases]


def test_the_earlier_fixed_words_are_listed_as_they_were(catalogue: Catalogue):
    fixed = {enum.id: list(enum.values) for enum in catalogue.enums if enum.values}
    expected = ("RuleSeverity", "ProjectType", "ProjectState")
    assert fixed == {name: OLD_IDS[name] for name in expected}
