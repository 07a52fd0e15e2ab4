"""Documents of a storyboard as tests need them."""

import json
from pathlib import Path


def write_board(folder: Path, **scenes: tuple[str, list[str]]) -> None:
    """Scene id -> its name and the codes of its shots, in order; a shot's id is `id-<code>`."""
    (folder / "scenes").mkdir(exist_ok=True)
    for key, (name, codes) in scenes.items():
        write_scene(folder, key, name, codes)
    document: dict[str, object] = {"schema_version": 2, "project": {}, "scenes": list(scenes)}
    (folder / "storyboard.json").write_text(json.dumps(document))


def write_scene(folder: Path, key: str, name: str, codes: list[str], **told: object) -> None:
    """`told` are further fields of the scene."""
    shots = [{"id": f"id-{code}", "code": code, "scene_id": key} for code in codes]
    scene = {"schema_version": 2, "scene": {"id": key, "name": name, **told}, "shots": shots}
    (folder / "scenes" / f"{key}.json").write_text(json.dumps(scene))
