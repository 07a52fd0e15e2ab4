"""The board follows the gallery: over both services, from a file's record to an open board."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from studio_kit.paths import ProjectRoot
from tests.flows.console import Console
from tests.storyboard.fakes import at_board, client_of, put_on_disk, take_record, until

pytestmark = pytest.mark.integration


async def test_an_open_board_follows_its_files(console: Console) -> None:
    project = console.new_project("Followed")
    root = ProjectRoot.open(project["path"])
    put_on_disk(root, take_record("take1", shot_id=None))

    async def change(operation: str, **body: Any) -> None:
        told = {"project": project["path"]}
        address = f"/api/gallery/operations/{operation}"
        async with client_of(console.settings.ports.gallery) as gallery:
            answer = await gallery.post(address, params=told, json={**told, **body})
        assert answer.is_success, answer.text

    async with at_board(console.settings.ports.storyboard, project["id"]) as board:

        def lies() -> str | None:
            return board.content().takes.get("take1", {}).get("path")

        await until(lambda: lies() == "1A/take1.png")
        await change("rename", path="1A/take1.png", name="hero")
        await until(lambda: lies() == "1A/hero.png")
        await change("move", paths=["1A/hero.png"], folder="best")
        await until(lambda: lies() == "best/hero.png")
        await change("trash", paths=["best/hero.png"])
        await until(lambda: lies() is None)
        await change("undo")
        await until(lambda: lies() == "best/hero.png")
    assert await asyncio.to_thread((Path(project["path"]) / "best/hero.png.take.json").is_file)
