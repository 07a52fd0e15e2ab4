"""Whatever is done in whatever order: no file is lost, no star, and nothing is half done."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test  # pyright: ignore[reportUnknownVariableType]

from gallery.files.service import ProjectFiles

from .crowd import afterwards, crowd, rated, stars_by_content
from .machine import Files, KilledFiles

ROUNDS = int(os.environ.get("GALLERY_SAFETY_ROUNDS", "8"))
"""Each of up to `STEPS` changes; `benchmarks/gallery_safety.py` does thousands."""

STEPS = 25

CHANGES = 60
"""Of each of two processes on one folder."""

FEW = settings(
    max_examples=ROUNDS,
    stateful_step_count=STEPS,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def test_a_folder_is_always_what_the_model_says():
    run_state_machine_as_test(Files, settings=FEW)


@pytest.mark.integration
def test_a_folder_is_what_the_model_says_through_kills():
    run_state_machine_as_test(KilledFiles, settings=FEW)


@pytest.mark.integration
def test_two_processes_that_are_killed_lose_nothing_of_one_folder(project: Path):
    stars = rated(project)
    made, killed = crowd(project, people=2, changes=CHANGES, seed=7)
    desk = afterwards(project)
    files = ProjectFiles(desk.root, desk.store, desk.operations)
    assert made == 2 * CHANGES
    assert killed > 0
    assert sorted(desk.files.values()) == sorted(stars)
    assert stars_by_content(desk, files) == stars
