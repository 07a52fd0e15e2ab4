"""Facts of several fields: the time of production, lens on camera, film in camera, framing."""

from collections.abc import Callable, Iterable
from math import inf

from prompt_engine.catalogue.fit import fit, runs
from prompt_engine.catalogue.gear import (
    AspectRatio,
    Camera,
    CaptureFormat,
    FilmStock,
    Gate,
    LensFamily,
    Maker,
    Rig,
)
from prompt_engine.catalogue.models import (
    CameraType,
    Certainty,
    Era,
    LensOption,
    Movement,
    SizeOption,
    WeightClass,
)
from prompt_engine.catalogue.service import Catalogue

from .facts import JointFact, Known
from .models import Value

STATURE_METRES = 1.7
"""Of a grown person: a round mean of the world (NCD-RisC 2016: women 1.59 m, men 1.71 m)."""

SAME_SQUEEZE = 0.06
"""Makers round a squeeze: 1.3 and 1.33, 1.79 and 1.8."""

SAME_LENGTH = 0.5
"""Millimetres within which two focal lengths are one lens: 29 and 29.3."""

NEARLY_COVERED, CLEARLY_SHORT = 0.97, 0.9
"""Shares of the diagonal: makers round the first; below the second the corners are black."""

FAR_OVER = 2.5
"""Times the payload of the largest common model that no model carries."""

SAME_CLASS = 1.1
"""Classes of sensors overlap: "large format" begins little above "full frame"."""

_DEAR = frozenset(
    {"mount.seat", "mount.lens_flange", "mount.body_flange", "coverage.verdict", "body.runs_stock"}
    | {"format.takes_stock", "format.in_body", "rig.move", "picture.kept", "camera.distance"}
)
"""Facts that take longer to work out than to remember."""

_CERTAINTIES: tuple[Certainty, ...] = ("low", "medium", "high")


def joint_facts(catalogue: Catalogue) -> Iterable[JointFact]:
    yield _fact("production.first", "year film_preset era", production_first)
    yield _fact("production.last", "year film_preset era", production_last)
    yield _flag("year.in_era", "year era", year_in_era)
    formats = " ".join(catalogue.formats)
    yield _fact("exposed.format", "capture_format body", exposed_id, formats)
    yield from _of_camera()
    yield from _of_lens()
    yield from _of_movement()
    yield from _of_frame()


def _fact(
    name: str, fields: str, read: Callable[[Known], Value | None], values: str = ""
) -> JointFact:
    said = frozenset[Value](values.split()) or None
    return JointFact(name, tuple(fields.split()), read, said, kept=name in _DEAR)


def _flag(name: str, fields: str, read: Callable[[Known], bool | None]) -> JointFact:
    said = frozenset[Value]({True, False})
    return JointFact(name, tuple(fields.split()), read, said, kept=name in _DEAR)


def _of_camera() -> Iterable[JointFact]:
    yield _fact("camera.medium", "body camera_type capture_format", camera_medium, "film digital")
    yield _flag("body.of_type", "body camera_type", body_of_type)
    yield _flag("format.of_type", "capture_format camera_type", format_of_type)
    yield _flag("body.of_maker", "body maker", body_of_maker)
    yield _flag("body.in_weight_class", "body weight_class", body_in_weight_class)
    yield _flag("body.runs_stock", "body film_stock", body_runs_stock)
    yield _fact("body.stock_certainty", "body film_stock", stock_certainty, "low medium high")
    yield _flag("format.takes_stock", "capture_format film_stock", format_takes_stock)
    yield _fact("format.in_body", "capture_format body", format_in_body, _IN_BODY)


def _of_lens() -> Iterable[JointFact]:
    pair = "body lens_family"
    yield _flag("family.of_maker", "lens_family lens_maker", family_of_maker)
    yield _fact("mount.seat", pair, mount_seat, "native changed adapter none too_near fixed")
    yield _fact("mount.lens_flange", pair, lens_flange)
    yield _fact("mount.body_flange", pair, body_flange)
    yield _fact("mount.certainty", pair, mount_certainty, "low medium high")
    gate = "body capture_format lens_family"
    yield _fact("coverage.lens", gate, lambda known: (found := _coverage(known)) and found[0])
    yield _fact("coverage.picture", gate, lambda known: (found := _coverage(known)) and found[1])
    yield _fact(
        "coverage.verdict", f"{gate} camera_type", coverage_verdict, "yes short surely_short"
    )
    yield _fact("lens.offered", "lens lens_family", lens_offered, "yes not_listed surely_not")
    yield _fact("lens.nearest", "lens lens_family", lens_nearest)
    yield _fact("lens.off_fixed", "lens body", lens_off_fixed)
    optics = "lens_family squeeze anamorphic"
    yield _fact("optics.squeeze", optics, optics_squeeze)
    yield _flag("squeeze.as_family", "lens_family squeeze", squeeze_as_family)
    yield _flag("anamorphic.as_family", "anamorphic lens_family", anamorphic_as_family)
    yield _fact("exposed.squeeze", "capture_format body", exposed_squeeze)
    yield _fact("exposed.medium", "capture_format body", exposed_medium, "film digital")
    yield _flag("squeeze.as_format", f"{optics} capture_format body", squeeze_as_format)


