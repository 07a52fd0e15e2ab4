"""What scripts of the earlier console ask of projects and their files."""

import base64
import io
import json
import os
from collections.abc import AsyncGenerator, Generator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.responses import RedirectResponse, Response
from PIL import Image, PngImagePlugin
from starlette.testclient import TestClient

from storyboard.app import create_app
from studio_kit.paths import ProjectRoot
from studio_kit.settings import NodeSettings, Ports, Settings
from tests.storyboard.fakes import (
    HERE,
    NOBODY_LISTENS,
    client_of,
    put_on_disk,
    serving,
    take_record,
)


def png(**texts: str) -> bytes:
    data, info = io.BytesIO(), PngImagePlugin.PngInfo()
    for key, value in texts.items():
        info.add_text(key, value)
    Image.new("RGB", (8, 8), "red").save(data, "PNG", pnginfo=info)
    return data.getvalue()


def settings_at(folder: Path, *, gallery: int = NOBODY_LISTENS, node: int = 0) -> Settings:
    nodes = (NodeSettings(id="n1", name="Node", url=f"{HERE}:{node}"),) if node else ()
    ports = Ports(orchestrator=NOBODY_LISTENS, gallery=gallery)
    return Settings(data=folder / "data", projects=folder / "films", ports=ports, nodes=nodes)


@pytest.fixture
def client(tmp_path: Path) -> Generator[TestClient]:
    with TestClient(create_app(settings_at(tmp_path), idle_seconds=0), base_url=HERE) as client:
        yield client


@pytest.fixture
def salt(client: TestClient) -> Path:
    return Path(client.post("/api/projects", json={"name": "Salt"}).json()["path"])


def put(project: Path, *names: str, data: bytes = b"x") -> None:
    for age, name in enumerate(names):
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (1_760_000_000 + age, 1_760_000_000 + age))


def asked(client: TestClient, path: str, **body: Any) -> dict[str, Any]:
    answer = client.post(path, json=body)
    assert answer.status_code == 200, answer.text
    assert answer.json()["success"] is True
    return answer.json()


def test_a_project_is_read_and_set_by_its_path(client: TestClient, salt: Path) -> None:
    found = client.get("/api/project", params={"project": str(salt)}).json()["project"]
    assert (found["name"], found["path"]) == ("Salt", str(salt))
    said = {"name": "Brine", "path": str(salt), "naming_template": "{panel}_v{version}"}
    asked(client, "/api/project", project=said)
    found = client.get("/api/project").json()["project"]
    assert (found["name"], found["naming_template"]) == ("Brine", "{panel}_v{version}")


def test_no_project_is_ever_the_current_one(client: TestClient, salt: Path) -> None:
    other = client.post("/api/projects", json={"name": "Pepper"}).json()
    asked(client, "/api/project", project={"name": "S", "path": str(salt), "naming_template": ""})
    named = client.get("/api/project", params={"project": other["id"]}).json()["project"]
    assert named["name"] == "Pepper"
    unnamed = client.get("/api/project")
    assert unnamed.status_code == 409
    assert "Several projects are open" in unnamed.json()["detail"]


def state(**panel: Any) -> dict[str, Any]:
    hero = {"id": 1, "name": "Hero", "x": 10, "y": 20, "width": 300, "height": 200, **panel}
    return {"project_settings": {"name": "Salt"}, "panels": [hero], "saved_at": ""}


def test_what_is_saved_is_on_the_board_and_can_be_loaded(client: TestClient, salt: Path) -> None:
    picture = f"data:image/png;base64,{base64.b64encode(png()).decode()}"
    panel = {"notes": "wait", "parameterValues": {"steps": 7, "face": picture}}
    saved = asked(client, "/api/save-project", folder_path=str(salt), state=state(**panel))
    assert saved["saved_path"] == str(salt / "storyboard.json")
    loaded = asked(client, "/api/load-project", file_path=str(salt / "project.json"))["state"]
    (hero,) = loaded["panels"]
    assert (hero["name"], hero["notes"], hero["x"], hero["width"]) == ("Hero", "wait", 10, 300)
    assert hero["parameterValues"]["steps"] == 7
    assert (salt / hero["parameterValues"]["face"]).read_bytes() == png()
    asked(client, "/api/save-project", folder_path=str(salt), state=state(notes="go"))
    again = asked(client, "/api/load-project", file_path=str(salt))["state"]
    assert [panel["notes"] for panel in again["panels"]] == ["go"]
    assert again["panels"][0]["parameterValues"]["steps"] == 7


