"""What an expression says over the outputs of steps. Pure, and bounded by the expression's size."""

import operator
from collections.abc import Callable, Mapping
from typing import Any, cast

from .expression import (
    Constant,
    Expression,
    ExpressionInvalid,
    Length,
    Listing,
    Negated,
    Pair,
    Reference,
)

MAIN = ""
"""The slot that a step's bare name stands for."""

Scope = Mapping[str, Any]
"""Step -> its slots by name, or None for a step that was left out."""

CALCULATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "%": operator.mod,
}
ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
LARGEST = 1e300
"""Numbers stay below it, so that no calculation becomes endless."""


class ConditionFailed(ExpressionInvalid):
    title = "The condition cannot be decided"


def evaluate(expression: Expression, scope: Scope) -> Any:
    """A JSON value. A field that is not there is null; raises `ConditionFailed`."""
    match expression:
        case Constant(value):
            return value
        case Listing(items):
            return [evaluate(item, scope) for item in items]
        case Reference():
            return _looked_up(expression, scope)
        case Length(of):
            return _length(evaluate(of, scope))
        case Negated("not", of):
            return not evaluate(of, scope)
        case Negated(_, of):
            return -_number(evaluate(of, scope), "-")
        case Pair("and", left, right):
            return evaluate(left, scope) and evaluate(right, scope)
        case Pair("or", left, right):
            return evaluate(left, scope) or evaluate(right, scope)
        case Pair(sign, left, right):
            return _paired(sign, evaluate(left, scope), evaluate(right, scope))


def _looked_up(reference: Reference, scope: Scope) -> Any:
    return part_of(scope.get(reference.step), reference.path or (MAIN,))


def part_of(value: Any, path: tuple[str | int, ...]) -> Any:
    """Null where there is no such part."""
    for part in path:
        value = _part(value, part)
    return value


def _part(value: Any, part: str | int) -> Any:
    if isinstance(part, str):
        return cast("Any", value.get(part)) if isinstance(value, Mapping) else None
    if not isinstance(value, list):
        return None
    items = cast("list[Any]", value)
    return items[part] if -len(items) <= part < len(items) else None


def _length(value: Any) -> int:
    if value is None:
        return 0
    if isinstance(value, str | list | Mapping):
        return len(cast("list[Any]", value))
    raise ConditionFailed(f"len() counts a list or a text, not {_named(value)}.")


def _paired(sign: str, left: Any, right: Any) -> Any:
    if sign == "==":
        return _same(left, right)
    if sign == "!=":
        return not _same(left, right)
    if sign == "in":
        return _within(left, right)
    if sign in ORDERS:
        return _ordered(sign, left, right)
    return _calculated(sign, left, right)


def _same(left: Any, right: Any) -> bool:
    """Unlike Python, true is not 1."""
    return isinstance(left, bool) == isinstance(right, bool) and left == right


def _within(left: Any, right: Any) -> bool:
    if isinstance(right, str) and isinstance(left, str):
        return left in right
    if isinstance(right, list):
        return any(_same(left, item) for item in cast("list[Any]", right))
    raise ConditionFailed(f"in looks into a list, or for a text in a text, not {_named(right)}.")


def _ordered(sign: str, left: Any, right: Any) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return ORDERS[sign](left, right)
    return ORDERS[sign](_number(left, sign), _number(right, sign))


def _calculated(sign: str, left: Any, right: Any) -> Any:
    if sign == "+" and isinstance(left, str) and isinstance(right, str):
        return left + right
    one, other = _number(left, sign), _number(right, sign)
    if sign in "/%" and other == 0:
        raise ConditionFailed("The condition divides by zero.")
    return _number(CALCULATIONS[sign](one, other), sign)


def _number(value: Any, sign: str) -> float | int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ConditionFailed(f"{sign} needs numbers, not {_named(value)}.")
    if not abs(value) < LARGEST:
        raise ConditionFailed(f"{sign} made a number beyond all bounds.")
    return value


def _named(value: Any) -> str:
    match value:
        case None:
            return "null (it was not made)"
        case bool():
            return "true or false"
        case str():
            return "a text"
        case list():
            return "a list"
        case _:
            return "a number" if isinstance(value, int | float) else "a group of fields"
