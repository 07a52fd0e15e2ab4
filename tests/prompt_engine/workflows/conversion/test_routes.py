from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from prompt_engine.app import create_app
from studio_kit.settings import Ports, Settings

from .boxes import Page

CONVERT = "/api/workflows/convert"
SIZES = {"EmptyLatentImage": {"input": {"required": {"breadth": ["INT"]}}, "output": ["LATENT"]}}


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A prompt engine with no orchestrator behind it."""
    settings = Settings(data=tmp_path_factory.mktemp("data"), ports=Ports(orchestrator=9))
    with TestClient(create_app(settings), base_url=settings.url("prompt_engine")) as client:
        yield client


def test_a_workflow_is_converted_with_what_we_know(console: TestClient) -> None:
    page = Page().add(1, "EmptyLatentImage", [640, 384, 2]).add(2, "GullCounter")
    answer = console.post(CONVERT, json={"workflow": page.document()})
    assert answer.status_code == 200
    told = answer.json()
    sizes = {"width": 640, "height": 384, "batch_size": 2}
    assert told["prompt"]["1"]["inputs"] == sizes
    assert told["missing_nodes"] == [{"class_type": "GullCounter", "graph_nodes": ["2"]}]
    assert told["warnings"] == []


def test_a_workflow_is_converted_with_the_classes_that_come_with_it(console: TestClient) -> None:
    page = Page().add(1, "EmptyLatentImage", [640, 384])
    answer = console.post(CONVERT, json={"workflow": page.document(), "object_info": SIZES})
    told = answer.json()
    assert told["prompt"]["1"]["inputs"] == {"breadth": 640}
    assert [each["graph_node"] for each in told["warnings"]] == ["1"]


@pytest.mark.parametrize(
    ("body", "status", "sentence"),
    [
        ({}, 422, "workflow"),
        ({"workflow": {"nodes": 3}}, 422, "Nodes of the workflow: a list is expected here."),
        ({"workflow": {"1": {"class_type": 3}}}, 422, "Graph node 1 has no class_type."),
        ({"workflow": {"nodes": []}, "backend_id": ""}, 422, "backend_id"),
        ({"workflow": {"nodes": []}, "backend_id": "x", "object_info": {}}, 422, "two answers"),
        ({"workflow": {"nodes": []}, "backend_id": "north"}, 503, "The orchestrator does not say"),
    ],
)
def test_a_bad_request_is_told_what_is_bad(
    console: TestClient, body: dict[str, Any], status: int, sentence: str
) -> None:
    answer = console.post(CONVERT, json=body)
    assert answer.status_code == status
    assert sentence in str(answer.json())
