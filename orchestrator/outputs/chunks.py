"""What a PNG keeps of its making, for scripts of the earlier console."""

import json
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel, ConfigDict

from studio_kit.errors import Forbidden, Invalid, NotFound
from studio_kit.media import read_png_text
from studio_kit.paths import PROJECT_FILE, absolute_folder
from studio_kit.plain_json import refuse_deep, refuse_unwritable

JsonObject = dict[str, Any]


class PictureNotFound(NotFound):
    title = "No such picture"


class NotAPicture(Invalid):
    title = "Not a PNG"


class OutsideProjects(Forbidden):
    title = "In no project"


class PngMetadata(BaseModel):
    """`prompt` is the graph in API form, `workflow` the page's document; null where it has none.

    `error` says what of them could not be read.
    """

    model_config = ConfigDict(frozen=True)

    success: bool
    prompt: JsonObject | None
    workflow: JsonObject | None
    parameters: str | None
    error: str | None


def png_metadata(path: str, *, outputs: Path) -> PngMetadata:
    """Of a picture in a project, or in `outputs`, the folder of jobs without one. Blocking.

    Raises `PictureNotFound`, `NotAPicture`, `OutsideProjects`, and `Invalid` for no whole path.
    """
    file = absolute_folder(path)
    _refuse_outside(file, outputs)
    if not file.is_file():
        raise PictureNotFound(f"There is no {file.name} in {file.parent}.")
    if file.suffix.lower() != ".png":
        raise NotAPicture(f"{file.name} is no PNG; other files are read by replay.")
    text = read_png_text(file)
    found = {name: _object(text[name]) for name in ("prompt", "workflow") if name in text}
    unread = [name for name, value in found.items() if value is None]
    return PngMetadata(
        success=not unread,
        prompt=found.get("prompt"),
        workflow=found.get("workflow"),
        parameters=text.get("parameters"),
        error=f"The {' and '.join(unread)} in it cannot be read as JSON." if unread else None,
    )


def _refuse_outside(file: Path, outputs: Path) -> None:
    """The one place where a whole path is asked for: it opens no other folder of the machine."""
    inside = any((folder / PROJECT_FILE).is_file() for folder in file.parents)
    if not inside and not file.is_relative_to(outputs.resolve()):
        raise OutsideProjects("Only pictures in a project's folder can be read here.")


def _object(text: str) -> JsonObject | None:
    """NaN, which older ComfyUI writes, becomes null. None for what cannot be answered as JSON."""
    try:
        found = json.loads(text, parse_constant=_nothing)
        refuse_deep(found, name="text")
        refuse_unwritable(found)
    except (ValueError, RecursionError, Invalid):
        return None
    return cast("JsonObject", found) if isinstance(found, dict) else None


def _nothing(_: str) -> None:
    return None
