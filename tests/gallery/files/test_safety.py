"""Whatever is done in whatever order: no file is lost, no star, and nothing is half done."""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test  # pyright: ignore[reportUnknownVariableType]

from .machine import Files, KilledFiles

ROUNDS = int(os.environ.get("GALLERY_SAFETY_ROUNDS", "8"))
"""Each of up to `STEPS` changes; `benchmarks/gallery_safety.py` does thousands."""

STEPS = 25

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
