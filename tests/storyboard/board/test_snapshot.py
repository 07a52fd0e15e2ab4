import json
from dataclasses import replace
from pathlib import Path

import pytest

from storyboard.board.content import SCHEMA_VERSION, Content
from storyboard.board.opening import header
from storyboard.board.snapshot import (
    digests_of,
    read_files,
    render,
    retire_scenes,
    scene_file,
    write_files,
)
from studio_kit.paths import PROJECT_FILE, ProjectRoot

CONTENT = Content(
    project=header("The Salt Line", id="project"),
    scenes={"s2": {"id": "s2", "name": "Later", "order": 2}, "s1": {"id": "s1", "order": 1}},
    shots={
        "b": {"id": "b", "scene_id": "s1", "order": 2, "camera": {"size": "wide"}},
        "a": {"id": "a", "scene_id": "s1", "order": 1, "description": "Küste"},
        "lost": {"id": "lost", "scene_id": "gone", "order": 1},
    },
    placements={"a": {"x": 8, "y": 28, "w": 240, "h": 178, "z": 1}},
    notes={"n": {"id": "n", "x": 0, "y": 0, "w": 200, "h": 120, "z": 2, "text": "Wind"}},
    arrows={"r": {"id": "r", "from": {"panel": "a"}, "to": {"note": "n"}, "label": "", "z": 3}},
    groups={"g": {"id": "g", "name": "Pair", "members": {"a": True, "n": True}, "order": 1}},
    trash={"t": {"shot": {"id": "t"}, "placement": None, "deleted_at": "2026-01-01T00:00:00Z"}},
    takes_until="2026-01-01T00:00:00Z",
)


@pytest.fixture
def written(tmp_path: Path) -> ProjectRoot:
    write_files(tmp_path, render(CONTENT))
    return ProjectRoot.open(tmp_path)


def test_what_is_written_is_read_back(written: ProjectRoot) -> None:
    disk = read_files(written)
    assert disk.content == CONTENT
    assert disk.digests == digests_of(render(CONTENT))
    assert disk.unread == frozenset()


def test_the_project_names_its_scenes_in_order(written: ProjectRoot) -> None:
    document = json.loads((written.path / PROJECT_FILE).read_bytes())
    assert document["schema_version"] == SCHEMA_VERSION
    assert document["scenes"] == ["s1", "s2"]
    assert document["project"]["name"] == "The Salt Line"


def test_a_changed_shot_changes_one_file_in_one_line() -> None:
    shots = CONTENT.shots | {"a": CONTENT.shots["a"] | {"description": "Dune"}}
    before, after = render(CONTENT), render(replace(CONTENT, shots=shots))
    (name,) = [name for name in after if before[name] != after[name]]
    lines = zip(before[name].splitlines(), after[name].splitlines(), strict=True)
    assert name == "scenes/s1.json"
    assert sum(old != new for old, new in lines) == 1


def test_order_of_keys_in_the_document_changes_no_file() -> None:
    turned = replace(CONTENT, shots=dict(reversed(CONTENT.shots.items())))
    assert render(turned) == render(CONTENT)


def test_the_former_of_a_file_stays_beside_it(written: ProjectRoot) -> None:
    write_files(written.path, {PROJECT_FILE: b"new"})
    write_files(written.path, {PROJECT_FILE: b"newer"})
    assert (written.path / PROJECT_FILE).read_bytes() == b"newer"
    assert (written.path / f"{PROJECT_FILE}.bak").read_bytes() == b"new"


@pytest.mark.parametrize("name", [PROJECT_FILE, "scenes/s1.json"])
@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"\xff\xfe", b'{"project": 1}', b"\0" * 99, b"[" * 9999]
)
def test_a_damaged_file_falls_back_to_its_former(
    written: ProjectRoot, name: str, damage: bytes
) -> None:
    write_files(written.path, render(CONTENT))
    (written.path / name).write_bytes(damage)
    assert read_files(written).content == CONTENT
    (aside,) = written.path.glob(f"{name}.damaged-*")
    assert aside.read_bytes() == damage


def test_without_any_project_file_the_scenes_speak_for_themselves(written: ProjectRoot) -> None:
    (written.path / PROJECT_FILE).write_bytes(b"torn")
    content = read_files(written).content
    assert content is not None
    assert content.project == {}
    assert content.shots.keys() == {"a", "b"}


def test_a_scene_without_a_whole_file_is_reported(written: ProjectRoot) -> None:
    (written.path / "scenes/s1.json").unlink()
    disk = read_files(written)
    assert disk.unread == {"s1"}
    assert disk.content is not None
    assert disk.content.scenes.keys() == {"s2"}


def test_with_nothing_readable_there_is_no_content(tmp_path: Path) -> None:
    (tmp_path / PROJECT_FILE).write_bytes(b"torn")
    assert read_files(ProjectRoot.open(tmp_path)).content is None


def test_a_list_of_scenes_reordered_by_hand_is_obeyed(written: ProjectRoot) -> None:
    path = written.path / PROJECT_FILE
    document = json.loads(path.read_bytes())
    document["scenes"].reverse()
    path.write_text(json.dumps(document))
    content = read_files(written).content
    assert content is not None
    assert content.scenes["s2"]["order"] < content.scenes["s1"]["order"]


def test_a_scene_no_longer_named_becomes_its_own_former(written: ProjectRoot) -> None:
    fewer = render(replace(CONTENT, scenes={"s1": CONTENT.scenes["s1"]}))
    retire_scenes(written.path, fewer)
    assert sorted(path.name for path in (written.path / "scenes").iterdir()) == [
        "s1.json",
        "s2.json.bak",
    ]


@pytest.mark.parametrize("scene_id", ["../../evil", "a/b", "..", "", "C:", "x" * 65, "nul\0"])
def test_an_id_that_is_no_plain_name_names_no_path(scene_id: str) -> None:
    name = scene_file(scene_id)
    assert name.startswith("scenes/")
    assert len(name) == len("scenes/") + 64 + len(".json")
    assert name.count("/") == 1


def test_text_that_is_no_text_does_not_stop_the_saving() -> None:
    odd = replace(CONTENT, shots={"a": {"id": "a", "scene_id": "s1", "name": "\ud800"}})
    json.loads(render(odd)["scenes/s1.json"])
