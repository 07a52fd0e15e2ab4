"""The user's folder is looked at before each use."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from prompt_engine.workflows.templates.service import Templates
from prompt_engine.workflows.templates.storage import Knowledge

KNOWLEDGE = Knowledge(frozenset({"generic"}))
GRAPH = {"1": {"class_type": "SaveImage", "inputs": {"filename_prefix": "x"}}}
HEADER = "{title: %s, description: '', kind: image, inputs: []}"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_template(name: str, title: str = "T", at: int = 1) -> Path:
        folder = tmp_path / "own" / name
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in (
            ("workflow.json", json.dumps(GRAPH)),
            ("template.yaml", HEADER % title),
        ):
            (folder / file).write_text(text)
            os.utime(folder / file, ns=(at, at))
        return folder

    return write_template


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    return Templates(tmp_path / "house", tmp_path / "own", knowledge=KNOWLEDGE)


def titles(templates: Templates) -> list[str]:
    return [template.header.title for template in templates.current().templates]


def test_what_is_dropped_into_the_folder_is_there(templates: Templates, write: Write):
    assert titles(templates) == []
    write("one")
    assert titles(templates) == ["T"]
    assert templates.current().template("one").origin == "own"


def test_what_is_changed_is_read_again_and_what_is_removed_is_gone(
    templates: Templates, write: Write
):
    folder = write("one")
    assert titles(templates) == ["T"]
    write("one", "Z", at=2)
    assert titles(templates) == ["Z"]
    (folder / "template.yaml").unlink()
    assert titles(templates) == []


def test_nothing_is_read_again_that_did_not_change(templates: Templates, write: Write):
    write("one")
    before = templates.current()
    assert templates.current() is before
    write("two")
    assert templates.current().template("one") is before.template("one")


def test_a_refresh_reads_what_looks_unchanged(templates: Templates, write: Write):
    write("one", "Aa")
    assert titles(templates) == ["Aa"]
    write("one", "Bb")
    assert titles(templates) == ["Aa"]
    assert [each.header.title for each in templates.refresh().templates] == ["Bb"]


def test_a_broken_one_is_listed_with_its_reason_and_mended_it_loads(
    templates: Templates, write: Write
):
    folder = write("one")
    write("two")
    (folder / "workflow.json").write_text("{")
    assert [problem.template for problem in templates.current().problems] == ["one"]
    assert titles(templates) == ["T"]
    write("one")
    assert templates.current().problems == ()


def test_a_folder_with_a_point_in_front_is_no_template(templates: Templates, write: Write):
    write(".trash")
    assert titles(templates) == []


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path):
    house = Templates(tmp_path / "house", tmp_path / ("x" * 300), knowledge=KNOWLEDGE)
    assert [problem.template for problem in house.current().problems] == ["templates"]
    assert "cannot be read" in house.current().problems[0].message


def test_what_was_read_stays_while_the_folder_cannot_be_read(
    templates: Templates, write: Write, tmp_path: Path
):
    write("one")
    assert titles(templates) == ["T"]
    (tmp_path / "own").rename(tmp_path / "away")
    (tmp_path / "own").symlink_to(tmp_path / ("x" * 300))
    assert titles(templates) == ["T"]
    assert len(templates.current().problems) == 1
    (tmp_path / "own").unlink()
    (tmp_path / "away").rename(tmp_path / "own")
    assert templates.current().problems == ()


def test_a_refresh_over_http_tells_what_is_there(client: TestClient):
    answer = client.get("/api/templates/refresh").json()
    assert answer["success"] is True
    assert answer["templates"] == client.get("/api/templates/list").json()["templates"]
    assert answer["message"] == f"{len(answer['templates'])} templates."
    assert answer["problems"] == []
