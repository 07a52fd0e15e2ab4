"""The farm's figures for Prometheus, its log, and whether it is ready."""

import json
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from orchestrator.events.models import Event, EventType
from orchestrator.ledger import Ledger

from .fakes import FakeNode
from .farm import Farm, farm

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def event(kind: EventType, *, job_id: str = "a", after: float = 0) -> Event:
    at = NOW + timedelta(seconds=after)
    return Event(sequence=1, at=at, type=kind, job_id=job_id, project_id=None, data={})


def entered(*events: Event) -> Ledger:
    ledger = Ledger()
    for each in events:
        ledger.enter(each)
    return ledger


def test_a_render_that_is_given_up_is_a_retry_and_its_seconds_are_wasted() -> None:
    ledger = entered(
        event(EventType.JOB_QUEUED),
        event(EventType.JOB_LEASED),
        event(EventType.JOB_RUNNING, after=1),
        event(EventType.JOB_QUEUED, after=31),
        event(EventType.JOB_LEASED, after=32),
        event(EventType.JOB_RUNNING, after=33),
        event(EventType.JOB_COLLECTING, after=63),
        event(EventType.JOB_DONE, after=64),
    )
    assert (ledger.retries, ledger.wasted) == (1, 30)
    assert ledger.ended == {EventType.JOB_DONE: 1}


def test_a_failed_and_a_cancelled_render_are_waste_and_no_retry() -> None:
    ledger = entered(
        event(EventType.JOB_RUNNING, job_id="a"),
        event(EventType.JOB_RUNNING, job_id="b"),
        event(EventType.JOB_FAILED, job_id="a", after=5),
        event(EventType.JOB_CANCELLED, job_id="b", after=7),
        event(EventType.JOB_CANCELLED, job_id="c", after=9),
    )
    assert (ledger.retries, ledger.wasted) == (0, 12)
    assert ledger.ended[EventType.JOB_CANCELLED] == 2


@pytest.mark.integration
async def test_the_farms_figures_are_told(tmp_path: Path) -> None:
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        await console.becomes(await console.submit(), "done")
        node.gate.clear()
        await console.becomes(await console.submit(), "running")
        told = await _samples(console)
        node.gate.set()
    assert told["studio_jobs", "done"] == 1
    assert told["studio_jobs", "running"] == 1
    assert told["studio_jobs", "queued"] == 0
    assert told["studio_nodes", "busy"] == 1
    assert told["studio_nodes", "offline"] == 0
    assert told["studio_jobs_ended_total", "done"] == 1
    assert told["studio_queue_age_seconds", ""] == 0
    assert ("studio_retries_total", "") in told


@pytest.mark.integration
async def test_the_log_follows_a_job_by_its_id(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="studio"):
        async with FakeNode().serve() as node, farm(tmp_path, node) as console:
            job_id = await console.submit()
            await console.becomes(job_id, "done")
    told = [item.getMessage() for item in caplog.records if vars(item).get("job_id") == job_id]
    steps = ["job_queued", "job_leased", "job_running", "job_collecting", "job_done"]
    assert [line for line in told if line in steps] == steps


@pytest.mark.integration
async def test_a_farm_is_ready_and_says_so(tmp_path: Path) -> None:
    async with farm(tmp_path, FakeNode(port=9), online=0) as console:
        answer = await console.http.get("/ready")
        assert json.loads(answer.text)["status"] == "ok"


async def _samples(console: Farm) -> dict[tuple[str, str], float]:
    """Each figure by its name and the value of its only label."""
    text = (await console.http.get("/metrics")).text
    families = text_string_to_metric_families(text)
    return {
        (sample.name, next(iter(sample.labels.values()), "")): sample.value
        for family in families
        for sample in family.samples
        if len(sample.labels) < 2
    }
