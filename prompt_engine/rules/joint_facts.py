"""Facts of several fields: all of them by name, and those of rigs and framing."""

from collections.abc import Callable, Iterable

from prompt_engine.catalogue.gear import (
    AspectRatio,
    Camera,
    Rig,
)
from prompt_engine.catalogue.models import (
    LensOption,
    Movement,
    SizeOption,
)
from prompt_engine.catalogue.service import Catalogue

from .camera_facts import (
    body_in_weight_class,
    body_of_maker,
    body_of_type,
    body_runs_stock,
    camera_medium,
    exposed_gates,
    exposed_id,
    exposed_medium,
    exposed_squeeze,
    format_in_body,
    format_of_type,
    format_takes_stock,
    lens_maker_since,
    maker_since,
    production_first,
    production_last,
    stock_certainty,
    year_in_era,
)
from .facts import JointFact, Known
from .lens_facts import (
    anamorphic_as_family,
    body_flange,
    coverage,
    coverage_verdict,
    family_of_maker,
    lens_flange,
    lens_nearest,
    lens_off_fixed,
    lens_offered,
    mount_certainty,
    mount_seat,
    optics_squeeze,
    squeeze_as_family,
    squeeze_as_format,
)
from .models import Value

STATURE_METRES = 1.7
"""Of a grown person: a round mean of the world (NCD-RisC 2016: women 1.59 m, men 1.71 m)."""

FAR_OVER = 2.5
"""Times the payload of the largest common model that no model carries."""

_DEAR = frozenset(
    {"mount.seat", "mount.lens_flange", "mount.body_flange", "coverage.verdict", "body.runs_stock"}
    | {
        "maker.since",
        "lens_maker.since",
        "format.takes_stock",
        "format.in_body",
        "rig.move",
        "picture.height",
        "picture.kept",
        "camera.distance",
    }
)
"""Facts that take longer to work out than to remember."""

_IN_BODY = "yes crop larger other_medium other_gauge other_process unlisted"


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
    yield _fact("maker.since", "maker", maker_since)
    yield _flag("body.in_weight_class", "body weight_class", body_in_weight_class)
    yield _flag("body.runs_stock", "body film_stock", body_runs_stock)
    yield _fact("body.stock_certainty", "body film_stock", stock_certainty, "low medium high")
    yield _flag("format.takes_stock", "capture_format film_stock", format_takes_stock)
    yield _fact("format.in_body", "capture_format body", format_in_body, _IN_BODY)


def _of_lens() -> Iterable[JointFact]:
    pair = "body lens_family"
    yield _flag("family.of_maker", "lens_family lens_maker", family_of_maker)
    yield _fact("lens_maker.since", "lens_maker", lens_maker_since)
    yield _fact("mount.seat", pair, mount_seat, "native changed adapter none too_near fixed")
    yield _fact("mount.lens_flange", pair, lens_flange)
    yield _fact("mount.body_flange", pair, body_flange)
    yield _fact("mount.certainty", pair, mount_certainty, "low medium high")
    gate = "body capture_format lens_family"
    yield _fact("coverage.lens", gate, lambda known: (found := coverage(known)) and found[0])
    yield _fact("coverage.picture", gate, lambda known: (found := coverage(known)) and found[1])
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
    yield _fact("picture.height", gate, picture_height)
    yield _fact("picture.kept", gate, picture_kept)
    yield _fact("camera.distance", f"{gate} lens size", camera_distance)


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
    gates = exposed_gates(known)
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
    height = known.number("picture.height")
    if size is None or lens is None or height is None:
        return None
    shown = (size.cuts[1] - size.cuts[0]) * STATURE_METRES
    return shown * lens.focal_length / height


def picture_height(known: Known) -> float | None:
    """Millimetres of film or sensor between the upper and lower edge of the picture."""
    ratio = known.entry("aspect_ratio", AspectRatio)
    sizes = [gate.size for gate in exposed_gates(known) if gate.size]
    if not sizes:
        return None
    largest = max(sizes, key=lambda size: size.diagonal)
    if ratio is None:
        return largest.height
    return min(largest.height, largest.width * (optics_squeeze(known) or 1.0) / ratio.ratio)
