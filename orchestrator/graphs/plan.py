"""What depends on what: references, fan-outs and the order of a job graph. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .expression import Expression, Reference, parse, references
from .models import (
    ConditionStep,
    FanOutStep,
    InputStep,
    JobGraph,
    MergeStep,
    OutputStep,
    Step,
    WorkflowStep,
)
from .slots import ITEM_SLOTS, in_full, reference


def value_references(step: Step) -> dict[str, str]:
    """What the step must have before it can run: the place in the step -> reference."""
    match step:
        case WorkflowStep():
            told = {f"metadata.{key}": text for key, text in step.metadata_inputs.items()}
            return {**step.inputs, **told}
        case FanOutStep(over=str(over)):
            return {"over": over}
        case MergeStep():
            return {f"of[{index}]": text for index, text in enumerate(step.of)}
        case OutputStep():
            return {"value": step.value}
        case InputStep() | ConditionStep() | FanOutStep():
            return {}


def conditions(step: Step) -> dict[str, str]:
    """The expressions of a step: the place -> text."""
    found = {} if step.when is None else {"when": step.when}
    return {**found, "expression": step.expression} if isinstance(step, ConditionStep) else found


@dataclass(frozen=True)
class Need:
    """A reference as a step uses it. `asks` means that only a condition wants to know."""

    reference: Reference
    asks: bool

    @property
    def only_status(self) -> bool:
        return self.asks and self.reference.path == ("status",)


@dataclass(frozen=True)
class Plan:
    """A sound graph, read once. Built from an unsound one it raises `ExpressionInvalid`."""

    steps: Mapping[str, Step]

    @classmethod
    def of(cls, graph: JobGraph) -> "Plan":
        return cls({step.id: step for step in graph.steps})

    @cached_property
    def values(self) -> Mapping[str, Mapping[str, Reference]]:
        return {
            key: {place: self._full(text) for place, text in value_references(step).items()}
            for key, step in self.steps.items()
        }

    @cached_property
    def conditions(self) -> Mapping[str, Mapping[str, Expression]]:
        return {
            key: {place: parse(text) for place, text in conditions(step).items()}
            for key, step in self.steps.items()
        }

    @cached_property
    def needs(self) -> Mapping[str, tuple[Need, ...]]:
        return {key: tuple(self._needs(key)) for key in self.steps}

    @cached_property
    def dependants(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {key: {} for key in self.steps}
        for key, needs in self.needs.items():
            for need in needs:
                if need.reference.step in found:
                    found[need.reference.step][key] = None
        return {key: tuple(names) for key, names in found.items()}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Steps after what they need; those in or behind a circle are not among them."""
        waiting = {
            key: {need.reference.step for need in needs} & self.steps.keys()
            for key, needs in self.needs.items()
        }
        ready = [key for key, sources in waiting.items() if not sources]
        order: list[str] = []
        for key in ready:
            order.append(key)
            for follower in self.dependants[key]:
                waiting[follower].discard(key)
                if not waiting[follower]:
                    ready.append(follower)
        return tuple(order)

    @cached_property
    def fans(self) -> Mapping[str, frozenset[str]]:
        """The fan-outs that each step runs once per item of; a sound graph has at most one."""
        found: dict[str, frozenset[str]] = {}
        for key in self.order:
            found[key] = frozenset().union(*self._scopes(key, found))
        return found

    def fan_of(self, key: str) -> str | None:
        return next(iter(self.fans[key]), None)

    def mapped(self, fan: str) -> list[str]:
        """The steps that run once for each item of a fan-out."""
        return [key for key in self.order if fan in self.fans[key]]

    def _scopes(self, key: str, known: Mapping[str, frozenset[str]]) -> Iterator[frozenset[str]]:
        gathers = isinstance(self.steps[key], MergeStep)
        for need in self.needs[key]:
            source = need.reference.step
            if source not in known or (gathers and not need.asks):
                continue
            yield known[source]
            if isinstance(self.steps[source], FanOutStep) and self._is_item(need.reference):
                yield frozenset((source,))

    def _is_item(self, found: Reference) -> bool:
        return bool(found.path) and found.path[0] in ITEM_SLOTS

    def _needs(self, key: str) -> Iterator[Need]:
        for found in self.values[key].values():
            yield Need(found, asks=False)
        for expression in self.conditions[key].values():
            for found in references(expression):
                yield Need(self._completed(found), asks=True)

    def _full(self, text: str) -> Reference:
        return self._completed(reference(text))

    def _completed(self, found: Reference) -> Reference:
        step = self.steps.get(found.step)
        return in_full(found, step) if step else found
