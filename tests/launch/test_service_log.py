from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from studio_kit.launch.service_log import ServiceLog


@pytest.fixture
def errors() -> list[str]:
    return []


@pytest.fixture
def log(tmp_path: Path, errors: list[str]) -> Iterator[ServiceLog]:
    with closing(ServiceLog(tmp_path, "gallery", on_error=errors.append, max_bytes=100)) as log:
        yield log


def test_what_a_service_says_is_in_its_file_at_once(log: ServiceLog) -> None:
    log.write(b"one\ntw")
    assert log.path.read_bytes() == b"one\ntw"


def test_a_start_keeps_the_log_of_the_one_before(tmp_path: Path) -> None:
    for text in (b"first", b"second"):
        with closing(ServiceLog(tmp_path, "gallery", on_error=print)) as log:
            log.write(text)
    assert (tmp_path / "gallery.log").read_bytes() == b"second"
    assert (tmp_path / "gallery.log.1").read_bytes() == b"first"


def test_a_service_that_talks_for_ever_fills_no_disk(log: ServiceLog, tmp_path: Path) -> None:
    for number in range(100):
        log.write(f"{number:030}\n".encode())
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == 4
    assert max(sizes) <= 100


def test_errors_reach_the_terminal_and_the_rest_does_not(
    log: ServiceLog, errors: list[str]
) -> None:
    log.write(b'{"event": "fine", "logger": "a", "level": "info"}\n{"event": "the disk is ')
    log.write(b'full", "logger": "gallery", "level": "error"}\nTraceback: ERROR no\n{"x"\n')
    assert errors == ["gallery: the disk is full"]


def test_the_last_line_that_was_logged_is_told_in_words(log: ServiceLog) -> None:
    log.write(b'{"event": "broke", "exception": "Traceback\\n  File x\\nValueError: torn"}\n')
    assert log.last_line == "ValueError: torn"
    log.write(b'{"event": "Application startup failed. Exiting."}\n')
    assert log.last_line == "Application startup failed. Exiting."


def test_the_last_line_of_a_crash_is_its_name(log: ServiceLog) -> None:
    log.write(b"Traceback\n  File x\nValueError: torn\n\n")
    assert log.last_line == "ValueError: torn"


def test_bytes_that_are_no_text_are_kept(log: ServiceLog) -> None:
    log.write(b"\xff\xfe\n")
    assert log.path.read_bytes() == b"\xff\xfe\n"
