"""Bad input to every service: a clear 4xx with a sentence, nothing stored, everybody well."""

import select
import socket
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import psutil
import pytest
from websockets import Origin
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from tests.flows.console import DEADLINE, SERVICES, Console, until
from tests.flows.graphs import small_graph

pytestmark = pytest.mark.integration

PROBLEM = "application/problem+json"
HOUSE = ("orchestrator", "storyboard", "prompt_engine", "gallery")
"""The services that answer in our own words; the render node answers as ComfyUI does."""

NAMES = [
    *("../x", "..", "a/../../b", "a\0b", "a\nb", "C:\\x", "\\\\server\\share", "CON", " . "),
    *("x" * 300, "x" * 5000, "~nobody-here/x", "file:///etc/passwd"),
]
"""No folder, file or id is called so."""


@pytest.fixture
def untouched(console: Console) -> Generator[Console]:
    """What is stored stays as it is."""
    before = console.stored()
    yield console
    assert console.stored() == before


@pytest.fixture
def project(console: Console) -> str:
    """The id of a project, for what asks which one is meant before it reads a body."""
    return console.new_project("Garbage")["id"]


def refused(answer: httpx.Response, *statuses: int) -> str:
    """The sentence of a refusal."""
    assert answer.status_code in (statuses or range(400, 500)), answer.text
    assert answer.headers["content-type"] == PROBLEM
    problem = answer.json()
    assert problem.keys() >= {"type", "title", "status", "detail"}
    assert problem["status"] == answer.status_code
    assert len(problem["detail"]) > 15
    assert problem["detail"].endswith((".", "?", '"'))
    return problem["detail"]


def post_raw(client: httpx.Client, path: str, body: bytes, **headers: str) -> httpx.Response:
    told = {"content-type": "application/json"} | headers
    return client.post(path, content=body, headers=told)


# -- graphs


def broken_graph(**nodes: Any) -> dict[str, Any]:
    return small_graph() | nodes


def text_node(**inputs: Any) -> dict[str, Any]:
    return {"class_type": "CLIPTextEncode", "inputs": inputs}


@pytest.mark.parametrize(
    ("graph", "word"),
    [
        ({}, "empty"),
        ([], "dictionary"),
        ("graph", "dictionary"),
        (None, "workflow_json"),
        ({"1": 5}, "class_type"),
        ({"1": {"class_type": 7, "inputs": {}}}, "class_type"),
        ({"1": {"class_type": "KSampler", "inputs": []}}, "inputs"),
        (broken_graph(x={"class_type": "KSamplr", "inputs": {}}), "KSampler"),
        (broken_graph(x=text_node(text="a", clip=["99", 1])), "99"),
        (broken_graph(x=text_node(text="a", clip=["x", 0])), "circle"),
        ({"nodes": [], "links": []}, "Export (API)"),
    ],
)
def test_a_graph_that_cannot_run_is_refused(untouched: Console, graph: Any, word: str) -> None:
    answer = untouched.orchestrator.post("/api/job", json={"workflow_json": graph})
    assert word in refused(answer, 422)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("key", ["project_path", "shot"])
def test_an_output_has_no_place_where_the_name_leads_away(
    untouched: Console, key: str, name: str
) -> None:
    body = {"workflow_json": small_graph(), "metadata": {key: name}}
    refused(untouched.orchestrator.post("/api/job", json=body), 404, 422)


def test_a_folder_that_cannot_be_written_is_said_before_the_job_is_taken(
    console: Console,
) -> None:
    folder = Path(console.new_project("Closed")["path"])
    (folder / folder.name).write_text("a file where the takes' folder should be")
    body = {"workflow_json": small_graph(), "metadata": {"project_path": str(folder)}}
    before = console.stored()
    assert "cannot be written" in refused(console.orchestrator.post("/api/job", json=body), 409)
    assert console.stored() == before


def test_without_a_node_online_nothing_is_taken(untouched: Console) -> None:
    untouched.kill("render_node")
    try:
        untouched.orchestrator.post("/api/backends/test", json={"url": "http://127.0.0.1:9"})
        until(lambda: untouched.online() == 0)
        answer = untouched.orchestrator.post("/api/job", json={"workflow_json": small_graph()})
        assert "No render node is online" in refused(answer, 409)
    finally:
        untouched.start("render_node")


# -- bodies that are no JSON of ours


