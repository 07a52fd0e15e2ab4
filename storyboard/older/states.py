"""A live board as the state that the earlier console kept, and such a state onto a live board."""

from typing import Any

from storyboard.board.content import Content, Fields, shots_in_order
from storyboard.board.document import Board, now, read_content
from storyboard.board.shapes import shared
from storyboard.board.shots import add_shot, change_shot
from studio_kit.naming import is_plain_name
from studio_kit.naming_patterns import NAMING_PROFILES
from studio_kit.paths import ProjectRoot

from .console_state import ConsoleState, fields_of
from .models import OlderSettings, OlderState
from .panels import Panel, measure

PLACE = {"x": "x", "y": "y", "width": "w", "height": "h", "zIndex": "z"}
"""A panel's words for where it lies, and ours."""


def settings_of(root: ProjectRoot, content: Content) -> OlderSettings:
    project = content.project
    profile = str(project.get("naming_profile") or "director")
    pattern = project.get("naming_pattern")
    return OlderSettings(
        name=str(project.get("name") or root.path.name),
        path=str(root.path),
        naming_template=pattern if isinstance(pattern, str) else NAMING_PROFILES.get(profile, ""),
        description=str(project.get("description") or ""),
        created_at=str(project.get("created_at") or ""),
    )


def state_of_board(root: ProjectRoot, content: Content) -> OlderState:
    panels = [
        _panel(root, content, key, place) for place, key in enumerate(shots_in_order(content), 1)
    ]
    settings = settings_of(root, content)
    return OlderState(
        project_settings={
            "name": settings.name,
            "path": settings.path,
            "namingTemplate": settings.naming_template,
            "autoSave": True,
            "created": settings.created_at,
        },
        panels=panels,
        parameter_values={},
        deleted_images=[],
        saved_at=now(),
    )


def _panel(root: ProjectRoot, content: Content, key: str, place: int) -> Fields:
    shot, box = content.shots[key], content.placements.get(key, {})
    takes = sorted(
        (take for take in content.takes.values() if fields_of(take.get("owner")).get("id") == key),
        key=lambda take: str(take.get("created_at")),
    )
    return {
        "id": place,
        "name": str(shot.get("code") or ""),
        "notes": str(shot.get("notes") or ""),
        "workflowId": shot.get("template_id"),
        "nodeId": shot.get("node_id"),
        "parameterValues": fields_of(shot.get("values")),
        "locked": bool(takes),
        "imageHistory": [_history(root, take) for take in takes],
        **{theirs: box.get(ours) for theirs, ours in PLACE.items()},
    }


def _history(root: ProjectRoot, take: Fields) -> Fields:
    path = str(root.path / str(take.get("path")))
    metadata = {
        "timestamp": take.get("created_at"),
        "version": take.get("version"),
        "seed": take.get("seed"),
        "promptSummary": take.get("prompt"),
        "parameters": fields_of(take.get("values")),
        "nodeName": take.get("node_name"),
        "savedPath": path,
    }
    return {"id": take.get("id"), "url": path, "metadata": metadata}


def write_state(board: Board, state: ConsoleState, values: list[Fields]) -> int:
    """Panels onto the shots of their names, new ones added, others left; how many were told.

    `values` are those of each panel, with files where pictures were.
    """
    with board.doc.transaction():
        for said, kept in zip(state.panels, values, strict=True):
            _write_panel(board, said, kept)
    return len(state.panels)


def _write_panel(board: Board, said: Fields, values: Fields) -> None:
    name = Panel(said, None).name
    code = name if is_plain_name(name) else Panel({**said, "name": ""}, None).name
    shot_id = _shot_called(read_content(board), code) or add_shot(board, code=code)
    words: dict[str, Any] = {}
    if isinstance(said.get("notes"), str):
        words["notes"] = said["notes"]
    if values:
        words["values"] = values
    change_shot(board, shot_id, **words)
    _write_place(board, shot_id, said)


def _write_place(board: Board, shot_id: str, said: Fields) -> None:
    former = fields_of(read_content(board).placements.get(shot_id))
    place = {ours: measure(said.get(theirs), former.get(ours, 0)) for theirs, ours in PLACE.items()}
    if place != former:
        board.placements[shot_id] = shared({**former, **place})


def _shot_called(content: Content, code: str) -> str | None:
    found = (key for key, shot in content.shots.items() if _same(shot.get("code"), code))
    return next(found, None)


def _same(code: Any, name: str) -> bool:
    return isinstance(code, str) and code.casefold() == name.casefold()
