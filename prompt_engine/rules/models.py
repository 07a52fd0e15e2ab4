"""What a rule is, and what a broken one says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, cast

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from prompt_engine.catalogue.models import Certainty, Entry, Id, Text

RuleId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$")]
FactId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")]
Severity = Literal["hard", "warning", "info"]
Status = Literal["valid", "warning", "invalid"]
Value = str | float | bool
Plain = str | bool | int | float
"""As `Value`, where a whole number stays one when it is written."""

Comparison = Literal["above", "below", "at_least", "at_most"]

SEVERITIES: tuple[Severity, ...] = ("hard", "warning", "info")
"""The gravest first."""


class Test(Entry):
    """What a fact must be. A fact that is not known passes no test.

    `any_of` and `none_of` list values; the comparisons take a number or the id of another fact.
    In a rule's file a value or a list of values alone stands for `any_of`.
    """

    any_of: tuple[Value, ...] = ()
    none_of: tuple[Value, ...] = ()
    above: float | FactId | None = None
    below: float | FactId | None = None
    at_least: float | FactId | None = None
    at_most: float | FactId | None = None

    @model_validator(mode="after")
    def says_one_thing(self) -> "Test":
        if len(self.model_fields_set) != 1:
            raise ValueError("a test says one thing")
        return self

    @property
    def comparison(self) -> tuple[Comparison, float | str] | None:
        if self.above is not None:
            return "above", self.above
        if self.below is not None:
            return "below", self.below
        if self.at_least is not None:
            return "at_least", self.at_least
        return None if self.at_most is None else ("at_most", self.at_most)


def _written_short(value: object) -> object:
    if isinstance(value, Mapping | Test):
        return cast("object", value)
    values = cast("list[Any]", value) if isinstance(value, list) else [value]
    return {"any_of": values}


Tests = dict[FactId, Annotated[Test, BeforeValidator(_written_short)]]


class Rule(Entry):
    """A clash: it stands where every test of `when` holds and none of `unless` does.

    `hard` is physically or historically impossible, `warning` unusual, costly or worth a second
    look, `info` good to know. `field` is where the clash is shown. In `message` a name in braces
    stands for what a field says (`{body}`) or for a fact (`{body.weight}`).
    """

    id: RuleId
    severity: Severity
    field: Id
    when: Tests
    unless: Tests = Field(default_factory=dict[FactId, Test])
    message: Text
    source: Text
    certainty: Certainty


class RetiredRule(Entry):
    """A rule of the earlier API that is left out, and why; `instead`: what says it rightly now."""

    id: RuleId
    why: Text
    instead: tuple[RuleId, ...] = ()


@dataclass(frozen=True, slots=True)
class Clashing:
    """A fact that a rule rests on.

    `fields`: what it follows from; `words`: its value as a person reads it.
    """

    name: str
    value: Plain
    words: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Violation:
    rule_id: str
    severity: Severity
    field: str
    message: str
    facts: tuple[Clashing, ...]
    source: str
    certainty: Certainty


def status_of(severities: "set[Severity]") -> Status:
    """An info alone leaves a configuration valid."""
    if "hard" in severities:
        return "invalid"
    return "warning" if "warning" in severities else "valid"
