"""The readable truth of a project: `storyboard.json` and one file per scene.

Keys are sorted and entries stand in board order, so that a small edit is a small difference.
"""

import hashlib
import json
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

from studio_kit.files import keep_aside, temporary_beside, write_atomically
from studio_kit.paths import PROJECT_FILE, ProjectRoot

from .content import (
    SCHEMA_VERSION,
    Content,
    Entries,
    Fields,
    newest_moment,
    number,
    scenes_in_order,
    shots_of,
)
from .migrations import FIRST_VERSION, migrated, refuse_newer

SCENES_FOLDER = "scenes"
FORMER_SUFFIX = ".bak"
ON_CANVAS = ("placements", "notes", "arrows", "groups")
"""The maps of the document that are the canvas of `storyboard.json`."""

_SAFE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

Digests = dict[str, str]
"""File name in the project, with `/` -> SHA-256 of its bytes."""


def render(content: Content) -> dict[str, bytes]:
    """The project's files by name; `storyboard.json`, which names the others, comes last."""
    order = scenes_in_order(content)
    files = {scene_file(key): _encode(_scene(content, key)) for key in order}
    files[PROJECT_FILE] = _encode(_project(content, order))
    return files


def scene_file(scene_id: str) -> str:
    """An id that came from outside names a file only where it can be nothing but a name."""
    safe = _SAFE_ID.fullmatch(scene_id)
    name = scene_id if safe else hashlib.sha256(scene_id.encode()).hexdigest()
    return f"{SCENES_FOLDER}/{name}.json"


def digests_of(files: Mapping[str, bytes]) -> Digests:
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def _project(content: Content, order: list[str]) -> Fields:
    lost = shots_of(content, None)
    document: Fields = {
        "schema_version": SCHEMA_VERSION,
        "project": content.project,
        "scenes": order,
        "canvas": {name: getattr(content, name) for name in ON_CANVAS},
        "trash": content.trash,
        "takes_until": newest_moment(content),
    }
    return document | ({"shots": [content.shots[key] for key in lost]} if lost else {})


def _scene(content: Content, scene_id: str) -> Fields:
    return {
        "schema_version": SCHEMA_VERSION,
        "scene": {"id": scene_id, **content.scenes[scene_id]},
        "shots": [{"id": key, **content.shots[key]} for key in shots_of(content, scene_id)],
    }


def _encode(document: Fields) -> bytes:
    return as_file(encoded(document))


def encoded(document: Fields) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)


def as_file(text: str) -> bytes:
    # A lone surrogate is no text; it is replaced rather than allowed to stop the saving.
    return (text + "\n").encode("utf-8", "replace")


def write_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Replace files one by one, each as one step; the former of each stays as `.bak`."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        _keep_former(path)
        write_atomically(path, data)


def retire_scenes(root: Path, current: Container[str]) -> None:
    """Scene files that the project no longer names become their own `.bak`."""
    for path in (root / SCENES_FOLDER).glob("*.json"):
        if f"{SCENES_FOLDER}/{path.name}" not in current:
            path.replace(path.with_name(path.name + FORMER_SUFFIX))


def _keep_former(path: Path) -> None:
    if not path.is_file():
        return
    former = path.with_name(path.name + FORMER_SUFFIX)
    temporary = temporary_beside(former)
    try:
        temporary.hardlink_to(path)
        temporary.replace(former)
    except OSError:  # no hard links here: a copy does the same, more slowly
        write_atomically(former, path.read_bytes())
    finally:
        temporary.unlink(missing_ok=True)


@dataclass(frozen=True)
class JsonOnDisk:
    """What the project's JSON says.

    `content` is None where nothing could be read. `digests` are of the main files that are whole;
    `unread` are scenes whose file is neither whole nor has a whole former. `version` is that of
    the oldest document; `content` is brought up to today's.
    """

    content: Content | None
    digests: Digests
    unread: frozenset[str]
    version: int = SCHEMA_VERSION


