"""Paths as scripts of the earlier console give them: whole, perhaps of another machine."""

from pathlib import Path

from storyboard.projects.service import Projects
from studio_kit.path_maps import current_system, translate
from studio_kit.paths import OutsideProject, ProjectRoot
from studio_kit.settings import PathPrefix


class OlderPaths:
    """Finds the project that a request means, and its files by whole or relative paths."""

    def __init__(self, projects: Projects, places: tuple[PathPrefix, ...]) -> None:
        self._projects = projects
        self._places = places

    def local(self, path: str) -> str:
        """The path as this machine names it."""
        return translate(path, self._places, to=current_system())

    async def root(self, project: str | None, path: str | None = None) -> ProjectRoot:
        """The project named; else the known one that `path` lies in; else the one that is open.

        Raises `ProjectUnknown`, `ProjectNotNamed`, `NoProjectThere`.
        """
        if project is not None:
            return await self._projects.find(self.local(project))
        place = Path(self.local(path or ""))
        if place.is_absolute():
            for folder in (place, *place.parents):
                if root := await self._projects.known_folder(str(folder)):
                    return root
        return await self._projects.find(None)

    def inside(self, root: ProjectRoot, path: str) -> Path:
        """Raises `OutsideProject`, `Invalid`."""
        local = self.local(path)
        given = Path(local)
        if not given.is_absolute():
            return root.resolve(local)
        for base in (root.path, root.path.resolve()):
            if given.is_relative_to(base):
                return root.resolve(given.relative_to(base).as_posix())
        raise OutsideProject(f"{path} is not in the project folder {root.path}.")
