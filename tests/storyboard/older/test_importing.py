"""Projects of the earlier console open as they are, and their own file stays untouched."""

import base64
import io
import json
import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin
from starlette.testclient import TestClient

from storyboard.app import create_app
from storyboard.board.content import Content
from storyboard.board.snapshot import read_files
from storyboard.older.importing import import_console_project
from studio_kit.paths import ProjectRoot
from studio_kit.project import Take, read_takes
from tests.storyboard.fakes import HERE, settings_in

GRAPH = {
    "3": {"class_type": "KSampler", "inputs": {"seed": 1234, "steps": 20}},
    "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a woman on a salt flat"}},
}
WINDOWS = "Z:\\Films\\Salt"


def png(colour: str, *, graph: dict[str, Any] | None = None) -> bytes:
    data, text = io.BytesIO(), PngImagePlugin.PngInfo()
    if graph is not None:
        text.add_text("prompt", json.dumps(graph))
    Image.new("RGB", (64, 36), colour).save(data, "PNG", pnginfo=text)
    return data.getvalue()


def state(**more: Any) -> dict[str, Any]:
    """As the earlier console wrote it on a Windows machine."""
    return {
        "project_settings": {
            "name": "Salt",
            "path": WINDOWS,
            "namingTemplate": "{project}_{panel}_{version}",
            "autoSave": True,
            "orchestratorUrl": "http://localhost:9820",
            "created": "2026-01-05T10:00:00.000Z",
            "lastModified": "2026-01-06T10:00:00.000Z",
        },
        "panels": [
            {
                "id": 2,
                "x": 320,
                "y": 40.5,
                "width": 300,
                "height": 280,
                "name": "Hero_Shot",
                "notes": "She *waits*.",
                "workflowId": "wf-7",
                "parameterValues": {
                    "positive_prompt": "a woman on a salt flat",
                    "negative_prompt": "a very long list of what is not wanted in here",
                    "seed": 77,
                    "steps": 30,
                    "reference": f"data:image/png;base64,{base64.b64encode(png('red')).decode()}",
                    "mask": f"__fileref::{WINDOWS}\\Hero_Shot\\.ref_images\\mask.png",
                    "lost": "__fileref::Z:\\Elsewhere\\gone.png",
                },
                "nodeId": "node-1",
                "imageRatings": {f"{WINDOWS}\\Hero_Shot\\Salt_Hero_Shot_v002.png": 4},
            },
            {"id": 1, "x": 0, "y": 0, "width": 300, "height": 300, "name": "Panel_01", "notes": ""},
        ],
        "parameter_values": {"steps": 12},
        "selected_workflow_id": "wf-1",
        "render_nodes": [{"id": "node-1", "url": "http://10.0.0.5:8188"}],
        "comfy_url": "http://10.0.0.5:8188",
        "deleted_images": [f"{WINDOWS}\\Hero_Shot\\Salt_Hero_Shot_v003.png"],
        "saved_at": "2026-01-06T10:00:00.000Z",
        **more,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The project's folder with pictures of a panel, and of one that the file does not know."""
    folder = tmp_path / "films" / "Salt"
    files = {
        "Hero_Shot/Salt_Hero_Shot_v001.png": png("green"),
        "Hero_Shot/Salt_Hero_Shot_v002.png": png("blue", graph=GRAPH),
        "Hero_Shot/Salt_Hero_Shot_v003.png": png("black"),
        "Hero_Shot/.ref_images/mask.png": png("white"),
        "Teammate/one.png": png("grey"),
        "Teammate/broken.png": b"no picture",
        "docs/readme.txt": b"x",
    }
    for age, (name, data) in enumerate(reversed(files.items())):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (1_760_000_000 - age, 1_760_000_000 - age))
    for number, name in enumerate(("v001", "v002", "v003")):
        path = folder / f"Hero_Shot/Salt_Hero_Shot_{name}.png"
        os.utime(path, (1_760_000_100 + number, 1_760_000_100 + number))
    (folder / "Salt_project.json").write_text(json.dumps(state()))
    return folder


def imported(folder: Path) -> tuple[Content, dict[str, Take]]:
    found = import_console_project(folder)
    assert found
    content = read_files(found.root).content
    assert content
    return content, {take.path: take for take in read_takes(found.root).takes}


def shot(content: Content, code: str) -> dict[str, Any]:
    return next(shot for shot in content.shots.values() if shot["code"] == code)


def test_panels_become_shots_in_their_order_with_places_and_words(folder: Path) -> None:
    content, _ = imported(folder)
    order = sorted(content.shots.values(), key=lambda shot: shot["order"])
    assert [each["code"] for each in order] == ["Panel_01", "Hero_Shot", "Teammate"]
    hero = shot(content, "Hero_Shot")
    assert hero["notes"] == "She *waits*."
    assert hero["description"] == "a woman on a salt flat"
    assert (hero["seed"], hero["seed_locked"]) == (77, True)
    place = content.placements[hero["id"]]
    assert (place["x"], place["y"], place["w"], place["h"]) == (320, 40.5, 300, 280)
    assert hero["earlier_console"] == {"panel_id": 2, "workflow_id": "wf-7", "node_id": "node-1"}
    assert shot(content, "Panel_01")["earlier_console"]["workflow_id"] == "wf-1"


