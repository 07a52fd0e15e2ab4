"""What a run does next. Pure: the plan and the states of the steps -> moves.

A failure moves nothing: what needs the failed step goes on waiting, and goes on when the step is
tried again. A merge or a condition may have made do without it in the meantime.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from ..groups.sequences import seed_sequence
from .evaluate import evaluate, part_of
from .expression import Expression, ExpressionInvalid, Reference
from .models import (
    MOST_INSTANCES,
    MOST_ITEMS,
    ConditionStep,
    FanOutStep,
    MergeMode,
    MergeStep,
    OutputStep,
    RunStatus,
    StepState,
    StepStatus,
    WorkflowStep,
)
from .plan import Need, Plan
from .values import Slots, slots

SETTLED = (StepStatus.DONE, StepStatus.SKIPPED)
ENDED = (*SETTLED, StepStatus.FAILED, StepStatus.CANCELLED)

States = Mapping[str, StepState]


@dataclass(frozen=True)
class Finish:
    """A step without a job is done. `opened` are the steps of a fan-out that there are now."""

    key: str
    outputs: dict[str, Any]
    opened: tuple[StepState, ...] = ()


@dataclass(frozen=True)
class Skip:
    key: str
    reason: str


@dataclass(frozen=True)
class Fail:
    key: str
    reason: str


@dataclass(frozen=True)
class Submit:
    """A job is to be made of the step, with these values for its references."""

    key: str
    values: Mapping[str, Any] = field(hash=False)


Move = Finish | Skip | Fail | Submit


def first_states(plan: Plan) -> list[StepState]:
    """The steps that are known from the start; those within a fan-out come with its items."""
    return [StepState(key=key, step=key, item=None) for key in plan.order if not plan.fans[key]]


def instance_key(step: str, item: int | None) -> str:
    return step if item is None else f"{step}[{item}]"


def moves(plan: Plan, states: States) -> list[Move]:
    """Everything that can be done at once. Empty means: wait for a job, or it is over."""
    look = _Look(plan, states)
    found = (look.move(state) for state in states.values())
    return [move for move in found if move is not None]


def run_status(plan: Plan, states: States) -> RunStatus:
    """Of a run that has no moves left."""
    if any(state.status is StepStatus.RUNNING for state in states.values()):
        return RunStatus.RUNNING
    lost = unmended(plan, states)
    if any(state.status is StepStatus.FAILED for state in lost):
        return RunStatus.FAILED
    stuck = any(state.status is StepStatus.WAITING for state in states.values())
    return RunStatus.CANCELLED if lost or stuck else RunStatus.DONE


def unmended(plan: Plan, states: States) -> list[StepState]:
    """Failed and cancelled steps that nobody made do without."""
    broken = (StepStatus.FAILED, StepStatus.CANCELLED)
    return [
        state
        for state in states.values()
        if state.status in broken and not _made_do(plan, states, state)
    ]


def _made_do(plan: Plan, states: States, state: StepState) -> bool:
    after = [states[key] for key in _following(plan, states, state) if key in states]
    return any(follower.status is StepStatus.DONE for follower in after) and all(
        follower.status in SETTLED for follower in after
    )


def _following(plan: Plan, states: States, state: StepState) -> Iterator[str]:
    """The instances that need this one."""
    fan = plan.fan_of(state.step)
    for name in plan.dependants[state.step]:
        if plan.fan_of(name) is None:
            yield name
        elif fan is not None and fan == plan.fan_of(name):
            yield instance_key(name, state.item)
        else:
            yield from (key for key, other in states.items() if other.step == name)


class _Look:
    """One look at a run."""

    def __init__(self, plan: Plan, states: States) -> None:
        self._plan = plan
        self._states = states
        self._items = _items_of(states)

    def move(self, state: StepState) -> Move | None:
        if state.status in ENDED:
            return None
        if dropped := self._dropped(state):
            return dropped
        if state.status is StepStatus.RUNNING:
            return None
        try:
            return self._next(state)
        except ExpressionInvalid as error:
            return Fail(state.key, error.message)

    def _next(self, state: StepState) -> Move | None:
        step, said = self._plan.steps[state.step], self._plan.conditions[state.step]
        holds = self._decided(state, said["when"]) if "when" in said else True
        if not holds:
            return None if holds is None else Skip(state.key, "Its condition does not hold.")
        if isinstance(step, ConditionStep):
            value = self._decided(state, said["expression"])
            return None if value is None else Finish(state.key, {"value": value})
        if isinstance(step, MergeStep):
            return self._merged(state, step)
        return self._ready(state)

    def _dropped(self, state: StepState) -> Skip | None:
        """A step that a merge has overtaken, and that nobody else waits for."""
        keys = list(_following(self._plan, self._states, state))
        after = [self._states[key] for key in keys if key in self._states]
        settled = bool(after) and all(follower.status in SETTLED for follower in after)
        if settled and any(self._is_first(follower) for follower in after):
            return Skip(state.key, "Another one was first.")
        return None

    def _is_first(self, state: StepState) -> bool:
        step = self._plan.steps[state.step]
        first = isinstance(step, MergeStep) and step.mode is MergeMode.FIRST
        return first and state.status is StepStatus.DONE

    # -- what a step has to work with

    def _source(self, state: StepState, reference: Reference) -> StepState | None:
        """The instance that a reference means, for a step within the same fan-out or none."""
        mapped = self._plan.fan_of(reference.step) is not None
        return self._states.get(instance_key(reference.step, state.item if mapped else None))

    def _decided(self, state: StepState, expression: Expression) -> bool | None:
        """None while a step that it asks for has not ended well, or at all."""
        scope: dict[str, Slots | None] = {}
        for need in self._asked(state):
            source = self._source(state, need.reference)
            if source is None or not _answers(need, source):
                return None
            scope[need.reference.step] = self._slots(source, state.item)
        return bool(evaluate(expression, scope))

    def _asked(self, state: StepState) -> list[Need]:
        return [need for need in self._plan.needs[state.step] if need.asks]

    def _slots(self, source: StepState, item: int | None) -> Slots | None:
        return slots(self._plan.steps[source.step], source, item=item)

    def _ready(self, state: StepState) -> Move | None:
        values: dict[str, Any] = {}
        for place, reference in self._plan.values[state.step].items():
            source = self._source(state, reference)
            if source is None or source.status not in SETTLED:
                return None
            if source.status is StepStatus.SKIPPED:
                return Skip(state.key, f"It needs {reference.step}, which was left out.")
            values[place] = part_of(self._slots(source, state.item), reference.path)
            if values[place] is None:
                return Fail(state.key, f"{reference} is needed and was not made.")
        return self._act(state, values)

    def _act(self, state: StepState, values: dict[str, Any]) -> Move | None:
        match self._plan.steps[state.step]:
            case WorkflowStep():
                return Submit(state.key, values)
            case FanOutStep() as step:
                return self._opened(state, step, values)
            case OutputStep():
                return Finish(state.key, {"value": values["value"]})
            case _:  # an input is done from the start
                return None

    def _opened(self, state: StepState, step: FanOutStep, values: dict[str, Any]) -> Move:
        found = values.get("over", _own_items(step))
        if not is_list(found):
            return Fail(state.key, f"{step.over} is no list.")
        steps = self._plan.mapped(step.id)
        if len(found) > MOST_ITEMS:
            return Fail(state.key, f"It has {len(found)} items; at most {MOST_ITEMS} can be run.")
        if len(self._states) + len(found) * len(steps) > MOST_INSTANCES:
            return Fail(state.key, f"The run would have more than {MOST_INSTANCES} steps.")
        opened = (
            StepState(key=instance_key(name, item), step=name, item=item)
            for name in steps
            for item in range(len(found))
        )
        return Finish(state.key, {"items": found}, tuple(opened))

    # -- merging

    def _merged(self, state: StepState, step: MergeStep) -> Move | None:
        sources = self._gathered(step)
        if sources is None:
            return None
        made = [item for item in sources if item[1].status is StepStatus.DONE]
        if not _may_merge(step.mode, [source for _, source in sources], bool(made)):
            return None
        if sources and all(source.status is StepStatus.SKIPPED for _, source in sources):
            return Skip(state.key, "All that it gathers was left out.")
        chosen = made[:1] if step.mode is MergeMode.FIRST else made
        return Finish(state.key, {"items": list(self._values(chosen))})

    def _gathered(self, step: MergeStep) -> list[tuple[Reference, StepState]] | None:
        """Every instance that the merge names; None while it is not known which there are."""
        found: list[tuple[Reference, StepState]] = []
        for reference in self._plan.values[step.id].values():
            fan = self._plan.fan_of(reference.step)
            if fan is None:
                found.append((reference, self._states[reference.step]))
                continue
            opened = self._states.get(fan)
            if opened is None or opened.status not in SETTLED:
                return None
            if opened.status is StepStatus.SKIPPED:
                found.append((reference, opened))
            found += ((reference, state) for state in self._items.get(reference.step, ()))
        return found

    def _values(self, chosen: Iterable[tuple[Reference, StepState]]) -> Iterator[Any]:
        for reference, source in chosen:
            value = part_of(self._slots(source, source.item), reference.path)
            if is_list(value):
                yield from value
            elif value is not None:
                yield value


def _own_items(step: FanOutStep) -> list[Any] | None:
    seeds = step.seeds
    if seeds is None:
        return step.items
    base, count = seeds.base_seed or 0, seeds.count
    return [*seed_sequence(seeds.strategy, base=base, count=count, low=0, high=seeds.maximum)]


def is_list(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _items_of(states: States) -> Mapping[str, list[StepState]]:
    found: dict[str, list[StepState]] = {}
    for state in states.values():
        if state.item is not None:
            found.setdefault(state.step, []).append(state)
    for instances in found.values():
        instances.sort(key=lambda state: state.item or 0)
    return found


def _answers(need: Need, source: StepState) -> bool:
    """Whoever asks how a step ended takes any end; whoever asks for what it made does not."""
    return source.status in (ENDED if need.only_status else SETTLED)


def _may_merge(mode: MergeMode, sources: Sequence[StepState], made: bool) -> bool:
    if mode is MergeMode.FIRST and made:
        return True
    if mode is MergeMode.ALL:
        return all(source.status in SETTLED for source in sources)
    ended = all(source.status in ENDED for source in sources)
    skipped = all(source.status is StepStatus.SKIPPED for source in sources)
    return ended and (made or skipped)
