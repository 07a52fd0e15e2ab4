"""What every service answers alike, asked over HTTP."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import APIRouter, WebSocket
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from studio_kit.errors import NotFound, responses
from studio_kit.service import create_service
from studio_kit.settings import Settings

PAGE = "http://localhost:5173"
STRANGER = "http://evil.example"


class ShotNotFound(NotFound):
    title = "Shot not found"


def shots() -> APIRouter:
    router = APIRouter(prefix="/api/shots", tags=["shots"])

    @router.get("/{code}", responses=responses(ShotNotFound))
    async def read(code: str) -> dict[str, str]:  # pyright: ignore[reportUnusedFunction]
        raise ShotNotFound(f"There is no shot {code}; look at the outline.", code=code)

    @router.post("")
    async def write(body: dict[str, int]) -> dict[str, int]:  # pyright: ignore[reportUnusedFunction]
        return body

    @router.get("/broken/now")
    async def broken() -> None:  # pyright: ignore[reportUnusedFunction]
        raise RuntimeError("a bug")

    @router.put("/{code}")
    async def save(code: str) -> None:  # pyright: ignore[reportUnusedFunction]
        reason = errno.ENOSPC if code == "full" else errno.EIO
        raise OSError(reason, os.strerror(reason))

    @router.websocket("/live")
    async def live(socket: WebSocket) -> None:  # pyright: ignore[reportUnusedFunction]
        await socket.accept()
        await socket.send_text("hello")
        await socket.close()

    return router


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    settings = Settings(data=tmp_path, max_body_bytes=1000)
    app = create_service("Test", name="test", routers=[shots()], settings=settings)
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/health", "/api/health", "/api/v1/health", "/ready"])
def test_health_answers_with_the_name_of_the_service(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.json()["service"] == "test"
    assert answer.json()["status"] == "ok"


def test_an_expected_failure_is_a_problem_with_its_facts(client: TestClient) -> None:
    answer = client.get("/api/shots/9Z")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Shot not found",
        "status": 404,
        "detail": "There is no shot 9Z; look at the outline.",
        "code": "9Z",
    }


def test_v1_is_the_same_resource(client: TestClient) -> None:
    assert client.get("/api/v1/shots/9Z").json() == client.get("/api/shots/9Z").json()


def test_garbage_json_is_refused_with_a_sentence(client: TestClient) -> None:
    answer = client.post(
        "/api/shots", content=b'{"a":', headers={"content-type": "application/json"}
    )
    assert answer.status_code == 422
    assert answer.json()["detail"] == "The body is not valid JSON; send one JSON object."


def test_a_wrong_value_is_named(client: TestClient) -> None:
    answer = client.post("/api/shots", json={"lens": "wide"})
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("lens: ")
    assert answer.json()["errors"][0]["field"] == "lens"


def test_half_a_character_is_refused(client: TestClient) -> None:
    json = {"content-type": "application/json"}
    half = client.post("/api/shots", content=b'{"\\ud83c": 1}', headers=json)
    whole = client.post("/api/shots", content=b'{"\\ud83c\\udfac": 1}', headers=json)
    assert half.status_code == 422
    assert "half a character" in half.json()["detail"]
    assert whole.json() == {"\U0001f3ac": 1}


@pytest.mark.parametrize("body", [b"", b"[]", b"7", b'"text"'])
@pytest.mark.parametrize("kind", ["application/json", "text/plain"])
def test_a_body_that_is_no_object_says_what_to_send(
    client: TestClient, body: bytes, kind: str
) -> None:
    answer = client.post("/api/shots", content=body, headers={"content-type": kind})
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("The body is no JSON object; send one")


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e400", "1E+999", "9" * 309 + ".0"])
def test_a_number_that_is_not_finite_is_refused(client: TestClient, number: str) -> None:
    headers = {"content-type": "application/json"}
    answer = client.post("/api/shots", content=f'{{"a": {number}}}', headers=headers)
    assert answer.status_code == 422
    assert answer.json()["detail"] == "JSON has no NaN and no Infinity; send finite numbers."


def test_words_that_look_like_numbers_are_words(client: TestClient) -> None:
    assert client.post("/api/shots", json={"NaN Infinity 1e999": 1}).status_code == 200


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_a_body_that_is_nested_deeper_than_can_be_told_on_is_refused(
    client: TestClient, opening: str
) -> None:
    def nested(levels: int) -> str:
        closing = "]" if opening == "[" else "}"
        return opening * levels + "1" + closing * levels

    def answer(levels: int) -> str:
        headers = {"content-type": "application/json"}
        return client.post("/api/shots", content=nested(levels), headers=headers).json()["detail"]

    assert "nested deeper than 100 levels" in answer(101)
    assert "nested" not in answer(100)


@pytest.mark.parametrize("body", ["[" * 499 + "]" * 499, b'{"a": "\xff"}', "9" * 900])
def test_a_body_that_cannot_be_read_says_what_to_send(
    client: TestClient, body: str | bytes
) -> None:
    answer = client.post("/api/shots", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.json()["detail"] != "There was an error parsing the body"


def test_an_unknown_path_and_a_wrong_method_are_problems_too(client: TestClient) -> None:
    assert client.get("/api/nothing").json()["detail"] == "There is nothing at /api/nothing."
    wrong = client.delete("/api/shots")
    assert wrong.status_code == 405
    assert wrong.headers["allow"] == "POST"


def test_a_bug_tells_no_internals(client: TestClient) -> None:
    answer = client.get("/api/shots/broken/now")
    assert answer.status_code == 500
    assert "a bug" not in answer.text


def test_an_announced_large_body_is_refused_before_it_is_read(client: TestClient) -> None:
    def never_read() -> Iterator[bytes]:
        yield b'{"a": 1}'

    headers = {"content-type": "application/json", "content-length": str(200 * 1024 * 1024)}
    answer = client.post("/api/shots", content=never_read(), headers=headers)
    assert answer.status_code == 413
    assert "larger than" in answer.json()["detail"]


def test_an_unannounced_large_body_is_cut_off(client: TestClient) -> None:
    pieces = (b"1" * 400 for _ in range(4))
    answer = client.post("/api/shots", content=pieces, headers={"content-type": "application/json"})
    assert answer.status_code == 413


def test_the_page_may_call_and_a_stranger_gets_no_cors_header(client: TestClient) -> None:
    allowed = client.get("/health", headers={"origin": PAGE})
    refused = client.get("/health", headers={"origin": STRANGER})
    assert allowed.headers["access-control-allow-origin"] == PAGE
    assert "access-control-allow-origin" not in refused.headers


def test_a_stranger_changes_nothing(client: TestClient) -> None:
    answer = client.post("/api/shots", json={"a": 1}, headers={"origin": STRANGER})
    assert answer.status_code == 403
    assert client.post("/api/shots", json={"a": 1}, headers={"origin": PAGE}).status_code == 200


def test_a_stranger_opens_no_socket(client: TestClient) -> None:
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("ws://127.0.0.1/api/shots/live", headers={"origin": STRANGER}),
    ):
        pass
    with client.websocket_connect(
        "ws://127.0.0.1/api/shots/live", headers={"origin": PAGE}
    ) as socket:
        assert socket.receive_text() == "hello"


def test_a_name_rebound_to_this_machine_is_refused(client: TestClient) -> None:
    answer = client.get("/health", headers={"host": "evil.example:9800"})
    assert answer.status_code == 403
    assert client.get("/health", headers={"host": "localhost:9800"}).status_code == 200
    assert client.get("/health", headers={"host": "[::1]:9800"}).status_code == 200


def test_operation_ids_are_tag_and_name(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    assert schema["paths"]["/api/shots/{code}"]["get"]["operationId"] == "shots-read"
    assert "Problem" in schema["components"]["schemas"]


def test_a_full_disk_is_told_as_such_and_any_other_fault_of_it_as_a_failure(
    client: TestClient,
) -> None:
    full = client.put("/api/shots/full")
    assert full.status_code == 507
    assert full.json()["detail"] == "There is no room left on the disk; make some and try again."
    assert client.put("/api/shots/broken").status_code == 500


def test_a_service_that_writes_says_of_all_but_its_readings_that_the_disk_may_be_full() -> None:
    app = create_service("Test", name="t", routers=[shots()], settings=Settings(), writes=True)
    paths = app.openapi()["paths"]
    told = {method for one in paths.values() for method in one if "507" in one[method]["responses"]}
    assert told == {"post", "put"}
    reader = create_service("Test", name="t", routers=[shots()], settings=Settings())
    assert "507" not in str(reader.openapi())
