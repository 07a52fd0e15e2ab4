"""Whether a lens goes on a camera, and whether its picture fills what the camera exposes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from .gear import Camera, CaptureFormat, FilmStock, Gate, LensFamily, Mount

Seat = Literal["native", "changed", "adapter", "none", "unknown"]
"""By its own mount; by another plate or a rehoused lens; by an adapter; not at all; not known."""

FIXED = "fixed"
OWN = "own"
"""A mount of one model: which lenses were made for it is not told."""


@dataclass(frozen=True)
class Fit:
    """`lens_mount` and `body_mount` are ids, where the lens goes on."""

    seat: Seat
    lens_mount: str | None = None
    body_mount: str | None = None

    @property
    def goes_on(self) -> bool | None:
        """None: not known."""
        return None if self.seat == "unknown" else self.seat != "none"


def fit(camera: Camera, family: LensFamily, mounts: Mapping[str, Mount]) -> Fit:
    """The easiest way in which the lenses go on the camera."""
    if camera.mounts == (FIXED,):
        return Fit("none")
    if not camera.mounts or not family.mounts:
        return Fit("unknown")
    otherwise = Fit("unknown" if OWN in (*camera.mounts, *family.mounts) else "none")
    return _seated(camera, family) or _adapted(camera, family, mounts) or otherwise


def _seated(camera: Camera, family: LensFamily) -> Fit | None:
    if shared := _first(family.mounts, camera.mounts):
        return Fit("native", shared, shared)
    lens = (*family.mounts, *family.adapted_mounts)
    shared = _first(lens, (*camera.mounts, *camera.adapted_mounts))
    return Fit("changed", shared, shared) if shared else None


def _adapted(camera: Camera, family: LensFamily, mounts: Mapping[str, Mount]) -> Fit | None:
    for body in (*camera.mounts, *camera.adapted_mounts):
        lens = _first((*family.mounts, *family.adapted_mounts), mounts[body].adapts)
        if lens:
            return Fit("adapter", lens, body)
    return None


def _first(wanted: Iterable[str], offered: Iterable[str]) -> str | None:
    known = frozenset(offered) - {OWN}
    return next((name for name in wanted if name in known), None)


def covers(family: LensFamily, gate: Gate) -> bool | None:
    """Whether the image circle holds the picture's diagonal; None: not known.

    An anamorphic lens is judged by what it draws on film or sensor, like any other.
    """
    if gate.format in family.covers:
        return True
    if family.holds is None or gate.size is None:
        return None
    if family.holds >= gate.size.diagonal:
        return True
    return None if family.image_circle is None else False


def covers_any(family: LensFamily, camera: Camera) -> bool | None:
    """Whether the lenses fill at least one format of the camera; None: not known of any."""
    known = [covers(family, gate) for gate in camera.gates]
    if any(known):
        return True
    return None if None in known or not known else False


def runs(camera: Camera, stock: FilmStock, formats: Mapping[str, CaptureFormat]) -> bool:
    """Whether the camera exposes the stock: by its gauge, and by its process where that is bound.

    A stock that no gauge is told of ("no film") runs in no film camera.
    """
    return any(
        capture.gauge in stock.gauges and _suits(capture, stock, formats)
        for capture in (formats[name] for name in camera.formats)
    )


def _suits(capture: CaptureFormat, stock: FilmStock, formats: Mapping[str, CaptureFormat]) -> bool:
    if capture.process:
        return stock.process == capture.process
    return all(stock.process != other.process for other in formats.values())
