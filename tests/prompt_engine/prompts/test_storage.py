"""Every target model, and what a fault in the tables is told as."""

import re
import shutil
from pathlib import Path

import pytest

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.prompts.models import TargetModel
from prompt_engine.prompts.service import PromptWriter
from prompt_engine.prompts.storage import FOLDER, load_prompt_writer
from studio_kit.tables import TableError, read_yaml

MODELS = load_prompt_writer().models
OLD_NAMES: list[str] = read_yaml(Path(__file__).parents[1] / "data" / "old_target_models.yaml")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
def test_a_target_model_is_found_by_each_of_its_names(model: TargetModel, writer: PromptWriter):
    for name in (model.id, *model.aliases, model.id.upper()):
        assert writer.model(name) == model


@pytest.mark.parametrize("name", OLD_NAMES)
def test_every_name_of_older_scripts_is_known(name: str, writer: PromptWriter):
    assert writer.model(name)


def test_a_video_family_is_never_keywords():
    for model in MODELS:
        if model.moves:
            assert load_prompt_writer().families[model.family].voice == "sentences"


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    for table in FOLDER.glob("*.yaml"):
        shutil.copy(table, tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("family: prose", "family: poem", "target_models.yaml: generic: family"),
        ("limit: [75, clip]", "limit: [75, chip]", "target_models.yaml: sd_1_5: limit"),
        ("negative: own,", "negative: all,", "target_models.yaml: generic: negative"),
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


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("parts.yaml", "height:", "hight:", "parts.yaml: height"),
        ("motion.yaml", "  pan: ", "  pann: ", "motion.yaml: movement.pann"),
        ("wordings.yaml", "  kino_flo: ", "  kinoflo: ", "wordings.yaml: light_source.kinoflo"),
        ("wordings.yaml", "words: clean", "word: clean", "wordings.yaml: light_source.led"),
        ("families.yaml", "[subject]", "[motion]", "families.yaml: prose: sentences"),
        ("families.yaml", "voice: sentences", "voice: song", "families.yaml: prose: voice"),
        ("parts.yaml", "unseen: The weight", "part: lens, x: The", "parts.yaml: weight_class"),
    ],
)
def test_words_that_fit_nothing_in_the_catalogue_stop_the_start(
    catalogue: Catalogue, tables: Path, file: str, old: str, new: str, place: str
):
    table = tables / file
    assert old in table.read_text()
    table.write_text(table.read_text().replace(old, new, 1))
    with pytest.raises(TableError, match=re.escape(place)):
        load_prompt_writer(tables, catalogue=catalogue)
