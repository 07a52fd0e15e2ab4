"""Storyboard sketches from words, a seed and a size: no weights and no GPU.

`read_brief` turns words into a Brief; `draw` stages the Brief as solid figures in a set before a
pinhole camera and draws what the camera sees with pencil and markers.
"""

from .brief import Brief, read_brief
from .drawing import Sketch, draw
from .frames import draw_frames
from .people import Person
from .preview import preview

__all__ = ["Brief", "Person", "Sketch", "draw", "draw_frames", "preview", "read_brief"]