def read_files(root: ProjectRoot) -> JsonOnDisk:
    """Read the JSON with `.bak` behind it; a damaged file is kept aside as `.damaged-<time>`.

    Where `storyboard.json` and its former are both lost, the scene files speak for themselves.
    Raises `ProjectTooNew`.
    """
    digests: Digests = {}
    document = _read(root.path, PROJECT_FILE, digests)
    order = _scene_ids(root.path, document)
    scenes = {key: _read(root.path, scene_file(key), digests) for key in order}
    unread = frozenset(key for key, scene in scenes.items() if scene is None)
    if document is None and len(unread) == len(scenes):
        return JsonOnDisk(None, digests, unread)
    whole = {key: scene for key, scene in scenes.items() if scene is not None}
    version = _oldest([document or {}, *whole.values()])
    content = migrated(_content(document or {}, whole), version=version)
    return JsonOnDisk(content, digests, unread, version)


def _oldest(documents: Iterable[Fields]) -> int:
    versions = [document.get("schema_version") for document in documents]
    known = [version for version in versions if isinstance(version, int)]
    return max(min(known, default=SCHEMA_VERSION), FIRST_VERSION)


def _read(root: Path, name: str, digests: Digests) -> Fields | None:
    path = root / name
    try:
        data = path.read_bytes()
        document = _parse(data)
    except FileNotFoundError:
        pass
    except ValueError:
        keep_aside(path)
    else:
        digests[name] = hashlib.sha256(data).hexdigest()
        return document
    return _read_former(path.with_name(path.name + FORMER_SUFFIX))


def _read_former(path: Path) -> Fields | None:
    try:
        return _parse(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None


def _parse(data: bytes) -> Fields:
    """Raises `ValueError` for anything that is not one of our JSON objects, `ProjectTooNew`."""
    try:
        document = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deep for a document of a project") from error
    if not isinstance(document, dict) or "schema_version" not in document:
        raise ValueError("not a document of a project")
    refuse_newer(cast("Fields", document)["schema_version"])
    return cast("Fields", document)


def _scene_ids(root: Path, document: Fields | None) -> list[str]:
    if document is not None:
        return [key for key in _list(document.get("scenes")) if isinstance(key, str)]
    return sorted(path.stem for path in (root / SCENES_FOLDER).glob("*.json"))


def _content(document: Fields, scenes: Mapping[str, Fields]) -> Content:
    shots = [shot for scene in scenes.values() for shot in _list(scene.get("shots"))]
    canvas = _fields(document.get("canvas"))
    return Content(
        project=_fields(document.get("project")),
        scenes=_scenes(scenes),
        shots=_by_id([*shots, *_list(document.get("shots"))]),
        **{name: _entries(canvas.get(name)) for name in ON_CANVAS},
        trash=_entries(document.get("trash")),
        takes_until=str(document.get("takes_until") or ""),
    )


def _scenes(documents: Mapping[str, Fields]) -> Entries:
    """Scenes by id, in the order that `storyboard.json` lists them, also when edited by hand."""
    scenes = {
        key: {"order": place, **_fields(document.get("scene")), "id": key}
        for place, (key, document) in enumerate(documents.items(), 1)
    }
    orders = [number(scene["order"]) for scene in scenes.values()]
    if all(before < after for before, after in pairwise(orders)):
        return scenes
    return {key: {**scene, "order": n} for n, (key, scene) in enumerate(scenes.items(), 1)}


def _by_id(shots: list[Any]) -> Entries:
    whole = [cast("Fields", shot) for shot in shots if isinstance(shot, dict)]
    return {str(shot["id"]): shot for shot in whole if shot.get("id")}


def _entries(value: Any) -> Entries:
    return {key: each for key, each in _fields(value).items() if isinstance(each, dict)}


def _fields(value: Any) -> Fields:
    return cast("Fields", value) if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []
