"""What travels along the links of a graph."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Images = NDArray[np.uint8]
"""IMAGE: shape (count, height, width, 3 or 4). Eight bits, a quarter of ComfyUI's floats."""

Masks = NDArray[np.float32]
"""MASK: shape (count, height, width), 0 to 1."""


@dataclass(frozen=True)
class Several:
    """An output that is a list: what is linked to it runs once for each value."""

    items: tuple[Any, ...]


@dataclass(frozen=True)
class Weights:
    """A model, CLIP, VAE, sampler or other thing that has a name here and no weights."""

    kind: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Conditioning:
    """The words that a picture is made from."""

    texts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.texts)


@dataclass(frozen=True)
class Latent:
    """A picture in the making: sizes in pixels, and what is known of it so far.

    `pixels` has `batch * frames` pictures; `mask` is where sampling may change them;
    `start` and `end` are pictures that a moving shot begins and ends with.
    """

    width: int
    height: int
    batch: int = 1
    frames: int = 1
    pixels: Images | None = None
    mask: Masks | None = None
    start: Images | None = None
    end: Images | None = None


@dataclass(frozen=True)
class Noise:
    seed: int = 0
    """0 also stands for no noise: the picture is taken on as it is where there is one."""
    adds: bool = True


@dataclass(frozen=True)
class Guider:
    positive: Conditioning


@dataclass(frozen=True)
class Sigmas:
    """The steps of a schedule. `start` is the share of the way that lies before them."""

    steps: int
    start: float = 0.0


@dataclass(frozen=True)
class Video:
    """Frames and their rate per second."""

    frames: Images
    fps: float
