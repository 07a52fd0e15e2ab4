"""One holder at a time, over processes and machines; a dead one is waited out."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from studio_kit.leases import LEASE_SECONDS, FolderBusy, LeaseLost, leased

LONG_AGO = LEASE_SECONDS + 5

COUNTING = """
import sys
from pathlib import Path
from studio_kit.leases import leased
folder = Path(sys.argv[1])
for _ in range(40):
    with leased(folder / "lock"):
        count = int((folder / "count").read_text())
        (folder / "count").write_text(str(count + 1))
"""


def age(path: Path, seconds: float) -> None:
    past = time.time() - seconds
    os.utime(path, (past, past))


def test_a_lease_leaves_nothing_behind(tmp_path: Path):
    with leased(tmp_path / "lock") as lease:
        assert lease.path.exists()
        lease.renew()
    assert list(tmp_path.iterdir()) == []


def test_a_second_holder_waits_and_is_told_who_holds_it(tmp_path: Path):
    path = tmp_path / "lock"
    with leased(path), pytest.raises(FolderBusy) as busy, leased(path, wait=0.05):
        pass
    assert "is changing files here" in busy.value.message
    with leased(path, wait=0):
        pass


def test_threads_take_turns(tmp_path: Path):
    inside: list[int] = []
    most: list[int] = []

    def work() -> None:
        for _ in range(20):
            with leased(tmp_path / "lock"):
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 80
    assert max(most) == 1


@pytest.mark.integration
def test_no_count_of_several_processes_is_lost(tmp_path: Path):
    (tmp_path / "count").write_text("0")
    command = [sys.executable, "-c", COUNTING, str(tmp_path)]
    processes = [subprocess.Popen(command) for _ in range(3)]
    assert [process.wait(60) for process in processes] == [0, 0, 0]
    assert (tmp_path / "count").read_text() == "120"


def test_the_lease_of_a_dead_holder_runs_out(tmp_path: Path):
    path = tmp_path / "lock"
    path.write_text('{"token": "dead", "host": "tatooine"}')
    with pytest.raises(FolderBusy, match="tatooine"), leased(path, wait=0.02):
        pass
    age(path, LONG_AGO)
    with leased(path, wait=60):
        pass
    assert list(tmp_path.iterdir()) == []


def test_half_a_lock_file_runs_out_too(tmp_path: Path):
    path = tmp_path / "lock"
    path.write_bytes(b"")
    age(path, LONG_AGO)
    with leased(path, wait=60):
        pass


def test_a_holder_that_was_silent_for_too_long_learns_that_it_lost(tmp_path: Path):
    path = tmp_path / "lock"
    with leased(path) as slow:
        age(path, LONG_AGO)
        with leased(path, wait=60) as quick:
            with pytest.raises(LeaseLost):
                slow.renew()
            quick.renew()
        path.write_text('{"token": "another"}')
    assert path.exists(), "what another one holds was released"


def test_a_renewed_lease_does_not_run_out(tmp_path: Path):
    path = tmp_path / "lock"
    with leased(path) as lease:
        age(path, LONG_AGO)
        lease.renew()
        with pytest.raises(FolderBusy), leased(path, wait=0.05):
            pass
