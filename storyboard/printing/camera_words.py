"""A shot's camera in the short words of the catalogue, which the prompt engine keeps."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from storyboard.workflows.prompt_engine import PromptEngine


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Option(_Told):
    id: str
    label: str
    short: str = ""


class CatalogueField(_Told):
    id: str
    kind: str
    unit: str | None = None
    options: tuple[Option, ...] = ()


class Catalogue(_Told):
    """As much of `GET /api/catalogue` as naming a camera needs."""

    fields: tuple[CatalogueField, ...]


def nothing(_: Mapping[str, Any]) -> str:
    return ""


class CameraWords:
    def __init__(self, catalogue: Catalogue) -> None:
        self._fields = tuple(field for field in catalogue.fields if field.kind != "flag")
        self._words = {
            (field.id, option.id): option.short or option.label
            for field in self._fields
            for option in field.options
        }

    def __call__(self, camera: Mapping[str, Any]) -> str:
        """All that is set, in the catalogue's order: "50 mm, MS, eye level"."""
        return ", ".join(
            self._word(field, str(camera[field.id]))
            for field in self._fields
            if camera.get(field.id) not in (None, "")
        )

    def _word(self, field: CatalogueField, value: str) -> str:
        """A figure that is no entry of the catalogue has the field's unit: "47.5 mm"."""
        is_figure = field.unit is not None and value.replace(".", "", 1).isdecimal()
        return self._words.get((field.id, value), f"{value} {field.unit}" if is_figure else value)


async def read_camera_words(engine: PromptEngine) -> CameraWords:
    """Raises `PromptEngineAway`."""
    return CameraWords(await engine.ask("GET", "/api/catalogue", Catalogue))
