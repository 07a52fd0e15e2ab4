"""What is known of a film, of a way of drawing, and of how a person photographs."""

from typing import Annotated, Any, cast

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from prompt_engine.catalogue.marks import RefersTo
from prompt_engine.catalogue.models import Certainty, Entry, Id, Option, Text, Year

PresetId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$")]
"""As `Id`, but it may begin with a figure, as the title of a film may."""

Hex = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
Palette = Annotated[tuple[Hex, ...], Field(min_length=4, max_length=6)]
"""Colours for the drawn card: our own reading, not sampled from a frame."""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""Of ISO 3166-1, or SU, CS, DD, YU for those that are no more (ISO 3166-3)."""

Ids = tuple[Id, ...]


class Origin(Entry):
    """Where a group of facts is published, and how sure it is. `[source, certainty]` in a table."""

    source: Text
    certainty: Certainty


def _pair(value: object) -> object:
    if not isinstance(value, list):
        return value
    rows = cast("list[Any]", value)
    return {"source": rows[0], "certainty": rows[1]} if len(rows) == 2 else rows


Origins = Annotated[Origin, BeforeValidator(_pair)]


class Preset(Option):
    """`source` and `certainty` are those of the credits. In a list the most typical is first.

    `accepts`: warnings of the rules that it is right to stand by, and why.
    """

    id: PresetId
    countries: tuple[Country, ...]
    moods: Annotated[Ids, RefersTo("mood")]
    tones: Annotated[Ids, RefersTo("color_tone")]
    compositions: Annotated[Ids, RefersTo("composition")] = ()
    palette: Palette
    reading: Origins
    accepts: dict[str, Text] = Field(default_factory=dict[str, str])


class Film(Preset):
    """A film by its year of first release. What is not known is left out.

    `bodies`, `families`, `stocks`, `focal_lengths` (millimetres) come from `gear`; `formats` and
    `ratios` (as shown in theatres, the main one first) from `picture`; the rest is a `reading`.
    """

    year: Year
    directors: tuple[Text, ...]
    cinematographers: tuple[Text, ...]
    bodies: Annotated[Ids, RefersTo("cameras")] = ()
    families: Annotated[Ids, RefersTo("lens_families")] = ()
    stocks: Annotated[Ids, RefersTo("film_stocks")] = ()
    focal_lengths: tuple[Annotated[float, Field(gt=0)], ...] = ()
    gear: Origins | None = None
    formats: Annotated[Ids, RefersTo("formats")] = ()
    ratios: Annotated[Ids, RefersTo("aspect_ratios")]
    picture: Origins
    lighting_styles: Annotated[Ids, RefersTo("lighting_styles")] = ()
    light_sources: Annotated[Ids, RefersTo("light_sources")] = ()
    times: Annotated[Ids, RefersTo("time_of_day")] = ()
    places: Annotated[Ids, RefersTo("place")] = ()
    weathers: Annotated[Ids, RefersTo("weather")] = ()
    intents: Annotated[Ids, RefersTo("intent")] = ()
    sizes: Annotated[Ids, RefersTo("size")] = ()
    heights: Annotated[Ids, RefersTo("height")] = ()
    rigs: Annotated[Ids, RefersTo("rigs")] = ()
    movements: Annotated[Ids, RefersTo("movements")] = ()
    timings: Annotated[Ids, RefersTo("timing")] = ()

    @model_validator(mode="before")
    @classmethod
    def in_words(cls, row: Any) -> Any:
        return _worded(row, "in the look of {label} ({year})")

    @model_validator(mode="after")
    def gear_has_an_origin(self) -> "Film":
        named = bool(self.bodies or self.families or self.stocks or self.focal_lengths)
        if named != (self.gear is not None):
            raise ValueError("gear: what it was shot with and where that is published go together")
        return self


class Look(Preset):
    """A way of drawing or animating: of a studio, a person, a work or a tradition."""

    people: tuple[Text, ...] = ()
    works: tuple[Text, ...]
    year: Year | None = None
    medium: Annotated[Id, RefersTo("medium")]
    domain: Annotated[Id, RefersTo("domain")]
    line: Annotated[Id, RefersTo("line")]
    color: Annotated[Id, RefersTo("color")]
    light: Annotated[Id, RefersTo("light")]
    surface: Annotated[Id, RefersTo("surface")]
    motion: Annotated[Id, RefersTo("motion")]
    virtual_camera: Annotated[Id, RefersTo("virtual_camera")]

    @model_validator(mode="before")
    @classmethod
    def in_words(cls, row: Any) -> Any:
        return _worded(row, "in the manner of {label}")


class Style(Entry):
    """How a cinematographer works, in our own words: a reading of the films named beside it."""

    id: Id
    name: Text
    signature: Text
    light: Text
    lens: Text
    movement: Text
    source: Text
    certainty: Certainty


def _worded(row: Any, phrase: str) -> Any:
    """The phrase of a prompt, where the row does not give its own."""
    if not isinstance(row, dict) or "words" in row:
        return cast("Any", row)
    told = cast("dict[str, Any]", row)
    return {**told, "words": phrase.format(label=told.get("label"), year=told.get("year"))}
