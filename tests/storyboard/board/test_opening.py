"""Which of log and JSON is believed."""

import json
import os
import shutil
import time
from pathlib import Path

import pytest
from pycrdt import Map, Text

from storyboard.board.content import Content
from storyboard.board.document import read_content
from storyboard.board.opening import LOG_FILE, STUDIO_FOLDER, ProjectDamaged
from storyboard.board.room import Pace, open_room
from storyboard.board.shots import add_shot
from storyboard.board.snapshot import render
from storyboard.board.store import BoardLog, FrameKind, read_log
from studio_kit.files import temporary_beside
from studio_kit.paths import PROJECT_FILE, ProjectRoot

PACE = Pace()


async def edit(root: ProjectRoot, *descriptions: str) -> Content:
    """Open, add shots, close; says what the board then holds."""
    room = await open_room(root, pace=PACE)
    for description in descriptions:
        add_shot(room.board, description=description)
    await room.close()
    return read_content(room.board)


async def reopened(root: ProjectRoot) -> Content:
    return await edit(root)


def scene_path(root: ProjectRoot, content: Content) -> Path:
    (scene_id,) = content.scenes
    return root.path / "scenes" / f"{scene_id}.json"


def descriptions(content: Content) -> list[str]:
    return sorted(shot["description"] for shot in content.shots.values())


async def test_a_closed_project_opens_as_it_was(root: ProjectRoot) -> None:
    before = await edit(root, "a wall", "a door")
    assert await reopened(root) == before


async def test_edits_that_reached_only_the_log_are_there(root: ProjectRoot) -> None:
    room = await open_room(root, pace=PACE)
    add_shot(room.board, description="a wall")
    await room.save()
    room.abandon()
    assert descriptions(await reopened(root)) == ["a wall"]


async def test_a_kill_between_the_files_of_a_snapshot_loses_nothing(root: ProjectRoot) -> None:
    before = await edit(root, "a wall")
    room = await open_room(root, pace=PACE)
    add_shot(room.board, description="a door")
    former = (root.path / PROJECT_FILE).read_bytes()
    await room.snapshot()
    room.abandon()
    (root.path / PROJECT_FILE).write_bytes(former)  # the scene was written, this one not yet
    assert descriptions(await reopened(root)) == ["a door", "a wall"]
    assert before.project["id"] == (await reopened(root)).project["id"]


async def test_a_kill_after_the_files_of_a_snapshot_loses_no_later_edit(root: ProjectRoot) -> None:
    room = await open_room(root, pace=PACE)
    add_shot(room.board, description="a wall")
    await room.snapshot()
    add_shot(room.board, description="a door")
    await room.save()
    room.abandon()
    path = root.path / STUDIO_FOLDER / LOG_FILE
    frames = list(read_log(path).frames)
    assert frames[-2].kind is FrameKind.WRITTEN
    del frames[-2]  # killed before it could be said that the files are there
    BoardLog(path, frames).close()
    assert descriptions(await reopened(root)) == ["a door", "a wall"]


async def test_unfinished_files_that_a_kill_left_are_taken_away(root: ProjectRoot) -> None:
    before = await edit(root, "a wall")
    places = [
        root.path / PROJECT_FILE,
        scene_path(root, before),
        root.path / STUDIO_FOLDER / LOG_FILE,
    ]
    left = [temporary_beside(path) for path in places]
    other = temporary_beside(root.path / "1A" / "1A_v001.png")
    other.parent.mkdir()
    for path in [*left, other]:
        path.write_bytes(b"half")
    await reopened(root)
    assert not any(path.exists() for path in left)
    assert other.exists()


async def test_without_the_studio_folder_the_answers_are_the_same(root: ProjectRoot) -> None:
    before = await edit(root, "a wall", "a door")
    shutil.rmtree(root.path / STUDIO_FOLDER)
    assert await reopened(root) == before


async def test_json_edited_by_hand_is_the_truth(root: ProjectRoot) -> None:
    before = await edit(root, "a wall", "a door")
    path = scene_path(root, before)
    path.write_text(path.read_text().replace("a wall", "a tower"))
    assert descriptions(await reopened(root)) == ["a door", "a tower"]


async def test_json_restored_from_a_backup_is_the_truth(root: ProjectRoot) -> None:
    before = await edit(root, "a wall")
    backup = {
        each: each.read_bytes() for each in [root.path / PROJECT_FILE, scene_path(root, before)]
    }
    await edit(root, "a door")
    for path, data in backup.items():
        path.write_bytes(data)
    assert await reopened(root) == before


async def test_the_former_restored_by_hand_is_the_truth(root: ProjectRoot) -> None:
    before = await edit(root, "a wall")
    await edit(root, "a door")
    path = scene_path(root, before)
    shutil.copy(f"{path}.bak", path)
    assert descriptions(await reopened(root)) == ["a wall"]


