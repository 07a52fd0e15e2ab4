"""The earlier console's project file: `project.json` or `<project>_project.json`, and its `.bak`.

It holds `project_settings` (name, path, namingTemplate, created), `panels` (id, name, x, y, width,
height, zIndex, notes, workflowId, nodeId, parameterValues, imageRatings by path, and in its first
versions imageHistory), `parameter_values` and `selected_workflow_id` for panels without their own,
and `deleted_images` (paths). Pictures in values are `data:` URLs or `__fileref::<path>`.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from studio_kit.naming_patterns import WrongPattern, check_pattern

FILE_NAME = "project.json"
FILE_SUFFIX = "_project.json"
BACKUP_SUFFIX = ".bak"
LARGEST_STATE = 1024 * 1024 * 1024
"""Bytes; the first versions kept pictures in it."""

_NODE = re.compile(r"_?\{node\}_?")

Fields = dict[str, Any]


@dataclass(frozen=True)
class ConsoleState:
    settings: Fields
    panels: tuple[Fields, ...]
    values: Fields
    workflow_id: str | None
    deleted: frozenset[str]
    saved_at: str

    @property
    def name(self) -> str:
        return str(self.settings.get("name") or "").strip()

    @property
    def naming_pattern(self) -> str | None:
        """Its template as a pattern of ours; None where it names takes in no way that we know."""
        said = self.settings.get("namingTemplate") or self.settings.get("naming_template")
        if not isinstance(said, str) or not said:
            return None
        template = _NODE.sub("", said).replace("{version}", "v{version:03d}").strip("/ ")
        try:
            return check_pattern(template if "/" in template else f"{{panel}}/{template}")
        except WrongPattern:
            return None


def find_state(folder: Path) -> Path | None:
    """The state in a folder, the one saved last where there are several; None without one."""
    found = [path for path in _candidates(folder) if read_state(path) is not None]
    return max(found, key=lambda path: path.stat().st_mtime, default=None)


def looks_like_state(folder: Path) -> bool:
    """Whether a folder has a file of that name; it is not opened for it."""
    return (folder / FILE_NAME).is_file() or (folder / f"{folder.name}{FILE_SUFFIX}").is_file()


def _candidates(folder: Path) -> Iterator[Path]:
    names = {FILE_NAME, FILE_NAME + BACKUP_SUFFIX}
    for path in folder.iterdir():
        plain = path.name.removesuffix(BACKUP_SUFFIX)
        if path.is_file() and (path.name in names or plain.endswith(FILE_SUFFIX)):
            yield path.with_name(plain)


def read_state(path: Path) -> ConsoleState | None:
    """With `.bak` behind it; None where neither can be read."""
    for each in (path, path.with_name(path.name + BACKUP_SUFFIX)):
        if (state := _read(each)) is not None:
            return state
    return None


def _read(path: Path) -> ConsoleState | None:
    try:
        if path.stat().st_size > LARGEST_STATE:
            return None
        document = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return state_of(document)


def state_of(document: Any) -> ConsoleState | None:
    """None for what is no state of the earlier console."""
    said = fields_of(document)
    if not isinstance(said.get("panels"), list) or "project_settings" not in said:
        return None
    workflow = said.get("selected_workflow_id")
    return ConsoleState(
        settings=fields_of(said["project_settings"]),
        panels=tuple(fields_of(panel) for panel in cast("list[Any]", said["panels"])),
        values=fields_of(said.get("parameter_values")),
        workflow_id=workflow if isinstance(workflow, str) else None,
        deleted=frozenset(map(str, list_of(said.get("deleted_images")))),
        saved_at=str(said.get("saved_at") or ""),
    )


def fields_of(value: Any) -> Fields:
    return cast("Fields", value) if isinstance(value, dict) else {}


def read_json(text: str | None) -> Fields | None:
    """An object that was kept as text; None for anything else."""
    try:
        found = json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
    return cast("Fields", found) if isinstance(found, dict) else None


def list_of(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []
