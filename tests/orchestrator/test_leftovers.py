"""Half-written files of a killed process are swept, everything else stays."""

import os
import time
from pathlib import Path

from orchestrator.outputs.leftovers import AGE_SECONDS, sweep_leftovers
from studio_kit.files import temporary_beside

JOB = "01KAJ5Q0Z8T3B1V9W7X6Y5N4M2"


def write(path: Path, *, age: float = 2 * AGE_SECONDS) -> str:
    path.write_bytes(b"x")
    moment = time.time() - age
    os.utime(path, (moment, moment))
    return path.name


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_old_half_written_records_and_downloads_are_removed(tmp_path: Path):
    write(temporary_beside(tmp_path / "The Line_1A_v001.png.take.json"))
    write(tmp_path / f".{JOB}-2-1.part.png")
    sweep_leftovers(tmp_path)
    assert left(tmp_path) == set()


def test_what_may_still_be_written_stays(tmp_path: Path):
    kept = {
        write(temporary_beside(tmp_path / "a.take.json"), age=60),
        write(tmp_path / f".{JOB}-2-1.part.png", age=60),
    }
    sweep_leftovers(tmp_path)
    assert left(tmp_path) == kept


def test_takes_claims_and_other_peoples_hidden_files_stay(tmp_path: Path):
    names = ("a_v001.png", "a_v001.png.take.json", ".a_v002.claim", ".notes.tmp", ".DS_Store")
    kept = {write(tmp_path / name) for name in names}
    sweep_leftovers(tmp_path)
    assert left(tmp_path) == kept


def test_a_folder_that_is_not_there_yet_is_nothing_to_sweep(tmp_path: Path):
    sweep_leftovers(tmp_path / "1A")
    assert left(tmp_path) == set()
