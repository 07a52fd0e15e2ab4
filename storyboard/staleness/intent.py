"""What a shot would be rendered for now. The page reckons the same in `lib/document/intent.ts`."""

from typing import Any, cast

from storyboard.board.content import Fields
from studio_kit.intent import Intent


def intent_of(shot: Fields, project: Fields, scene: Fields | None = None) -> Intent:
    """Of plain entries of the live document; `scene` is the shot's."""
    policy = _seed_policy(shot)
    seed = {"seed": shot.get("seed")} if policy == "fixed" else {}
    values = {name: each for name, each in _fields(shot, "values").items() if each is not None}
    return {
        "description": _text(shot, "description") or _text(shot, "name"),
        **_scene_text(shot, scene or {}),
        "camera": {
            field: camera_text(value)
            for field, value in _fields(shot, "camera").items()
            if isinstance(value, str | int | float)
        },
        "template_id": _text(shot, "template_id"),
        "values": values,
        "seed_policy": policy,
        **seed,
        "frame": [project.get("frame_width"), project.get("frame_height")],
    }


def _scene_text(shot: Fields, scene: Fields) -> Intent:
    """What every prompt of the scene's shots begins and ends with; nothing where it says none."""
    start, end = (_text(scene, key).strip() for key in ("prompt_start", "prompt_end"))
    if shot.get("without_scene_text") is True or not (start or end):
        return {}
    return {"scene": {"start": start, "end": end}}


def camera_text(value: str | float) -> str:
    """A choice of the camera as the page writes it: scripts may have left numbers and flags."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _seed_policy(shot: Fields) -> str:
    if shot.get("seed_locked") is True:
        return "fixed"
    return "increment" if shot.get("seed_policy") == "increment" else "random"


def _text(entry: Fields, key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def _fields(entry: Fields, key: str) -> Fields:
    value: Any = entry.get(key)
    return cast("Fields", value) if isinstance(value, dict) else {}
