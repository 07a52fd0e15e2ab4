"""All services together: started at once, kept running, ended at once."""

import asyncio
from collections.abc import Sequence

from studio_kit.launch.keeper import Keeper, Surroundings
from studio_kit.launch.services import Service, ServiceState


class Supervisor:
    """Keeps `services` running. `left_out` are parts that the page should know are not started."""

    def __init__(
        self,
        services: Sequence[Service],
        surroundings: Surroundings,
        *,
        left_out: Sequence[ServiceState] = (),
    ) -> None:
        self._keepers = tuple(Keeper(service, surroundings) for service in services)
        self._left_out = tuple(left_out)

    @property
    def states(self) -> tuple[ServiceState, ...]:
        return (*(keeper.state for keeper in self._keepers), *self._left_out)

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set and every process has ended."""
        async with asyncio.TaskGroup() as tasks:
            for keeper in self._keepers:
                tasks.create_task(keeper.run(stop), name=keeper.service.name)

    async def wait_until_up(self) -> None:
        """Until every service has answered once."""
        for keeper in self._keepers:
            await keeper.wait_until_up()
