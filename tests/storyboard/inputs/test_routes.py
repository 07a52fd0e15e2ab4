"""Files that people give to their shots, over HTTP."""

import asyncio
import hashlib
import io
import wave
from collections.abc import Generator
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from storyboard.app import create_app
from tests.storyboard.fakes import HERE, settings_in, until

LARGEST = 4 * 1024 * 1024


@pytest.fixture
def client(tmp_path: Path) -> Generator[TestClient]:
    settings = settings_in(tmp_path).model_copy(
        update={"max_input_bytes": LARGEST, "max_body_bytes": 1024 * 1024}
    )
    with TestClient(create_app(settings, idle_seconds=0), base_url=HERE) as client:
        yield client


@pytest.fixture
def project(client: TestClient) -> dict[str, str]:
    return client.post("/api/projects", json={"name": "The Salt Line"}).json()


def a_picture(kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (48, 27), "grey").save(buffer, kind)
    return buffer.getvalue()


def a_sound() -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(16_000))
    return buffer.getvalue()


def kept_in(project: dict[str, str]) -> list[str]:
    folder = Path(project["path"]) / "inputs"
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []


def test_a_file_goes_into_the_folder_that_the_project_keeps_its_inputs_in(
    client: TestClient, project: dict[str, str]
) -> None:
    address = f"/api/projects/{project['id']}"
    client.patch(address, json={"folders": {"inputs": "refs/plates"}})
    header = Path(project["path"]) / "storyboard.json"
    asyncio.run(until(lambda: "refs/plates" in header.read_text(encoding="utf-8")))
    files = {"file": ("plate.png", a_picture())}
    path = client.post(f"{address}/inputs", files=files).json()["path"]
    assert path == f"refs/plates/{hashlib.sha256(a_picture()).hexdigest()}.png"
    assert (Path(project["path"]) / path).read_bytes() == a_picture()


@pytest.mark.parametrize(
    ("kind", "extension"), [("PNG", "png"), ("JPEG", "jpg"), ("WEBP", "webp"), ("GIF", "gif")]
)
def test_a_picture_is_kept_under_its_content_and_kind(
    client: TestClient, project: dict[str, str], kind: str, extension: str
) -> None:
    data = a_picture(kind)
    # Whatever the file is called, its bytes say what it is.
    answer = client.post(
        f"/api/projects/{project['id']}/inputs", files={"file": ("note.txt", data)}
    )
    assert answer.status_code == 201, answer.text
    sha256 = hashlib.sha256(data).hexdigest()
    assert answer.json() == {
        "path": f"inputs/{sha256}.{extension}",
        "kind": "image",
        "sha256": sha256,
        "size": len(data),
        "width": 48,
        "height": 27,
        "duration_seconds": None,
    }
    assert (Path(project["path"]) / answer.json()["path"]).read_bytes() == data


def test_a_sound_is_kept_with_its_length(client: TestClient, project: dict[str, str]) -> None:
    answer = client.post(
        f"/api/projects/{project['id']}/inputs", files={"file": ("voice.wav", a_sound())}
    )
    assert answer.status_code == 201, answer.text
    assert (answer.json()["kind"], answer.json()["duration_seconds"]) == ("audio", 1.0)


def test_the_same_content_is_kept_once(client: TestClient, project: dict[str, str]) -> None:
    address = f"/api/projects/{project['id']}/inputs"
    first = client.post(address, files={"file": ("a.png", a_picture())})
    second = client.post(address, files={"file": ("b.png", a_picture())})
    assert (first.status_code, second.json()) == (201, first.json())
    assert len(kept_in(project)) == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "notes.png is neither a picture nor a video nor a sound that we know."),
        (b"only words", "notes.png is neither a picture nor a video nor a sound that we know."),
        (a_picture()[:60], "notes.png is not a whole picture."),
        (b"\x00\x00\x00\x18ftypmp42garbage", "notes.png is not a whole video."),
        (b"fLaC" + bytes(40), "notes.png is not a whole audio."),
    ],
)
def test_what_no_workflow_can_read_is_refused_and_leaves_nothing(
    client: TestClient, project: dict[str, str], data: bytes, sentence: str
) -> None:
    answer = client.post(
        f"/api/projects/{project['id']}/inputs", files={"file": ("notes.png", data)}
    )
    assert (answer.status_code, answer.json()["detail"]) == (422, sentence)
    assert not (Path(project["path"]) / "inputs").exists()


def test_a_refused_file_leaves_the_kept_ones(client: TestClient, project: dict[str, str]) -> None:
    address = f"/api/projects/{project['id']}/inputs"
    client.post(address, files={"file": ("a.png", a_picture())})
    kept = kept_in(project)
    assert client.post(address, files={"file": ("b.png", a_picture()[:60])}).status_code == 422
    assert kept_in(project) == kept


def test_a_file_may_be_larger_than_other_bodies_up_to_its_own_limit(
    client: TestClient, project: dict[str, str]
) -> None:
    address = f"/api/projects/{project['id']}/inputs"
    large = a_picture() + bytes(2 * 1024 * 1024)
    assert client.post(address, files={"file": ("a.png", large)}).status_code == 201
    refused = client.post(address, files={"file": ("b.png", a_picture() + bytes(LARGEST))})
    assert (refused.status_code, refused.json()["detail"]) == (
        413,
        "b.png is larger than 4 MB; choose a smaller file.",
    )
    much_larger = a_picture() + bytes(2 * LARGEST)
    assert client.post(address, files={"file": ("c.png", much_larger)}).status_code == 413
    assert len(kept_in(project)) == 1


def test_a_file_for_no_project_or_no_file_at_all_is_refused(
    client: TestClient, project: dict[str, str]
) -> None:
    lost = client.post("/api/projects/none/inputs", files={"file": ("a.png", a_picture())})
    assert lost.status_code == 404
    address = f"/api/projects/{project['id']}/inputs"
    assert client.post(address, data={"file": "words"}).status_code == 422
    assert client.post(address).status_code == 422


def test_a_link_out_of_the_project_is_not_followed(
    client: TestClient, project: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (Path(project["path"]) / "inputs").symlink_to(tmp_path / "elsewhere")
    answer = client.post(
        f"/api/projects/{project['id']}/inputs", files={"file": ("a.png", a_picture())}
    )
    assert answer.status_code == 403
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_name_with_a_path_is_told_without_it(client: TestClient, project: dict[str, str]) -> None:
    answer = client.post(
        f"/api/projects/{project['id']}/inputs", files={"file": ("../../x.png", b"words")}
    )
    assert answer.json()["detail"].startswith("x.png is neither")
