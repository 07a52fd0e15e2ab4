"""Views are kept by name in the project."""

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient


def names(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [view["name"] for view in answer.json()["views"]]


def test_a_view_is_a_query_that_is_kept(client: TestClient, project: Path):
    folder = {"project": str(project)}
    best = {"name": " best ", "query": {"q": "rating>=4"}, "view": {"mode": "masonry", "size": 320}}
    assert names(client.put("/api/gallery/saved-views", json={**folder, **best})) == ["best"]
    client.put("/api/gallery/saved-views", json={**folder, "name": "all"})
    again = {**best, "query": {"q": "rating:5", "folder": "1A"}}
    assert names(client.put("/api/gallery/saved-views", json={**folder, **again})) == [
        "best",
        "all",
    ]
    [view, _] = client.get("/api/gallery/saved-views", params=folder).json()["views"]
    assert view["query"] == {
        **{"q": "rating:5", "folder": "1A", "deep": True},
        **{"sort": "date", "second": None, "descending": True},
    }
    assert view["view"] == {"mode": "masonry", "group": None, "size": 320}
    gone = client.delete("/api/gallery/saved-views", params={**folder, "name": "best"})
    assert names(gone) == ["all"]
    gone = client.delete("/api/gallery/saved-views", params={**folder, "name": "best"})
    assert gone.status_code == 404
    assert (project / ".gallery" / "views.json").is_file()


@pytest.mark.parametrize(
    "body", [{"name": " "}, {"name": "x" * 81}, {"name": "x", "view": {"size": 1}}, {}]
)
def test_a_view_that_is_none_is_refused(client: TestClient, project: Path, body: Any):
    answer = client.put("/api/gallery/saved-views", json={"project": str(project), **body})
    assert answer.status_code == 422
    assert not (project / ".gallery" / "views.json").exists()


def test_the_state_of_the_page_is_kept_as_scripts_know_it(client: TestClient, project: Path):
    of = {"project_path": str(project)}
    assert client.get("/api/gallery/views", params=of).json() == {"success": True, "view": None}
    state = {"view_mode": "timeline", "thumbnail_size": 320, "filters_json": '{"rating": 3}'}
    assert client.post("/api/gallery/views", json={**of, **state}).json() == {"success": True}
    view = client.get("/api/gallery/views", params=of).json()["view"]
    assert view.items() >= {**state, "sort_direction": "asc"}.items()
    other = client.get("/api/gallery/views", params={**of, "name": "other"}).json()
    assert other["view"] is None


def test_a_view_keeps_what_files_stand_below_and_by(client: TestClient, project: Path):
    query = {"q": "", "folder": None, "deep": True, "descending": False}
    query |= {"sort": "story", "second": "rating"}
    view = {"mode": "list", "group": "scene", "size": 96}
    body = {"project": str(project), "name": "story", "query": query, "view": view}
    [kept] = client.put("/api/gallery/saved-views", json=body).json()["views"]
    assert kept == {"name": "story", "query": query, "view": view}


@pytest.mark.parametrize("newer", [{}, {"tilt": 3}])
def test_views_of_other_versions_are_read(client: TestClient, project: Path, newer: Any):
    view = {"name": "kept", "query": {"q": "salt", **newer}, "view": {"mode": "list", **newer}}
    (project / ".gallery").mkdir(exist_ok=True)
    (project / ".gallery" / "views.json").write_text(json.dumps({"saved": [view], **newer}))
    folder = {"project": str(project)}
    [kept] = client.get("/api/gallery/saved-views", params=folder).json()["views"]
    assert (kept["query"]["q"], kept["view"]["group"]) == ("salt", None)
    assert client.get("/api/gallery/index", params=folder).json()["problems"] == []


def test_a_damaged_file_of_views_is_kept_aside(client: TestClient, project: Path):
    folder = {"project": str(project)}
    client.put("/api/gallery/saved-views", json={**folder, "name": "one"})
    client.put("/api/gallery/saved-views", json={**folder, "name": "two"})
    (project / ".gallery" / "views.json").write_text("{half")
    assert names(client.get("/api/gallery/saved-views", params=folder)) == ["one"]
    [problem] = client.get("/api/gallery/index", params=folder).json()["problems"]
    assert "views.json was damaged and is kept as" in problem
