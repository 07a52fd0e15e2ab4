"""What a folder may be called, whether it is made by itself or for what goes into it."""

import os
from pathlib import PurePosixPath

from studio_kit.naming import is_legible, is_plain_name
from studio_kit.paths import ProjectRoot

from .rename_rules import WrongRule


def check_folder_name(name: str) -> None:
    """Raises `WrongRule`."""
    if not is_plain_name(name) or name.startswith(".") or not is_legible(name):
        raise WrongRule(f"{name[:40]!r} cannot be a folder's name on every computer.")


def check_new_folders(root: ProjectRoot, folder: str) -> None:
    """The names of `folder` and of those above it, as far as they are not there yet.

    Raises `WrongRule`, and what `ProjectRoot.resolve` does.
    """
    place = PurePosixPath(root.relative(root.resolve(folder)))
    for each in (place, *place.parents):
        if not os.path.isdir(root.path / each):  # noqa: PTH112 - False for a name too long
            check_folder_name(each.name)
