"""Makes a project of the earlier console one of ours, in its folder; its own file stays untouched.

Only new files are written: the documents, a record beside every picture of a panel, and pictures
that stood in the project file. `storyboard.json` comes last, so an interrupted import begins anew.
"""

import base64
import binascii
import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

from storyboard.board.content import Content, Fields
from storyboard.board.document import new_id
from storyboard.board.opening import STUDIO_FOLDER, FolderNotWritable, ProjectInUse, header
from storyboard.board.snapshot import SCENES_FOLDER, render, write_files
from storyboard.board.store import make_private_folder
from storyboard.inputs.models import INPUTS_FOLDER, FileTooLarge, FileUnusable
from storyboard.inputs.storage import keep
from studio_kit.content import NotWhole, measured
from studio_kit.locks import AlreadyLocked, FileLock
from studio_kit.media import MediaFacts, kind_of, read_png_text
from studio_kit.paths import PROJECT_FILE, ProjectRoot
from studio_kit.project import Take, TakeOwner, write_take

from .console_state import ConsoleState, fields_of, find_state, read_state
from .panels import (
    Panel,
    content_of,
    panels_of,
    prompt_in,
    rating_of,
    same_file,
    seed_in,
)

FILE_REFERENCE = "__fileref::"
LARGEST_INPUT = 512 * 1024 * 1024
OWN_FOLDERS = frozenset({SCENES_FOLDER, INPUTS_FOLDER, "snapshots", "branches"})
NEAT_SIDE = 100
"""A shape that is made of whole numbers up to this is told by them, such as 16 : 9."""

