"""Searching, counting and laying out over HTTP, on real files."""

import json
import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from ..conftest import MakePicture

DEADLINE = 60.0
Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def ask(client: TestClient, project: Path) -> Ask:
    def ask(path: str, status: int = 200, **params: Any) -> dict[str, Any]:
        answer = client.get(f"/api/gallery/{path}", params={"project": str(project), **params})
        assert answer.status_code == status, answer.text
        return answer.json()

    return ask


@pytest.fixture
def indexed(ask: Ask, picture: MakePicture) -> Ask:
    """Five pictures in two folders, all in the index."""
    for number in range(3):
        picture(f"1A/cut_{number}.png", width=200, height=100)
    picture("2B/wide shot.png", width=300, height=100)
    picture("still.webp", width=100, height=100)
    until = time.monotonic() + DEADLINE
    while (status := ask("index"))["files"] < 5 or status["scanning"]:
        assert time.monotonic() < until, status
    return ask


def names(page: dict[str, Any]) -> list[str]:
    return [file["path"] for file in page["files"]]


def test_a_search_answers_files_with_what_is_known_of_them(indexed: Ask):
    page = indexed("search", q="name:wide")
    [file] = page["files"]
    assert (file["path"], file["folder"], file["name"]) == (
        "2B/wide shot.png",
        "2B",
        "wide shot.png",
    )
    assert (file["width"], file["height"], file["kind"], file["rating"]) == (300, 100, "image", 0)
    assert (page["total"], page["next_cursor"]) == (1, None)


@pytest.mark.parametrize("order", [{}, {"sort": "name"}, {"sort": "size", "descending": False}])
def test_pages_lead_to_the_end(indexed: Ask, order: dict[str, Any]):
    first = indexed("search", limit=2, **order)
    second = indexed("search", limit=2, cursor=first["next_cursor"], **order)
    third = indexed("search", limit=2, cursor=second["next_cursor"], **order)
    assert (first["total"], second["total"], third["next_cursor"]) == (5, None, None)
    every = names(first) + names(second) + names(third)
    assert every == names(indexed("search", **order))
    assert len(set(every)) == 5


@pytest.mark.parametrize("query", ["cut*", "cut* OR name:wide", "-cut* name:s"])
def test_beginnings_of_words_are_found(indexed: Ask, query: str):
    expected = {"cut*": 3, "cut* OR name:wide": 4, "-cut* name:s": 0}
    assert indexed("search", q=query)["total"] == expected[query]


def test_a_folder_is_searched_alone_or_with_what_is_below(indexed: Ask):
    assert indexed("search", folder="1A")["total"] == 3
    assert indexed("search", folder="")["total"] == 5
    assert names(indexed("search", folder="", deep=False)) == ["still.webp"]


def test_the_whole_order_comes_as_numbers(indexed: Ask, client: TestClient, project: Path):
    params = {"project": str(project), "sort": "name", "descending": "false"}
    answer = client.get("/api/gallery/order", params=params)
    [count] = struct.unpack_from("<I", answer.content)
    ids = struct.unpack_from(f"<{count}d", answer.content, 8)
    aspects = struct.unpack_from(f"<{count}f", answer.content, 8 + 8 * count)
    assert (count, len(answer.content)) == (5, 8 + 13 * 5)
    assert aspects == (2.0, 2.0, 2.0, 1.0, 3.0)
    body = {"project": str(project), "ids": [int(one) for one in ids] + [7]}
    files = client.post("/api/gallery/files/by-id", json=body).json()["files"]
    assert [file["name"] for file in files] == [
        *(f"cut_{n}.png" for n in range(3)),
        "still.webp",
        "wide shot.png",
    ]
    known = client.get(
        "/api/gallery/order", params=params, headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert known.status_code == 304


def test_an_order_in_groups_tells_where_each_begins(
    indexed: Ask, client: TestClient, project: Path
):
    params = {"project": str(project), "sort": "name", "descending": "false", "group": "folder"}
    content = client.get("/api/gallery/order", params=params).content
    count, groups = struct.unpack_from("<II", content)
    behind = 8 + 13 * count + -(13 * count) % 4
    assert struct.unpack_from(f"<{groups}I", content, behind) == (0, 1, 4)
    assert json.loads(content[behind + 4 * groups :]) == [
        {"key": "", "title": "", "detail": ""},
        {"key": "1A", "title": "1A", "detail": ""},
        {"key": "2B", "title": "2B", "detail": ""},
    ]


def test_an_order_without_matches_has_no_groups(indexed: Ask, client: TestClient, project: Path):
    params = {"project": str(project), "q": "nothing", "group": "shot"}
    assert client.get("/api/gallery/order", params=params).content == bytes(8) + b"[]"


def test_pages_in_story_order_lead_to_the_end(indexed: Ask):
    first = indexed("search", limit=3, sort="story", descending=False)
    second = indexed("search", limit=3, sort="story", descending=False, cursor=first["next_cursor"])
    assert len({*names(first), *names(second)}) == 5


def test_values_are_counted(indexed: Ask):
    facets = {one["field"]: one["values"] for one in indexed("facets", q="-wide")["fields"]}
    assert facets["ext"] == [{"value": "png", "count": 3}, {"value": "webp", "count": 1}]
    assert facets["type"] == [{"value": "image", "count": 4}]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("mod", ("model:", 0, 3)),
        ("fog rat", ("rating", 4, 7)),
        ("type:v", ("type:video ", 0, 6)),
        ("ext:we", ("ext:webp ", 0, 6)),
        ("-ext:p", ("ext:png ", 1, 6)),
    ],
)
def test_what_may_be_typed_next_is_offered(
    indexed: Ask, query: str, expected: tuple[str, int, int]
):
    told = indexed("suggest", q=query)
    assert (told["suggestions"][0]["text"], told["start"], told["end"]) == expected


def test_what_cannot_be_read_is_refused_in_words(indexed: Ask):
    assert "is no figure" in indexed("search", 422, q="size>2zz")["detail"]
    assert "begin without one" in indexed("search", 422, cursor="garbage")["detail"]
    assert indexed("search", 422, limit=0)["title"]
    huge = "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5"
    assert indexed("search", cursor=huge)["total"] is None


def test_an_unknown_project_is_404(client: TestClient, tmp_path: Path):
    for path in ("search", "order", "facets", "suggest", "index"):
        answer = client.get(f"/api/gallery/{path}", params={"project": str(tmp_path / "none")})
        assert answer.status_code == 404
