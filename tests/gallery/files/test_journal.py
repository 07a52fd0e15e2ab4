"""What was done can be read while something else is done."""

import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gallery.files.journal import Journal
from gallery.files.models import Operation

ENTRIES = 100


@pytest.fixture
def impatient() -> Iterator[None]:
    """Threads take turns a thousand times as often as usual."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(usual / 1000)
    yield
    sys.setswitchinterval(usual)


def operation(number: int) -> Operation:
    return Operation(
        id=f"{number:026}",
        kind="annotate",
        label="Rated one file",
        at=datetime.now(UTC),
        is_direct=True,
        phase="arriving",
    )


@pytest.mark.usefixtures("impatient")
def test_a_history_is_read_while_operations_end(tmp_path: Path):
    journal = Journal(tmp_path, restored=lambda _: None)
    ended = threading.Event()

    def end_all() -> None:
        for number in range(ENTRIES):
            journal.begin(operation(number))
            journal.end(operation(number))
        ended.set()

    writer = threading.Thread(target=end_all)
    writer.start()
    while not ended.is_set():
        ids = [entry.id for entry in journal.entries()]
        assert ids == sorted(ids)
    writer.join()
    assert len(journal.entries()) == ENTRIES