@pytest.mark.parametrize(
    ("service", "path"),
    [
        ("orchestrator", "/api/job"),
        ("orchestrator", "/api/backends"),
        ("storyboard", "/api/projects"),
        ("storyboard", "/api/folders"),
        ("storyboard", "/api/storyboard/push_prompt"),
        ("prompt_engine", "/generate-prompt"),
        ("prompt_engine", "/api/templates/build_workflow"),
    ],
)
def test_garbage_is_refused_in_every_spelling(
    project: str, untouched: Console, service: str, path: str
) -> None:
    client, path = untouched.at(service), f"{path}?project={project}"
    for body in (
        *(b"", b"{", b"[]", b"7", b"null", b'"x"', b"\xff\xfe", b"9" * 5000, b'{"a": NaN}'),
        *(b'{"a": -Infinity}', b'{"a": 1e999}', b'{"a": "\\ud800"}', b'{"\\udfff": 1}'),
        *(b"[" * 10_000, b"[" * 200 + b"]" * 200, b'{"a":' * 10_000 + b"1" + b"}" * 10_000),
        b"{" + b'"a":1,' * 1000,
    ):
        refused(post_raw(client, path, body), 400, 422)
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        refused(post_raw(client, path, b"a=b", **{"content-type": kind}), 400, 422)


@pytest.mark.parametrize("service", HOUSE)
def test_a_wrong_method_and_an_unknown_path_are_said(untouched: Console, service: str) -> None:
    assert "PUT is not offered" in refused(untouched.at(service).put("/health"), 405)
    assert "nothing at" in refused(untouched.at(service).get("/api/nothing"), 404)


LARGE = 200 * 1024 * 1024
MEGABYTE = b" " * 1024 * 1024


@pytest.mark.parametrize(
    ("service", "path"),
    [
        ("orchestrator", "/api/job"),
        ("storyboard", "/api/projects"),
        ("prompt_engine", "/generate-prompt"),
        ("gallery", "/api/gallery/file"),
        ("render_node", "/prompt"),
    ],
)
@pytest.mark.parametrize("announced", [True, False])
def test_200_mb_are_refused_and_not_kept_in_memory(
    untouched: Console, service: str, path: str, announced: bool
) -> None:
    process = psutil.Process(untouched.pid(service))
    before = process.memory_info().rss
    status, most = send_large(untouched, service, path, process, announced=announced)
    assert status in (405, 413)
    assert most - before < 150 * 1024 * 1024


def send_large(
    console: Console, service: str, path: str, process: psutil.Process, *, announced: bool
) -> tuple[int, int]:
    """The status of the answer, read as soon as it comes, and the most memory seen (bytes)."""
    port = getattr(console.settings.ports, service)
    length = f"content-length: {LARGE}" if announced else "transfer-encoding: chunked"
    head = f"POST {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\ncontent-type: application/json"
    piece = MEGABYTE if announced else b"100000\r\n" + MEGABYTE + b"\r\n"
    most, sent = 0, 0
    with socket.create_connection(("127.0.0.1", port), timeout=DEADLINE) as line:
        line.sendall(f"{head}\r\n{length}\r\n\r\n".encode())
        while sent < LARGE and not select.select([line], [], [], 0)[0]:
            with suppress(ConnectionError):
                line.sendall(piece)
            sent += len(MEGABYTE)
            most = max(most, process.memory_info().rss)
        with suppress(ConnectionError):
            line.sendall(b"" if announced else b"0\r\n\r\n")
        return int(line.recv(4096).split()[1]), most


# -- names and numbers in paths and queries


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_leads_away_names_nothing(untouched: Console, name: str) -> None:
    script, gallery = untouched.storyboard, untouched.gallery
    home = str(untouched.settings.projects)
    quoted = quote(name, safe="")
    if name != "~nobody-here/x":
        refused(script.post("/api/projects", json={"name": name}), 422)
        refused(script.post("/api/folders", json={"path": home, "name": name}), 404, 422)
    refused(script.post("/api/projects", json={"name": "x", "folder": name}), 403, 404, 422)
    refused(script.post("/api/projects/open", json={"path": name}), 404, 422)
    refused(script.get("/api/storyboard/state", params={"project": name}), 404, 422)
    for client, path in (
        (script, f"/api/projects/{quoted}"),
        (untouched.orchestrator, f"/api/jobs/{quoted}"),
        (untouched.orchestrator, f"/api/backends/{quoted}"),
        (untouched.prompt_engine, f"/api/templates/{quoted}"),
    ):
        if name != "..":
            refused(client.get(path), 404, 422)
    refused(gallery.get("/api/gallery/folders", params={"project": name}), 404, 422)
    body = {"template_name": name}
    refused(untouched.prompt_engine.post("/api/templates/build_workflow", json=body), 404, 422)


def test_nothing_outside_the_project_is_shown(console: Console, tmp_path: Path) -> None:
    project = Path(console.new_project("Linked")["path"])
    (tmp_path / "secret.png").write_bytes(b"secret")
    (project / "out").symlink_to(tmp_path)
    (project / "out.png").symlink_to(tmp_path / "secret.png")
    (project / "circle.png").symlink_to(project / "circle.png")
    links = ["out/secret.png", "out.png", "circle.png", str(tmp_path / "secret.png")]
    for path in (*NAMES, *links):
        for call in ("file", "thumbnail", "info"):
            where = {"project": str(project), "path": path}
            answer = console.gallery.get(f"/api/gallery/{call}", params=where)
            refused(answer, 403, 404, 422)
    files = console.gallery.get("/api/gallery/files", params={"project": str(project)})
    assert files.json()["files"] == []


