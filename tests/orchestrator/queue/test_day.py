"""When the day began, by the clock of the machine's place."""

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from orchestrator.queue.day import midnight

HOUSE = Path(__file__).parents[3]
SAY = """
import sys
from datetime import date
from orchestrator.queue.day import midnight
print(*(midnight(date.fromisoformat(day)).isoformat() for day in sys.argv[1:]))
"""


def test_the_day_begins_at_midnight_of_this_place() -> None:
    began = midnight(date(2026, 6, 1)).astimezone()
    assert began.replace(tzinfo=None) == datetime(2026, 6, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has one place for all its programs.")
def test_a_day_on_which_clocks_are_changed_begins_by_the_clock_before() -> None:
    days = {"2026-03-29": "2026-03-28T23:00", "2026-10-25": "2026-10-24T22:00"}
    told = subprocess.run(
        [sys.executable, "-c", SAY, *days],
        cwd=HOUSE,
        env=os.environ | {"TZ": "CET-1CEST,M3.5.0,M10.5.0/3"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == [f"{began}:00+00:00" for began in days.values()]
