"""The library over HTTP: kept, changed, thrown away, restored."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from starlette.testclient import TestClient

from prompt_engine.workflows.library.storage import KEPT_IN_TRASH, MOMENT, TRASH, slug
from tests.prompt_engine.workflows.library.samples import GRAPH, PAGE, graph, keep
from tests.storyboard.fakes import files_no_longer_than

STEPS = {"name": "steps", "label": "Steps", "type": "integer", "node": "6", "field": "steps"}
CFG = {"name": "cfg", "label": "CFG", "type": "float", "node": "6", "field": "cfg"}


def test_a_kept_workflow_is_a_template_like_any_other(console: TestClient, own: Path) -> None:
    answer = console.post("/api/workflows", json={"name": "Größe 2 (Test)", "workflow": GRAPH})
    assert answer.status_code == 201
    saved = answer.json()
    assert (saved["success"], saved["id"]) == (True, "grosse-2-test")
    assert Path(saved["path"]) == own / "grosse-2-test"
    assert json.loads((own / "grosse-2-test" / "workflow.json").read_text()) == GRAPH
    template = console.get("/api/templates/grosse-2-test").json()
    assert (template["title"], template["origin"]) == ("Größe 2 (Test)", "own")
    roles = [wanted["role"] for wanted in template["inputs"]]
    assert roles[:2] == ["prompt", "negative_prompt"]
    assert {"seed", "steps", "width", "checkpoint", "lora"} <= set(roles)


def test_a_kept_workflow_fills_to_exactly_its_graph(console: TestClient) -> None:
    body = {
        "template_name": keep(console),
        "prompt_values": {"positive": "a wall", "negative": "blur"},
    }
    built = console.post("/api/templates/build_workflow", json=body)
    assert built.status_code == 200, built.text
    assert built.json()["workflow"] == GRAPH


def test_a_page_document_is_converted_and_kept_beside_its_graph(
    console: TestClient, own: Path
) -> None:
    kept = console.get(f"/api/workflows/{keep(console, workflow=PAGE)}").json()
    assert kept["workflow"]["1"]["inputs"]["image"] == "harbour.png"
    assert kept["has_page"]
    assert json.loads((own / "wall" / "page.json").read_text()) == PAGE


def test_everything_that_older_scripts_keep_comes_back(console: TestClient) -> None:
    record: dict[str, Any] = {
        "id": "Workflow_1699",
        "name": "Wall",
        "description": "of stone",
        "category": "image-generation",
        "subCategory": "img2img",
        "workflow": GRAPH,
        "parsed": {"parameters": []},
        "config": [],
        "createdAt": 1699000000000,
        "categories": ["Mine", "Tests"],
    }
    assert console.post("/api/workflows", json=record).json()["id"] == "workflow_1699"
    listed = console.get("/api/workflows").json()
    assert (listed["count"], listed["problems"]) == (1, [])
    [kept] = listed["workflows"]
    assert {key: kept[key] for key in record} == {**record, "id": "workflow_1699"}
    assert kept["template"]["category"] == "image_to_image"
    assert kept["template"]["inputs"] == []


def test_an_id_is_never_given_twice(console: TestClient) -> None:
    assert [keep(console) for _ in "123"] == ["wall", "wall-2", "wall-3"]
    assert console.post("/api/workflows", json={"id": "wall", "workflow": GRAPH}).status_code == 409
    built_in = {"id": "storyboard-still", "workflow": GRAPH}
    assert console.post("/api/workflows", json=built_in).status_code == 409
    assert keep(console, name="Export") == "export-2", "export is an address"


@pytest.mark.parametrize("wish", ["../x", "a/b", "", ".trash", "x" * 65, "a b"])
def test_an_id_that_is_no_plain_name_is_refused(console: TestClient, wish: str, own: Path) -> None:
    answer = console.post("/api/workflows", json={"id": wish, "workflow": GRAPH})
    assert answer.status_code == 422
    assert not own.exists()


@pytest.mark.parametrize("wanted", ["..%2Fx", ".trash", "wall%00", "WALL", "%2e%2e"])
def test_no_id_leads_anywhere_else(console: TestClient, wanted: str, own: Path) -> None:
    keep(console)
    before = sorted(own.rglob("*"))
    for method in ("GET", "PUT", "DELETE"):
        body = {"name": "x"} if method == "PUT" else None
        answer = console.request(method, f"/api/workflows/{wanted}", json=body)
        assert answer.status_code == 404, answer.text
    assert console.post(f"/api/workflows/{wanted}/restore").status_code == 404
    assert sorted(own.rglob("*")) == before


def test_a_change_leaves_the_rest(console: TestClient, own: Path) -> None:
    workflow_id = keep(console, description="of stone")
    body = {"title": "Tower", "categories": ["Mine"], "inputs": [STEPS]}
    assert console.put(f"/api/workflows/{workflow_id}", json=body).status_code == 200
    kept = console.get(f"/api/workflows/{workflow_id}").json()
    assert (kept["name"], kept["description"]) == ("Tower", "of stone")
    assert (kept["categories"], kept["workflow"]) == (["Mine"], GRAPH)
    header = yaml.safe_load((own / workflow_id / "template.yaml").read_text())
    assert header["inputs"] == [STEPS]


def test_another_graph_keeps_the_inputs_that_still_have_their_place(console: TestClient) -> None:
    workflow_id = keep(console, inputs=[STEPS, CFG])
    smaller = graph()
    smaller["6"]["inputs"] = {k: v for k, v in smaller["6"]["inputs"].items() if k != "cfg"}
    answer = console.put(f"/api/workflows/{workflow_id}", json={"workflow": smaller}).json()
    assert answer["remarks"] == ["CFG was left out of the form: field: node 6 has no input cfg."]
    inputs = console.get(f"/api/templates/{workflow_id}").json()["inputs"]
    assert [wanted["name"] for wanted in inputs] == ["steps"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"inputs": [{**STEPS, "node": "99"}]}, "has no node 99"),
        ({"inputs": [{**STEPS, "field": "model"}]}, "linked"),
        ({"inputs": [STEPS, STEPS]}, "used twice"),
        ({"inputs": [{**STEPS, "name": "loras"}]}, "loras: a shot keeps something else"),
        ({"inputs": [{**STEPS, "min": 30}]}, "at least 30"),
        ({"inputs": [{**STEPS, "type": "choice"}]}, "a choice has options"),
        ({"workflow": {"6": {"inputs": {}}}}, "6 has no class_type"),
        ({"workflow": {"nodes": "many"}}, "."),
        ({"target_model": "unknown"}, "no target model unknown"),
        ({"name": "  "}, "name"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_wrong_change_is_refused_with_its_place(
    console: TestClient, change: dict[str, Any], said: str
) -> None:
    workflow_id = keep(console)
    before = console.get(f"/api/workflows/{workflow_id}").json()
    answer = console.put(f"/api/workflows/{workflow_id}", json=change)
    assert answer.status_code == 422
    assert said in answer.json()["detail"]
    assert console.get(f"/api/workflows/{workflow_id}").json() == before


def test_two_people_do_not_overwrite_each_other(console: TestClient) -> None:
    path = f"/api/workflows/{keep(console)}"
    tag = console.get(path).headers["etag"]
    first = console.put(path, json={"name": "Tower"}, headers={"If-Match": tag})
    assert first.status_code == 200
    late = console.put(path, json={"name": "Roof"}, headers={"If-Match": tag})
    assert (late.status_code, late.json()["revision"]) == (412, first.json()["revision"])
    assert console.get(path).json()["name"] == "Tower"
    mine = f'"{first.json()["revision"]}"'
    assert console.put(path, json={"name": "Roof"}, headers={"If-Match": mine}).status_code == 200


def test_of_many_at_the_same_moment_one_wins_and_the_others_are_told(
    console: TestClient,
) -> None:
    path = f"/api/workflows/{keep(console)}"
    headers = {"If-Match": console.get(path).headers["etag"]}

    def rename(name: str) -> int:
        return console.put(path, json={"name": name}, headers=headers).status_code

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(rename, [f"Wall {number}" for number in range(8)]))
    assert sorted(answers) == [200, *[412] * 7]


def test_a_workflow_of_the_house_is_copied_to_be_changed(console: TestClient) -> None:
    path = "/api/workflows/storyboard-still"
    for answer in (console.put(path, json={"name": "Mine"}), console.delete(path)):
        assert answer.status_code == 409
        assert "make a copy" in answer.json()["detail"]
    copied = console.post("/api/workflows", json={"copy_of": "storyboard-still"}).json()
    assert copied["title"] == "Storyboard still (copy)"
    copy = console.get(f"/api/templates/{copied['id']}").json()
    original = console.get("/api/templates/storyboard-still").json()
    assert copy["inputs"] == original["inputs"]
    assert copy["target_model"] == "storyboard_sketch"
    assert console.put(f"/api/workflows/{copied['id']}", json={"name": "Mine"}).is_success
    assert console.post("/api/workflows", json={"copy_of": "unknown"}).status_code == 404


def test_what_is_thrown_away_can_be_restored(console: TestClient, own: Path) -> None:
    workflow_id = keep(console, workflow=PAGE)
    before = console.get(f"/api/workflows/{workflow_id}").json()
    thrown = console.delete(f"/api/workflows/{workflow_id}").json()
    assert thrown == {"success": True, "id": workflow_id, "kept_days": 30}
    assert console.get(f"/api/workflows/{workflow_id}").status_code == 404
    assert console.get("/api/workflows").json()["count"] == 0
    assert console.post(f"/api/workflows/{workflow_id}/restore").json()["id"] == workflow_id
    assert console.get(f"/api/workflows/{workflow_id}").json() == before
    assert list((own / TRASH).iterdir()) == []
    assert console.post(f"/api/workflows/{workflow_id}/restore").status_code == 404


def test_of_several_thrown_away_the_last_comes_back_and_replaces_nothing(
    console: TestClient,
) -> None:
    for description in ("first", "second"):
        console.delete(f"/api/workflows/{keep(console, description=description)}")
    keep(console, description="third")
    restored = console.post("/api/workflows/wall/restore").json()["id"]
    assert restored == "wall-2"
    assert console.get("/api/workflows/wall-2").json()["description"] == "second"
    assert console.get("/api/workflows/wall").json()["description"] == "third"


def test_the_trash_is_forgotten_after_a_month(console: TestClient, own: Path) -> None:
    moments = {
        name: (datetime.now(UTC) - KEPT_IN_TRASH + timedelta(days=days)).strftime(MOMENT)
        for name, days in (("old", -1), ("young", 1))
    }
    for name, moment in moments.items():
        (own / TRASH / f"{name}.{moment}").mkdir(parents=True)
    (own / TRASH / "notes").mkdir()
    console.delete(f"/api/workflows/{keep(console)}")
    left = {folder.name.partition(".")[0] for folder in (own / TRASH).iterdir()}
    assert left == {"young", "notes", "wall"}


def test_many_are_saved_at_once_each_for_itself(console: TestClient) -> None:
    keep(console)
    many: list[dict[str, Any]] = [
        {"id": "wall", "name": "Tower"},
        {"id": "roof", "name": "Roof", "workflow": GRAPH},
        {"id": "../x", "name": "Bad", "workflow": GRAPH},
        {"id": "empty", "name": "Empty"},
        {"name": "Without id", "workflow": GRAPH},
    ]
    answer = console.put("/api/workflows/bulk", json={"workflows": many}).json()
    assert (answer["success"], answer["saved"], answer["total"]) == (False, 2, 5)
    assert [result["ok"] for result in answer["results"]] == [True, True, False, False, False]
    assert len(answer["errors"]) == 3
    names = {kept["id"]: kept["name"] for kept in console.get("/api/workflows").json()["workflows"]}
    assert names == {"wall": "Tower", "roof": "Roof"}


def test_a_form_that_is_edited_here_replaces_that_of_an_older_script(console: TestClient) -> None:
    config = [{"node_id": "6", "input_name": "cfg", "name": "cfg", "type": "float", "order": 0}]
    path = f"/api/workflows/{keep(console, config=config)}"
    kept = console.get(path).json()
    assert kept["config"][0]["name"] == "cfg"
    assert [wanted["name"] for wanted in kept["template"]["inputs"]] == ["cfg"]
    console.put(path, json={"inputs": [STEPS]})
    assert [entry["name"] for entry in console.get(path).json()["config"]] == ["steps"]


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost(
    console: TestClient, own: Path
) -> None:
    path = f"/api/workflows/{keep(console)}"
    before = console.get(path).json()
    with files_no_longer_than(100):
        for answer in (
            console.put(path, json={"name": "Tower"}),
            console.post("/api/workflows", json={"name": "Roof", "workflow": GRAPH}),
        ):
            assert answer.status_code == 409, answer.text
            assert "cannot be written" in answer.json()["detail"]
    assert console.get(path).json() == before
    assert [folder.name for folder in own.iterdir()] == ["wall"]


def test_the_storage_is_described(console: TestClient, own: Path) -> None:
    assert console.get("/api/workflows/storage-info").json()["workflow_count"] == 0
    keep(console)
    told = console.get("/api/workflows/storage-info").json()
    sizes = sum(file.stat().st_size for file in (own / "wall").iterdir())
    assert (told["workflow_count"], told["total_size_bytes"]) == (1, sizes)
    assert told["storage_path"] == str(own)


def test_a_broken_folder_is_listed_and_can_be_thrown_away(console: TestClient, own: Path) -> None:
    keep(console)
    (own / "broken").mkdir()
    (own / "broken" / "template.yaml").write_text("title: [")
    listed = console.get("/api/workflows").json()
    assert (listed["count"], listed["problems"][0]["template"]) == (1, "broken")
    assert console.get("/api/workflows/broken").status_code == 422
    assert console.put("/api/workflows/broken", json={"name": "x"}).status_code == 422
    assert console.delete("/api/workflows/broken").status_code == 200


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Wan 2.2 – first/last", "wan-2-2-first-last"),
        ("ÀÉÎ straße", "aei-strasse"),
        ("日本語", "workflow"),
        ("--", "workflow"),
        ("x" * 100, "x" * 56),
    ],
)
def test_a_name_becomes_an_id(name: str, expected: str) -> None:
    assert slug(name) == expected