def test_saving_into_a_new_folder_makes_a_project(client: TestClient, tmp_path: Path) -> None:
    folder = tmp_path / "films" / "New"
    saved = asked(client, "/api/save-project", folder_path=str(folder), state=state())
    assert saved["saved_path"] == str(folder / "storyboard.json")
    listed = client.get("/api/list-projects", params={"folder_path": str(folder.parent)}).json()
    assert [project["path"] for project in listed["projects"]] == [str(folder)]


def test_a_loaded_panel_tells_its_takes(client: TestClient, salt: Path) -> None:
    shot = client.post("/api/storyboard/push_prompt", json={"prompt": "x"}).json()["frame_id"]
    project = client.get("/api/projects").json()["projects"][0]["id"]
    client.delete(f"/api/projects/{project}")
    put_on_disk(ProjectRoot.open(salt), take_record("T1", shot_id=shot, path="1A/one.png"))
    client.post("/api/projects/open", json={"path": str(salt)})
    (panel,) = asked(client, "/api/load-project", file_path=str(salt))["state"]["panels"]
    (entry,) = panel["imageHistory"]
    assert (entry["metadata"]["savedPath"], panel["locked"]) == (str(salt / "1A/one.png"), True)


@pytest.mark.parametrize(
    ("names", "highest"),
    [
        (["Salt_Hero_v003.png", "Salt_Hero_v006.mp4", "Salt_Hero_v007.webp"], "007"),
        (["Salt_Hero_v0999.png", "Salt_Hero_v1000.png"], "1000"),
        (["Salt_Hero_v1.PNG", "salt_hero_V12.jpg"], "012"),
        (["Salt_Hero_v002-3.png", "Salt_Other_v009.png"], "002"),
    ],
)
def test_versions_count_whatever_the_kind_and_digits(
    client: TestClient, salt: Path, names: list[str], highest: str
) -> None:
    put(salt, *(f"Hero/{name}" for name in names), "Empty/notes.txt")
    found = asked(
        client,
        "/api/scan-versions",
        folder_path=str(salt),
        pattern="{project}_{panel}_{version}",
    )
    assert found["panel_versions"] == {"Hero": highest}


def test_versions_are_counted_below_a_folder_of_the_project(client: TestClient, salt: Path) -> None:
    put(salt, "renders/Hero/Salt_Hero_v007.png")
    found = asked(
        client,
        "/api/scan-versions",
        folder_path=str(salt / "renders"),
        pattern="Salt_{panel}_{version}",
    )
    assert found["panel_versions"] == {"Hero": "007"}


def test_pictures_are_scanned_by_folder_panel_and_pattern(client: TestClient, salt: Path) -> None:
    put(salt, "Hero/Salt_Panel_02_v001.png", "Hero/Salt_Panel_02_v004.mp4", "Hero/odd.png")
    put(salt, "Hero/.hidden.png", ".gallery/thumb.png", "Hero/notes.txt")
    (salt / "Hero/Salt_Panel_02_v001.json").write_text('{"seed": 7}')
    images = asked(client, "/api/scan-folder-images", folder_path=str(salt / "Hero"))
    assert [image["filename"] for image in images["images"]] == [
        "Salt_Panel_02_v001.png",
        "Salt_Panel_02_v004.mp4",
        "odd.png",
    ]
    panels = asked(client, "/api/scan-project-panels", project_path=str(salt))
    assert panels["total_images"] == 3
    assert "Hero" in [panel["panel_name"] for panel in panels["panels"]]
    fitting = asked(
        client,
        "/api/scan-project-images",
        folder_path=str(salt),
        naming_pattern="{project}_{panel}_{version}",
        project_name="Salt",
    )
    first, second = fitting["images"]
    assert (first["panel_number"], first["version"], first["metadata"]) == (2, 1, {"seed": 7})
    assert (second["version"], fitting["skipped_files"]) == (4, ["odd.png"])


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "../../secret.txt", ".studio/board.log", ".gallery/x.json", "missing.png"],
)
def test_only_files_of_the_project_are_served(client: TestClient, salt: Path, path: str) -> None:
    put(salt, ".gallery/x.json")
    for address in ("/api/serve-image", "/api/png-metadata", "/api/read-image"):
        answer = client.get(address, params={"path": path, "project": str(salt)})
        assert answer.status_code in (403, 404, 422), answer.text
        assert answer.json()["detail"].endswith(".")


