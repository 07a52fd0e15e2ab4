"""Every operation that a service describes, asked with whatever a program might send."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.flows.console import Console

pytestmark = pytest.mark.integration

HOUSE = ("orchestrator", "storyboard", "prompt_engine", "gallery")
TRIES = 12
"""Requests per operation: some six hundred in all, which take a few seconds."""

NOT_PRESSED = ("/api/backends/test",)
"""Paths that call whatever address they are given."""


def is_harmless(text: str) -> bool:
    """Whether a text names no folder of this machine."""
    return not text.startswith(("/", "~", "\\")) and ":" not in text


TEXTS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["../x", "a\0b", "CON", "x" * 5000, "-1", "1e400", "\u202e", "🎬", "%00", "²"]),
).filter(is_harmless)
NUMBERS = st.one_of(
    st.integers(), st.floats(), st.sampled_from([-1, 10**9, 2**63, 2**64, 10**400, 1e308])
)
PLAIN = st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS)
VALUES: st.SearchStrategy[Any] = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def operations(schema: dict[str, Any]) -> Iterator[tuple[str, str, list[Any], list[str]]]:
    """Method, path, parameters and the fields of the body."""
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            if path not in NOT_PRESSED:
                yield method, path, operation.get("parameters", []), fields(schema, operation)


def fields(schema: dict[str, Any], operation: dict[str, Any]) -> list[str]:
    content = operation.get("requestBody", {}).get("content", {})
    reference = content.get("application/json", {}).get("schema", {}).get("$ref", "")
    model = schema["components"]["schemas"].get(reference.rpartition("/")[2], {})
    return list(model.get("properties", {}))


def body_of(names: list[str]) -> st.SearchStrategy[Any]:
    known = st.fixed_dictionaries({}, optional=dict.fromkeys(names, VALUES))
    return st.one_of(known, known, VALUES)


def press(console: Console, service: str, operation: Any, data: st.DataObject) -> None:
    method, path, parameters, names = operation
    query: dict[str, str] = {}
    for parameter in parameters:
        value = str(data.draw(PLAIN))
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", segment(value))
        elif parameter["in"] == "query" and data.draw(st.booleans()) and is_harmless(value):
            query[parameter["name"]] = value
    body = json.dumps(data.draw(body_of(names))).encode()
    answer = console.at(service).request(
        method,
        path,
        params=query,
        content=body if names else None,
        headers={"content-type": "application/json"},
    )
    assert answer.status_code < 500, f"{method} {path} {query} {body[:500]!r}: {answer.text}"
    if answer.is_client_error:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]


def segment(text: str) -> str:
    return "".join(f"%{byte:02x}" for byte in text.encode(errors="replace")) or "%20"


@pytest.mark.parametrize("service", HOUSE)
def test_no_request_makes_a_service_stumble(console: Console, service: str) -> None:
    schema = console.at(service).get("/openapi.json").json()
    known = list(operations(schema))

    @settings(
        max_examples=TRIES * len(known),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(st.data(), st.sampled_from(known))
    def pressed(data: st.DataObject, operation: Any) -> None:
        press(console, service, operation, data)

    pressed()
