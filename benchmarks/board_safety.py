"""The storyboard service is killed a thousand times over people's work: what is lost is counted.

A browser and scripts edit; in every second round boards are branched, merged and restored as well.
After each kill every file must be readable, and after each `--rounds` kills on one project all that
was answered, or was a second old when the kill came, must still be said somewhere.
"""

import argparse
import asyncio
import random
import tempfile
from pathlib import Path
from time import perf_counter

from tests.storyboard.killing import Workload, create, everything, read_json, work_until_killed


async def rounds(folder: Path, kills: int, *, history: bool) -> tuple[int, int]:
    """Kill so often on one new project; how many edits had to be there, and how many were not."""
    project, due = await create(folder), set[str]()
    for _ in range(kills):
        seconds = 1.3 if random.random() < 0.1 else random.uniform(0, 0.5)
        load = Workload(seconds, script=random.random() < 0.5 or history, history=history)
        due |= await work_until_killed(folder, project["id"], load)
        read_json(Path(project["path"]))
    found = await everything(folder, project)
    lost = [edit for edit in due if edit not in found]
    for edit in lost:
        print(f"lost: {edit}")
    return len(due), len(lost)


def main(kills: int, each: int) -> None:
    began, killed, due, lost = perf_counter(), 0, 0, 0
    while killed < kills:
        count, history = min(each, kills - killed), killed // each % 2 == 1
        with tempfile.TemporaryDirectory() as name:
            found = asyncio.run(rounds(Path(name).resolve(), count, history=history))
        killed, due, lost = killed + count, due + found[0], lost + found[1]
        seconds = perf_counter() - began
        print(f"{killed:5} kills, {due:7} edits due, {lost} lost, {seconds:.0f} s", flush=True)
    assert lost == 0, "an edit was lost"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=25, help="kills of one project")
    asked = parser.parse_args()
    main(asked.kills, asked.rounds)
