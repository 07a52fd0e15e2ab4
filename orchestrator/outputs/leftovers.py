"""Removes what a killed process left half done in a shot's folder."""

import os
import re
import time
from pathlib import Path

AGE_SECONDS = 86_400.0
"""A file that is still being written is younger than that, also on a slow share."""

OURS = re.compile(
    r"\..+\.[0-9a-f]{32}\.tmp"  # a record on its way to its name
    r"|\.[0-9A-Z]{26}-\d+-\d+\.part\.\w+"  # a file on its way from a node
)


def sweep_leftovers(folder: Path) -> None:
    """Only hidden files that carry our own kinds of names, and only old ones."""
    oldest = time.time() - AGE_SECONDS
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith("."):  # nearly all are takes, of which there are thousands
                continue
            if OURS.fullmatch(entry.name) and entry.stat(follow_symlinks=False).st_mtime < oldest:
                Path(entry.path).unlink(missing_ok=True)
