"""Power cuts, services that are down, folders that move: nothing is lost, nothing comes twice."""

import shutil
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from studio_kit.paths import ProjectRoot
from studio_kit.project import read_takes
from tests.flows.console import ROOT, Console, running_console, until
from tests.flows.graphs import small_graph
from tests.storyboard.fakes import at_board

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Generator[Console]:
    """Services of our own, since these are killed."""
    with running_console(tmp_path_factory.mktemp("killed")) as console:
        yield console


@pytest.fixture
def console(started: Console) -> Generator[Console]:
    started.as_new()
    yield started
    assert "Traceback" not in started.log()
    assert started.unwell() == []


class Film:
    """A project with one shot, and what a script sees of it."""

    def __init__(self, console: Console, name: str) -> None:
        self._console = console
        self.place = console.new_project(name)
        self.path = Path(self.place["path"])
        self.shot = self._call("POST", "push_prompt", json={"prompt": "a wall"})["frame_id"]

    def render(self, **graph: Any) -> str:
        metadata = {"project_path": str(self.path), "shot": "1A", "shot_id": self.shot}
        return self._console.submit(small_graph(**graph), metadata=metadata)

    def state(self) -> dict[str, Any]:
        return self._call("GET", "state")

    def describe(self) -> dict[str, Any]:
        return self._console.storyboard.get(f"/api/projects/{self.place['id']}").json()

    def is_in_json(self, id: str) -> bool:
        """Whether the board's last change, such as that a take was chosen, is in its files."""
        return any(id in file.read_text() for file in self.path.glob("scenes/*.json"))

    async def board(self) -> dict[str, Any]:
        """Shots, chosen takes and takes as a browser sees them that comes now."""
        async with at_board(self._console.settings.ports.storyboard, self.place["id"]) as seen:
            content = seen.content()
        return {"shots": content.shots, "takes": content.takes, "scenes": content.scenes}

    def _call(self, method: str, path: str, **more: Any) -> dict[str, Any]:
        answer = self._console.storyboard.request(
            method, f"/api/storyboard/{path}", params={"project": self.place["id"]}, **more
        )
        assert answer.status_code == 200, answer.text
        return answer.json()


async def test_a_power_cut_in_the_middle_of_a_render_loses_nothing(console: Console) -> None:
    film = Film(console, "Power cut")
    first = console.done(film.render())["outputs"][0]["take_id"]
    until(lambda: film.is_in_json(first))
    before = film.state()
    console.node_does(step_seconds=0.5)
    job_id = film.render(steps=40)
    console.becomes(job_id, "running")
    console.kill()
    console.start()
    console.node_does()
    job = console.done(job_id)
    assert len(job["attempts"]) == 2
    second = job["outputs"][0]["take_id"]
    assert film.state() == before
    until(lambda: len(film.describe()["pictures"]) == 1)
    until(lambda: film.describe()["pictures"][0].endswith("_v002.png"))
    board = await film.board()
    assert set(board["takes"]) == {first, second}
    assert board["shots"][film.shot]["chosen_take"] == second
    assert [take.id for take in read_takes(ProjectRoot.open(film.path)).takes] == [first, second]


async def test_a_take_made_while_the_storyboard_was_down_is_on_its_shot_when_it_is_back(
    console: Console,
) -> None:
    film = Film(console, "Away")
    console.kill("storyboard")
    take = console.done(film.render())["outputs"][0]["take_id"]
    console.start("storyboard")
    until(lambda: film.describe()["rendered"] == 1)
    assert (await film.board())["shots"][film.shot]["chosen_take"] == take


def test_a_job_waits_for_a_project_folder_that_was_moved_away(console: Console) -> None:
    film = Film(console, "Moved")
    until(lambda: film.is_in_json(film.shot))
    console.node_does(step_seconds=0.5)
    job_id = film.render(steps=40)
    console.becomes(job_id, "running")
    away = film.path.rename(film.path.with_name("Elsewhere"))
    console.node_does()
    console.becomes(job_id, "collecting")
    until(lambda: console.job(job_id)["waits_for"])
    assert str(film.path) in console.job(job_id)["waits_for"]
    console.done(console.submit(small_graph()))
    away.rename(film.path)
    [output] = console.done(job_id)["outputs"]
    assert (film.path / output["path"]).is_file()
    until(lambda: film.describe()["rendered"] == 1)


async def test_what_is_derived_can_be_thrown_away(console: Console) -> None:
    film = Film(console, "Derived")
    take = console.done(film.render())["outputs"][0]["take_id"]
    until(lambda: film.is_in_json(take))
    where = {"project": str(film.path), "path": film.describe()["pictures"][0]}
    thumbnail = console.gallery.get("/api/gallery/thumbnail", params=where).content
    before = film.state(), await film.board(), film.describe() | {"opened_at": ""}
    console.kill("storyboard", "gallery")
    shutil.rmtree(film.path / ".studio")
    shutil.rmtree(console.settings.data / "cache")
    console.start("storyboard", "gallery")
    assert (film.state(), await film.board(), film.describe() | {"opened_at": ""}) == before
    assert console.gallery.get("/api/gallery/thumbnail", params=where).content == thumbnail


async def test_a_copied_project_opens_whole_and_names_no_place_of_this_machine(
    console: Console, tmp_path: Path
) -> None:
    film = Film(console, "Copied")
    take = console.done(film.render())["outputs"][0]["take_id"]
    until(lambda: film.is_in_json(take))
    board, state = await film.board(), film.state()
    console.kill("storyboard")
    for file in (path for path in film.path.rglob("*") if path.is_file()):
        content = file.read_bytes()
        for place in (film.path, console.settings.data, ROOT):
            assert str(place).encode() not in content, f"{file} names {place}"
    copy = shutil.copytree(film.path, tmp_path / "another disk" / "Copied")
    shutil.rmtree(film.path)
    console.start("storyboard")
    opened = console.storyboard.post("/api/projects/open", json={"path": str(copy)}).json()
    assert opened == film.place | {"path": str(copy)}
    assert (film.state(), await film.board()) == (state, board)
    where = {"project": str(copy), "path": film.describe()["pictures"][0]}
    assert console.gallery.get("/api/gallery/info", params=where).json()["take"]["version"] == 1