async def test_after_a_hand_edit_others_merge_onto_the_same_history(root: ProjectRoot) -> None:
    before = await edit(root, "a wall")
    room = await open_room(root, pace=PACE)
    old = room.board.doc.get_update()
    await room.close()
    path = scene_path(root, before)
    path.write_text(path.read_text().replace("a wall", "a tower"))
    room = await open_room(root, pace=PACE)
    room.board.doc.apply_update(old)  # a browser that was away comes back
    assert descriptions(room.content()) == ["a tower"]
    await room.close()


@pytest.mark.parametrize("name", [PROJECT_FILE, "scene"])
async def test_damaged_json_loses_nothing_that_the_log_has(root: ProjectRoot, name: str) -> None:
    before = await edit(root, "a wall")
    path = root.path / name if name == PROJECT_FILE else scene_path(root, before)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert await reopened(root) == before
    assert path.read_bytes() == whole


async def test_a_damaged_log_falls_back_to_the_json(root: ProjectRoot) -> None:
    before = await edit(root, "a wall")
    (root.path / STUDIO_FOLDER / "board.log").write_bytes(b"\0" * 4096)
    assert await reopened(root) == before


async def test_damaged_json_without_a_log_falls_back_to_its_former(root: ProjectRoot) -> None:
    before = await edit(root, "a wall")
    await edit(root, "a door")
    shutil.rmtree(root.path / STUDIO_FOLDER)
    scene_path(root, before).write_bytes(b"{")
    assert descriptions(await reopened(root)) == ["a wall"]


async def test_a_lost_project_file_costs_its_facts_but_no_shot(root: ProjectRoot) -> None:
    await edit(root, "a wall")
    shutil.rmtree(root.path / STUDIO_FOLDER)
    (root.path / f"{PROJECT_FILE}.bak").unlink()
    (root.path / PROJECT_FILE).write_bytes(b"{")
    content = await reopened(root)
    assert descriptions(content) == ["a wall"]
    assert content.project["name"] == root.path.name


async def test_nothing_readable_is_said(root: ProjectRoot) -> None:
    content = await reopened(root)
    for path in [root.path / PROJECT_FILE, scene_path(root, content)]:
        path.write_bytes(b"{")
        path.with_name(path.name + ".bak").unlink(missing_ok=True)
    shutil.rmtree(root.path / STUDIO_FOLDER)
    with pytest.raises(ProjectDamaged, match="restore a backup"):
        await open_room(root, pace=PACE)


async def test_a_copied_folder_opens_whole(root: ProjectRoot) -> None:
    before = await edit(root, "a wall")
    copy = root.path.with_name("copy")
    shutil.copytree(root.path, copy)
    assert await reopened(ProjectRoot.open(copy)) == before


async def test_opening_without_changes_rewrites_no_json(root: ProjectRoot) -> None:
    await edit(root, "a wall")
    before = {each: each.stat().st_mtime_ns for each in root.path.rglob("*.json")}
    del before[root.path / STUDIO_FOLDER / "summary.json"]
    await reopened(root)
    assert {each: each.stat().st_mtime_ns for each in before} == before


async def test_json_always_says_what_the_board_says(root: ProjectRoot) -> None:
    content = await edit(root, "a wall", "a door")
    for name, data in render(content).items():
        assert (root.path / name).read_bytes() == data
        json.loads(data)


async def test_unfinished_files_that_a_kill_left_are_swept(root: ProjectRoot) -> None:
    takes = root.path / "Film" / "1A"
    takes.mkdir(parents=True)
    for folder in (root.path, root.path / "scenes"):
        temporary_beside(folder / PROJECT_FILE).write_text("half")
    old, young = (temporary_beside(takes / "1A_v001.png") for _ in range(2))
    for path in (old, young, takes / ".own.tmp"):
        path.write_text("half")
    two_days_ago = time.time() - 2 * 24 * 3600
    for path in (old, takes / ".own.tmp"):
        os.utime(path, (two_days_ago, two_days_ago))
    await (await open_room(root, pace=Pace())).close()
    left = {path.name for path in root.path.rglob(".*.tmp")}
    assert left == {young.name, ".own.tmp"}


async def test_words_of_an_older_log_become_texts_that_two_can_type_in(root: ProjectRoot) -> None:
    room = await open_room(root, pace=Pace())
    room.board.shots["old"] = Map({"id": "old", "description": "a wall"})
    await room.close()
    room = await open_room(root, pace=Pace())
    shot = room.board.shots["old"]
    assert all(isinstance(shot[key], Text) for key in ("description", "notes"))
    assert room.content().shots["old"]["description"] == "a wall"
    await room.close()
