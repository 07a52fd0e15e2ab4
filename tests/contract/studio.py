"""A farm of fake nodes with one orchestrator, or with two; what is promised holds for both."""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from studio_kit.settings import Settings

from ..orchestrator.fakes import FakeNode
from ..orchestrator.farm import Farm, farm_of, settings, until


@dataclass
class Studio:
    """`one` and `other` are two orchestrators where the farm is shared, else the same one."""

    configured: Settings
    one: Farm
    other: Farm
    first: AsyncExitStack

    async def change_of_guard(self) -> None:
        """The first orchestrator ends; the other goes on, or the first begins again."""
        await self.first.aclose()
        if self.other is self.one:
            again = farm_of(self.configured, online=len(self.configured.nodes))
            self.other = await self.first.enter_async_context(again)
        self.one = self.other


@asynccontextmanager
async def studio(data: Path, database: str | None, *nodes: FakeNode) -> AsyncGenerator[Studio]:
    configured = settings(data, *nodes).model_copy(update={"database": database})
    async with AsyncExitStack() as second, AsyncExitStack() as first:
        one = await first.enter_async_context(farm_of(configured, online=len(nodes)))
        other = one
        if database is not None:
            other = await second.enter_async_context(farm_of(configured, online=len(nodes)))
        await until(lambda: all(node.is_heard for node in nodes))
        yield Studio(configured, one, other, first)


async def all_done(farm: Farm, ids: list[str]) -> None:
    for job_id in ids:
        job = await farm.becomes(job_id, "done", "failed", "cancelled")
        assert job["status"] == "done", job
