"""kill -9 at any moment: what was answered or is a second old is there, and the JSON is readable.

`benchmarks/board_safety.py` kills a thousand times.
"""

import random
from pathlib import Path

import pytest

from tests.storyboard.killing import (
    Workload,
    create,
    descriptions,
    everything,
    read_json,
    work_until_killed,
)

KILLS = 15
KILLS_OF_HISTORY = 6


@pytest.mark.integration
@pytest.mark.timeout(600 + 4 * KILLS)
async def test_killed_at_any_moment_nothing_saved_is_lost(tmp_path: Path) -> None:
    project = await create(tmp_path)
    due: set[str] = set()
    for number in range(KILLS):
        seconds = 1.5 if number % 5 == 4 else random.uniform(0, 0.5)
        load = Workload(seconds, script=number % 2 == 1, answered=number == 1)
        due |= await work_until_killed(tmp_path, project["id"], load)
        read_json(Path(project["path"]))
    assert due
    assert due <= await descriptions(tmp_path, project["id"])


@pytest.mark.integration
@pytest.mark.timeout(600 + 15 * KILLS_OF_HISTORY)
async def test_killed_while_boards_are_branched_merged_and_restored_nothing_is_lost(
    tmp_path: Path,
) -> None:
    project = await create(tmp_path)
    due: set[str] = set()
    for number in range(KILLS_OF_HISTORY):
        seconds = random.uniform(0, 0.8)
        load = Workload(seconds, script=True, history=True, answered=number == 0)
        due |= await work_until_killed(tmp_path, project["id"], load)
        read_json(Path(project["path"]))
    found = await everything(tmp_path, project)
    assert due
    assert [name for name in due if name not in found] == []
