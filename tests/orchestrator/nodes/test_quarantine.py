"""A node that is given no work: drained, in quarantine, on trial; also after a restart."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from orchestrator.database import Database
from orchestrator.nodes.conduct import Conduct, Quarantine
from orchestrator.nodes.pool import NodePool
from orchestrator.nodes.showing import backend_view
from orchestrator.nodes.storage import NodeStorage
from studio_kit.secrets import SecretBox
from tests.orchestrator.fakes import FakeNode
from tests.orchestrator.farm import DEADLINE, farm, until

from .fakes import ProxiedNode
from .pools import QUICK, node_of, pool_of

NOW = datetime.now(UTC)
DUE = Conduct(
    quarantine=Quarantine("3 jobs failed", since=NOW, probe_at=NOW - timedelta(1), probes=2)
)


async def test_a_quarantined_node_is_shown_with_its_reason_and_is_not_used() -> None:
    node = ProxiedNode()
    async with node.serve(), pool_of(node_of(node)) as pool:
        [link] = pool.links
        await until(lambda: link.usable)
        await pool.quarantine("north", "3 jobs failed one after the other.")
        view = backend_view(link)
        assert (link.usable, link.reachable, view.status) == (False, True, "quarantined")
        assert view.quarantine is not None
        assert view.quarantine.reason == "3 jobs failed one after the other."
        assert view.quarantine.probe_at is not None
        assert view.quarantine.probe_at > view.quarantine.since


async def test_a_node_that_answers_its_probe_is_on_trial_until_a_job_goes_well() -> None:
    node = ProxiedNode()
    async with node.serve(), pool_of(node_of(node), conduct=DUE) as pool:
        [link] = pool.links
        await until(lambda: link.on_trial and link.usable)
        assert backend_view(link).status == "quarantined"
        await pool.trust("north")
        assert (link.on_trial, backend_view(link).status) == (False, "idle")


async def test_a_failed_trial_sends_the_node_back_for_longer() -> None:
    node = ProxiedNode()
    async with node.serve(), pool_of(node_of(node), conduct=DUE) as pool:
        [link] = pool.links
        await until(lambda: link.on_trial)
        await pool.quarantine("north", "The trial failed.")
        quarantine = link.conduct.quarantine
        assert quarantine is not None
        assert (quarantine.on_trial, quarantine.probes) == (False, 3)


async def test_a_node_that_does_not_answer_its_probe_waits_longer() -> None:
    async with pool_of(node_of(FakeNode(port=9)), conduct=DUE) as pool:
        [link] = pool.links
        await until(lambda: link.conduct.quarantine and link.conduct.quarantine.probes == 3)
        assert not link.on_trial


async def test_a_restart_forgets_neither_quarantine_nor_draining(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "farm.db") as database:
        storage = NodeStorage(database, SecretBox.open(tmp_path))
        node = node_of(FakeNode(port=9))
        async with NodePool.open([(node, Conduct())], keeper=storage, rhythm=QUICK) as pool:
            await pool.quarantine("north", "3 jobs failed.")
            await pool.drain("north", draining=True)
            kept = pool.get("north").conduct
        assert await storage.conducts() == {"north": kept}
        async with NodePool.open([(node, kept)], keeper=storage, rhythm=QUICK) as pool:
            await pool.trust("north")
        assert await storage.conducts() == {"north": Conduct(draining=True)}


async def test_a_node_that_is_drained_while_it_is_put_into_quarantine_is_both(
    tmp_path: Path,
) -> None:
    async with Database.open(tmp_path / "farm.db") as database:
        storage = NodeStorage(database, SecretBox.open(tmp_path))
        node = node_of(FakeNode(port=9))
        async with NodePool.open([(node, Conduct())], keeper=storage, rhythm=QUICK) as pool:
            await asyncio.gather(
                pool.drain("north", draining=True), pool.quarantine("north", "3 jobs failed.")
            )
            conduct = pool.get("north").conduct
        assert await storage.conducts() == {"north": conduct}
    assert conduct.draining
    assert conduct.quarantine is not None


@pytest.mark.integration
async def test_a_draining_node_finishes_what_it_has_and_gets_nothing_new(tmp_path: Path) -> None:
    nodes = [FakeNode(), FakeNode()]
    async with nodes[0].serve(), nodes[1].serve(), farm(tmp_path, *nodes) as console:
        nodes[0].gate.clear()
        job = await console.submit(backend_affinity="node1")
        await console.becomes(job, "running")
        drained = await console.http.patch("/api/backends/node1", json={"draining": True})
        assert (drained.json()["status"], drained.json()["draining"]) == ("draining", True)
        for _ in range(2):
            other = await console.becomes(await console.submit(), "done")
            assert other["backend_id"] == "node2"
        nodes[0].gate.set()
        assert (await console.becomes(job, "done"))["backend_id"] == "node1"
        await console.http.patch("/api/backends/node1", json={"draining": False})
        # The job is done on disk before its run has let go of the node.
        async with asyncio.timeout(DEADLINE):
            while (await console.http.get("/api/backends/node1")).json()["status"] != "idle":  # noqa: ASYNC110
                await asyncio.sleep(0.01)


@pytest.mark.integration
async def test_a_person_releases_a_node_from_quarantine(tmp_path: Path) -> None:
    node = FakeNode()
    async with node.serve():
        async with Database.open(tmp_path / "orchestrator.db") as database:
            storage = NodeStorage(database, SecretBox.open(tmp_path))
            later = Quarantine("why", since=NOW, probe_at=NOW + timedelta(1), probes=0)
            await storage.save_conduct("node1", Conduct(quarantine=later))
        async with farm(tmp_path, node) as console:
            listed = (await console.http.get("/api/backends/node1")).json()
            assert (listed["status"], listed["quarantine"]["reason"]) == ("quarantined", "why")
            released = await console.http.post("/api/backends/node1/release")
            assert (released.json()["status"], released.json()["quarantine"]) == ("idle", None)
            await console.becomes(await console.submit(), "done")


@pytest.mark.integration
async def test_a_job_for_a_farm_that_drains_waits_and_is_not_refused(tmp_path: Path) -> None:
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        await console.http.patch("/api/backends/node1", json={"draining": True})
        job = await console.submit()
        assert (await console.job(job))["status"] == "queued"
        await console.http.patch("/api/backends/node1", json={"draining": False})
        await console.becomes(job, "done")
