"""A frame on the way to a picture: noise that sharpens, as a sampler's preview would."""

import cv2
import numpy as np

from .randomness import stream
from .vectors import Bytes

CELL = 8  # pixels of a picture per pixel of its latent


def preview(sketch_image: Bytes, fraction: float, *, seed: int, longest: int = 512) -> Bytes:
    """The picture at `fraction` 0 (noise) .. 1 (finished), no side longer than `longest` pixels."""
    done = float(np.clip(fraction, 0, 1))
    small = _shrunk(sketch_image, longest)
    if done >= 1:
        return small
    h, w = small.shape[:2]
    blurred = _blurred(small, 1 + (1 - done) ** 1.5 * 30)
    rng = stream(seed, f"preview {done:.4f}")
    rows, columns = -(-h // CELL), -(-w // CELL)
    noise = rng.standard_normal((rows, columns, 1), np.float32) * np.float32(40)
    noise = np.clip(noise + 128, 0, 255).astype(np.uint8).repeat(3, axis=2)
    cells = np.asarray(cv2.resize(noise, (w, h), interpolation=cv2.INTER_NEAREST), np.uint8)
    share = (1 - done) ** 1.3
    return np.asarray(cv2.addWeighted(blurred, 1 - share, cells, share, 0), np.uint8)


def _shrunk(image: Bytes, longest: int) -> Bytes:
    h, w = image.shape[:2]
    scale = longest / max(w, h)
    if scale >= 1:
        return image.copy()
    size = (max(1, round(w * scale)), max(1, round(h * scale)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def _blurred(image: Bytes, cell: float) -> Bytes:
    """Blur by going through a smaller picture: cheap at any radius."""
    h, w = image.shape[:2]
    size = (max(1, round(w / cell)), max(1, round(h / cell)))
    tiny = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(tiny, (w, h), interpolation=cv2.INTER_CUBIC), np.uint8)
