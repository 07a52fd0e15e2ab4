"""Every answer is one that the service's own description promises, whatever it was asked."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import checks

from tests.flows.console import DEADLINE, Console
from tests.flows.test_any_input import HOUSE, NOT_PRESSED, is_harmless

pytestmark = pytest.mark.integration

TRIES = 10
"""Requests per operation, half of them not as the description wants them."""

MEANING = ("positive_data_acceptance",)
"""A graph without graph nodes has the right shape and is refused all the same."""


def left_out() -> list[Any]:
    checks.load_all_checks()
    known: Any = checks.CHECKS  # pyright: ignore[reportUnknownVariableType]
    return [check for check in known.get_all() if check.__name__ in MEANING]


@pytest.mark.parametrize("service", HOUSE)
def test_every_answer_is_as_described(console: Console, service: str) -> None:
    address = f"{console.settings.url(service)}/openapi.json"
    schema: Any = schemathesis.openapi.from_url(address, timeout=DEADLINE)
    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.path not in NOT_PRESSED:
            press(operation)


def press(operation: Any) -> None:
    @settings(
        max_examples=TRIES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    @given(case=operation.as_strategy().filter(names_no_folder))
    def pressed(case: Any) -> None:
        case.call_and_validate(excluded_checks=left_out(), timeout=DEADLINE)

    pressed()


def names_no_folder(case: Any) -> bool:
    """Whether a request leaves the folders of this machine alone."""
    return all(map(is_harmless, _texts([case.query, case.body])))


def _texts(value: Any) -> Iterator[str]:
    """A stack, since depth is the caller's."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            stack.extend(item.values())  # pyright: ignore[reportUnknownArgumentType]
        elif isinstance(item, list):
            stack.extend(item)  # pyright: ignore[reportUnknownArgumentType]
