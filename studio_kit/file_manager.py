"""The file manager of the desktop on which the console runs."""

import os
import sys
from pathlib import Path
from threading import Thread

import click

from .errors import Unavailable

REFUSAL_SECONDS = 2.0

REFUSALS = (127,)
"""On Windows, where the Explorer answers 1 when all went well."""


class NoDesktop(Unavailable):
    title = "No file manager to open"


def show_in_file_manager(place: Path) -> None:
    """Opens a folder, or the one that a file lies in; never the file itself, which might run.

    Raises `NoDesktop`. Blocking, for `REFUSAL_SECONDS` at most.
    """
    if not _has_desktop() or _refuses(place):
        raise NoDesktop(f"Where the console runs no file manager can be opened; look in {place}.")


def _refuses(place: Path) -> bool:
    """Whether the desktop says within moments that it cannot."""
    # A folder may be a program on a Mac: there, it is shown in the folder above, too.
    beside = sys.platform == "darwin" or not place.is_dir()
    answers: list[int] = []

    def wait() -> None:
        answers.append(click.launch(str(place), wait=True, locate=beside))

    # Some desktops answer when the window is closed, which nobody waits for.
    waiting = Thread(target=wait, name="file-manager", daemon=True)
    waiting.start()
    waiting.join(REFUSAL_SECONDS)
    return any(answer in REFUSALS if sys.platform == "win32" else answer for answer in answers)


def _has_desktop() -> bool:
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
