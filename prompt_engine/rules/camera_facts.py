"""Facts of the time of production and of cameras, their formats and their film."""

from collections.abc import Iterable
from math import inf

from prompt_engine.catalogue.fit import runs
from prompt_engine.catalogue.gear import Camera, CaptureFormat, FilmStock, Gate, Maker
from prompt_engine.catalogue.models import CameraType, Certainty, Era, WeightClass

from .facts import Known

SAME_CLASS = 1.1
"""Classes of sensors overlap: "large format" begins little above "full frame"."""


_CERTAINTIES: tuple[Certainty, ...] = ("low", "medium", "high")


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
    return is_of((body.maker,), maker) if body and maker else None


def maker_since(known: Known) -> int | None:
    """The year of the oldest camera that is known of the maker."""
    maker = known.entry("maker", Maker)
    return maker and _oldest(
        maker, (((c.maker,), c.year) for c in known.catalogue.cameras.values())
    )


def lens_maker_since(known: Known) -> int | None:
    """The year of the oldest set of lenses that is known of the maker."""
    maker, families = known.entry("lens_maker", Maker), known.catalogue.lens_families.values()
    return maker and _oldest(maker, ((family.makers, family.year) for family in families))


def _oldest(maker: Maker, made: Iterable[tuple[tuple[str, ...], int | None]]) -> int | None:
    years = (year for makers, year in made if year is not None and is_of(makers, maker))
    return min(years, default=None)


def is_of(makers: tuple[str, ...], stated: Maker) -> bool | None:
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
    return least_certain(body.certainty, stock.certainty) if body and stock else None


def least_certain(*certainties: Certainty) -> Certainty:
    return min(certainties, key=_CERTAINTIES.index)


def format_takes_stock(known: Known) -> bool | None:
    capture = known.entry("capture_format", CaptureFormat)
    stock = known.entry("film_stock", FilmStock)
    if capture is None or stock is None or capture.gauge is None or stock.process == "none":
        return None
    bound = {other.process for other in known.catalogue.formats.values() if other.process}
    suited = stock.process not in bound if capture.process is None else True
    return suited and capture.process in (None, stock.process) and capture.gauge in stock.gauges


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


def exposed_gates(known: Known) -> tuple[Gate, ...]:
    """What may be exposed: of the stated format, else any of the camera's."""
    body, capture = known.entry("body", Camera), known.entry("capture_format", CaptureFormat)
    own = body.gates if body else ()
    if capture is None:
        return own
    asked = tuple(gate for gate in own if gate.format == capture.id)
    return asked or (Gate(format=capture.id, size=capture.size),)


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
