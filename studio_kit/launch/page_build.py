"""The page: npm packages and the built files, each made anew only when its sources changed."""

from studio_kit.launch.commands import CommandFailed, Commands
from studio_kit.launch.environment import Environment
from studio_kit.launch.errors import SetupFailed
from studio_kit.launch.show import Show
from studio_kit.launch.stamps import file_digest, folder_digest, read_stamp, write_stamp

SOURCES = (
    "index.html",
    "package.json",
    "package-lock.json",
    "vite.config.ts",
    "tsconfig.json",
    "ahead",
    "public",
    "src",
)


class PageBuild:
    """Keeps `frontend/node_modules` and `frontend/dist` in step with their sources."""

    def __init__(self, environment: Environment, *, commands: Commands, show: Show) -> None:
        self._environment = environment
        self._folder = environment.frontend
        self._commands = commands
        self._show = show
        self._packages_stamp = self._folder / "node_modules" / ".built-from"
        self._page_stamp = self._folder / "dist" / ".built-from"

    def forget(self) -> None:
        self._packages_stamp.unlink(missing_ok=True)
        self._page_stamp.unlink(missing_ok=True)

    def install_packages(self) -> None:
        """Raises `SetupFailed`."""
        made_from = {"lock": file_digest(self._folder / "package-lock.json")}
        if read_stamp(self._packages_stamp) == made_from:
            return
        self._packages_stamp.unlink(missing_ok=True)
        with self._show.step("Page packages (npm)"):
            self._npm("ci", "--no-audit", "--no-fund", doing="install the page's packages")
        write_stamp(self._packages_stamp, made_from)

    def build(self) -> None:
        """Raises `SetupFailed`. Installs the packages only when there is something to build."""
        made_from = {"sources": folder_digest(self._folder, SOURCES)}
        if read_stamp(self._page_stamp) == made_from:
            return
        self.install_packages()
        self._page_stamp.unlink(missing_ok=True)
        with self._show.step("Page"):
            self._npm("run", "build", doing="build the page")
        write_stamp(self._page_stamp, made_from)

    def _npm(self, *arguments: str, doing: str) -> None:
        command = (*self._environment.npm, *arguments)
        try:
            self._commands.run(command, cwd=self._folder, env=self._environment.variables())
        except CommandFailed as error:
            raise SetupFailed(
                f"Could not {doing}; check the connection and start again. npm said:\n{error.tail}"
            ) from error
