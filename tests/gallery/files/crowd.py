"""Several processes that sort out one folder at the same time, each killed again and again."""

import json
import os
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from gallery.annotations.models import Annotation
from gallery.files.rename_rules import Renamed, RenameRule
from gallery.files.service import ProjectFiles
from studio_kit.errors import StudioError

from .desk import Desk
from .killed import killed_process

FILES = 12
FOLDERS = ("", "A", "A/B")
WHEN = datetime(2026, 11, 21, tzinfo=UTC)


def rated(project: Path) -> dict[str, int]:
    """A folder of files, each with stars that say which it is. Content -> stars."""
    desk = Desk(project)
    desk.write(*(f"{n:03d}.png" for n in range(FILES)))
    stars = {f"{n:03d}.png": Annotation(rating=n % 5 + 1) for n in range(FILES)}
    with desk.store.changing():
        desk.store.put(stars)
    return {f"content of {path}": said.rating for path, said in stars.items()}


def stars_by_content(desk: Desk, files: ProjectFiles) -> dict[str, int]:
    """In the folder and in its trash."""
    there = {desk.files[path]: rating for path, rating in desk.ratings.items()}
    thrown = {desk.files[item.stored]: item.said.rating for item in files.trashed()}
    return {**there, **thrown}


def crowd(project: Path, *, people: int, changes: int, seed: int) -> tuple[int, int]:
    """Each person makes so many changes. How many were made in all, and how many were killed."""
    readers: list[int] = []
    persons: list[int] = []
    for person in range(people):
        reader, writer = os.pipe()
        if (child := os.fork()) == 0:
            try:
                _be_a_person(project, writer, changes=changes, seed=seed + person)
            finally:
                os._exit(1)
        os.close(writer)
        readers.append(reader)
        persons.append(child)
    told = [json.loads(_all_of(reader)) for reader in readers]
    for person in persons:
        os.waitpid(person, 0)
    return sum(one["made"] for one in told), sum(one["killed"] for one in told)


def _be_a_person(project: Path, writer: int, *, changes: int, seed: int) -> None:
    dice = random.Random(seed)
    told = {"made": 0, "killed": 0}
    while told["made"] < changes:
        left = min(dice.randint(1, 12), changes - told["made"])
        round_seed = dice.random()
        work = _several(project, left, round_seed)
        killed = killed_process(work, at=dice.randrange(40, 1200))
        told["made"] += left
        if killed:
            told["killed"] += 1
            _let_the_lease_run_out(project, of=killed)
    os.write(writer, json.dumps(told).encode())


def _several(project: Path, count: int, seed: float) -> Callable[[], None]:
    def work() -> None:
        dice = random.Random(seed)
        desk = Desk(project)
        files = ProjectFiles(desk.root, desk.store, desk.operations)
        for _ in range(count):
            with suppress(StudioError, FileNotFoundError):  # the other one was first
                _one_change(desk, files, dice)

    return work


def _one_change(desk: Desk, files: ProjectFiles, dice: random.Random) -> None:
    shown = sorted(p for p in desk.files if not p.startswith(".") and p.endswith(".png"))
    some = dice.sample(shown, min(len(shown), dice.randint(1, 4)))
    thrown = [item.stored for item in files.trashed()]
    match dice.randrange(6):
        case 0 if some:
            files.move(some, dice.choice(FOLDERS), conflict=dice.choice(["rename", "replace"]))  # pyright: ignore[reportArgumentType]
        case 1 if some:
            rule = RenameRule(pattern="{index:03d}", start=dice.randint(0, 3))
            files.rename_many([Renamed(path, WHEN) for path in some], rule)
        case 2 if some:
            files.trash(some)
        case 3 if thrown:
            files.restore(dice.sample(thrown, dice.randint(1, len(thrown))))
        case 4:
            desk.operations.redo()
        case _:
            desk.operations.undo()


def _let_the_lease_run_out(project: Path, *, of: int) -> None:
    """As time does. Only that of our own dead process: another person's may have gone, and
    somebody have taken the lease, between our look and the end of the lock.
    """
    lock = project / ".gallery" / "lock"
    with suppress(FileNotFoundError, ValueError):
        if json.loads(lock.read_bytes())["process"] == of:
            lock.unlink()


def _all_of(reader: int) -> bytes:
    with os.fdopen(reader, "rb") as file:
        return file.read()


def afterwards(project: Path) -> Desk:
    """The folder when all have gone, and what the last of them left is mended."""
    (project / ".gallery" / "lock").unlink(missing_ok=True)
    desk = Desk(project)
    with desk.operations.changing():
        return desk