@pytest.mark.parametrize("index", ["-1", "1000000000", "9" * 30, "9" * 5000, "x", "1.5", "%00"])
def test_an_index_beyond_the_board_is_refused(console: Console, index: str) -> None:
    which = {"project": console.new_project("Indexed")["id"]}
    for method in ("GET", "DELETE"):
        answer = console.storyboard.request(method, f"/api/storyboard/frame/{index}", params=which)
        refused(answer, 404, 422)
    if index.lstrip("-").isdigit() and len(index) < 1000:
        body = {"prompt": "a wall", "frame_index": int(index)}
        refused(console.storyboard.post("/api/storyboard/push_prompt", json=body, params=which))
    state = console.storyboard.get("/api/storyboard/state", params=which).json()
    assert state["total_frames"] == 0


# -- strangers

EVIL = "http://evil.example"
SOCKETS = {
    "orchestrator": ("/ws/events", "/ws/jobs/x"),
    "storyboard": ("/ws/board/x",),
    "render_node": ("/ws",),
}


@pytest.mark.parametrize("service", SERVICES)
def test_another_web_page_changes_nothing_and_reads_nothing(
    untouched: Console, service: str
) -> None:
    client = untouched.at(service)
    for method, path in (("POST", "/api/job"), ("DELETE", "/api/jobs"), ("POST", "/api/projects")):
        answer = client.request(method, path, headers={"origin": EVIL}, json={})
        assert answer.status_code == 403
    read = client.get("/health", headers={"origin": EVIL})
    assert "access-control-allow-origin" not in read.headers
    if service in HOUSE:
        for host in ("evil.example", "evil.example:80", "127.0.0.1.evil.example"):
            refused(client.get("/health", headers={"host": host}), 403)


@pytest.mark.parametrize(
    ("service", "path"), [(name, path) for name, paths in SOCKETS.items() for path in paths]
)
def test_another_web_page_opens_no_socket(untouched: Console, service: str, path: str) -> None:
    address = untouched.socket_address(service, path)
    with (
        pytest.raises((InvalidStatus, ConnectionClosed)),
        connect(address, origin=Origin(EVIL), proxy=None, open_timeout=DEADLINE) as line,
    ):
        line.recv(timeout=DEADLINE)


@pytest.mark.parametrize(
    ("service", "path"),
    [(name, path) for name, paths in SOCKETS.items() if name in HOUSE for path in paths],
)
def test_a_name_rebound_to_this_machine_opens_no_socket(
    untouched: Console, service: str, path: str
) -> None:
    asking = {
        "host": "evil.example",
        "connection": "Upgrade",
        "upgrade": "websocket",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
        "sec-websocket-version": "13",
    }
    assert untouched.at(service).get(path, headers=asking).status_code == 403


@pytest.mark.parametrize(
    ("service", "path", "code"),
    [
        ("orchestrator", "/ws/jobs/x", 4404),
        ("orchestrator", "/ws/jobs/%00", 4404),
        ("storyboard", "/ws/board/x", 4404),
        ("storyboard", "/ws/board/..%5Cx", 4404),
    ],
)
def test_a_socket_of_something_unknown_is_closed_with_a_reason(
    untouched: Console, service: str, path: str, code: int
) -> None:
    address = untouched.socket_address(service, path)
    with connect(address, proxy=None, open_timeout=DEADLINE) as line:
        with pytest.raises(ConnectionClosed):
            line.recv(timeout=DEADLINE)
        assert line.close_code == code
        assert line.close_reason


@pytest.mark.parametrize(
    "frame",
    [
        *("text", b"", b"\x00", b"\x00\x02", b"\x07x", b"\x00\x01\xff\xff", b"\xff" * 100),
        *(b"\x00\x02\x05\x01\x01\x01\x01\x01", b"\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff"),
        b"\x00" * 5000,
    ],
)
def test_garbage_at_the_board_ends_only_its_own_socket(
    console: Console, frame: str | bytes
) -> None:
    project = console.new_project("Garbage")
    address = console.socket_address("storyboard", f"/ws/board/{project['id']}")
    with connect(address, proxy=None, open_timeout=DEADLINE) as line:
        line.send(frame)
        with suppress(ConnectionClosed):
            while line.recv(timeout=DEADLINE):
                pass
        assert line.close_code == 4400
    which = {"project": project["id"]}
    assert console.storyboard.get("/api/storyboard/state", params=which).status_code == 200
