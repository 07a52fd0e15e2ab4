"""The tables beside this module, read once and frozen: what words mean, how shots are framed
and lit.
"""

from functools import cache
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict

TableT = TypeVar("TableT", bound="Table")
FOLDER = Path(__file__).parent


class Table(BaseModel):
    """An entry of a table: frozen, and an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@cache
def load(model: type[TableT], name: str) -> TableT:
    """The table `name` as its model; raises pydantic's ValidationError with the entry at fault."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return model.model_validate(yaml.safe_load(text))
