"""Every target model, and what a fault in the tables is told as."""

import re
import shutil
from pathlib import Path

import pytest

from prompt_engine.prompts.models import TargetModel
from prompt_engine.prompts.service import PromptWriter
from prompt_engine.prompts.storage import FOLDER, load_prompt_writer
from studio_kit.tables import TableError

MODELS = load_prompt_writer().models
WITHOUT_NEGATIVE = ("flux_1", "flux_1_pro", "flux_2", "dall_e_3", "sora_2", "z_image_turbo")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
def test_a_target_model_is_found_by_each_of_its_names(model: TargetModel, writer: PromptWriter):
    for name in (model.id, *model.aliases, model.id.upper()):
        assert writer.model(name) == model


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
def test_a_video_model_is_told_not_to_flicker_and_a_still_one_is_not(
    model: TargetModel, writer: PromptWriter
):
    expected = {"image": "still", "video": "moving"}[model.kind]
    assert model.negative in (None, expected)


@pytest.mark.parametrize("name", WITHOUT_NEGATIVE)
def test_a_model_that_takes_no_negative_prompt_has_none(name: str, writer: PromptWriter):
    assert writer.model(name).negative is None


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    for table in FOLDER.glob("*.yaml"):
        shutil.copy(table, tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("writer: prose", "writer: poet", "target_models.yaml: generic: writer"),
        ("negative: still", "negative: all", "target_models.yaml: generic: negative"),
        ("kind: image", "kind: sound", "target_models.yaml: generic: kind"),
        ("aliases: [sd15,", "aliases: [sdxl,", "target_models.yaml: sd_1_5: aliases"),
    ],
)
def test_a_fault_names_file_entry_and_field(tables: Path, old: str, new: str, place: str):
    table = tables / "target_models.yaml"
    assert old in table.read_text()
    table.write_text(table.read_text().replace(old, new, 1))
    with pytest.raises(TableError, match=re.escape(place)):
        load_prompt_writer(tables)
