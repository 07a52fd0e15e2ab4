"""Ends a process in the middle of its work, at a chosen call to the file system."""

import os
import signal
import sys
from collections.abc import Callable

CALLS = ("open", "os.link", "os.remove", "os.rename", "os.mkdir", "os.truncate", "os.utime")


def is_killed(work: Callable[[], object], *, at: int) -> bool:
    """Do `work` in a process of its own, which is killed (-9) just before its call number `at` to
    the file system. False where it ended before that.
    """
    return killed_process(work, at=at) is not None


def killed_process(work: Callable[[], object], *, at: int) -> int | None:
    """As `is_killed`; the number of the process that was killed."""
    child = os.fork()
    if child == 0:
        _work_and_end(work, at)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return child
    assert os.WEXITSTATUS(status) == 0, "the work itself failed"
    return None


def _work_and_end(work: Callable[[], object], left: int) -> None:
    def count(event: str, _: tuple[object, ...]) -> None:
        nonlocal left
        if event in CALLS:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    try:
        work()
    except BaseException:
        os._exit(1)
    os._exit(0)
