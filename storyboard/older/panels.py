"""Panels of the earlier console as shots of ours. Pure: files are matched by what they are told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import PurePosixPath
from typing import Any

from storyboard.board.content import Content, Fields
from storyboard.board.document import new_content, new_id, now
from storyboard.board.layout import picture_height
from studio_kit.errors import Invalid
from studio_kit.naming import clean_name

from .console_state import ConsoleState, fields_of

PANEL_SIDE = 300.0
PANEL_GAP = 20.0
PANELS_IN_ROW = 3
LARGEST_SEED = 2**32 - 1


@dataclass(frozen=True)
class Panel:
    """A panel, and the folder of its pictures; a folder without a panel becomes one."""

    said: Fields
    folder: str | None

    @property
    def name(self) -> str:
        told = str(self.said.get("name") or "").strip()
        return self.folder or told or f"Panel_{_count(self.said.get('id')):02d}"


def panels_of(state: ConsoleState, folders: Sequence[str]) -> list[Panel]:
    """Saved panels by their number, with the folder of their name; then the folders left over."""
    left = {folder.casefold(): folder for folder in folders}
    panels: list[Panel] = []
    for said in sorted(state.panels, key=lambda panel: _count(panel.get("id"))):
        name = Panel(said, None).name
        panels.append(Panel(said, left.pop(name.casefold(), None) or left.pop(_safe(name), None)))
    return [*panels, *(Panel({}, folder) for folder in left.values())]


def _safe(name: str) -> str:
    """The name as the earlier console wrote it on disk."""
    return "".join(c if c.isalnum() or c in "-_" else "_" for c in name).casefold()


def content_of(
    state: ConsoleState, panels: Sequence[Panel], header: Fields, values: Sequence[Fields]
) -> Content:
    """The board; `values` are those of each panel, with files where pictures were."""
    content = new_content(header)
    (scene_id,) = content.scenes
    codes = _codes(panels)
    shots = {
        (key := new_id()): _shot(state, panel, key, scene_id, place=n, code=codes[n], values=said)
        for n, (panel, said) in enumerate(zip(panels, values, strict=True))
    }
    boxes = [_box(panel.said, place, header) for place, panel in enumerate(panels)]
    placements = dict(zip(shots, boxes, strict=True))
    return Content(header, scenes=content.scenes, shots=shots, placements=placements)


def _codes(panels: Sequence[Panel]) -> list[str]:
    """A panel's folder is the shot's, so its name is the shot's code; no two have the same."""
    codes: list[str] = []
    taken: set[str] = set()
    for place, panel in enumerate(panels, 1):
        try:
            plain = clean_name(panel.name)
        except Invalid:
            plain = f"Panel_{place:02d}"
        code, again = plain, 2
        while code.casefold() in taken:
            code, again = f"{plain}_{again}", again + 1
        taken.add(code.casefold())
        codes.append(code)
    return codes


def _shot(
    state: ConsoleState,
    panel: Panel,
    key: str,
    scene_id: str,
    *,
    place: int,
    code: str,
    values: Fields,
) -> Fields:
    workflow = panel.said.get("workflowId") or state.workflow_id
    seed = seed_in(values)
    return {
        "id": key,
        "slot_id": new_id(),
        "alternate_number": 1,
        "scene_id": scene_id,
        "order": place + 1,
        "code": code,
        "name": "",
        "description": prompt_in(values),
        "notes": str(panel.said.get("notes") or ""),
        "rating": 0,
        "seed": seed if seed is not None else place + 1,
        "seed_locked": seed is not None,
        "template_id": None,
        "chosen_take": None,
        "camera": {},
        "values": values,
        "created_at": now(),
        # What this console has no place for is kept as it was said.
        "earlier_console": {
            "panel_id": panel.said.get("id"),
            "workflow_id": workflow if isinstance(workflow, str) else None,
            "node_id": panel.said.get("nodeId"),
        },
    }


def _box(said: Fields, place: int, header: Fields) -> Fields:
    step = PANEL_SIDE + PANEL_GAP
    column, row = place % PANELS_IN_ROW, place // PANELS_IN_ROW
    picture = picture_height(header["frame_width"], header["frame_height"])
    return {
        "x": measure(said.get("x"), column * step),
        "y": measure(said.get("y"), row * step),
        "w": max(measure(said.get("width"), 240.0), 40.0),
        "h": max(measure(said.get("height"), picture + 48.0), 40.0),
        "z": measure(said.get("zIndex"), place + 1.0),
    }


def measure(value: Any, otherwise: float) -> float:
    """A number that can be a place on a board."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and isfinite(value) and abs(value) < 1e7 else otherwise


def _count(value: Any) -> int:
    return value if isinstance(value, int) and 0 <= value < 10**9 else 0


def seed_in(values: Mapping[str, Any]) -> int | None:
    for name, value in values.items():
        is_seed = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        if "seed" in name.lower() and is_seed:
            return min(value, LARGEST_SEED)
    return None


def prompt_in(values: Mapping[str, Any], *, negative: bool = False) -> str:
    """The longest text of a prompt."""
    texts = [
        value
        for name, value in values.items()
        if isinstance(value, str) and is_prompt(name) and ("negative" in name.lower()) == negative
    ]
    return max(texts, key=len, default="")


def is_prompt(name: str) -> bool:
    return any(word in name.lower() for word in ("prompt", "text", "positive", "negative"))


def rating_of(panel: Fields, path: str) -> int:
    """The stars of a picture, which were kept by whole paths, perhaps of another machine."""
    for place, stars in fields_of(panel.get("imageRatings")).items():
        if same_file(str(place), path) and isinstance(stars, int) and 0 <= stars <= 5:
            return stars
    return 0


def same_file(said: str, path: str) -> bool:
    """Whether a whole path of some machine means a file of this project: by folder and name."""
    parts = PurePosixPath(said.replace("\\", "/")).parts[-2:]
    return [part.casefold() for part in parts] == [
        part.casefold() for part in PurePosixPath(path).parts[-2:]
    ]