def test_values_keep_their_names_and_pictures_become_files(folder: Path) -> None:
    content, _ = imported(folder)
    values = shot(content, "Hero_Shot")["values"]
    assert values["steps"] == 30
    assert shot(content, "Panel_01")["values"] == {"steps": 12}
    assert (folder / values["reference"]).read_bytes() == png("red")
    assert (folder / values["mask"]).read_bytes() == png("white")
    assert values["reference"].startswith("inputs/")
    assert "lost" not in values
    text = "".join(path.read_text() for path in (folder / "scenes").glob("*.json"))
    assert "base64" not in text


def test_pictures_become_takes_of_their_panels(folder: Path) -> None:
    content, takes = imported(folder)
    hero = shot(content, "Hero_Shot")
    assert set(takes) == {
        "Hero_Shot/Salt_Hero_Shot_v001.png",
        "Hero_Shot/Salt_Hero_Shot_v002.png",
        "Teammate/one.png",
    }
    second = takes["Hero_Shot/Salt_Hero_Shot_v002.png"]
    assert (second.version, second.seed, second.width) == (2, 1234, 64)
    assert (second.graph, second.prompt) == (GRAPH, "a woman on a salt flat")
    assert second.owner.id == hero["id"]
    assert (hero["chosen_take"], hero["rating"]) == (second.id, 4)
    assert shot(content, "Panel_01")["chosen_take"] is None


def test_the_project_is_called_and_shaped_as_it_was(folder: Path) -> None:
    content, _ = imported(folder)
    project = content.project
    assert (project["name"], project["created_at"]) == ("Salt", "2026-01-05T10:00:00.000Z")
    assert (project["frame_width"], project["frame_height"]) == (16, 9)
    assert project["naming_pattern"] == "{panel}/{project}_{panel}_v{version:03d}"


def test_what_was_there_is_untouched(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    imported(folder)
    assert {path: path.read_bytes() for path in before} == before


def test_a_broken_file_gives_way_to_the_one_before(folder: Path) -> None:
    whole = folder / "Salt_project.json"
    whole.rename(folder / "Salt_project.json.bak")
    whole.write_text('{"panels": [')
    content, _ = imported(folder)
    assert shot(content, "Hero_Shot")["notes"] == "She *waits*."
    assert whole.read_text() == '{"panels": ['


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"panels": 5, "project_settings": {}}'])
def test_another_file_of_that_name_is_no_project(tmp_path: Path, text: str) -> None:
    (tmp_path / "project.json").write_text(text)
    assert import_console_project(tmp_path) is None
    assert [path.name for path in tmp_path.iterdir()] == ["project.json"]


@pytest.mark.parametrize(
    "panel",
    [
        {},
        {"id": "two", "x": None, "y": "left", "width": -5, "name": 7},
        {"id": 1, "name": "../../out", "notes": None, "parameterValues": [1], "imageRatings": 3},
        {"id": 1, "name": "CON", "x": 1e300, "parameterValues": {"a": {"b": ["data:image/x"]}}},
        {"id": 1, "parameterValues": {"p": "data:image/png;base64,@@@"}},
    ],
)
def test_nonsense_in_a_panel_costs_no_more_than_itself(
    tmp_path: Path, panel: dict[str, Any]
) -> None:
    (tmp_path / "project.json").write_text(json.dumps(state(panels=[panel, {"id": 9}])))
    content, _ = imported(tmp_path)
    codes = [each["code"] for each in content.shots.values()]
    assert len(codes) == len(set(codes)) == 2
    assert "Panel_09" in codes
    for place in content.placements.values():
        assert all(abs(side) < 1e7 for side in place.values())


@pytest.fixture
def client(tmp_path: Path) -> Generator[TestClient]:
    with TestClient(create_app(settings_in(tmp_path), idle_seconds=0), base_url=HERE) as client:
        yield client


@pytest.mark.parametrize("name", ["", "Salt_project.json"])
def test_it_is_opened_like_any_project_and_stays_one(
    client: TestClient, folder: Path, name: str
) -> None:
    place = client.post("/api/projects/open", json={"path": str(folder / name)})
    assert place.status_code == 200, place.text
    found = client.get(f"/api/projects/{place.json()['id']}").json()
    assert (found["name"], found["shots"], found["rendered"]) == ("Salt", 3, 2)
    again = client.post("/api/projects/open", json={"path": str(folder)})
    assert again.json()["id"] == place.json()["id"]
    listing = client.get("/api/folders", params={"path": str(folder.parent)}).json()
    assert listing["folders"][0]["is_project"] is True


def test_two_who_open_it_at_once_get_the_same_project(folder: Path) -> None:
    first = import_console_project(folder)
    second = import_console_project(folder)
    assert first
    assert second
    assert ProjectRoot.open(folder) == first.root == second.root
    assert (first.stars, second.stars) == ({"Hero_Shot/Salt_Hero_Shot_v002.png": 4}, {})
