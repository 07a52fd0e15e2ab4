"""Runs of job graphs on real nodes: what one job makes the next one reads."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from orchestrator.database import Database
from orchestrator.graphs.advance import first_states
from orchestrator.graphs.models import Run, RunRequest, RunStatus
from orchestrator.graphs.plan import Plan
from orchestrator.graphs.storage import RunStorage

from ..farm import farm, farm_of, make_project, settings
from .run_calls import (
    act,
    becomes,
    node,
    reading_graph,
    request,
    seeds,
    start,
    statuses,
    step,
    step_becomes,
    workflow,
)

pytestmark = pytest.mark.integration


async def test_what_one_job_makes_the_next_one_reads(tmp_path: Path):
    project = make_project(tmp_path / "salt")
    steps = [
        {"id": "mood", "kind": "input", "type": "text"},
        workflow("still", metadata={"shot": "1A"}, metadata_inputs={"prompt": "mood"}),
        workflow(
            "motion",
            workflow_json=reading_graph(),
            inputs={"10.image": "still.image"},
            metadata={"shot": "1B"},
        ),
        {"id": "film", "kind": "output", "value": "motion.image.path"},
    ]
    metadata = {"project_path": str(project), "project_id": "p1"}
    async with node().serve() as fake, farm(tmp_path / "data", fake) as console:
        run = await start(console, *steps, inputs={"mood": "dusk"}, metadata=metadata)
        over = await becomes(console, run, "done", "failed")
        first = await console.job(step(over, "still")["job_id"])
    assert over["status"] == "done", over
    [still] = step(over, "still")["outputs"]["files"]
    uploaded = fake.taken[1].graph["10"]["inputs"]["image"]
    assert uploaded != "a.png"
    assert (project / still["path"]).is_file()
    assert first["metadata"]["prompt"] == "dusk"
    assert (first["run_id"], first["step"]) == (run["run_id"], "still")
    assert (project / over["outputs"]["film"]).is_file()
    assert over["progress"] == 1.0


async def test_a_fan_out_renders_each_item_and_a_merge_gathers_what_came(tmp_path: Path):
    steps = [
        {
            "id": "seeds",
            "kind": "fan_out",
            "seeds": {"count": 3, "strategy": "sequential", "base_seed": 5},
        },
        workflow("render", inputs={"seed": "seeds.item"}),
        {"id": "all", "kind": "merge", "of": ["render.images"]},
        {"id": "enough", "kind": "condition", "expression": "all.count >= 3"},
        workflow("last", when="enough", parameters={"3.seed": 99}),
        workflow("never", when="not enough"),
        {"id": "best", "kind": "output", "value": "all.items"},
    ]
    async with node().serve() as fake, farm(tmp_path, fake) as console:
        run = await start(console, *steps)
        over = await becomes(console, run, "done", "failed")
    assert over["status"] == "done", over
    assert sorted(seeds(fake)) == [5, 6, 7, 99]
    assert statuses(over)["never"] == "skipped"
    assert {f"render[{item}]" for item in range(3)} <= statuses(over).keys()
    assert len(over["outputs"]["best"]) == 3


async def test_a_failure_holds_up_only_what_needs_it_and_a_resume_runs_nothing_twice(
    tmp_path: Path,
):
    steps = [
        workflow("good", parameters={"3.seed": 1}),
        workflow("bad", parameters={"3.seed": 2}, backend_affinity="node2"),
        {"id": "both", "kind": "merge", "of": ["good.image", "bad.image"]},
        workflow("after", parameters={"3.seed": 3}, when="both.count == 2"),
    ]
    broken = node(failure="no luck")
    async with (
        node().serve() as one,
        broken.serve() as two,
        farm(tmp_path, one, two) as console,
    ):
        run = await start(console, *steps)
        over = await becomes(console, run, "failed")
        assert statuses(over) == {
            "good": "done",
            "bad": "failed",
            "both": "waiting",
            "after": "waiting",
        }
        assert "no luck" in step(over, "bad")["message"]
        assert step(over, "both")["message"] == "Cannot go on: bad did not end well."
        two.failure = None
        await act(console, run, "resume")
        over = await becomes(console, run, "done")
        assert statuses(over)["after"] == "done"
        rendered = sorted(seeds(one) + seeds(two))
    assert rendered == [1, 2, 2, 3]


async def test_a_condition_may_make_do_without_what_failed(tmp_path: Path):
    steps = [
        workflow("fancy", backend_affinity="node2"),
        workflow("plain", when='fancy.status == "failed"', backend_affinity="node1"),
    ]
    broken = node(failure="no luck")
    async with (
        node().serve() as one,
        broken.serve() as two,
        farm(tmp_path, one, two) as console,
    ):
        run = await start(console, *steps)
        over = await becomes(console, run, "done", "failed")
    assert statuses(over) == {"fancy": "failed", "plain": "done"}
    assert over["status"] == "done"


async def test_the_first_of_several_wins_and_the_others_are_stopped(tmp_path: Path):
    steps = [
        workflow("fast", backend_affinity="node1"),
        workflow("slow", backend_affinity="node2"),
        {"id": "first", "kind": "merge", "of": ["fast.image", "slow.image"], "mode": "first"},
    ]
    async with (
        node().serve() as one,
        node().serve() as two,
        farm(tmp_path, one, two) as console,
    ):
        two.gate.clear()
        run = await start(console, *steps)
        await step_becomes(console, run, "first", "done")
        slow = await step_becomes(console, run, "slow", "skipped")
        await console.becomes(slow["job_id"], "cancelled")
        over = await becomes(console, run, "done")
    assert slow["message"] == "Another one was first."
    assert step(over, "first")["outputs"]["items"]


async def test_a_run_outlives_the_orchestrator(tmp_path: Path):
    steps = [
        workflow("one", parameters={"3.seed": 1}),
        workflow("two", parameters={"3.seed": 2}, when="one.count > 0"),
        workflow("three", parameters={"3.seed": 3}, when="two.count > 0"),
    ]
    async with node().serve() as fake:
        async with farm(tmp_path, fake) as console:
            fake.gate.clear()
            run = await start(console, *steps)
            first = await step_becomes(console, run, "one", "running")
            await console.becomes(first["job_id"], "running")
        fake.gate.set()
        async with farm(tmp_path, fake) as console:
            over = await becomes(console, run, "done", "failed")
    assert over["status"] == "done"
    assert seeds(fake) == [1, 2, 3]


async def test_a_run_that_was_only_written_down_begins_with_the_next_start(tmp_path: Path):
    sent = RunRequest.model_validate(request(workflow("one")))
    stored = Run(
        id="r1",
        status=RunStatus.RUNNING,
        name="",
        project_id=None,
        cancel_requested=False,
        created_at=datetime.now(UTC),
        completed_at=None,
    )
    async with Database.open(tmp_path / "orchestrator.db") as database:
        await RunStorage(database).create(stored, sent, first_states(Plan.of(sent.graph)))
    async with node().serve() as fake, farm(tmp_path, fake) as console:
        over = await becomes(console, {"run_id": "r1"}, "done", "failed")
    assert over["status"] == "done"


async def test_a_run_goes_on_as_the_queue_has_room(tmp_path: Path):
    steps = [
        {"id": "seeds", "kind": "fan_out", "seeds": {"count": 7}},
        workflow("render", inputs={"seed": "seeds"}),
    ]
    async with node().serve() as fake:
        configured = settings(tmp_path, fake)
        narrow = configured.queue.model_copy(update={"waiting_jobs": 2})
        configured = configured.model_copy(update={"queue": narrow})
        async with farm_of(configured, online=1) as console:
            over = await becomes(console, await start(console, *steps), "done", "failed")
    assert over["status"] == "done"
    assert len(set(seeds(fake))) == 7


async def test_a_step_waits_for_its_node_while_that_is_away(tmp_path: Path):
    steps = [
        workflow("one", backend_affinity="node1"),
        workflow("two", backend_affinity="node2", when="one.count > 0"),
    ]
    async with (
        node().serve() as first,
        node().serve() as second,
        farm(tmp_path, first, second) as console,
    ):
        first.gate.clear()
        run = await start(console, *steps)
        await second.offline()
        await console.nodes_online(1)
        first.gate.set()
        waits = await step_becomes(console, run, "two", "running")
        assert (await console.job(waits["job_id"]))["status"] == "queued"
        await second.online()
        over = await becomes(console, run, "done", "failed")
    assert over["status"] == "done"


async def test_cancelling_reaches_the_node_and_begins_nothing_more(tmp_path: Path):
    steps = [workflow("one"), workflow("two", when="one.count > 0")]
    async with node().serve() as fake, farm(tmp_path, fake) as console:
        fake.gate.clear()
        run = await start(console, *steps)
        first = await step_becomes(console, run, "one", "running")
        await console.becomes(first["job_id"], "running")
        await act(console, run, "cancel")
        over = await becomes(console, run, "cancelled")
        assert statuses(over) == {"one": "cancelled", "two": "cancelled"}
        assert set(fake.interrupts) == set(fake.posts)
        again = await console.http.post(f"/api/graphs/{run['run_id']}/cancel")
        assert again.status_code == 409
        fake.gate.set()
        await act(console, run, "resume")
        over = await becomes(console, run, "done")
        assert statuses(over) == {"one": "done", "two": "done"}


async def test_a_failed_job_that_is_tried_again_by_itself_takes_the_run_along(tmp_path: Path):
    steps = [workflow("one"), workflow("two", parameters={"3.seed": 2}, when="one.count > 0")]
    async with node(failure="once").serve() as fake, farm(tmp_path, fake) as console:
        run = await start(console, *steps)
        over = await becomes(console, run, "failed")
        fake.failure = None
        job_id = step(over, "one")["job_id"]
        await console.http.post(f"/api/jobs/{job_id}/retry")
        over = await becomes(console, run, "done")
    assert step(over, "one")["job_id"] == job_id


async def test_runs_are_listed_by_project_page_by_page(tmp_path: Path):
    async with node().serve() as fake, farm(tmp_path, fake) as console:
        made = [
            await start(console, workflow("a"), metadata={"project_id": project})
            for project in ("p1", "p2", "p1")
        ]
        for run in made:
            await becomes(console, run, "done")
        first = (await console.http.get("/api/graphs?project_id=p1&limit=1")).json()
        cursor = first["next_cursor"]
        rest = (await console.http.get(f"/api/graphs?project_id=p1&cursor={cursor}")).json()
        assert (await console.http.get("/api/graphs/none")).status_code == 404
    listed = [run["run_id"] for run in first["runs"] + rest["runs"]]
    assert listed == [made[2]["run_id"], made[0]["run_id"]]
    assert rest["next_cursor"] is None
