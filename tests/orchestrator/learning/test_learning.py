"""What is learned of real jobs outlives the process."""

from dataclasses import replace

from orchestrator.database import Database
from orchestrator.events.models import Event
from orchestrator.jobs.models import Job, JobMetadata, NewJob
from orchestrator.jobs.states import JobStates
from orchestrator.learning.service import Learning
from orchestrator.learning.storage import LearningStorage
from orchestrator.nodes.models import Node
from orchestrator.scheduling.models import Estimate
from studio_kit.events import Broadcast

NODE = Node("n1", "Alderaan", "http://127.0.0.1:1", True, True)
GB = 1 << 30


async def leased(database: Database, number: int, *, estimate: Estimate | None = None) -> Job:
    states = JobStates(database, Broadcast[Event]())
    new = NewJob(f"j{number}", {"1": {}}, "hash", JobMetadata(), None, (), 0)
    await states.submit(replace(new, signature="s", models=("x",)))
    return await states.lease(
        f"j{number}", NODE, prompt_id=f"p{number}", reason="", estimate=estimate
    )


async def opened(database: Database) -> Learning:
    return await Learning.open(LearningStorage(database))


async def test_a_restart_knows_what_was_learned(database: Database):
    learning = await opened(database)
    for number in range(4):
        await learning.rendered(await leased(database, number), 12.0)
    again = await opened(database)
    assert again.durations.typical("s", models=("x",)) == 12.0
    assert again.resident.held("n1") == ("x",)
    assert (again.totals.renders, learning.totals.renders) == (0, 4)


async def test_what_another_orchestrator_learned_is_learned_once(database: Database):
    one, other = await opened(database), await opened(database)
    await one.rendered(await leased(database, 1), 12.0)
    await one.ran_out_of_memory("s", vram_total=8 * GB)
    for learning in (one, other, other):
        await learning.refresh()
    typical = [each.durations.typical("s", models=("x",)) for each in (one, other)]
    assert typical[0] == typical[1] is not None
    assert one.vram_floor("s") == other.vram_floor("s")
    await other.rendered(await leased(database, 2, estimate=Estimate(10.0, 8.0, 13.0)), 12.0)
    await one.refresh()
    assert (one.score().renders, other.score().renders) == (1, 1)


async def test_the_first_render_of_a_model_is_the_cold_one(database: Database):
    learning = await opened(database)
    await learning.rendered(await leased(database, 1), 40.0)
    await learning.rendered(await leased(database, 2), 10.0)
    learning.emptied("n1")
    await learning.rendered(await leased(database, 3), 40.0)
    assert learning.totals.loads == 2
    assert learning.durations.load(("x",), "n1") == 30.0


async def test_a_render_told_twice_is_learned_once(database: Database):
    learning = await opened(database)
    job = await leased(database, 1)
    await learning.rendered(job, 12.0)
    await learning.rendered(job, 12.0)
    assert learning.totals.renders == 1


async def test_estimates_are_scored(database: Database):
    learning = await opened(database)
    assert learning.score().error is None
    await learning.rendered(await leased(database, 1, estimate=Estimate(10.0, 8.0, 13.0)), 12.0)
    await learning.rendered(await leased(database, 2, estimate=Estimate(10.0, 8.0, 13.0)), 28.0)
    score = learning.score()
    assert (score.renders, score.error, score.coverage) == (2, 0.5, 0.5)


async def test_a_node_that_ran_out_of_memory_teaches_what_is_needed(database: Database):
    learning = await opened(database)
    assert await learning.ran_out_of_memory("s", vram_total=None) is None
    floor = await learning.ran_out_of_memory("s", vram_total=16 * GB)
    assert floor is not None
    assert floor > 16 * GB
    await learning.ran_out_of_memory("s", vram_total=8 * GB)
    assert (await opened(database)).vram_floor("s") == floor
