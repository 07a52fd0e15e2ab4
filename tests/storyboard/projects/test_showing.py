"""Places of a project in the desktop's file manager, as the page and older scripts ask for it."""

from collections.abc import Generator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from storyboard.app import create_app
from tests.storyboard.fakes import HERE, settings_in


@pytest.fixture
def client(tmp_path: Path) -> Generator[TestClient]:
    with TestClient(create_app(settings_in(tmp_path), idle_seconds=0), base_url=HERE) as client:
        yield client


@pytest.fixture
def salt(client: TestClient) -> dict[str, str]:
    """A project with one file."""
    place = client.post("/api/projects", json={"name": "Salt"}).json()
    (Path(place["path"]) / "a.png").write_bytes(b"x")
    return place


def refusals(client: TestClient, salt: dict[str, str], path: str) -> list[tuple[int, str]]:
    """Status and sentence, for the page and for an older script."""
    answers = (
        client.post(f"/api/projects/{salt['id']}/show", json={"path": path}),
        client.post("/api/open-explorer", json={"path": path, "project": salt["path"]}),
    )
    return [(answer.status_code, answer.json()["detail"]) for answer in answers]


@pytest.mark.parametrize("path", ["", "a.png"])
def test_where_there_is_no_file_manager_the_place_is_said(
    client: TestClient, salt: dict[str, str], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    for status, sentence in refusals(client, salt, path):
        assert status == 503
        assert sentence.endswith(f"look in {Path(salt['path'], path)}.")


@pytest.mark.parametrize("path", ["gone.png", "..", "../other", ".studio", "a\0b"])
def test_no_other_place_is_shown(client: TestClient, salt: dict[str, str], path: str) -> None:
    for status, sentence in refusals(client, salt, path):
        assert status in (403, 404, 422), sentence
