"""In which folder of a node the file of an input lies. The knowledge is in `folders.yaml`."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from studio_kit.tables import load_table

TABLE = Path(__file__).with_name("folders.yaml")


class InputFolder(BaseModel):
    """`id` is an input's name, or `class.input` where only that class means this folder."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    folder: str


def load_folders() -> Mapping[str, str]:
    return {entry.id: entry.folder for entry in load_table(TABLE, InputFolder)}


def folder_of(folders: Mapping[str, str], class_type: str, name: str) -> str | None:
    return folders.get(f"{class_type}.{name}", folders.get(name))
