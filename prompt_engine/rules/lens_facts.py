"""Facts of lenses: on their camera, over its picture, and beside what is stated of them."""

from collections.abc import Callable

from prompt_engine.catalogue.fit import fit
from prompt_engine.catalogue.gear import Camera, LensFamily, Maker
from prompt_engine.catalogue.models import Certainty, LensOption

from .camera_facts import camera_medium, exposed, exposed_gates, is_of, least_certain
from .facts import Known

SAME_SQUEEZE = 0.06
"""Makers round a squeeze: 1.3 and 1.33, 1.79 and 1.8."""

SAME_LENGTH = 0.5
"""Millimetres within which two focal lengths are one lens: 29 and 29.3."""

NEARLY_COVERED, CLEARLY_SHORT = 0.97, 0.9
"""Shares of the diagonal: makers round the first; below the second the corners are black."""


def family_of_maker(known: Known) -> bool | None:
    family, maker = known.entry("lens_family", LensFamily), known.entry("lens_maker", Maker)
    return is_of(family.makers, maker) if family and maker else None


def mount_seat(known: Known) -> str | None:
    """How the lenses sit on the camera; `too_near`: by every mount nearer than they were made for.

    A lens that sits too far from the picture cannot be focused far away. None: not known, or
    lenses without a mount, as are put before another lens.
    """
    body, family = known.entry("body", Camera), known.entry("lens_family", LensFamily)
    if body is None or family is None or not family.mounts:
        return None
    if body.mounts == ("fixed",):
        return "fixed"
    seat = fit(body, family, known.catalogue.mounts).seat
    if seat == "none":
        lens, camera = lens_flange(known), body_flange(known)
        return "too_near" if lens and camera and lens < camera else "none"
    return None if seat == "unknown" else seat


def lens_flange(known: Known) -> float | None:
    """The longest flange distance that the lenses were made for, if all are known."""
    family = known.entry("lens_family", LensFamily)
    return _flange(known, (*family.mounts, *family.adapted_mounts), max) if family else None


def body_flange(known: Known) -> float | None:
    """The shortest flange distance that the camera offers, if all are known."""
    body = known.entry("body", Camera)
    return _flange(known, (*body.mounts, *body.adapted_mounts), min) if body else None


def _flange(
    known: Known, names: tuple[str, ...], pick: Callable[[list[float]], float]
) -> float | None:
    flanges = [known.catalogue.mounts[name].flange for name in names]
    stated = [flange for flange in flanges if flange is not None]
    return pick(stated) if stated and len(stated) == len(flanges) else None


def mount_certainty(known: Known) -> Certainty | None:
    body, family = known.entry("body", Camera), known.entry("lens_family", LensFamily)
    return least_certain(body.certainty, family.certainty) if body and family else None


def coverage_verdict(known: Known) -> str | None:
    """Whether the image circle holds the picture's diagonal, within what makers round.

    `surely_short` rests on a circle that the maker states and on a picture that is not cropped.
    """
    found = coverage(known)
    if found is None:
        return None
    share = found[0] / found[1]
    if share >= NEARLY_COVERED:
        return "yes"
    return "surely_short" if share < CLEARLY_SHORT and _is_sure(known) else "short"


def _is_sure(known: Known) -> bool:
    """The circle is the maker's own figure, and no part of a sensor may be read instead."""
    family, body = known.entry("lens_family", LensFamily), known.entry("body", Camera)
    if family is None or not family.circle_stated or family.certainty == "low":
        return False
    if body and body.certainty == "low":
        return False
    return "capture_format" in known.choices or camera_medium(known) == "film"


def coverage(known: Known) -> tuple[float, float] | None:
    """What the lenses hold and the smallest picture that is asked of them, in millimetres."""
    family = known.entry("lens_family", LensFamily)
    gates = exposed_gates(known)
    if family is None or family.holds is None or family.image_circle is None or not gates:
        return None
    if any(gate.format in family.covers or gate.size is None for gate in gates):
        return None
    return family.holds, min(gate.size.diagonal for gate in gates if gate.size)


def lens_offered(known: Known) -> str | None:
    """Whether the family has the focal length; a zoom may be lengthened by an extender."""
    family, stated = known.entry("lens_family", LensFamily), known.number("lens.focal_length")
    nearest = lens_nearest(known)
    if family is None or stated is None or nearest is None:
        return None
    if abs(stated - nearest) <= SAME_LENGTH:
        return "yes"
    return "surely_not" if family.certainty == "high" and not family.zooms else "not_listed"


def lens_nearest(known: Known) -> float | None:
    family, lens = known.entry("lens_family", LensFamily), known.entry("lens", LensOption)
    if family is None or lens is None:
        return None
    asked = lens.focal_length
    zooms = [min(max(asked, shortest), longest) for shortest, longest in family.zooms]
    offered = [*family.focal_lengths, *zooms]
    return min(offered, key=lambda length: (abs(length - asked), length), default=None)


def lens_off_fixed(known: Known) -> float | None:
    """Millimetres between the focal length and that of the camera's own lens."""
    body, lens = known.entry("body", Camera), known.entry("lens", LensOption)
    if body is None or lens is None or not body.fixed_focal_lengths:
        return None
    off = min(abs(lens.focal_length - own) for own in body.fixed_focal_lengths)
    return 0 if off <= SAME_LENGTH else off


def optics_squeeze(known: Known) -> float | None:
    """By the family, else as stated; None also for "anamorphic" without a figure."""
    family = known.entry("lens_family", LensFamily)
    if family:
        return family.squeeze
    stated = known.number("squeeze")
    return 1.0 if stated is None and known.get("anamorphic") is False else stated


def anamorphic_as_family(known: Known) -> bool | None:
    family, stated = known.entry("lens_family", LensFamily), known.get("anamorphic")
    return family.anamorphic is stated if family and stated is not None else None


def squeeze_as_family(known: Known) -> bool | None:
    family, stated = known.entry("lens_family", LensFamily), known.number("squeeze")
    if family is None or stated is None:
        return None
    return abs(family.squeeze - stated) <= SAME_SQUEEZE


def squeeze_as_format(known: Known) -> bool | None:
    capture, stated = exposed(known), optics_squeeze(known)
    return abs(capture.squeeze - stated) <= SAME_SQUEEZE if capture and stated else None
