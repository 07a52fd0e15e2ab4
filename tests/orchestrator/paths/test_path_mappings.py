"""Places over REST: listed, added, changed, removed, and used to translate paths."""

from collections.abc import Generator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from orchestrator.app import create_app
from studio_kit.path_maps import System, current_system
from studio_kit.settings import PathPrefix, Settings

NAS = {"name": "NAS", "windows": "Z:\\p", "linux": "/mnt/p", "macos": "/Volumes/p"}
CONFIGURED = PathPrefix(
    id="store", name="Store", windows="S:\\", linux="/srv/store", macos="/Volumes/store"
)
HERE = {
    System.WINDOWS: "S:\\a\\b",
    System.LINUX: "/srv/store/a/b",
    System.MACOS: "/Volumes/store/a/b",
}


@pytest.fixture
def http(tmp_path: Path) -> Generator[TestClient]:
    with _client(tmp_path) as client:
        yield client


def _client(folder: Path) -> TestClient:
    app = create_app(Settings(data=folder, path_maps=(CONFIGURED,)))
    return TestClient(app, base_url="http://127.0.0.1")


def add(http: TestClient) -> str:
    answer = http.post("/api/path-mappings", json=NAS)
    assert answer.status_code == 201, answer.text
    return answer.json()["mapping"]["id"]


def test_an_added_place_is_listed_and_kept(tmp_path: Path):
    with _client(tmp_path) as http:
        place = add(http)
        listed = http.get("/api/path-mappings").json()
        assert [item["id"] for item in listed["mappings"]] == ["store", place]
        assert listed["current_os"] == current_system()
    with _client(tmp_path) as again:
        assert again.get("/api/path-mappings").json() == listed


def test_a_path_is_translated_to_the_system_asked_for(http: TestClient):
    add(http)
    question = {"path": "/mnt/p/The Line/1A.png", "target_os": "windows"}
    answer = http.post("/api/translate-path", json=question).json()
    assert answer["translated"] == "Z:\\p\\The Line\\1A.png"
    assert answer["original"] == question["path"]


def test_a_path_is_translated_to_this_machine_where_no_system_is_named(http: TestClient):
    for path in HERE.values():
        answer = http.post("/api/translate-path", json={"path": path}).json()
        assert answer["translated"] == HERE[current_system()]


def test_a_changed_place_keeps_its_id(http: TestClient):
    place = add(http)
    changed = http.put(f"/api/path-mappings/{place}", json={**NAS, "enabled": False})
    assert changed.json()["mapping"] == {"id": place, **NAS, "enabled": False}
    question = {"path": "/mnt/p/x", "target_os": "windows"}
    assert http.post("/api/translate-path", json=question).json()["translated"] == "/mnt/p/x"


def test_a_removed_place_is_gone(http: TestClient):
    place = add(http)
    assert http.delete(f"/api/path-mappings/{place}").status_code == 204
    assert http.delete(f"/api/path-mappings/{place}").status_code == 404
    assert http.put(f"/api/path-mappings/{place}", json=NAS).status_code == 404


def test_a_configured_place_can_be_switched_off_but_not_removed(http: TestClient):
    refused = http.delete("/api/path-mappings/store")
    assert refused.status_code == 409
    assert "config/path_maps.yaml" in refused.json()["detail"]
    off = {"name": "Store", "windows": "S:\\", "linux": "/srv/store", "enabled": False}
    assert http.put("/api/path-mappings/store", json=off).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {**NAS, "name": " "},
        {"name": "Nowhere", "linux": "/mnt/p"},
        {**NAS, "linux": "/mnt/\u0000p"},
        {**NAS, "colour": "red"},
    ],
)
def test_a_place_that_makes_no_sense_is_refused(http: TestClient, body: dict[str, object]):
    before = http.get("/api/path-mappings").json()
    answer = http.post("/api/path-mappings", json=body)
    assert answer.status_code == 422
    assert answer.json()["detail"]
    assert http.get("/api/path-mappings").json() == before
