"""The other half of the launcher's promise: a service ends when its standard input does."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from studio_kit.settings import ENVIRONMENT, Settings
from tests.launch.conftest import HOUSE

pytestmark = pytest.mark.integration

DEADLINE = 60.0

APP = """
import asyncio
from contextlib import asynccontextmanager
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

asked = asyncio.Event()

async def background():
    {work}

@asynccontextmanager
async def lifespan(app):
    async with asyncio.TaskGroup() as tasks:
        work = tasks.create_task(background())
        yield
        work.cancel()
    {ending}

async def health(request):
    asked.set()
    return PlainTextResponse("ok")

def create_app(settings):
    return Starlette(routes=[Route("/health", health)], lifespan=lifespan)
"""


@contextmanager
def served(
    folder: Path, port: int, ending: str, *, work: str = "await asyncio.sleep(600)"
) -> Generator[subprocess.Popen[bytes]]:
    (folder / "reel.py").write_text(APP.format(ending=ending, work=work))
    environment = {
        **os.environ,
        "PYTHONPATH": f"{HOUSE}{os.pathsep}{folder}",
        ENVIRONMENT: Settings(data=folder, projects=folder).model_dump_json(),
    }
    command = [sys.executable, "-m", "studio_kit.serve", "reel:create_app", "--port", str(port)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, env=environment, start_new_session=True
    ) as process:
        try:
            wait_until_up(port)
            yield process
        finally:
            process.kill()


def wait_until_up(port: int) -> None:
    give_up = time.monotonic() + DEADLINE
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=DEADLINE).close()
        except OSError:
            assert time.monotonic() < give_up
            time.sleep(0.02)
        else:
            return


def close_input(process: subprocess.Popen[bytes]) -> int:
    """How the process ends."""
    assert process.stdin is not None
    process.stdin.close()
    return process.wait(DEADLINE)


def test_a_service_ends_with_its_input(free_port: Callable[[], int], tmp_path: Path) -> None:
    with served(tmp_path, free_port(), "pass") as process:
        assert close_input(process) == 0


def test_a_service_that_hangs_at_its_end_is_ended_by_force(
    free_port: Callable[[], int], tmp_path: Path
) -> None:
    with served(tmp_path, free_port(), "await asyncio.sleep(600)") as process:
        assert close_input(process) != 0


def test_a_service_whose_own_work_breaks_off_ends_so_that_it_can_be_started_again(
    free_port: Callable[[], int], tmp_path: Path
) -> None:
    work = "await asked.wait(); raise RuntimeError('a bug')"
    with served(tmp_path, free_port(), "pass", work=work) as process:
        assert process.wait(DEADLINE) == 1
