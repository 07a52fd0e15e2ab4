"""Nodes that are linked to a list run once for each of its values."""

from dataclasses import replace
from typing import Any

from .call import Call, Result, Run
from .values import Several


def run_each(run: Run, call: Call) -> Result:
    """One run, or one for each value; a shorter list goes on with its last value."""
    lists = [value for value in call.inputs.values() if isinstance(value, Several)]
    if not lists or call.info.takes_lists:
        return run(call)
    longest = max(len(several.items) for several in lists)
    return _joined([run(_at(call, index)) for index in range(longest)])


def _at(call: Call, index: int) -> Call:
    return replace(call, inputs={name: _pick(v, index) for name, v in call.inputs.items()})


def _pick(value: Any, index: int) -> Any:
    if not isinstance(value, Several):
        return value
    return value.items[min(index, len(value.items) - 1)]


def _joined(results: list[Result]) -> Result:
    values = zip(*(result.values for result in results), strict=True)
    shown: dict[str, list[Any]] = {}
    for result in results:
        for kind, entries in result.ui.items():
            shown.setdefault(kind, []).extend(entries)
    return Result(tuple(Several(items) for items in values), shown)
