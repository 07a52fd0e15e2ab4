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
    options: tuple[Option, ...] = ()


class Catalogue(_Told):
    """As much of `GET /api/catalogue` as naming a camera needs."""

    fields: tuple[CatalogueField, ...]


def nothing(_: Mapping[str, Any]) -> str:
    return ""


class CameraWords:
    def __init__(self, catalogue: Catalogue) -> None:
        self._fields = {
            field.id: {option.id: option.short or option.label for option in field.options}
            for field in catalogue.fields
            if field.kind != "flag"
        }

    def __call__(self, camera: Mapping[str, Any]) -> str:
        """All that is set, in the catalogue's order: "50 mm, MS, eye level"."""
        words = (
            options.get(str(camera[field]), str(camera[field]))
            for field, options in self._fields.items()
            if camera.get(field) not in (None, "")
        )
        return ", ".join(words)


async def read_camera_words(engine: PromptEngine) -> CameraWords:
    """Raises `PromptEngineAway`."""
    return CameraWords(await engine.ask("GET", "/api/catalogue", Catalogue))