_DATA_URL = re.compile(r"data:(?:image|video|audio)/[\w.+-]+;base64,", re.IGNORECASE)
_VERSION = re.compile(r"v(\d+)(?!.*v\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Picture:
    """A file of a panel, relative to the project, with its time of change in seconds."""

    path: str
    changed: float


@dataclass(frozen=True)
class Imported:
    """`stars` of pictures by path, which the gallery keeps."""

    root: ProjectRoot
    stars: dict[str, int]


def import_console_project(place: Path) -> Imported | None:
    """From a folder, or from the file itself. None where no project of that console is there.

    Blocking. Raises `ProjectInUse`, `FolderNotWritable`.
    """
    folder = place if place.is_dir() else place.parent
    try:
        path = find_state(folder) if place.is_dir() else place
        state = read_state(path) if path else None
        if state is None:
            return None
        make_private_folder(folder / STUDIO_FOLDER)
        with FileLock(folder / STUDIO_FOLDER / "lock"):
            is_there = (folder / PROJECT_FILE).exists()
            stars = {} if is_there else _import(ProjectRoot(folder), state)
    except AlreadyLocked as error:
        raise ProjectInUse(f"{folder} is being opened elsewhere; try again in a moment.") from error
    except OSError as error:
        raise FolderNotWritable(
            f"{folder} cannot be written ({error.strerror}); choose a folder of your own."
        ) from error
    return Imported(ProjectRoot.open(folder), stars)


def _import(root: ProjectRoot, state: ConsoleState) -> dict[str, int]:
    pictures = _pictures(root.path, state)
    panels = panels_of(state, list(pictures))
    values = [
        kept_values(root, {**state.values, **fields_of(p.said.get("parameterValues"))})
        for p in panels
    ]
    content = content_of(state, panels, _header(root, state, pictures), values)
    stars: dict[str, int] = {}
    for panel, (key, shot) in zip(panels, list(content.shots.items()), strict=True):
        takes = _takes(root, panel, pictures.get(panel.folder or "", []), shot)
        content = _with_chosen(content, key, panel, takes)
        stars |= {take.path: rating_of(panel.said, take.path) for take in takes}
    write_files(root.path, render(content))
    return {path: rating for path, rating in stars.items() if rating}


def _with_chosen(content: Content, key: str, panel: Panel, takes: list[Take]) -> Content:
    """The newest picture is the one that stands on the board, its stars are the shot's."""
    if not takes:
        return content
    chosen = takes[-1]
    shot = content.shots[key] | {
        "chosen_take": chosen.id,
        "rating": rating_of(panel.said, chosen.path),
    }
    moments = [content.takes_until, *(take.created_at.isoformat() for take in takes)]
    return replace(content, shots={**content.shots, key: shot}, takes_until=max(moments))


def _header(root: ProjectRoot, state: ConsoleState, pictures: dict[str, list[Picture]]) -> Fields:
    given: Fields = {"naming_pattern": state.naming_pattern}
    created = state.settings.get("created")
    if isinstance(created, str) and created:
        given["created_at"] = created
    first = next((found[0] for found in pictures.values() if found), None)
    return header(state.name or root.path.name, **given, **(_frame(root, first) if first else {}))


def _frame(root: ProjectRoot, picture: Picture) -> Fields:
    """The shape of the pictures that are there, which the earlier console did not keep."""
    facts = _measured(root.path / picture.path)
    if facts is None or not facts.width or not facts.height:
        return {}
    shape = Fraction(facts.width, facts.height)
    if shape.numerator <= NEAT_SIDE:
        return {"frame_width": float(shape.numerator), "frame_height": float(shape.denominator)}
    return {"frame_width": round(float(shape), 2), "frame_height": 1.0}


def _pictures(folder: Path, state: ConsoleState) -> dict[str, list[Picture]]:
    """The media in each folder of a panel, the oldest first, without those deleted there."""
    known = {Panel(panel, None).name.casefold() for panel in state.panels}
    found: dict[str, list[Picture]] = {}
    for each in sorted(folder.iterdir()):
        if each.is_dir() and not each.is_symlink() and not each.name.startswith("."):
            if each.name.casefold() in OWN_FOLDERS:
                continue
            media = sorted(_media_in(each, state), key=lambda picture: picture.changed)
            if media or each.name.casefold() in known:
                found[each.name] = media
    return found


def _media_in(folder: Path, state: ConsoleState) -> Iterator[Picture]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{folder.name}/{entry.name}"
            is_ours = entry.is_file(follow_symlinks=False) and not entry.name.startswith(".")
            is_picture = is_ours and kind_of(entry.name) in ("image", "video")
            if is_picture and not any(same_file(said, path) for said in state.deleted):
                yield Picture(path, entry.stat().st_mtime)


def kept_values(root: ProjectRoot, said: Fields) -> Fields:
    """With files of the project where pictures stood; what cannot be read is left out."""
    kept = {name: _value(root, value) for name, value in said.items()}
    return {name: value for name, value in kept.items() if value is not None}


def _value(root: ProjectRoot, value: Any) -> Any:
    if isinstance(value, list):
        return [_value(root, each) for each in value]  # pyright: ignore[reportUnknownVariableType]
    if not isinstance(value, str):
        return value
    if value.startswith(FILE_REFERENCE):
        return _referred(root, value.removeprefix(FILE_REFERENCE))
    if _DATA_URL.match(value):
        return _kept_picture(root, value)
    return value


def _kept_picture(root: ProjectRoot, url: str) -> str | None:
    try:
        data = base64.b64decode(url.partition(",")[2], validate=True)
        return keep(root, BytesIO(data), name="The picture", largest=LARGEST_INPUT).path
    except (binascii.Error, FileUnusable, FileTooLarge):
        return None


def _referred(root: ProjectRoot, said: str) -> str | None:
    """A file of the project by its path there, however its folder was called; others are kept."""
    parts = said.replace("\\", "/").split("/")
    for count in (4, 3, 2):
        inside = Path(*parts[-count:]) if len(parts) >= count else Path()
        if inside.parts and not inside.is_absolute() and (root.path / inside).is_file():
            return _kept_file(root, root.path / inside)
    return None


def _kept_file(root: ProjectRoot, path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return keep(root, file, name=path.name, largest=LARGEST_INPUT).path
    except (FileUnusable, FileTooLarge, OSError):
        return None


def _takes(root: ProjectRoot, panel: Panel, found: list[Picture], shot: Fields) -> list[Take]:
    """A record beside each whole picture that has none; versions as the names say them."""
    takes: list[Take] = []
    taken: set[int] = set()
    for picture in found:
        version = _version(picture.path, taken)
        take = _take(root, panel, picture, shot, version)
        if take is not None:
            taken.add(version)
            takes.append(take)
            write_take(root, take)
    return takes


def _version(path: str, taken: set[int]) -> int:
    said = _VERSION.search(Path(path).stem)
    version = int(said[1]) if said and 0 < int(said[1]) < 10**6 else 0
    return version if version and version not in taken else max(taken, default=0) + 1


def _take(
    root: ProjectRoot, panel: Panel, picture: Picture, shot: Fields, version: int
) -> Take | None:
    path = root.path / picture.path
    facts = _measured(path)
    if facts is None:
        return None
    graph = _graph(path)
    told = _told(panel.said, picture.path)
    at = datetime.fromtimestamp(picture.changed, UTC)
    inputs = _inputs_of(graph)
    return Take(
        schema_version=1,
        id=new_id(),
        owner=TakeOwner(kind="shot", id=str(shot["id"]), name=str(shot["code"])),
        kind=facts.kind,
        version=version,
        variant=1,
        stage="final",
        path=picture.path,
        sha256=_sha256(path),
        size=path.stat().st_size,
        width=facts.width,
        height=facts.height,
        duration_seconds=facts.duration_seconds,
        frames=facts.frames,
        prompt=str(told.get("promptSummary") or "") or prompt_in(inputs),
        negative_prompt="",
        seed=seed_in({"seed": told.get("seed")}) or seed_in(inputs),
        template_id=None,
        values=fields_of(told.get("parameters")),
        graph=graph,
        graph_hash=hashlib.sha256(json.dumps(graph, sort_keys=True).encode()).hexdigest(),
        models=(),
        node_id="",
        node_name=str(told.get("nodeName") or ""),
        queued_at=at,
        started_at=None,
        finished_at=at,
        job_id="",
        attempt=1,
        fingerprint=None,
        provenance="earlier console",
        created_at=at,
    )


def _told(panel: Fields, path: str) -> Fields:
    """What the panel's history said of a file, in states that still had it."""
    history = panel.get("imageHistory")
    for entry in history if isinstance(history, list) else []:  # pyright: ignore[reportUnknownVariableType]
        metadata = fields_of(fields_of(entry).get("metadata"))
        if same_file(str(metadata.get("savedPath") or ""), path):
            return metadata
    return {}


def _graph(path: Path) -> Fields:
    """The graph that ComfyUI wrote into a PNG; empty where there is none."""
    try:
        return fields_of(json.loads(read_png_text(path).get("prompt", "{}")))
    except (ValueError, RecursionError):
        return {}


def _inputs_of(graph: Fields) -> Fields:
    nodes = (fields_of(fields_of(node).get("inputs")) for node in graph.values())
    return {
        f"{place}.{name}": value
        for place, inputs in enumerate(nodes)
        for name, value in inputs.items()
        if isinstance(value, str | int)
    }


def _measured(path: Path) -> MediaFacts | None:
    try:
        return measured(path)
    except NotWhole:
        return None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
