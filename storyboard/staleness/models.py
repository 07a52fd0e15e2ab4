"""What is said of a stale take."""

from pydantic import BaseModel, ConfigDict


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Staleness(_Frozen):
    """`fields` such as `camera.lens`, `values.steps`, `description`, `template`, `frame`, `seed`;
    `words` are for people: "Lens 50 to 85 mm".
    """

    fields: list[str]
    words: str


class StaleShot(Staleness):
    shot_id: str
    code: str
    take_id: str


class StaleShots(_Frozen):
    """In board order."""

    shots: list[StaleShot]
