"""A search as it is understood: terms that must all hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from studio_kit.errors import Invalid

FieldKind = Literal[
    "word",
    "exact",
    "choice",
    "stars",
    "text",
    "number",
    "bytes",
    "seconds",
    "date",
    "pattern",
    "story",
]
MARKED: tuple[FieldKind, ...] = ("word", "exact", "choice", "stars")
"""Kinds whose values stand in the index as words."""
Comparison = Literal["=", "<", "<=", ">", ">="]
Mark = Annotated[str, StringConstraints(pattern=r"^[a-z]$")]


class WrongQuery(Invalid):
    title = "This search cannot be read"


class SearchField(BaseModel):
    """What a search may name. `mark` is the letter of its words in the index, `column` the place
    of its figure or text; a choice lists all that may be said.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    label: str
    kind: FieldKind
    mark: Mark | None = None
    column: str | None = None
    aliases: tuple[str, ...] = ()
    hint: str
    choices: tuple[str, ...] = ()

    @model_validator(mode="after")
    def says_where_it_stands(self) -> "SearchField":
        if (self.mark is None) == (self.column is None):
            raise ValueError("a field has either a mark or a column")
        if (self.kind in MARKED) != (self.mark is not None):
            raise ValueError(f"{', '.join(MARKED)} have a mark, everything else has a column")
        if (self.kind == "choice") != bool(self.choices):
            raise ValueError("a choice has choices, and nothing else has")
        return self


SearchFields = Mapping[str, SearchField]
"""By id and by alias."""


@dataclass(frozen=True)
class Words:
    """Words that stand side by side; of the last one the beginning is enough where `is_prefix`.

    `field` None: in the prompt, the name, the tags or the notes.
    """

    words: tuple[str, ...]
    is_prefix: bool = False
    field: SearchField | None = None


@dataclass(frozen=True)
class Compared:
    """A figure of the file: bytes, seconds or a plain number."""

    field: SearchField
    comparison: Comparison
    figure: float


@dataclass(frozen=True)
class Between:
    """Changed at `first` or later and before `last`, in milliseconds since 1970 UTC; None: open."""

    first: int | None
    last: int | None


@dataclass(frozen=True)
class Matching:
    """The file's name matches a regular expression, whatever the case."""

    pattern: str


@dataclass(frozen=True)
class Not:
    term: "Term"


@dataclass(frozen=True)
class AnyOf:
    """Of none: nothing is found."""

    terms: tuple["Term", ...]


Term = Words | Compared | Between | Matching | Not | AnyOf
Query = tuple[Term, ...]
"""Terms that must all hold; none at all: every file."""
