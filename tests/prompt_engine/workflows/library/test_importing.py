"""Files into the library and out of it again."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from prompt_engine.workflows.library import archive
from tests.prompt_engine.workflows.library.samples import GRAPH, PAGE, a_file, graph, keep
from tests.studio_kit.carriers.files import WORDS, png

IMPORT = "/api/workflows/import"
OLDER: dict[str, Any] = {
    "id": "wf_1",
    "name": "Older wall",
    "category": "image-generation",
    "subCategory": "text2img",
    "workflow": GRAPH,
    "config": [],
    "createdAt": 1699000000000,
    "importedBy": "a key that nobody knows",
}


def results(console: TestClient, *files: Any) -> list[dict[str, Any]]:
    answer = console.post(IMPORT, files=list(files))
    assert answer.status_code == 200, answer.text
    return answer.json()["results"]


def outcomes(console: TestClient, *files: Any) -> list[tuple[str, str | None]]:
    return [(each["outcome"], each["id"]) for each in results(console, *files)]


def test_every_file_of_many_has_its_own_outcome(console: TestClient) -> None:
    found = results(
        console,
        a_file("my_wall.json", GRAPH),
        a_file("harbour.json", PAGE),
        a_file("take.png", png({"prompt": json.dumps(graph(steps=9))})),
        a_file("again.json", GRAPH),
        a_file("words.png", png({"parameters": WORDS})),
        a_file("notes.txt", b"a wall"),
        a_file("broken.json", {"3": {"class_type": "KSampler"}}),
    )
    assert [each["file"] for each in found][:2] == ["my_wall.json", "harbour.json"]
    assert [(each["outcome"], each["id"]) for each in found] == [
        ("saved", "my-wall"),
        ("saved", "harbour"),
        ("saved", "take"),
        ("exists", "my-wall"),
        ("refused", None),
        ("refused", None),
        ("refused", None),
    ]
    assert found[0]["title"] == "my wall"
    assert "in words only" in found[4]["message"]
    assert "3 has no inputs" in found[6]["message"]
    assert console.get("/api/workflows").json()["count"] == 3


def test_what_the_earlier_console_kept_is_taken_over(console: TestClient) -> None:
    other = {**OLDER, "id": "wf_2", "name": "Roof", "workflow": graph(steps=9)}
    broken = {**OLDER, "name": "Bad", "workflow": {"1": {"class_type": "X"}}}
    assert outcomes(console, a_file("wf_1.json", OLDER)) == [("saved", "older-wall")]
    found = results(console, a_file("all.json", {"workflows": [OLDER, other, broken]}))
    assert [(each["file"], each["outcome"]) for each in found] == [
        ("all.json: Older wall", "exists"),
        ("all.json: Roof", "saved"),
        ("all.json: Bad", "refused"),
    ]
    kept = console.get("/api/workflows/roof").json()
    assert (kept["createdAt"], kept["subCategory"]) == (1699000000000, "text2img")
    assert kept["template"]["category"] == "text_to_image"
    assert outcomes(console, a_file("list.json", [other]))[0][0] == "exists"


def test_an_export_of_all_comes_back_whole(console: TestClient, own: Path) -> None:
    keep(console, name="Harbour", workflow=PAGE, categories=["Mine"], description="at dusk")
    keep(console, inputs=[], createdAt=5)
    before = {file.relative_to(own): file.read_bytes() for file in own.glob("*/*")}
    exported = console.get("/api/workflows/export")
    assert exported.headers["content-type"] == "application/zip"
    assert exported.content == console.get("/api/workflows/export").content
    assert outcomes(console, a_file("all.zip", exported.content)) == [
        ("exists", "harbour"),
        ("exists", "wall"),
    ]
    for workflow_id in ("harbour", "wall"):
        console.delete(f"/api/workflows/{workflow_id}")
    assert outcomes(console, a_file("all.zip", exported.content)) == [
        ("saved", "harbour"),
        ("saved", "wall"),
    ]
    after = {file.relative_to(own): file.read_bytes() for file in own.glob("[!.]*/*")}
    assert after == before


def test_one_workflow_can_be_exported_also_of_the_house(console: TestClient) -> None:
    exported = console.get("/api/workflows/export", params={"ids": "storyboard-still"})
    with zipfile.ZipFile(io.BytesIO(exported.content)) as opened:
        names = opened.namelist()
    assert "storyboard-still/template.yaml" in names
    assert console.get("/api/workflows/export?ids=unknown").status_code == 404


def test_an_archive_may_hold_any_of_these_files(console: TestClient) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        opened.writestr("sub/my wall.json", json.dumps(GRAPH))
        opened.writestr("../../evil.json", json.dumps(PAGE))
        opened.writestr("bad/template.yaml", "title: [")
    found = outcomes(console, a_file("many.zip", packed.getvalue()))
    assert found == [("refused", None), ("saved", "my-wall"), ("saved", "evil")]


def test_an_archive_that_unpacks_to_too_much_is_refused(console: TestClient, own: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as opened:
        opened.writestr("small.json", json.dumps(GRAPH))
        opened.writestr("large.json", bytes(archive.MOST_BYTES))
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as opened:
        for number in range(archive.MOST_MEMBERS + 1):
            opened.writestr(f"{number}.json", "{}")
    [bomb, crowd, torn] = results(
        console,
        a_file("bomb.zip", packed.getvalue()),
        a_file("crowd.zip", many.getvalue()),
        a_file("torn.zip", packed.getvalue()[:1000]),
    )
    assert "unpacks to more than 64 MB" in bomb["message"]
    assert "more than 2000 files" in crowd["message"]
    assert "not a whole ZIP" in torn["message"]
    assert not own.exists()


def test_one_file_becomes_a_template_under_its_name(console: TestClient) -> None:
    path = "/api/templates/import_workflow"
    file = {"file": ("../../my_wall.json", json.dumps(GRAPH))}
    made = console.post(path, files=file, params={"engine": "sdxl", "category": "img2img"}).json()
    assert (made["success"], made["id"], made["title"]) == (True, "my-wall", "my wall")
    template = made["template"]
    assert (template["engine"], template["category"]) == ("sdxl", "image_to_image")
    named = console.post(path, files=file, data={"name": "Tower"}).json()
    assert (named["id"], named["title"]) == ("tower", "Tower")
    older = console.post(path, files=file, params={"name": "Roof"}).json()
    assert older["title"] == "Roof"
    assert "tower" in {
        each["name"] for each in console.get("/api/templates/list").json()["templates"]
    }
    assert console.post(path, files={"file": ("a.json", b"{}")}).status_code == 422


def test_a_file_is_understood_and_nothing_is_kept(console: TestClient, own: Path) -> None:
    answer = console.post(
        "/api/workflows/inspect", files={"file": ("a wall.json", json.dumps(GRAPH))}
    )
    found = answer.json()
    assert (found["name"], found["form"], found["has_page"]) == ("a wall", "api", False)
    assert found["graph"] == GRAPH
    assert (found["reading"]["kind"], found["reading"]["category"]) == ("image", "text_to_image")
    assert {wanted["role"] for wanted in found["inputs"]} >= {"prompt", "seed", "steps"}
    assert (found["match"], found["parameters"], found["warnings"]) == (None, None, [])
    assert not own.exists()


def test_a_file_of_a_known_template_is_recognised_with_its_values(console: TestClient) -> None:
    workflow_id = keep(console)
    changed = graph(steps=9, seed=3)
    added = {
        **changed,
        "20": {
            "class_type": "LoraLoader",
            "inputs": {
                "model": ["1", 0],
                "clip": ["1", 1],
                "lora_name": "dusk.safetensors",
                "strength_model": 0.5,
                "strength_clip": 0.5,
            },
        },
        "2": {
            "class_type": "LoraLoader",
            "inputs": {**GRAPH["2"]["inputs"], "model": ["20", 0], "clip": ["20", 1]},
        },
    }
    for document in (changed, added):
        picture = png({"prompt": json.dumps(document)})
        found = console.post("/api/workflows/inspect", files={"file": ("a.png", picture)}).json()
        match = found["match"]
        assert match["template_id"] == workflow_id
        assert (match["values"]["steps"], match["values"]["seed"]) == (9, 3)
    assert [lora["name"] for lora in match["values"]["loras"]] == ["dusk.safetensors"]


def test_files_of_a_node_are_no_values_of_a_shot(console: TestClient) -> None:
    keep(console, name="Harbour", workflow=PAGE)
    found = console.post("/api/workflows/inspect", files={"file": ("a.json", json.dumps(PAGE))})
    match = found.json()["match"]
    assert match["template_id"] == "harbour"
    assert "harbour.png" not in match["values"].values()


def test_words_of_another_program_are_told_without_a_graph(console: TestClient) -> None:
    file = {"file": ("a.png", png({"parameters": WORDS}))}
    found = console.post("/api/workflows/inspect", files=file).json()
    assert (found["form"], found["graph"], found["inputs"]) == ("words", {}, [])
    assert found["parameters"] == WORDS
    assert (found["generation"]["steps"], found["generation"]["width"]) == (28, 832)


@pytest.mark.parametrize("path", ["/api/workflows/inspect", "/api/replay/inspect"])
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "neither JSON nor"),
        (b"{}", "carries no workflow"),
        (b'{"nodes": [{"id": 1}], "links": []}', "."),
        (b'{"nodes": [7], "links": []}', "."),
        (b'{"1": {"class_type": "X", "inputs": {"a": ["1", 0]}}, "2": 7}', "Graph node 2"),
        (b'{"a": {"class_type": "\\ud800", "inputs": {}}}', "half a character"),
    ],
)
def test_damage_is_answered_with_a_sentence(
    console: TestClient, path: str, data: bytes, said: str
) -> None:
    answer = console.post(path, files={"file": ("a.json", data)})
    assert answer.status_code == 422, answer.text
    assert said in answer.json()["detail"]
    assert answer.json()["detail"].endswith(".")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=5) | st.sampled_from(["inputs", "class_type"]), inner)
    ),
    max_leaves=8,
)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_no_damage_makes_it_stumble(console: TestClient, data: st.DataObject) -> None:
    document = json.loads(json.dumps(data.draw(st.sampled_from([GRAPH, PAGE, OLDER]))))
    for _ in range(data.draw(st.integers(1, 3))):
        _damage(document, data)
    content = json.dumps(document).encode()
    for path in ("/api/workflows/inspect", "/api/replay/inspect"):
        answer = console.post(path, files={"file": ("a.json", content)})
        assert answer.status_code in (200, 422), answer.text
    assert console.post(IMPORT, files=[a_file("a.json", content)]).status_code == 200
    for workflow in console.get("/api/workflows").json()["workflows"]:
        assert console.get(f"/api/workflows/{workflow['id']}/graph").status_code == 200
        console.delete(f"/api/workflows/{workflow['id']}")


def _damage(document: Any, data: st.DataObject) -> None:
    """Put something else somewhere."""
    place: Any = document
    while keys := _keys(place):
        key = data.draw(st.sampled_from(keys))
        if not _keys(place[key]) or data.draw(st.booleans()):
            place[key] = data.draw(JSON)
            return
        place = place[key]


def _keys(place: Any) -> list[Any]:
    if isinstance(place, dict):
        return list(cast("dict[str, Any]", place))
    return list(range(len(cast("list[Any]", place)))) if isinstance(place, list) else []


def test_what_comes_in_is_written_for_by_the_files_that_it_loads(console: TestClient) -> None:
    loader = {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "ponyXL_v6.ckpt"}}
    workflow_id = keep(console, workflow={**GRAPH, "1": loader})
    template = console.get(f"/api/templates/{workflow_id}").json()
    assert (template["engine"], template["target_model"]) == ("sdxl", "pony")
