"""A fault in the rules stops the start and names file, rule and field."""

import re
import shutil
from pathlib import Path

import pytest

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.rules.storage import FOLDER, load_evaluator
from studio_kit.tables import TableError

RULE = (
    "LA_X: {{severity: hard, field: {field}, when: {when}, message: {message}, "
    "source: s, certainty: high}}"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in FOLDER.glob("*.yaml"):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({"field": "bodie"}, "field: there is no bodie"),
        ({"when": "{body.wieght: {above: 1}}"}, 'no fact body.wieght. Did you mean "body.weight"?'),
        ({"when": "{light_source: led_lamp}"}, "when: light_source: it is never led_lamp."),
        ({"when": "{body.medium: celluloid}"}, "when: body.medium: it is never celluloid."),
        ({"when": "{mount.seat: glued}"}, "when: mount.seat: it is never glued."),
        ({"when": "{body.year: {above: production.end}}"}, "there is no fact production.end"),
        ({"when": "{body.year: {above: 1, below: 2}}"}, "a test says one thing"),
        ({"when": "{body.year: {near: 1}}"}, "Extra inputs are not permitted"),
        ({"when": "{}"}, "when: a rule needs a test."),
        ({"message": '"{bodi} is new"'}, "message: there is no fact bodi."),
    ],
)
def test_a_fault_names_file_rule_and_field(
    catalogue: Catalogue, folder: Path, row: dict[str, str], fault: str
):
    plain = {"field": "body", "when": "{body.medium: film}", "message": "Text."}
    (folder / "animation.yaml").write_text(RULE.format(**{**plain, **row}))
    with pytest.raises(TableError, match=r"^animation\.yaml: LA_X: .*" + re.escape(fault)):
        load_evaluator(catalogue, folder)


def test_a_rule_stands_in_one_file_alone(catalogue: Catalogue, folder: Path):
    row = RULE.format(field="body", when="{body.medium: film}", message="Text.")
    (folder / "animation.yaml").write_text(row.replace("LA_X", "LA_MAKER_NOT_BODY"))
    with pytest.raises(TableError, match="LA_MAKER_NOT_BODY: id: stands in"):
        load_evaluator(catalogue, folder)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("LA_MAKER_NOT_BODY: {why: No.}", "LA_MAKER_NOT_BODY: id: the rule is still there"),
        ("LA_OLD: {why: No., instead: [LA_NONE]}", "LA_OLD: instead: there is no rule LA_NONE"),
    ],
)
def test_a_retired_rule_is_gone_and_names_rules_that_are(
    catalogue: Catalogue, folder: Path, row: str, fault: str
):
    (folder / "retired.yaml").write_text(row)
    with pytest.raises(TableError, match=fault):
        load_evaluator(catalogue, folder)
