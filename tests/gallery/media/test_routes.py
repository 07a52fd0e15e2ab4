import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from starlette.testclient import TestClient

from studio_kit.settings import Settings

from ..conftest import MakePicture

THUMBNAIL = "/api/gallery/thumbnail"
FILE = "/api/gallery/file"


def test_a_file_is_shown_in_the_page(client: TestClient, project: Path, picture: MakePicture):
    path = picture("1A/né.png")
    answer = client.get(FILE, params={"project": str(project), "path": "1A/né.png"})
    assert answer.content == path.read_bytes()
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-disposition"].startswith("inline")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("wanted", "start", "end"),
    [("bytes=0-9", 0, 10), ("bytes=5-", 5, None), ("bytes=-7", -7, None)],
)
def test_a_range_of_a_video_is_enough(
    client: TestClient, project: Path, video: Path, wanted: str, start: int, end: int | None
):
    params = {"project": str(project), "path": "1A.mp4"}
    answer = client.get(FILE, params=params, headers={"Range": wanted})
    assert answer.status_code == 206
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.content == video.read_bytes()[start:end]


def test_a_range_that_is_not_there_is_refused(client: TestClient, project: Path, video: Path):
    params = {"project": str(project), "path": video.name}
    answer = client.get(FILE, params=params, headers={"Range": "bytes=99999999-"})
    assert answer.status_code == 416


@pytest.mark.parametrize("address", [FILE, THUMBNAIL])
def test_what_the_reader_has_is_not_sent_again(
    client: TestClient, project: Path, picture: MakePicture, address: str
):
    path = picture()
    params = {"project": str(project), "path": "1A.png"}
    tag = client.get(address, params=params).headers["etag"]
    headers = {"If-None-Match": f'"other", W/{tag}'}
    known = client.get(address, params=params, headers=headers)
    assert (known.status_code, known.content, known.headers["etag"]) == (304, b"", tag)
    picture(width=320)
    assert path.exists()
    assert client.get(address, params=params, headers=headers).status_code == 200


@pytest.mark.parametrize("address", [FILE, THUMBNAIL])
def test_an_address_with_a_version_never_changes(
    client: TestClient, project: Path, picture: MakePicture, address: str
):
    picture()
    params = {"project": str(project), "path": "1A.png", "v": "abc"}
    cached = client.get(address, params=params).headers["cache-control"]
    assert cached == "private, max-age=31536000, immutable"


@pytest.mark.parametrize("width", [160, 320, 480])
def test_a_thumbnail_has_the_width_asked_for(
    client: TestClient, project: Path, picture: MakePicture, width: int
):
    picture()
    params: dict[str, Any] = {"project": str(project), "path": "1A.png", "width": width}
    answer = client.get(THUMBNAIL, params=params)
    assert answer.headers["content-type"] == "image/webp"
    assert Image.open(io.BytesIO(answer.content)).size == (width, width * 9 // 16)


def test_a_thumbnail_is_kept_in_the_cache_of_the_machine(
    client: TestClient, project: Path, picture: MakePicture, settings: Settings
):
    picture()
    client.get(THUMBNAIL, params={"project": str(project), "path": "1A.png"})
    assert len(list((settings.data / "cache" / "thumbnails").rglob("*.webp"))) == 1
    assert sorted(path.name for path in project.iterdir()) == ["1A.png", "storyboard.json"]


def test_a_damaged_picture_is_said_and_not_kept(
    client: TestClient, project: Path, settings: Settings
):
    (project / "1A.png").write_bytes(b"nothing")
    answer = client.get(THUMBNAIL, params={"project": str(project), "path": "1A.png"})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert "damaged" in answer.json()["detail"]
    assert not list(settings.data.rglob("*.*"))


@pytest.mark.parametrize("address", [FILE, THUMBNAIL, "/api/gallery/info"])
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("../x.png", 422),
        ("/etc/passwd.png", 422),
        ("C:\\x.png", 422),
        ("a\0.png", 422),
        ("out.png", 403),
        ("missing.png", 404),
        ("storyboard.json", 422),
    ],
)
def test_a_path_that_leads_out_is_refused(
    client: TestClient, project: Path, address: str, path: str, status: int
):
    (project.parent / "x.png").write_bytes(b"secret")
    (project / "out.png").symlink_to(project.parent / "x.png")
    answer = client.get(address, params={"project": str(project), "path": path})
    assert answer.status_code == status
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("project_path", "status"),
    [("/nowhere", 404), ("relative", 422), ("", 422), ("/\0", 422), ("/" + "n" * 300, 404)],
)
def test_a_folder_that_is_no_project_is_refused(client: TestClient, project_path: str, status: int):
    answer = client.get(FILE, params={"project": project_path, "path": "a.png"})
    assert answer.status_code == status


def test_a_width_that_is_not_offered_is_refused(
    client: TestClient, project: Path, picture: MakePicture
):
    picture()
    params: dict[str, Any] = {"project": str(project), "path": "1A.png", "width": 161}
    assert client.get(THUMBNAIL, params=params).status_code == 422


def test_a_strip_of_a_video_is_drawn_once_and_never_sent_twice(
    client: TestClient, project: Path, video: Path, settings: Settings
):
    address = "/api/gallery/scrub"
    params = {"project": str(project), "path": video.name, "frames": 6, "v": "1"}
    answer = client.get(address, params=params)
    assert answer.headers["content-type"] == "image/webp"
    assert "immutable" in answer.headers["cache-control"]
    assert Image.open(io.BytesIO(answer.content)).size == (6 * 240, 135)
    kept = [path.read_bytes() for path in (settings.data / "cache/thumbnails").rglob("*.webp")]
    assert kept == [answer.content]
    known = {"If-None-Match": answer.headers["etag"]}
    assert client.get(address, params=params, headers=known).status_code == 304
    assert client.get(address, params={**params, "frames": 99}).status_code == 422
    assert client.get(address, params={**params, "path": "gone.mp4"}).status_code == 404


def test_only_a_video_has_a_strip(client: TestClient, project: Path, picture: MakePicture):
    params = {"project": str(project), "path": picture("a.png").name}
    assert client.get("/api/gallery/scrub", params=params).status_code == 422
