"""Runs one node at a time, without a server."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from render_node.drawing import Picture
from render_node.folders import Folders
from render_node.library import Library
from render_node.nodes.call import Call, Preview, Result, Stage
from render_node.nodes.each import run_each
from render_node.nodes.values import Images
from tests.render_node.plain_drawer import PlainDrawer


def nothing() -> None:
    return None


@dataclass
class Bench:
    """Folders, a plain drawer, and a note of every step that was reported."""

    folders: Folders
    library: Library
    drawer: PlainDrawer = field(default_factory=PlainDrawer)
    steps: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    previews: list[Picture] = field(default_factory=list[Picture])

    def run(self, class_id: str, **inputs: Any) -> Any:
        """The node's first value."""
        return self.all(class_id, **inputs).values[0]

    def all(self, class_id: str, **inputs: Any) -> Result:
        info = self.library.find(class_id)
        assert info is not None
        return run_each(self.library.run_of(info), Call(info, inputs, self.stage()))

    def stage(self) -> Stage:
        return Stage(
            node_id="1",
            graph={"1": {"class_type": "Test", "inputs": {}}},
            extra_pnginfo={"workflow": {"id": 7}},
            folders=self.folders,
            drawer=lambda: self.drawer,
            report=self._report,
            check=nothing,
            pause=nothing,
            temp_prefix="ComfyUI_temp_tests",
        )

    def path(self, entry: dict[str, Any]) -> Path:
        return self.folders.of(entry["type"]) / entry["subfolder"] / entry["filename"]

    def _report(self, value: int, total: int, preview: Preview | None) -> None:
        self.steps.append((value, total))
        if preview is not None:
            self.previews.append(preview())


def gradient(count: int = 1, width: int = 32, height: int = 16) -> Images:
    """Pictures whose red grows to the right and green downwards; blue tells their number."""
    images = np.zeros((count, height, width, 3), dtype=np.uint8)
    images[..., 0] = np.linspace(0, 255, width, dtype=np.uint8)[None, None]
    images[..., 1] = np.linspace(0, 255, height, dtype=np.uint8)[None, :, None]
    images[..., 2] = np.arange(count, dtype=np.uint8)[:, None, None] * 10
    return images


def flat(colour: tuple[int, int, int], width: int = 32, height: int = 16) -> Images:
    images = np.empty((1, height, width, 3), dtype=np.uint8)
    images[:] = colour
    return images
