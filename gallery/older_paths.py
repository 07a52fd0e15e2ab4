"""Paths as scripts of the earlier console give them: whole, or from the project on."""

from pathlib import Path

from studio_kit.paths import PROJECT_FILE, NotAProject, OutsideProject, ProjectRoot, absolute_folder


def relative_path(root: ProjectRoot, path: str) -> str:
    """From the project on, with `/`. Raises `OutsideProject` for a path that is not in it."""
    if not Path(path).is_absolute():
        return path.replace("\\", "/")
    given = Path(path)
    for base in (root.path, root.path.resolve()):
        if given.is_relative_to(base):
            return given.relative_to(base).as_posix().removeprefix(".")
    raise OutsideProject(f"{path} is not in the project folder {root.path}.")


def located(path: str, project: str) -> tuple[str, str]:
    """The project's folder and the path. Where `project` is empty it is the one in which the path,
    which is whole then, lies. Raises `NotAProject`.
    """
    if project:
        return project, path
    given = absolute_folder(path)
    for folder in (given, *given.parents):
        if (folder / PROJECT_FILE).is_file():
            return str(folder), str(given)
    raise NotAProject(f"{path} is in no project; open a folder that holds one.")
