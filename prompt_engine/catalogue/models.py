"""What a field, an entry and the vocabulary of a picture are. Gear is in gear.py."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from .marks import RefersTo

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Degrees = Annotated[float, Field(ge=-90, le=90)]
Kelvin = Annotated[int, Field(ge=1000, le=30_000)]
Year = Annotated[int, Field(ge=1800, le=2100)]
Certainty = Literal["high", "medium", "low"]
ProjectType = Literal["live_action", "animation"]
FieldKind = Literal["option", "number", "year", "flag"]
Group = Literal["camera", "lens", "format", "light", "movement", "look", "animation"]


class Entry(BaseModel):
    # An answer always carries what has a default, and the schema says so.
    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_serialization_defaults_required=True
    )


class Option(Entry):
    """One value of a field, or one entry of a table.

    `words` are what a prompt says, as a phrase that reads on after a comma. `aliases` are the
    ids of older scripts. `source` is where the facts are published, `certainty` how sure we are.
    """

    id: Id
    label: Text
    short: Annotated[Text, StringConstraints(max_length=14)] | None = None
    words: Text
    detail: Text | None = None
    aliases: tuple[str, ...] = ()
    source: Text
    certainty: Certainty
    note: Text | None = None


class SizeOption(Option):
    """`cuts`: lower and upper edge of the frame in fractions of a person's stature."""

    cuts: tuple[float, float]
    usual_lens: Annotated[Id, RefersTo("lens")]


class HeightOption(Option):
    """`elevation`: the camera above the aim point, in degrees."""

    elevation: Degrees


class DirectionOption(Option):
    """`bearing`: degrees from the front towards the person's left; None for what is no bearing."""

    bearing: Annotated[int, Field(ge=0, lt=360)] | None = None


class LensOption(Option):
    """`focal_length` in millimetres."""

    focal_length: Annotated[float, Field(ge=1, le=2000)]


class TimeOption(Option):
    """`sun`: lowest and highest height of the sun in degrees."""

    sun: tuple[Degrees, Degrees]


class Era(Option):
    """A time of production. `first` and `last` are years; `last` None: until now."""

    first: Year
    last: Year | None

    @model_validator(mode="after")
    def runs_forward(self) -> "Era":
        if self.last is not None and self.last < self.first:
            raise ValueError("last: is before first")
        return self


class Place(Option):
    """`daylight`: whether the sun can light the place as it stands."""

    daylight: bool


class LightSource(Option):
    """`year`: first used to light a film, None for what was always there.

    `kelvin`: lowest and highest colour temperature; None for light of no fixed colour.
    `needs`: what must be there for the light to be (a sun above the horizon, a window, mains).
    """

    kind: Literal["daylight", "night_sky", "flame", "electric", "screen", "any"]
    year: Year | None = None
    kelvin: tuple[Kelvin, Kelvin] | None = None
    needs: tuple[Literal["sun", "daylight", "moon", "opening", "power", "flame", "screen"], ...]


class LightingStyle(Option):
    """`contrast`: how far the shadows are from the lights; `quality`: the edge of the shadows."""

    contrast: Literal["low", "normal", "high"] | None = None
    quality: Literal["soft", "hard"] | None = None


class Weather(Option):
    """`sun`: whether the disc of the sun shines through."""

    sun: Literal["clear", "broken", "hidden"]
    falls: Literal["rain", "snow", "hail", "dust", "ash"] | None = None


class Composition(Option):
    """`needs`: the least of a place that the frame must hold for the arrangement to be seen."""

    needs: Literal["detail", "subject", "surroundings"] = "detail"


class Mood(Option):
    """`valence` and `arousal` from -1 to 1, after Russell's circle of affect: our own reading."""

    valence: Annotated[float, Field(ge=-1, le=1)]
    arousal: Annotated[float, Field(ge=-1, le=1)]


class ColorTone(Option):
    """`color` False: black and white; None stands where the tone leaves it open."""

    color: bool
    saturation: Literal["none", "low", "normal", "high"]
    warmth: Literal["warm", "neutral", "cool", "mixed"]


class Movement(Option):
    """`travels`: the camera itself leaves its place. `zooms`: the focal length changes.

    `axes`: what turns or travels, seen from the camera.
    """

    travels: bool
    zooms: bool = False
    axes: tuple[
        Literal["pan", "tilt", "roll", "forward", "back", "sideways", "up", "down", "around"], ...
    ] = ()


class Timing(Option):
    """`pace`: 0 still, 1 very slow, 5 as fast as a whip."""

    pace: Annotated[int, Field(ge=0, le=5)]


class CameraType(Option):
    medium: Literal["film", "digital"]


class WeightClass(Option):
    """Kilograms of the body alone; `most` None: no upper end."""

    least: float
    most: float | None


class Intent(Option):
    """`time_as_shot`: whether the time of day is that of the shooting, or only of the story."""

    time_as_shot: bool


class Medium(Option):
    """`drawn`: made of drawings; `spatial`: a space that a camera can move in."""

    drawn: bool
    spatial: bool


class Domain(Option):
    """`still`: made as single pictures. `color` False: as a rule black and white."""

    still: bool
    color: bool = True


class MotionStyle(Option):
    """`moves` False: nothing moves. `drawings`: usual new drawings a second at 24 frames."""

    moves: bool
    drawings: tuple[int, int] | None = None


class VirtualCamera(Option):
    """`moves`: the view changes; `depth`: needs layers or a space to move in."""

    moves: bool
    depth: Literal["none", "layers", "space"]


class ColorApplication(Option):
    color: bool


class CameraField(Entry):
    """One question about a picture.

    `table`: where its options stand, its own id when left out; `makes` keeps of the makers those
    who make that. An option field with `opens` also takes values that no table lists: lengths
    from `least` to `most` (in `unit`), or years and spans of years. `phrase` words a value
    without an entry. `old_paths` are its places in the configuration of older scripts; `also_at`
    other fields' places, where those scripts kept some of this field's values.
    `quick`: offered beside a shot without opening the whole list.
    """

    id: Id
    label: Text
    group: Group
    kind: FieldKind = "option"
    project_types: tuple[ProjectType, ...] = ("live_action",)
    table: Id | None = None
    makes: Literal["camera", "lens", "stock"] | None = None
    opens: Literal["millimetres", "years"] | None = None
    least: float | None = None
    most: float | None = None
    unit: Text | None = None
    phrase: Text | None = None
    old_paths: tuple[str, ...] = ()
    also_at: tuple[str, ...] = ()
    quick: bool = False
    options: tuple[Option, ...] = ()

    @property
    def table_id(self) -> str:
        return self.table or self.id


class Common(Entry):
    """What holds for every entry of a table, unless the entry says otherwise."""

    id: Id
    source: Text | None = None
    certainty: Certainty

    def as_row(self) -> dict[str, str]:
        return self.model_dump(exclude={"id"}, exclude_none=True)


class OldEnum(Entry):
    """A list of values of the earlier API under its name.

    `tables`: where the values stand now; of a table that is given ids, those alone. `makes` as in
    a field. `values`: fixed words that are no entries.
    """

    id: Text
    project: Literal["common", "live_action", "animation"]
    tables: dict[Id, tuple[Id, ...] | None] = {}
    makes: Literal["camera", "lens", "stock"] | None = None
    values: tuple[Text, ...] = ()
