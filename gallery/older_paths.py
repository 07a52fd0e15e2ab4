"""Paths as scripts of the earlier console give them: whole, or from the project on."""

from pathlib import Path

from studio_kit.paths import OutsideProject, ProjectRoot


def relative_path(root: ProjectRoot, path: str) -> str:
    """From the project on, with `/`. Raises `OutsideProject` for a path that is not in it."""
    if not Path(path).is_absolute():
        return path.replace("\\", "/")
    given = Path(path)
    for base in (root.path, root.path.resolve()):
        if given.is_relative_to(base):
            return given.relative_to(base).as_posix().removeprefix(".")
    raise OutsideProject(f"{path} is not in the project folder {root.path}.")
