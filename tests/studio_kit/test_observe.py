"""Requests counted, timed, named and logged."""

import logging
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from fastapi import APIRouter, FastAPI
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from studio_kit.errors import Conflict
from studio_kit.logs import note
from studio_kit.observe import Measures
from studio_kit.service import create_service
from studio_kit.settings import Settings

Samples = dict[tuple[str, ...], float]


def shots() -> APIRouter:
    router = APIRouter(prefix="/api/shots", tags=["shots"])

    @router.get("/{shot_id}")
    async def read(shot_id: str) -> str:  # pyright: ignore[reportUnusedFunction]
        return shot_id

    @router.post("")
    async def write() -> str:  # pyright: ignore[reportUnusedFunction]
        note(job_id="J1")
        raise Conflict("It is there already.")

    @router.delete("/{shot_id}/takes/{name}")
    async def remove(shot_id: str, name: str) -> str:  # pyright: ignore[reportUnusedFunction]
        raise Conflict(f"{name} of {shot_id} is in use.")

    @router.get("/broken/now")
    async def broken() -> None:  # pyright: ignore[reportUnusedFunction]
        raise RuntimeError("a bug")

    return router


async def measures() -> list[Metric]:
    return [GaugeMetricFamily("studio_shots", "Shots.", 3)]


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncGenerator[dict[str, Measures]]:
    yield {"measures": measures}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    settings = Settings(data=tmp_path)
    app = create_service(
        "Test", name="test", routers=[shots()], settings=settings, lifespan=lifespan
    )
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client


def counted(client: TestClient) -> Samples:
    """How often each method, route and status was answered."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    samples = (sample for family in families for sample in family.samples)
    return {
        (sample.labels["method"], sample.labels["route"], sample.labels["status"]): sample.value
        for sample in samples
        if sample.name == "studio_requests_total"
    }


def test_requests_are_counted_by_route_and_never_by_address(client: TestClient) -> None:
    for code in ("1A", "1B", "1C"):
        client.get(f"/api/shots/{code}")
    client.get("/api/v1/shots/1D")
    client.post("/api/shots")
    client.get("/nowhere/1")
    client.get("/nowhere/2")
    client.request("BREW", "/api/shots")
    seen = counted(client)
    assert seen["GET", "/api/shots/{shot_id}", "200"] == 4
    assert seen["POST", "/api/shots", "409"] == 1
    assert seen["GET", "unknown", "404"] == 2
    assert {method for method, _, _ in seen} <= {"GET", "POST", "other"}


def test_a_bug_and_a_refused_stranger_are_counted_too(client: TestClient) -> None:
    client.get("/api/shots/broken/now")
    client.post("/api/shots", headers={"Origin": "http://evil.example"})
    seen = counted(client)
    assert seen["GET", "/api/shots/broken/now", "500"] == 1
    assert seen["POST", "unknown", "403"] == 1


def test_each_answer_names_its_request(client: TestClient) -> None:
    own = client.get("/health").headers["x-request-id"]
    assert len(own) == 32
    assert client.get("/health").headers["x-request-id"] != own
    given = client.get("/health", headers={"X-Request-ID": "from-the-page"})
    assert given.headers["x-request-id"] == "from-the-page"
    odd = client.get("/health", headers={"X-Request-ID": 'a"b c'})
    assert len(odd.headers["x-request-id"]) == 32


def test_what_changes_or_fails_is_logged_and_quiet_reading_is_not(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="studio"):
        client.get("/api/shots/1A")
        client.post("/api/shots")
        client.get("/nowhere")
    told = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert told == [("WARNING", "POST /api/shots"), ("WARNING", "GET /nowhere")]


def test_a_service_adds_its_own_figures(client: TestClient) -> None:
    assert "studio_shots 3.0" in client.get("/metrics").text
    assert "process_resident_memory_bytes" in client.get("/metrics").text


def test_a_path_may_name_anything(client: TestClient) -> None:
    assert client.delete("/api/shots/1A/takes/one").status_code == 409
