"""How loud a sound is over its length, for drawing it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from studio_kit.media import UnreadableMedia

if TYPE_CHECKING:
    from av import AudioFrame
    from av.container import InputContainer

RATE = 8000
"""Samples a second that are looked at; a drawing of a film's length shows no more."""

Samples = NDArray[np.float32]


@dataclass(frozen=True)
class Peaks:
    """`values`: for each of equally long stretches the loudest sample, 0 to 1."""

    seconds: float
    values: tuple[float, ...]


def peaks_of(path: Path, count: int) -> Peaks:
    """The sound of a sound or video file in `count` stretches, of whichever channel is loudest.

    Blocks for about a second for each five minutes. Raises `UnreadableMedia` where there is none.
    """
    import av  # costs 30 MB, and most consoles never draw a sound
    from av.error import FFmpegError

    try:
        with av.open(str(path), metadata_errors="replace") as container:
            samples = np.concatenate([*_blocks(container)] or [np.zeros(0, np.float32)])
    except (FFmpegError, ValueError, OSError) as error:
        raise UnreadableMedia(f"{path.name} cannot be read as sound.") from error
    if not len(samples):
        raise UnreadableMedia(f"{path.name} has no sound.")
    return Peaks(seconds=len(samples) / RATE, values=_loudest(samples, count))


def _blocks(container: "InputContainer") -> Iterator[Samples]:
    from av.audio.resampler import AudioResampler

    if not container.streams.audio:
        return
    resampler = AudioResampler(format="fltp", rate=RATE)
    for frame in container.decode(audio=0):
        for block in resampler.resample(frame):
            yield _loudest_channel(block)
    for block in resampler.resample(None):
        yield _loudest_channel(block)


def _loudest_channel(block: "AudioFrame") -> Samples:
    channels = np.abs(block.to_ndarray()).astype(np.float32, copy=False)
    return cast("Samples", channels.max(axis=0))


def _loudest(samples: Samples, count: int) -> tuple[float, ...]:
    stretches = np.array_split(samples, min(count, len(samples)))
    return tuple(round(min(1.0, float(stretch.max())), 4) for stretch in stretches)
