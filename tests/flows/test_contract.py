"""Every path that other programs are promised, gone through as a script does."""

import json
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import connect

from studio_kit.media import probe
from studio_kit.paths import ProjectRoot
from studio_kit.project import read_takes
from tests.flows.console import DEADLINE, SERVICES, Console, until
from tests.flows.graphs import small_graph
from tests.storyboard.fakes import at_board
from tests.storyboard.fakes import until as becomes_true

pytestmark = pytest.mark.integration

STATUSES = ("queued", "leased", "running", "collecting", "done", "failed", "cancelled")
JOB_FIELDS = {
    *("job_id", "status", "progress", "outputs", "error_message", "backend_id"),
    *("created_at", "started_at", "completed_at"),
}


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_says_that_it_is_well(console: Console, service: str) -> None:
    for path in ("/health", "/api/health"):
        answer = console.at(service).get(path)
        assert answer.status_code == 200
        assert answer.json()["status"] == "ok"
        assert answer.json()["service"] == service


@pytest.mark.parametrize(
    ("service", "path"),
    [
        ("orchestrator", "jobs"),
        ("orchestrator", "events"),
        ("orchestrator", "backends/models?folder=checkpoints"),
        ("storyboard", "projects"),
        ("storyboard", "folders"),
        ("prompt_engine", "templates"),
        ("prompt_engine", "templates/list"),
        ("prompt_engine", "catalogue"),
        ("prompt_engine", "target-models"),
    ],
)
def test_a_path_answers_alike_with_and_without_its_version(
    console: Console, service: str, path: str
) -> None:
    def read(prefix: str) -> Any:
        answer = console.at(service).get(f"{prefix}/{path}")
        assert answer.status_code == 200
        return answer.json()

    # Something that another test began may end between the two answers.
    until(lambda: read("/api") == read("/api/v1"))


@pytest.mark.parametrize("prefix", ["/api", "/api/v1"])
def test_a_graph_becomes_a_picture(console: Console, prefix: str) -> None:
    answer = console.orchestrator.post(f"{prefix}/job", json={"workflow_json": small_graph()})
    assert answer.status_code == 202
    submitted = answer.json()
    assert submitted.keys() == {"job_id", "status", "message", "backend_id"}
    assert submitted["status"] == "queued"
    job = console.done(submitted["job_id"])
    assert job.keys() >= JOB_FIELDS
    assert (job["progress"], job["error_message"], job["backend_id"]) == (1, None, "sketch")
    assert job["created_at"] <= job["started_at"] <= job["completed_at"]
    assert console.orchestrator.get(f"{prefix}/jobs/{job['job_id']}").json() == job
    assert job in console.orchestrator.get(f"{prefix}/jobs").json()["jobs"]
    [output] = job["outputs"]
    picture = console.settings.data / "outputs" / output["path"]
    assert (probe(picture).width, probe(picture).height) == (128, 64)
    assert picture.with_name(f"{picture.name}.take.json").is_file()


def test_a_job_is_taken_at_once_while_a_slow_one_runs_and_both_can_be_stopped(
    console: Console,
) -> None:
    console.node_does(step_seconds=0.5)
    # More than a node is given ahead, also of prompts that were short until now.
    ids = [console.submit(small_graph(steps=60, seed=seed)) for seed in range(12)]
    running = ids[0]
    assert console.becomes(running, "running")["completed_at"] is None
    until(lambda: are_in_a_row(places(console, ids), least=4))
    assert {job["status"] for job in console.jobs()} <= set(STATUSES)
    for job_id, prefix in zip(reversed(ids), cycle(("/api", "/api/v1")), strict=False):
        answer = console.orchestrator.post(f"{prefix}/jobs/{job_id}/cancel")
        assert answer.status_code == 200
        assert answer.json()["job_id"] == job_id
    for job_id in ids:
        assert console.becomes(job_id)["status"] == "cancelled"
        assert console.job(job_id)["outputs"] == []
    assert console.orchestrator.post(f"/api/jobs/{running}/cancel").status_code == 409
    console.node_does()
    console.done(console.submit(small_graph()))


def places(console: Console, ids: Sequence[str]) -> list[int]:
    """In the queue, of those that no node has yet, at one moment."""
    there = {job["job_id"]: job["place"] for job in console.jobs()}
    return [place for job_id in ids if (place := there[job_id]) is not None]


