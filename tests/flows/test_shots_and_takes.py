"""A shot's takes over all services: rendered, stale, thrown away, brought back, renamed."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.flows.console import Console, until
from tests.flows.graphs import small_graph

pytestmark = pytest.mark.integration


class Shoot:
    """A project with one shot, as a script speaks to it."""

    def __init__(self, console: Console, name: str) -> None:
        self.console, self.place = console, console.new_project(name)
        self.folder = Path(self.place["path"])
        self.shot: str = self.ask("POST", "shots", description="Mara waits")["id"]

    def call(self, method: str, path: str, **body: Any) -> httpx.Response:
        address = f"/api/projects/{self.place['id']}/{path}"
        content = body if method in ("POST", "PATCH", "PUT") else None
        return self.console.storyboard.request(method, address, json=content)

    def ask(self, method: str, path: str, **body: Any) -> Any:
        answer = self.call(method, path, **body)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def read(self) -> Any:
        return self.ask("GET", f"shots/{self.shot}")

    def render(self, **intent: Any) -> str:
        """The id of the take that it makes."""
        shot = self.read()
        known = set(shot["takes"])
        self.console.submit(small_graph(), metadata=self.metadata(shot, intent))
        until(lambda: set(self.read()["takes"]) - known)
        [take] = set(self.read()["takes"]) - known
        return take

    def metadata(self, shot: Any, intent: Any) -> dict[str, Any]:
        said = {
            "description": shot["description"],
            "camera": shot["camera"],
            "template_id": "",
            "values": shot["values"],
            "seed_policy": shot["seed_policy"],
            "frame": [1.85, 1],
        }
        return {
            "project_path": self.place["path"],
            "project_id": self.place["id"],
            "shot": shot["slate"],
            "shot_id": shot["id"],
            "seed": 7,
            "intent": said | intent,
        }

    def files(self) -> list[str]:
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.*"))
        return sorted(
            path for path in found if path.endswith((".png", ".take.json")) and path[0] != "."
        )


def test_nothing_is_stale_right_after_a_run_and_all_is_that_was_changed_since(console: Console):
    shoot = Shoot(console, "Stale")
    shoot.render()
    assert shoot.ask("GET", "stale") == {"shots": []}
    shoot.ask("PATCH", f"shots/{shoot.shot}", seed=99)
    assert shoot.ask("GET", "stale") == {"shots": []}
    shoot.ask("PATCH", f"shots/{shoot.shot}", camera={"lens": "mm_50"})
    assert [each["words"] for each in shoot.ask("GET", "stale")["shots"]] == ["Lens set to 50 mm"]
    shoot.render()
    assert shoot.ask("GET", "stale") == {"shots": []}
    shoot.ask("PATCH", f"shots/{shoot.shot}", seed=7, seed_policy="fixed")
    assert shoot.ask("GET", "stale") == {"shots": []}


def test_a_take_goes_to_the_trash_and_comes_back_with_its_stars(console: Console):
    shoot = Shoot(console, "Thrown")
    first, second = shoot.render(), shoot.render()
    rate(shoot, "Thrown/1A/Thrown_1A_v002.png", 4)
    thrown = shoot.ask("POST", f"takes/{second}/trash")
    assert thrown["stored"].startswith(".trash/")
    assert (shoot.read()["takes"], shoot.read()["chosen_take"]) == ([first], first)
    assert shoot.call("POST", f"takes/{second}/trash").status_code == 404
    shoot.ask("POST", f"takes/{second}/restore")
    assert (shoot.read()["takes"], shoot.read()["chosen_take"]) == ([first, second], second)
    wait_for_stars(shoot, {"Thrown/1A/Thrown_1A_v002.png": 4})
    assert shoot.call("POST", f"takes/{second}/restore").status_code == 404


def test_a_scene_with_thirty_takes_comes_back_with_takes_and_stars(console: Console):
    shoot = Shoot(console, "Thirty")
    shoot.ask("PATCH", f"shots/{shoot.shot}", rating=5)
    shot = shoot.read()
    for _ in range(30):
        console.submit(small_graph(), metadata=shoot.metadata(shot, {}))
    until(lambda: len(shoot.read()["takes"]) == 30, seconds=120)
    rate(shoot, "Thirty/1A/Thirty_1A_v017.png", 3)
    before = shoot.read()
    shoot.ask("DELETE", f"scenes/{shot['scene_id']}")
    assert shoot.ask("GET", "shots") == {"shots": []}
    shoot.ask("POST", f"scenes/{shot['scene_id']}/restore")
    assert shoot.read() == before
    wait_for_stars(shoot, {"Thirty/1A/Thirty_1A_v017.png": 3})


def test_another_slate_takes_the_folder_along_with_all_that_is_in_it(console: Console):
    shoot = Shoot(console, "Renamed")
    shoot.render()
    alternate = shoot.ask("POST", f"shots/{shoot.shot}/alternates")
    shoot.shot, first = alternate["id"], shoot.shot
    shoot.render()
    (shoot.folder / "Renamed/1A/notes.txt").write_text("Keep the horizon low.")
    rate(shoot, "Renamed/1A/Renamed_1A_v001.png", 4)
    before = shoot.files()
    answer = shoot.ask("PUT", f"shots/{first}/code", code="2C")
    assert answer == {"code": "2C", "former": "1A", "files": 2}
    assert shoot.files() == [
        "Renamed/2C A2/Renamed_2C A2_v001.png",
        "Renamed/2C A2/Renamed_2C A2_v001.png.take.json",
        "Renamed/2C/Renamed_2C_v001.png",
        "Renamed/2C/Renamed_2C_v001.png.take.json",
    ]
    assert not (shoot.folder / "Renamed/1A").exists()
    assert (shoot.folder / "Renamed/2C/notes.txt").is_file()
    wait_for_stars(shoot, {"Renamed/2C/Renamed_2C_v001.png": 4})
    assert (shoot.read()["slate"], len(shoot.read()["takes"])) == ("2C A2", 1)
    shoot.render()
    assert "Renamed/2C A2/Renamed_2C A2_v002.png" in shoot.files()
    history = console.gallery.get(
        "/api/gallery/operations", params={"project": shoot.place["path"]}
    ).json()
    assert history["operations"][0]["label"] == "Renamed shot 1A to 2C"
    shoot.ask("PUT", f"shots/{first}/code", code="1A")
    assert shoot.files()[:4] == [*before[:2], *shoot.files()[2:4]]
    assert "Renamed/1A/Renamed_1A_v001.png" in shoot.files()


def test_a_shot_that_renders_keeps_its_slate(console: Console):
    shoot = Shoot(console, "Busy")
    console.node_does(step_seconds=0.5)
    job = console.submit(small_graph(steps=40), metadata=shoot.metadata(shoot.read(), {}))
    refused = shoot.call("PUT", f"shots/{shoot.shot}/code", code="9Z")
    assert refused.status_code == 409
    assert "1A is being rendered" in refused.json()["detail"]
    assert shoot.read()["slate"] == "1A"
    console.orchestrator.post(f"/api/jobs/{job}/cancel")
    console.becomes(job, "cancelled")


def test_a_slate_is_given_once(console: Console):
    shoot = Shoot(console, "Once")
    other = shoot.ask("POST", "shots")
    assert shoot.call("PUT", f"shots/{shoot.shot}/code", code=other["code"]).status_code == 409
    shoot.ask("DELETE", f"shots/{other['id']}")
    assert shoot.call("PUT", f"shots/{shoot.shot}/code", code=other["code"]).status_code == 409
    assert shoot.call("PUT", f"shots/{shoot.shot}/code", code="../x").status_code == 422
    assert shoot.read()["slate"] == "1A"


def rate(shoot: Shoot, path: str, stars: int) -> None:
    body = {"project": shoot.place["path"], "paths": [path], "rating": stars}
    answer = shoot.console.gallery.post("/api/gallery/operations/annotate", json=body)
    assert answer.is_success, answer.text


def wait_for_stars(shoot: Shoot, expected: dict[str, int]) -> None:
    """A gallery that was opened a moment ago is searched while it reads its folders."""
    until(lambda: stars(shoot) == expected)


def stars(shoot: Shoot) -> dict[str, int]:
    query = {"project": shoot.place["path"], "q": "rating>0"}
    found = shoot.console.gallery.get("/api/gallery/search", params=query).json()["files"]
    return {file["path"]: file["rating"] for file in found}