def test_pictures_are_shown_and_everything_else_is_sent_to_be_kept(
    client: TestClient, salt: Path
) -> None:
    put(salt, "Hero/a.png", data=png())
    put(salt, "Hero/page.html", data=b"<script>")
    shown = client.get("/api/serve-image", params={"path": str(salt / "Hero/a.png")})
    assert shown.content == png()
    assert shown.headers["content-disposition"].startswith("inline")
    kept = client.get("/api/serve-image", params={"path": str(salt / "Hero/page.html")})
    assert kept.headers["content-disposition"].startswith("attachment")
    assert kept.headers["x-content-type-options"] == "nosniff"


def test_a_picture_is_read_as_text(client: TestClient, salt: Path) -> None:
    put(salt, "a.png", data=png())
    put(salt, "notes.txt", data=b"words")
    told = client.get("/api/read-image", params={"path": str(salt / "a.png")}).json()
    assert told["dataUrl"] == f"data:image/png;base64,{base64.b64encode(png()).decode()}"
    refused = client.get("/api/read-image", params={"path": str(salt / "notes.txt")})
    assert refused.status_code == 422
    assert "notes.txt is neither a picture" in refused.json()["detail"]


def test_a_png_tells_its_graph_and_words(client: TestClient, salt: Path) -> None:
    put(salt, "a.png", data=png(prompt='{"3": {}}', workflow="nonsense", parameters="steps 20"))
    found = client.get("/api/png-metadata", params={"path": str(salt / "a.png")}).json()
    assert found["prompt"] == {"3": {}}
    assert (found["workflow"], found["parameters"]) == (None, "steps 20")


def test_a_picture_as_text_is_saved_and_replaces_nothing(client: TestClient, salt: Path) -> None:
    body = {
        "data_url": f"data:image/jpeg;base64,{base64.b64encode(png()).decode()}",
        "folder_path": str(salt / "refs"),
        "filename": "face.jpg",
    }
    first = asked(client, "/api/save-base64-image", **body)["saved_path"]
    second = asked(client, "/api/save-base64-image", **body)["saved_path"]
    assert [Path(first).name, Path(second).name] == ["face.png", "face_2.png"]
    assert Path(first).read_bytes() == png()


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"filename": "../out.png"}, 422),
        ({"filename": ".hidden.png"}, 422),
        ({"folder_path": "/tmp"}, 403),
        ({"folder_path": "../.."}, 422),
        ({"data_url": "data:image/png;base64,@@@"}, 422),
        ({"data_url": f"data:image/png;base64,{base64.b64encode(b'text').decode()}"}, 422),
        ({"data_url": f"data:image/png;base64,{base64.b64encode(png()[:45]).decode()}"}, 422),
    ],
)
def test_what_is_no_picture_or_has_no_place_is_not_saved(
    client: TestClient, salt: Path, change: dict[str, str], status: int
) -> None:
    picture = f"data:image/png;base64,{base64.b64encode(png()).decode()}"
    body = {"data_url": picture, "folder_path": str(salt / "refs"), "filename": "a.png"}
    answer = client.post("/api/save-base64-image", json=body | {"project": str(salt)} | change)
    assert answer.status_code == status, answer.text
    assert not list(salt.rglob("*.png"))


def node() -> FastAPI:
    """A render node with a picture, a redirect away and a page."""
    app = FastAPI()

    @app.get("/view")
    def view(filename: str) -> Response:
        return Response(png() if filename == "a.png" else b"<html>")

    @app.get("/away")
    def away() -> Response:
        return RedirectResponse("http://169.254.169.254/latest")

    return app


@pytest.fixture
async def beside_a_node(tmp_path: Path) -> AsyncGenerator[tuple[httpx.AsyncClient, int]]:
    async with (
        serving(node()) as port,
        serving(create_app(settings_at(tmp_path, node=port))) as storyboard,
        client_of(storyboard) as client,
    ):
        yield client, port


