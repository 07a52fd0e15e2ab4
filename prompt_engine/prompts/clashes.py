"""Leaves out what another field says better, or what would contradict it in the text.

Whether a configuration could have been shot is the rules' business; here a text must only not
say two things at once.
"""

from collections.abc import Callable, Iterator

from prompt_engine.catalogue.choices import Choice, Choices
from prompt_engine.catalogue.gear import FilmStock, LensFamily
from prompt_engine.catalogue.models import ColorApplication, ColorTone, Era, ProjectType
from prompt_engine.catalogue.service import Catalogue

from .models import Note, label_of


def without_clashes(camera: Choices) -> tuple[Choices, list[Note]]:
    """The fields that a text can tell together, and why the others are left out."""
    kept, notes = dict(camera), list[Note]()
    for clash in _CLASHES:
        for note in tuple(clash(kept)):
            kept.pop(note.field, None)
            notes.append(note)
    return kept, notes


def of_project(
    camera: Choices, project_type: ProjectType | None, catalogue: Catalogue
) -> tuple[Choices, list[Note]]:
    """The fields that a kind of project has; an animation has no film stock."""
    if project_type is None:
        return camera, []
    kept = {
        name: choice
        for name, choice in camera.items()
        if project_type in catalogue.field(name).project_types
    }
    kind = project_type.replace("_", " ")
    left = (choice for name, choice in camera.items() if name not in kept)
    return kept, [_note(choice, f"not a matter of {kind}.") for choice in left]


def is_colorless(camera: Choices) -> bool:
    """Whether the picture is black and white by its tone, its stock or its drawing."""
    return any(_in_color(choice) is False for choice in camera.values())


def _said_better(camera: Choices) -> Iterator[Note]:
    for field, betters in _BETTERS:
        better = next((camera[name] for name in betters if name in camera), None)
        if field in camera and better:
            yield _note(camera[field], f"{label_of(better)} already says it.")


_BETTERS = (
    ("maker", ("body",)),
    ("lens_maker", ("lens_family",)),
    ("camera_type", ("film_stock", "body", "capture_format")),
)
"""A field, and those that say the same more exactly."""


def _anamorphic_twice(camera: Choices) -> Iterator[Note]:
    family, flag, squeeze = (camera.get(name) for name in ("lens_family", "anamorphic", "squeeze"))
    spherical = bool(flag and flag.value is False)
    if family and isinstance(family.entry, LensFamily):
        spherical = not family.entry.anamorphic
        if flag and flag.value:
            said = "spherical" if spherical else "already told as anamorphic"
            yield _note(flag, f"{label_of(family)} lenses are {said}.")
    if squeeze and (spherical or squeeze.value == 1):
        yield _note(squeeze, "nothing of it shows without anamorphic lenses.")
    elif squeeze and (flag or family):
        yield _note(squeeze, "the anamorphic lenses already say what shows of it.")


def _era_and_year(camera: Choices) -> Iterator[Note]:
    era, year = camera.get("era"), camera.get("year")
    if era and year and isinstance(era.entry, Era) and isinstance(year.value, int):
        inside = era.entry.first <= year.value <= (era.entry.last or year.value)
        reason = f"{year.value} already says it" if inside else f"{year.value} is not in it"
        yield _note(era, f"{reason}.")


def _color_and_none(camera: Choices) -> Iterator[Note]:
    """A stock or a drawing decides over a tone, a tone over nothing."""
    told = [camera[name] for name in ("film_stock", "color", "color_tone") if name in camera]
    colorless = next((choice for choice in told if _in_color(choice) is False), None)
    for choice in told if colorless else []:
        if _in_color(choice) and choice.field != "film_stock" and colorless:
            yield _note(choice, f"{label_of(colorless)} is black and white.")


def _black_and_white_twice(camera: Choices) -> Iterator[Note]:
    color, tone = camera.get("color"), camera.get("color_tone")
    if color and tone and _in_color(color) is False and _in_color(tone) is False:
        yield _note(color, f"{label_of(tone)} already says it.")


def _in_color(choice: Choice) -> bool | None:
    entry = choice.entry
    return entry.color if isinstance(entry, FilmStock | ColorTone | ColorApplication) else None


_CLASHES: tuple[Callable[[Choices], Iterator[Note]], ...] = (
    _said_better,
    _anamorphic_twice,
    _era_and_year,
    _color_and_none,
    _black_and_white_twice,
)


def _note(choice: Choice, reason: str) -> Note:
    return Note("dropped", choice.field, f"{label_of(choice)}: {reason}")
