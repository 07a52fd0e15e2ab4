"""What shading needs to know of every pixel."""

from dataclasses import dataclass

import numpy as np

from .brief import Brief
from .camera import Camera
from .lighting import Light, lighting
from .raster import Buffers
from .vectors import Grey, Mask


@dataclass(frozen=True)
class View:
    """Buffers, their camera, the brief, points in the world (h, w, 3)."""

    buffers: Buffers
    camera: Camera
    brief: Brief
    points: Grey

    @property
    def light(self) -> Light:
        return lighting().lights[self.brief.light]

    @property
    def indoors(self) -> bool:
        return self.brief.place in lighting().indoors

    @property
    def open_day(self) -> bool:
        """Open ground in sunlight."""
        sunny = self.brief.light in ("day", "golden") and self.brief.weather in ("", "snow")
        return sunny and self.brief.place in lighting().open

    @property
    def against_light(self) -> bool:
        """Whether people stand before something brighter: open ground, or a doorway by day."""
        return self.open_day or (self.brief.light == "day" and "doorway" in self.brief.features)

    @property
    def people(self) -> Mask:
        return self.buffers.owner > 0


def points_seen(buffers: Buffers, camera: Camera) -> Grey:
    """World points (h, w, 3) of what each pixel sees; the sky is put at the camera."""
    h, w = buffers.depth.shape
    x = (np.arange(w, dtype=np.float32) + 0.5 - w / 2) / np.float32(camera.focal_px)
    y = (h / 2 - np.arange(h, dtype=np.float32) - 0.5) / np.float32(camera.focal_px)
    right, up, forward = camera.basis.astype(np.float32)
    rays = x[None, :, None] * right + y[:, None, None] * up + forward
    depth = np.where(buffers.seen, buffers.depth, 0).astype(np.float32)
    return rays * depth[..., None] + camera.at.astype(np.float32)