def are_in_a_row(places: Sequence[int], *, least: int) -> bool:
    return len(places) >= least and list(places) == list(range(1, len(places) + 1))


def test_the_socket_of_a_job_tells_everything_from_the_start_to_the_end(console: Console) -> None:
    console.node_does(step_seconds=0.5)
    job_id = console.submit(small_graph(steps=20))
    address = console.socket_address("orchestrator", f"/ws/jobs/{job_id}")
    with connect(address, proxy=None, open_timeout=DEADLINE) as socket:
        frames = [socket.recv(timeout=DEADLINE)]
        console.node_does(step_seconds=0.02)
        frames += socket
        assert socket.close_code == 1000
    texts = [json.loads(frame) for frame in frames if isinstance(frame, str)]
    assert texts[0]["type"] == "job"
    events = [text["event"]["type"] for text in texts if text["type"] == "event"]
    assert "take_written" in events
    assert events[-1] == "job_done"
    steps = [text["progress"] for text in texts if text["type"] == "progress"]
    assert steps == sorted(steps)
    assert any(0 < step < 1 for step in steps)
    previews = [frame for frame in frames if isinstance(frame, bytes)]
    assert previews, "no preview picture came"
    for frame in previews:
        length = int.from_bytes(frame[:4], "big")
        said = json.loads(frame[4 : 4 + length])
        assert said["job_id"] == job_id
        assert said["mime"].startswith("image/")
        assert frame[4 + length :][:3] in (b"\xff\xd8\xff", b"\x89PN", b"RIF")


def test_nodes_are_listed_as_backends(console: Console) -> None:
    for path in ("/api/backends", "/api/v1/backends"):
        until(lambda: console.online() == 1)
        listed = console.orchestrator.get(path).json()
        assert (listed["total"], listed["online"], listed["offline"]) == (1, 1, 0)
        [backend] = listed["backends"]
        assert (backend["id"], backend["gpu_name"]) == ("sketch", "Storyboard sketch (no GPU)")


@pytest.mark.parametrize("prefix", ["/api", "/api/v1"])
def test_a_project_is_made_and_listed(console: Console, prefix: str, tmp_path: Path) -> None:
    body = {"name": "Two Roads", "folder": str(tmp_path)}
    made = console.storyboard.post(f"{prefix}/projects", json=body)
    assert made.status_code == 201
    place = made.json()
    assert place == {"id": place["id"], "name": "Two Roads", "path": str(tmp_path / "Two Roads")}
    [listed] = [
        project
        for project in console.storyboard.get(f"{prefix}/projects").json()["projects"]
        if project["id"] == place["id"]
    ]
    assert listed["exists"]
    assert console.storyboard.get(f"{prefix}/projects/{place['id']}").json() == listed
    assert console.storyboard.delete(f"{prefix}/projects/{place['id']}").status_code == 204
    assert (tmp_path / "Two Roads" / "storyboard.json").is_file()
    opened = console.storyboard.post(f"{prefix}/projects/open", json={"path": place["path"]})
    assert opened.json() == place


@pytest.mark.parametrize("path", ["/generate-prompt", "/api/generate-prompt"])
@pytest.mark.parametrize(
    "body",
    [
        {"description": "a wall at the sea", "camera": {"size": "close_up"}},
        {
            "target_model": "generic",
            "project_type": "live_action",
            "config": {"scene": {"description": "a wall at the sea"}},
        },
    ],
)
def test_prompts_are_written_in_both_shapes(
    console: Console, path: str, body: dict[str, Any]
) -> None:
    answer = console.prompt_engine.post(path, json=body)
    assert answer.status_code == 200, answer.text
    written = answer.json()
    assert written.keys() >= {"prompt", "negative_prompt", "validation"}
    assert written["validation"]["status"] in ("valid", "warning")


@pytest.mark.parametrize("prefix", ["/api", "/api/v1"])
def test_a_filled_template_runs_as_it_is(console: Console, prefix: str) -> None:
    first = console.prompt_engine.get(f"{prefix}/templates").json()["templates"][0]
    answer = console.prompt_engine.post(
        f"{prefix}/templates/build_workflow",
        json={
            "template_name": first["id"],
            "parameter_values": {"width": 256, "height": 128},
            "prompt_values": {"positive": "a wall at the sea", "negative": ""},
        },
    )
    assert answer.status_code == 200, answer.text
    built = answer.json()
    assert built["success"] is True
    [output] = console.done(console.submit(built["workflow"]))["outputs"]
    assert (output["width"], output["height"]) == (256, 128)