async def test_a_picture_of_a_node_is_fetched_and_kept(
    beside_a_node: tuple[httpx.AsyncClient, int],
) -> None:
    http, port = beside_a_node
    place = (await http.post("/api/projects", json={"name": "Salt"})).json()
    address = f"{HERE}:{port}/view?filename=a.png"
    body = {
        "image_url": address,
        "folder_path": f"{place['path']}/Hero",
        "filename": "Salt_Hero_v001.png",
        "metadata": {"seed": 7},
    }
    saved = [(await http.post("/api/save-image", json=body)).json() for _ in range(2)]
    names = [Path(each["saved_path"]).name for each in saved]
    assert names == ["Salt_Hero_v001.png", "Salt_Hero_v001_2.png"]
    assert json.loads(Path(saved[0]["metadata_path"]).read_text()) == {"seed": 7}  # noqa: ASYNC240
    fetched = await http.get("/api/fetch-image", params={"url": address})
    assert fetched.json()["dataUrl"].startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("http://169.254.169.254/latest/meta-data", 403),
        ("http://127.0.0.1:22/", 403),
        ("http://localhost:{port}/view?filename=a.png", 403),
        ("http://user@127.0.0.1:{port}/view?filename=a.png", 403),
        ("file:///etc/passwd", 403),
        ("http://[::1/", 403),
        ("http://127.0.0.1:{port}/away", 503),
        ("http://127.0.0.1:{port}/nothing", 503),
        ("http://127.0.0.1:{port}/view?filename=page", 422),
    ],
)
async def test_nothing_is_fetched_from_elsewhere(
    beside_a_node: tuple[httpx.AsyncClient, int], url: str, status: int
) -> None:
    http, port = beside_a_node
    place = (await http.post("/api/projects", json={"name": "Salt"})).json()
    body = {
        "image_url": url.replace("{port}", str(port)),
        "folder_path": place["path"],
        "filename": "a.png",
    }
    for answer in (
        await http.post("/api/save-image", json=body),
        await http.get("/api/fetch-image", params={"url": body["image_url"]}),
    ):
        assert answer.status_code == status, answer.text


async def test_a_deleted_picture_is_in_the_trash(tmp_path: Path) -> None:
    told: list[dict[str, Any]] = []
    gallery = FastAPI()

    @gallery.post("/api/gallery/operations/trash")
    def trash(body: dict[str, Any]) -> dict[str, Any]:
        told.append(body)
        moves = [{"source": path, "target": f".trash/1/0/{path}"} for path in body["paths"]]
        return {"id": "1", "moves": moves}

    async with (
        serving(gallery) as port,
        serving(create_app(settings_at(tmp_path, gallery=port))) as storyboard,
        client_of(storyboard) as http,
    ):
        place = (await http.post("/api/projects", json={"name": "Salt"})).json()
        put(Path(place["path"]), "Hero/a.png")
        body = {"image_path": f"{place['path']}/Hero/a.png"}
        answer = await http.request("DELETE", "/api/delete-image", json=body)
    assert answer.json()["deleted_files"] == [f"{place['path']}/Hero/a.png"]
    assert told == [{"project": place["path"], "paths": ["Hero/a.png"]}]


def test_without_the_gallery_nothing_is_deleted(client: TestClient, salt: Path) -> None:
    put(salt, "Hero/a.png")
    body = {"image_path": str(salt / "Hero/a.png")}
    answer = client.request("DELETE", "/api/delete-image", json=body)
    assert answer.status_code == 503
    assert (salt / "Hero/a.png").exists()
    outside = client.request("DELETE", "/api/delete-image", json={"image_path": "/etc/passwd"})
    assert outside.status_code == 403


def test_folders_are_browsed_and_made(client: TestClient, tmp_path: Path) -> None:
    films = tmp_path / "films"
    films.mkdir()
    (films / "notes.txt").write_text("x")
    made = asked(client, "/api/create-folder", parent_path=str(films), folder_name="Act 1")
    assert Path(made["created_path"]).is_dir()
    plain = client.get("/api/browse-folders", params={"path": str(films)}).json()
    assert [(each["name"], each["type"]) for each in plain["items"]] == [("Act 1", "directory")]
    assert plain["parent"] == str(tmp_path)
    more = client.get("/api/browse-folders", params={"path": str(films), "show_files": "true"})
    assert [each["type"] for each in more.json()["items"]] == ["directory", "file"]
    top = client.get("/api/browse-folders").json()
    assert {each["type"] for each in top["items"]} == {"drive"}
    again = client.post(
        "/api/create-folder", json={"parent_path": str(films), "folder_name": "Act 1"}
    )
    assert again.status_code == 409