def _of_movement() -> Iterable[JointFact]:
    yield _fact("rig.verdict", "body rig", rig_verdict, "carries over far_over")
    yield _fact("rig.move", "rig movement", rig_move, "makes unusual cannot_travel")


def _of_frame() -> Iterable[JointFact]:
    gate = "body capture_format aspect_ratio lens_family squeeze anamorphic"
    yield _fact("picture.kept", gate, picture_kept)
    yield _fact("camera.distance", f"{gate} lens size", camera_distance)


def production_first(known: Known) -> int | None:
    found = _production(known)
    return found and found[0]


def production_last(known: Known) -> int | None:
    found = _production(known)
    return found and found[1]


def _production(known: Known) -> tuple[int, int | None] | None:
    """The years in which the picture is made: as stated, the film's, or the era's."""
    year = known.get("year")
    if isinstance(year, int):
        return year, year
    film = known.choices.get("film_preset")
    made = getattr(film.entry, "year", None) if film else None
    if isinstance(made, int):
        return made, made
    era = known.entry("era", Era)
    return (era.first, era.last) if era else None


def year_in_era(known: Known) -> bool | None:
    year, era = known.number("year"), known.entry("era", Era)
    if year is None or era is None:
        return None
    return era.first <= year <= (inf if era.last is None else era.last)


def camera_medium(known: Known) -> str | None:
    """By the body, which is the plainest, else by what is said of its type or its format."""
    if body := known.entry("body", Camera):
        return body.medium
    if kind := known.entry("camera_type", CameraType):
        return kind.medium
    capture = known.entry("capture_format", CaptureFormat)
    return capture.medium if capture else None


def body_of_type(known: Known) -> bool | None:
    body, kind = known.entry("body", Camera), known.entry("camera_type", CameraType)
    return body.medium == kind.medium if body and kind else None


def format_of_type(known: Known) -> bool | None:
    capture = known.entry("capture_format", CaptureFormat)
    kind = known.entry("camera_type", CameraType)
    return capture.medium == kind.medium if capture and kind else None


def body_of_maker(known: Known) -> bool | None:
    body, maker = known.entry("body", Camera), known.entry("maker", Maker)
    return _is_of((body.maker,), maker) if body and maker else None


def family_of_maker(known: Known) -> bool | None:
    family, maker = known.entry("lens_family", LensFamily), known.entry("lens_maker", Maker)
    return _is_of(family.makers, maker) if family and maker else None


def _is_of(makers: tuple[str, ...], stated: Maker) -> bool | None:
    """None where the maker is any of several."""
    if "various" in (*makers, stated.id):
        return None
    return not {stated.id, *stated.includes}.isdisjoint(makers)


def body_in_weight_class(known: Known) -> bool | None:
    body, stated = known.entry("body", Camera), known.entry("weight_class", WeightClass)
    if body is None or stated is None or body.weight is None:
        return None
    return stated.least <= body.weight <= (inf if stated.most is None else stated.most)


def body_runs_stock(known: Known) -> bool | None:
    body, stock = known.entry("body", Camera), known.entry("film_stock", FilmStock)
    if body is None or stock is None or body.medium != "film" or stock.process == "none":
        return None
    return runs(body, stock, known.catalogue.formats)


def stock_certainty(known: Known) -> Certainty | None:
    body, stock = known.entry("body", Camera), known.entry("film_stock", FilmStock)
    return _least_certain(body.certainty, stock.certainty) if body and stock else None


def _least_certain(*certainties: Certainty) -> Certainty:
    return min(certainties, key=_CERTAINTIES.index)


def format_takes_stock(known: Known) -> bool | None:
    capture = known.entry("capture_format", CaptureFormat)
    stock = known.entry("film_stock", FilmStock)
    if capture is None or stock is None or capture.gauge is None or stock.process == "none":
        return None
    bound = {other.process for other in known.catalogue.formats.values() if other.process}
    suited = stock.process not in bound if capture.process is None else True
    return suited and capture.process in (None, stock.process) and capture.gauge in stock.gauges


_IN_BODY = "yes crop larger other_medium other_gauge other_process unlisted"


def format_in_body(known: Known) -> str | None:
    """Whether the camera exposes the format, and if not, what stands against it."""
    capture, body = known.entry("capture_format", CaptureFormat), known.entry("body", Camera)
    if capture is None or body is None or not body.gates:
        return None
    if capture.id in body.formats:
        return "yes"
    if capture.medium != body.medium:
        return "other_medium"
    return _film_in(known, capture, body) if capture.medium == "film" else _crop_of(known, body)


def _film_in(known: Known, capture: CaptureFormat, body: Camera) -> str:
    formats = [known.catalogue.formats[name] for name in body.formats]
    if all(capture.gauge != other.gauge for other in formats):
        return "other_gauge"
    bound = capture.process is not None or all(other.process is not None for other in formats)
    return "other_process" if bound else "unlisted"


