"""Two people with two projects over the same services never meet, whatever they change."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.flows.console import Console
from tests.flows.graphs import small_graph
from tests.storyboard.fakes import at_board
from tests.storyboard.fakes import until as becomes

pytestmark = pytest.mark.integration

NAMES = {
    "Salt": {"naming_pattern": "{shot}/{project}-{seed}-v{version}"},
    "Pepper": {"naming_profile": "pipeline", "folders": {"takes": "renders"}},
}


def set_up(console: Console, name: str) -> dict[str, Any]:
    """A project with names of its own and one shot."""
    place: dict[str, Any] = dict(console.new_project(name))
    changed = console.storyboard.patch(f"/api/projects/{place['id']}", json=NAMES[name])
    assert changed.is_success, changed.text
    pushed = console.storyboard.post(
        "/api/storyboard/push_prompt", params={"project": place["id"]}, json={"prompt": name}
    )
    return {**place, "shot": pushed.json()["frame_id"]}


def metadata(place: dict[str, Any]) -> dict[str, Any]:
    said = {"project_path": place["path"], "project_id": place["id"], "shot": "1A", "seed": 7}
    return {**said, "shot_id": place["shot"]}


def takes_in(place: dict[str, Any]) -> list[str]:
    folder = Path(place["path"])
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*.png")]


async def test_two_boards_with_two_projects_do_not_meet(console: Console) -> None:
    salt, pepper = [await asyncio.to_thread(set_up, console, name) for name in NAMES]
    port = console.settings.ports.storyboard
    async with at_board(port, salt["id"]) as one, at_board(port, pepper["id"]) as other:
        one.board.shots[salt["shot"]]["rating"] = 5
        unnamed = await asyncio.to_thread(console.storyboard.get, "/api/project")
        assert unnamed.status_code == 409
        for place in (salt, pepper):
            job = await asyncio.to_thread(console.submit, small_graph(), metadata=metadata(place))
            await asyncio.to_thread(console.done, job)
        await becomes(lambda: one.content().takes and other.content().takes)
        (first,), (second,) = one.content().takes.values(), other.content().takes.values()
        assert first["path"] == "1A/Salt-7-v001.png"
        assert second["path"].startswith("renders/Pepper/images/shot_1A_2")
        assert other.content().shots[pepper["shot"]].get("rating") == 0
        assert salt["shot"] not in other.content().shots
    assert await asyncio.to_thread(takes_in, salt) == [first["path"]]
    assert await asyncio.to_thread(takes_in, pepper) == [second["path"]]
