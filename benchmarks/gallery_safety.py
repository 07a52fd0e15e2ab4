"""Thousands of random changes to real folders, with kills: nothing may be lost, and it is counted.

`--rounds 250` runs each of the two machines of `tests/gallery/files/machine.py` so often, with up
to 30 changes each, and then two processes on one folder.
"""

import argparse
import json
import tempfile
from pathlib import Path
from time import perf_counter

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test  # pyright: ignore[reportUnknownVariableType]

from gallery.files.service import ProjectFiles
from tests.gallery.files.crowd import afterwards, crowd, rated, stars_by_content
from tests.gallery.files.machine import Files, KilledFiles

STEPS = 30


def machines(rounds: int) -> None:
    often = settings(
        max_examples=rounds,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    for machine in (Files, KilledFiles):
        machine.counted.clear()
        began = perf_counter()
        run_state_machine_as_test(machine, settings=often)
        counts = dict(machine.counted.most_common())
        print(f"{machine.__name__}: {perf_counter() - began:.0f} s, {counts}")


def two_processes(changes: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder).resolve()
        (project / "storyboard.json").write_text(json.dumps({"schema_version": 1}))
        stars = rated(project)
        made, killed = crowd(project, people=2, changes=changes, seed=1)
        desk = afterwards(project)
        files = ProjectFiles(desk.root, desk.store, desk.operations)
        assert sorted(desk.files.values()) == sorted(stars), "a file was lost"
        assert stars_by_content(desk, files) == stars, "stars were lost"
        print(f"Two processes: {made} changes, {killed} times killed, nothing lost")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=250)
    parser.add_argument("--changes", type=int, default=600, help="of each process")
    asked = parser.parse_args()
    machines(asked.rounds)
    two_processes(asked.changes)