@pytest.mark.parametrize("prefix", ["/api", "/api/v1"])
async def test_scripts_change_the_shots_that_a_browser_looks_at(
    console: Console, prefix: str
) -> None:
    project = console.new_project("Scripted")
    script, board = console.storyboard, f"{prefix}/storyboard"
    which = {"project": project["id"]}

    def push(prompt: str, **more: Any) -> dict[str, Any]:
        answer = script.post(f"{board}/push_prompt", json={"prompt": prompt, **more}, params=which)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async with at_board(console.settings.ports.storyboard, project["id"]) as browser:
        first, second = push("a wall"), push("a door", metadata={"by": "script"})
        assert (first["frame_index"], second["frame_index"]) == (0, 1)
        await becomes_true(lambda: len(browser.content().shots) == 2)
        push("a tower", frame_index=0)
        await becomes_true(
            lambda: browser.content().shots[first["frame_id"]]["description"] == "a tower"
        )
        state = script.get(f"{board}/state", params=which).json()
        assert [frame["prompt"] for frame in state["frames"]] == ["a tower", "a door"]
        frame = script.get(f"{board}/frame/1", params=which).json()["frame"]
        assert (frame["id"], frame["metadata"]) == (second["frame_id"], {"by": "script"})
        assert script.delete(f"{board}/frame/0", params=which).json()["total_frames"] == 1
        await becomes_true(lambda: list(browser.content().shots) == [second["frame_id"]])
        assert script.post(f"{board}/clear", params=which).json()["success"]
        await becomes_true(lambda: not browser.content().shots)
        restored = script.post(
            f"{board}/restore", json={"frame_id": first["frame_id"]}, params=which
        )
        assert restored.json()["frame_index"] == 0
        await becomes_true(lambda: list(browser.content().shots) == [first["frame_id"]])


@pytest.mark.parametrize("named", ["by id", "by code"])
async def test_takes_land_on_their_shot_and_in_their_folder(console: Console, named: str) -> None:
    project = console.new_project("Takes")
    which = {"project": project["id"]}
    shot = console.storyboard.post(
        "/api/storyboard/push_prompt", json={"prompt": "a wall"}, params=which
    ).json()["frame_id"]
    async with at_board(console.settings.ports.storyboard, project["id"]) as browser:
        code = browser.content().shots[shot]["code"]
        told = {"project_path": project["path"], "shot": code, "seed": 2**64 - 1}
        metadata = told | ({"shot_id": shot} if named == "by id" else {})
        jobs = [console.done(console.submit(small_graph(), metadata=metadata)) for _ in "12"]
        takes = [job["outputs"][0]["take_id"] for job in jobs]
        await becomes_true(lambda: browser.content().shots[shot]["chosen_take"] == takes[1])
        assert set(browser.content().takes) == set(takes)
    name = project["name"]
    paths = [f"{name}/{code}/{name}_{code}_v{version:03d}.png" for version in (1, 2)]
    assert [job["outputs"][0]["path"] for job in jobs] == paths
    recorded = read_takes(ProjectRoot.open(project["path"])).takes
    assert [(take.id, take.path, take.version, take.seed) for take in recorded] == [
        (takes[0], paths[0], 1, 2**64 - 1),
        (takes[1], paths[1], 2, 2**64 - 1),
    ]
    where = {"project": project["path"], "path": paths[1]}
    picture = console.gallery.get("/api/gallery/file", params=where)
    assert picture.content == (Path(project["path"]) / paths[1]).read_bytes()
    assert console.gallery.get("/api/gallery/info", params=where).json()["take"]["id"] == takes[1]
    thumbnail = console.gallery.get("/api/v1/gallery/thumbnail", params=where)
    assert thumbnail.headers["content-type"] == "image/webp"


def test_the_list_of_projects_counts_shots_and_pictures(console: Console) -> None:
    project = console.new_project("Counted")
    which = {"project": project["id"]}
    console.storyboard.post("/api/storyboard/push_prompt", json={"prompt": "a"}, params=which)
    console.done(
        console.submit(small_graph(), metadata={"project_path": project["path"], "shot": "1A"})
    )

    def described() -> dict[str, Any]:
        return console.storyboard.get(f"/api/projects/{project['id']}").json()

    until(lambda: described()["rendered"] == 1)
    assert (described()["shots"], len(described()["pictures"])) == (1, 1)
