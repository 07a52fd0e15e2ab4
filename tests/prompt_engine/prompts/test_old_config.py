from typing import Any

import pytest

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.prompts.old_config import read_old_config


@pytest.mark.parametrize(
    ("config", "camera"),
    [
        ({"visual_grammar": {"shot_size": "MCU"}}, {"size": "medium_close_up"}),
        ({"visual_grammar": {"shot_size": "OTS"}}, {"direction": "over_the_shoulder"}),
        ({"visual_grammar": {"mood": "Tense"}}, {"mood": "tense"}),
        ({"lighting": {"time_of_day": "Golden_Hour"}}, {"time_of_day": "golden_hour"}),
        ({"lens": {"focal_length_mm": 50}}, {"lens": "mm_50"}),
        ({"lens": {"focal_length_mm": 50.0}}, {"lens": "mm_50"}),
        ({"camera": {"size": "close_up"}}, {"size": "close_up"}),
        ({"lens": {"focal_length_mm": 47.5}}, {"lens": "mm_47_5"}),
        ({"lens": {"is_anamorphic": True, "squeeze_ratio": 2}}, {"anamorphic": True, "squeeze": 2}),
        ({"visual_grammar": {"composition": "Low_Angle"}}, {"height": "low"}),
        ({"camera": {"sensor": "IMAX_15_70"}}, {"capture_format": "imax_15_70"}),
        ({"era": "1940s"}, {"era": "decade_1940s"}),
        ({"era": "1939-1945"}, {"era": "years_1939_1945"}),
        ({"era": "1999"}, {"era": "years_1999_1999"}),
        ({"camera": {"film_stock": None, "body": ""}}, {}),
    ],
)
def test_what_the_catalogue_knows_is_read(
    catalogue: Catalogue, config: dict[str, Any], camera: dict[str, str]
):
    reading = read_old_config(config, catalogue)
    assert reading.camera == camera
    assert reading.remarks == ()


@pytest.mark.parametrize(
    ("config", "rule", "path", "words"),
    [
        ({"camera": {"colour": "red"}}, "SETTING_NOT_READ", "camera.colour", "not read"),
        (
            {"visual_grammar": {"mood": "Tence"}},
            "VALUE_NOT_KNOWN",
            "visual_grammar.mood",
            '"tense"',
        ),
        ({"lens": {"focal_length_mm": 0.5}}, "VALUE_NOT_KNOWN", "lens.focal_length_mm", "0.5"),
        ({"lens": {"is_anamorphic": "so"}}, "VALUE_NOT_KNOWN", "lens.is_anamorphic", '"so"'),
    ],
)
def test_what_is_not_used_is_said(
    catalogue: Catalogue, config: dict[str, Any], rule: str, path: str, words: str
):
    reading = read_old_config(config, catalogue)
    (remark,) = reading.remarks
    assert (remark.rule_id, remark.field_path) == (rule, path)
    assert words in remark.message
    assert reading.camera == {}