def _crop_of(known: Known, body: Camera) -> str | None:
    """By width: a class of sensors is as wide as the narrowest camera that has it."""
    own = max((gate.size.width for gate in body.gates if gate.size), default=None)
    asked = _narrowest(known, known.choices["capture_format"].value)
    if own is None or asked is None:
        return None
    return "crop" if asked <= own * SAME_CLASS else "larger"


def _narrowest(known: Known, name: object) -> float | None:
    gates = (gate for camera in known.catalogue.cameras.values() for gate in camera.gates)
    return min((g.size.width for g in gates if g.size and g.format == name), default=None)


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
    return _least_certain(body.certainty, family.certainty) if body and family else None


def coverage_verdict(known: Known) -> str | None:
    """Whether the image circle holds the picture's diagonal, within what makers round.

    `surely_short` rests on a circle that the maker states and on a picture that is not cropped.
    """
    found = _coverage(known)
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


def _coverage(known: Known) -> tuple[float, float] | None:
    """What the lenses hold and the smallest picture that is asked of them, in millimetres."""
    family = known.entry("lens_family", LensFamily)
    gates = _gates(known)
    if family is None or family.holds is None or family.image_circle is None or not gates:
        return None
    if any(gate.format in family.covers or gate.size is None for gate in gates):
        return None
    return family.holds, min(gate.size.diagonal for gate in gates if gate.size)


def _gates(known: Known) -> tuple[Gate, ...]:
    """What may be exposed: of the stated format, else any of the camera's."""
    body, capture = known.entry("body", Camera), known.entry("capture_format", CaptureFormat)
    own = body.gates if body else ()
    if capture is None:
        return own
    asked = tuple(gate for gate in own if gate.format == capture.id)
    return asked or (Gate(format=capture.id, size=capture.size),)


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


def exposed(known: Known) -> CaptureFormat | None:
    """The format as stated, else the only one that the camera has."""
    body = known.entry("body", Camera)
    only = body.formats[0] if body and len(body.formats) == 1 else None
    return known.entry("capture_format", CaptureFormat) or (
        known.catalogue.formats[only] if only else None
    )


def exposed_id(known: Known) -> str | None:
    capture = exposed(known)
    return capture and capture.id


def exposed_squeeze(known: Known) -> float | None:
    capture = exposed(known)
    return capture and capture.squeeze


def exposed_medium(known: Known) -> str | None:
    capture = exposed(known)
    return capture and capture.medium


def rig_verdict(known: Known) -> str | None:
    """Whether the rig carries the bare body; people carry more than any figure says."""
    body, rig = known.entry("body", Camera), known.entry("rig", Rig)
    if body is None or rig is None or body.weight is None or rig.payload is None:
        return None
    if body.weight <= rig.payload:
        return "carries"
    sure = "low" not in (body.certainty, rig.certainty) and body.weight > FAR_OVER * rig.payload
    return "far_over" if sure else "over"


def rig_move(known: Known) -> str | None:
    """Whether the rig makes the move; one that never travels cannot travel."""
    rig, movement = known.entry("rig", Rig), known.entry("movement", Movement)
    if rig is None or movement is None:
        return None
    if movement.id in rig.moves:
        return "makes"
    moves = known.catalogue.entries("movements", Movement)
    travels = any(moves[name].travels for name in rig.moves)
    return "cannot_travel" if movement.travels and not travels else "unusual"


def picture_kept(known: Known) -> float | None:
    """The share of what is exposed that the picture keeps, for the best of the gates."""
    ratio = known.entry("aspect_ratio", AspectRatio)
    gates = _gates(known)
    if ratio is None or not gates or any(gate.size is None for gate in gates):
        return None
    squeeze = optics_squeeze(known) or 1.0
    shapes = [g.size.width * squeeze / g.size.height for g in gates if g.size]
    return max(min(shape / ratio.ratio, ratio.ratio / shape) for shape in shapes)


def camera_distance(known: Known) -> float | None:
    """Metres to a standing person of whom the frame shows what the size says.

    A thin lens far from its subject: distance / focal length = height shown / height on film.
    """
    size, lens = known.entry("size", SizeOption), known.entry("lens", LensOption)
    height = _picture_height(known)
    if size is None or lens is None or height is None:
        return None
    shown = (size.cuts[1] - size.cuts[0]) * STATURE_METRES
    return shown * lens.focal_length / height


def _picture_height(known: Known) -> float | None:
    """Millimetres of film or sensor between the upper and lower edge of the picture."""
    ratio = known.entry("aspect_ratio", AspectRatio)
    sizes = [gate.size for gate in _gates(known) if gate.size]
    if not sizes:
        return None
    largest = max(sizes, key=lambda size: size.diagonal)
    if ratio is None:
        return largest.height
    return min(largest.height, largest.width * (optics_squeeze(known) or 1.0) / ratio.ratio)
