"""A launcher in miniature, run as `python supervised.py LOGS PORT:HOW ...`, until a signal."""

import asyncio
import os
import sys
from pathlib import Path

from studio_kit.launch.keeper import Surroundings
from studio_kit.launch.services import Service
from studio_kit.launch.stopping import stop_on_signal
from studio_kit.launch.supervisor import Supervisor

FAKE = str(Path(__file__).with_name("fake_service.py"))


def fake(port: int, how: str = "", *, name: str = "reel") -> Service:
    return Service(
        name=name, label="Reel", port=port, command=(sys.executable, FAKE, str(port), how)
    )


def tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


async def main() -> None:
    logs, *services = sys.argv[1:]
    around = Surroundings(
        host="127.0.0.1",
        folder=Path.cwd(),
        environment=os.environ,
        logs=Path(logs),
        tell=tell,
    )
    ports = [service.partition(":") for service in services]
    fakes = [fake(int(port), how, name=f"reel_{port}") for port, _, how in ports]
    supervisor = Supervisor(fakes, around)
    with stop_on_signal() as stop:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(supervisor.run(stop))
            await supervisor.wait_until_up()
            tell("up")


if __name__ == "__main__":
    asyncio.run(main())
