"""A board to print, and what stands in for the faces of a page."""

from typing import Any

from storyboard.board.content import Content

SCENE = "s1"
OTHER = "s2"


def shot(code: str, *, order: float = 1, scene: str = SCENE, **fields: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": code,
        "code": code,
        "scene_id": scene,
        "order": order,
        "name": "",
        "camera": {},
    }
    return plain | fields


def take(take_id: str, **fields: Any) -> dict[str, Any]:
    return {"id": take_id, "kind": "image", "path": f"1A/{take_id}.png", "sha256": "ab"} | fields


def board(*shots: dict[str, Any], takes: tuple[dict[str, Any], ...] = ()) -> Content:
    scenes = {
        SCENE: {"id": SCENE, "name": "Salt flat", "heading": "EXT. dawn", "order": 1},
        OTHER: {"id": OTHER, "name": "Pump house", "order": 2},
    }
    project = {"name": "The Salt Line", "fps": 24, "frame_width": 1.85, "frame_height": 1.0}
    return Content(
        project=project,
        scenes=scenes,
        shots={each["id"]: each for each in shots},
        takes={each["id"]: each for each in takes},
    )
