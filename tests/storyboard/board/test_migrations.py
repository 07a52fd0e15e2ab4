"""Projects of every past version open, once and for all; those of a newer one are left alone."""

import json
import shutil
from pathlib import Path

import pytest

from storyboard.board.content import SCHEMA_VERSION, Content
from storyboard.board.migrations import STEPS, ProjectTooNew
from storyboard.board.opening import read_saved
from storyboard.board.room import Pace, open_room
from studio_kit.paths import ProjectRoot

DATA = Path(__file__).parent / "data"
PAST = sorted(path.name for path in DATA.glob("version-*"))


def past(version: str, folder: Path) -> ProjectRoot:
    shutil.copytree(DATA / version, folder / "The Salt Line")
    return ProjectRoot.open(folder / "The Salt Line")


def bytes_of(root: ProjectRoot) -> dict[str, bytes]:
    files = [root.path / "storyboard.json", *(root.path / "scenes").glob("*.json")]
    return {path.name: path.read_bytes() for path in files}


async def opened(root: ProjectRoot) -> Content:
    room = await open_room(root, pace=Pace())
    content = room.content()
    await room.close()
    return content


def test_every_past_version_has_a_project_here_and_a_step() -> None:
    assert [f"version-{n}" for n in range(1, SCHEMA_VERSION)] == PAST
    assert list(STEPS) == list(range(1, SCHEMA_VERSION))


@pytest.mark.parametrize("version", PAST)
async def test_a_project_of_the_past_opens_with_all_it_says(version: str, tmp_path: Path) -> None:
    content = await opened(past(version, tmp_path))
    first, second = sorted(content.shots.values(), key=lambda shot: shot["order"])
    assert first["notes"] == "Wait for the *low* sun."
    assert (first["rating"], first["seed"], first["camera"]["lens"]) == (4, 7, "24")
    assert (first["values"], second["code"]) == ({"steps": 20}, "1B")
    assert (first["action"], first["dialogue"], first["duration"]) == ("", "", None)
    (scene,) = content.scenes.values()
    assert (scene["heading"], scene["slot_id"], scene["alternate_number"]) == ("", scene["id"], 1)
    assert (content.project["naming_pattern"], content.project["folders"]) == (None, {})
    (thrown,) = content.trash.values()
    assert (thrown["shot"]["description"], thrown["shot"]["sound"]) == ("A gull.", "")


@pytest.mark.parametrize("version", PAST)
async def test_the_documents_are_migrated_and_the_former_ones_kept(
    version: str, tmp_path: Path
) -> None:
    root = past(version, tmp_path)
    before = bytes_of(root)
    await opened(root)
    after = bytes_of(root)
    for name, data in after.items():
        assert json.loads(data)["schema_version"] == SCHEMA_VERSION
        (former,) = root.path.rglob(f"{name}.bak")
        assert former.read_bytes() == before[name]


@pytest.mark.parametrize("version", PAST)
async def test_opening_it_again_changes_nothing(version: str, tmp_path: Path) -> None:
    root = past(version, tmp_path)
    first = await opened(root)
    written = bytes_of(root)
    assert await opened(root) == first
    assert bytes_of(root) == written


@pytest.mark.parametrize("version", PAST)
async def test_its_live_document_is_migrated_with_its_history(version: str, tmp_path: Path) -> None:
    root = past(version, tmp_path)
    (root.path / ".studio").mkdir()
    (root.path / "board.log").rename(root.path / ".studio" / "board.log")
    saved = read_saved(root)
    assert saved.updates
    assert not saved.changed_from_outside
    content = await opened(root)
    assert [shot["duration"] for shot in content.shots.values()] == [None, None]
    assert (
        json.loads((root.path / "storyboard.json").read_bytes())["schema_version"] == SCHEMA_VERSION
    )


@pytest.mark.parametrize("name", ["storyboard.json", "scenes"])
async def test_a_newer_project_is_refused_and_left_as_it_is(name: str, tmp_path: Path) -> None:
    root = past("version-1", tmp_path)
    path = root.path / name if name.endswith(".json") else next((root.path / name).glob("*.json"))
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "schema_version": 99}))
    before = bytes_of(root)
    with pytest.raises(ProjectTooNew, match="version 99"):
        await opened(root)
    assert bytes_of(root) == before
