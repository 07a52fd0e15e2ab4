"""Files that come from elsewhere, on real project folders."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from starlette.testclient import TestClient

from storyboard.app import create_app
from studio_kit.paths import ProjectRoot
from studio_kit.project import take_of
from tests.storyboard.fakes import HERE, put_on_disk, settings_in, take_record


class Film:
    """A project with one shot."""

    def __init__(self, client: TestClient, name: str) -> None:
        self.http = client
        place = client.post("/api/projects", json={"name": name}).json()
        self.id, self.root = place["id"], ProjectRoot.open(place["path"])
        query = {"project": self.id}
        pushed = client.post("/api/storyboard/push_prompt", json={"prompt": "a"}, params=query)
        self.shot_id = pushed.json()["frame_id"]

    def picture(self, path: str, shade: str = "grey") -> str:
        file = self.root.path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (48, 27), shade).save(file)
        return path

    def imported(self, path: str, **more: str) -> Any:
        address = f"/api/projects/{self.id}/shots/{self.shot_id}/imports"
        return self.http.post(address, json={"path": path, **more})

    def pasted(self, source: "Film", *paths: str) -> Any:
        body = {"from_project": source.id, "paths": paths}
        return self.http.post(f"/api/projects/{self.id}/paste", json=body)


@pytest.fixture
def http(tmp_path: Path) -> Generator[TestClient]:
    with TestClient(create_app(settings_in(tmp_path)), base_url=HERE) as client:
        yield client


def test_a_picture_of_the_project_becomes_a_take_of_the_shot(http: TestClient) -> None:
    film = Film(http, "The Salt Line")
    path = film.picture("inputs/drawn.png")
    first, second = film.imported(path).json(), film.imported(path).json()
    assert (first["version"], second["version"], first["shot"]) == (1, 2, "1A")
    take = take_of(film.root, second["path"])
    assert take is not None
    assert (take.owner.id, take.provenance, take.width) == (film.shot_id, f"import:{path}", 48)
    assert (film.root.path / path).is_file()


def test_a_take_of_another_project_keeps_its_record_under_new_names(http: TestClient) -> None:
    film, other = Film(http, "The Salt Line"), Film(http, "Causeway")
    take = take_record("take1", shot_id=other.shot_id)
    put_on_disk(other.root, take)
    other.picture(take.path)
    answer = film.imported(take.path, project=other.id)
    assert answer.status_code == 201, answer.text
    mine = take_of(film.root, answer.json()["path"])
    assert mine is not None
    assert (mine.prompt, mine.seed, mine.owner.id) == (take.prompt, take.seed, film.shot_id)
    assert mine.id != take.id
    assert mine.fingerprint is None


@pytest.mark.parametrize(
    ("path", "status"),
    [("inputs/gone.png", 404), ("storyboard.json", 422), (".studio/x.png", 422), ("../x.png", 422)],
)
def test_what_cannot_be_a_take_is_refused_and_changes_nothing(
    http: TestClient, path: str, status: int
) -> None:
    film = Film(http, "The Salt Line")
    assert film.imported(path).status_code == status
    assert list(film.root.path.rglob("*.take.json")) == []


def test_files_of_pasted_shots_come_along_once_for_each_content(http: TestClient) -> None:
    film, other = Film(http, "The Salt Line"), Film(http, "Causeway")
    one = other.picture("inputs/one.png")
    same = other.picture("inputs/same.png")
    (other.root.path / "inputs/words.png").write_text("no picture")
    answer = film.pasted(other, one, same, "inputs/words.png", "inputs/gone.png")
    assert answer.status_code == 200, answer.text
    files = answer.json()["files"]
    assert files[one] == files[same]
    assert (film.root.path / files[one]).read_bytes() == (other.root.path / one).read_bytes()
    assert answer.json()["missing"] == ["inputs/words.png", "inputs/gone.png"]
    assert film.pasted(other, "../x.png").status_code == 422


def test_a_project_that_nobody_knows_has_no_files_to_paste(http: TestClient) -> None:
    film = Film(http, "The Salt Line")
    address = f"/api/projects/{film.id}/paste"
    body = {"from_project": "nobody", "paths": ["inputs/one.png"]}
    assert http.post(address, json=body).status_code == 404
