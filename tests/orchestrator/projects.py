"""Project folders for tests."""

import json
from pathlib import Path


def make_project(folder: Path, *, name: str = "The Salt Line") -> Path:
    """A project folder as the storyboard service leaves it."""
    folder.mkdir(parents=True)
    header = {
        "id": "p1",
        "name": name,
        "frame_width": 1.85,
        "frame_height": 1.0,
        "fps": 24.0,
        "naming_profile": "director",
        "created_at": "2026-11-21T12:00:00Z",
    }
    text = json.dumps({"schema_version": 1, "project": header, "scenes": []})
    (folder / "storyboard.json").write_text(text)
    return folder
