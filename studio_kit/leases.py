"""A lock between machines that share a folder: a file that its holder keeps renewing.

The operating system's locks (`studio_kit.locks`) are not to be trusted on network shares, an
exclusive creation is. A holder that dies stops renewing, and its lease runs out.
"""

import json
import os
import random
import socket
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from studio_kit.errors import Conflict

LEASE_SECONDS = 15.0
WAIT_SECONDS = 20.0
SHORTEST_PAUSE = 0.002
LONGEST_PAUSE = 0.1


class FolderBusy(Conflict):
    title = "Somebody else is changing these files"


class LeaseLost(Conflict):
    title = "The change took too long and was given up"


@dataclass(frozen=True)
class Lease:
    """Held by one holder at a time, over all machines."""

    path: Path
    token: str

    def renew(self) -> None:
        """To be called more often than every `LEASE_SECONDS`, and before what cannot be undone.

        Raises `LeaseLost` where the holder was silent for so long that another one took over.
        """
        if _token_of(self.path) != self.token:
            raise LeaseLost("Other files were changed meanwhile; try again.")
        with suppress(FileNotFoundError):
            os.utime(self.path)


@contextmanager
def leased(path: Path, *, wait: float = WAIT_SECONDS) -> Generator[Lease]:
    """Hold the lease at `path` for the block. Its folder must be there.

    Raises `FolderBusy` where it was held by others for `wait` seconds, and `OSError` where the
    folder cannot be written.
    """
    lease = _acquire(path, wait)
    try:
        yield lease
    finally:
        if _token_of(path) == lease.token:
            path.unlink(missing_ok=True)


def _acquire(path: Path, wait: float) -> Lease:
    until, pause = time.monotonic() + wait, SHORTEST_PAUSE
    lease = Lease(path, uuid4().hex)
    while not _created(lease):
        _break_stale(lease)
        if time.monotonic() > until:
            raise FolderBusy(f"{_holder_of(path)} is changing files here; try again in a moment.")
        time.sleep(pause * random.uniform(0.5, 1.5))
        pause = min(pause * 2, LONGEST_PAUSE)
    return lease


def _created(lease: Lease) -> bool:
    told = {"token": lease.token, "host": socket.gethostname(), "process": os.getpid()}
    try:
        with lease.path.open("xb") as file:
            file.write(json.dumps(told).encode())
    except FileExistsError:
        return False
    return True


def _break_stale(lease: Lease) -> None:
    """Take a lease away whose holder has not renewed it. Who was too quick puts it back."""
    seen = _token_of(lease.path)
    if seen == "" or _age(lease) < LEASE_SECONDS:
        return
    aside = lease.path.with_name(f"{lease.path.name}.{lease.token}.old")
    try:
        lease.path.rename(aside)
    except OSError:  # another one was first
        return
    if _token_of(aside) != seen:
        # It was taken over between the look and the rename: its holder must find it again.
        with suppress(OSError):
            lease.path.hardlink_to(aside)
    aside.unlink(missing_ok=True)


def _age(lease: Lease) -> float:
    """Seconds since the last renewal by the share's own clock: those of machines differ."""
    probe = lease.path.with_name(f"{lease.path.name}.{lease.token}.now")
    try:
        probe.touch()
        return probe.stat().st_mtime - lease.path.stat().st_mtime
    except FileNotFoundError:  # released meanwhile
        return 0.0
    finally:
        probe.unlink(missing_ok=True)


def _token_of(path: Path) -> str:
    """Empty where nobody holds it; "?" of a file that is not whole, which ages like any other."""
    try:
        return json.loads(path.read_bytes())["token"]
    except FileNotFoundError:
        return ""
    except (ValueError, KeyError, TypeError):
        return "?"


def _holder_of(path: Path) -> str:
    try:
        told = json.loads(path.read_bytes())
        return f"A program on {told['host']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "Another program"
