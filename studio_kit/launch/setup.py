"""Setup: `.venv` with uv and the locked packages, Node from its wheel, the built page."""

import importlib.util
import sys
from dataclasses import dataclass

from studio_kit.launch.commands import CommandFailed, Commands
from studio_kit.launch.environment import Environment
from studio_kit.launch.errors import SetupFailed
from studio_kit.launch.options import Options
from studio_kit.launch.page_build import PageBuild
from studio_kit.launch.show import Show
from studio_kit.launch.stamps import file_digest, read_stamp, write_stamp

RUNTIME = "requirements.txt"
TESTS = "requirements-dev.txt"
INSTALLER = "requirements-uv.txt"

_GET_INSTALLER = ("pip", "install", "--quiet", "--require-hashes", "-r", INSTALLER)
_NO_INSTALLER = "Could not download uv; check the connection and start again."
_NO_PACKAGES = "Could not download the Python packages; check the connection and start again."


@dataclass(frozen=True)
class Needs:
    """What has to be there for what was asked."""

    tests: bool = False
    page: bool = True
    page_packages: bool = False


def needs_of(options: Options) -> Needs:
    tests = options.command == "test"
    return Needs(
        tests=tests,
        page=options.frontend and not options.dev,
        page_packages=tests or (options.dev and options.frontend),
    )


class Setup:
    """Brings the folder from a clean clone to ready; a second time it only compares stamps."""

    def __init__(self, environment: Environment, *, commands: Commands, show: Show) -> None:
        self._environment = environment
        self._commands = commands
        self._show = show
        self._page = PageBuild(environment, commands=commands, show=show)
        self._stamp = environment.venv / ".studio-setup.json"

    def run(self, needs: Needs, *, force: bool = False) -> None:
        """Raises `SetupFailed`, whose sentence says what could not be had."""
        if force:
            self._stamp.unlink(missing_ok=True)
            self._page.forget()
        self._install_python_packages(needs)
        if needs.page_packages:
            self._page.install_packages()
        if needs.page:
            self._page.build()

    def verify(self) -> None:
        """Load every service once, so that what is missing is known now. Raises `SetupFailed`."""
        with self._show.step("Check that every service loads"):
            self._run(
                "-m", "studio_kit.launch.verify", failure="A service does not load; try --force."
            )

    def _install_python_packages(self, needs: Needs) -> None:
        made_from = self._made_from(needs)
        if self._environment.base and read_stamp(self._stamp) == made_from:
            return
        self._refuse_link()
        is_usable = self._is_usable(made_from)
        self._stamp.unlink(missing_ok=True)
        if not is_usable:
            self._create_environment()
        self._install_packages(TESTS if made_from[TESTS] else RUNTIME)
        write_stamp(self._stamp, {**made_from, "base": self._environment.base})

    def _refuse_link(self) -> None:
        """Making `.venv` empties it first, and through a link that is somebody else's folder."""
        venv = self._environment.venv
        if venv.is_symlink():
            raise SetupFailed(
                f"{venv} is a link to {venv.resolve()}, which setting up would empty; "
                "remove the link and start again."
            )

    def _made_from(self, needs: Needs) -> dict[str, str]:
        # Who once ran the tests keeps their packages: a start must not undo a developer's setup.
        with_tests = needs.tests or bool(read_stamp(self._stamp).get(TESTS))
        house = self._environment.house
        return {
            "base": self._environment.base,
            "house": str(house),
            INSTALLER: file_digest(house / INSTALLER),
            RUNTIME: file_digest(house / RUNTIME),
            TESTS: file_digest(house / TESTS) if with_tests else "",
        }

    def _is_usable(self, made_from: dict[str, str]) -> bool:
        """Whether only the list of packages changed; without a stamp `.venv` may be half made."""
        stamp = read_stamp(self._stamp)
        return bool(self._environment.base) and all(
            stamp.get(key) == made_from[key] for key in ("base", "house", INSTALLER)
        )

    def _create_environment(self) -> None:
        venv = str(self._environment.venv)
        with self._show.step("Python environment"):
            if importlib.util.find_spec("ensurepip") is not None:
                self._bare("-m", "venv", "--clear", venv)
                self._run("-m", *_GET_INSTALLER, failure=_NO_INSTALLER)
            elif importlib.util.find_spec("pip") is not None:
                # Debian without python3-venv, with pip: it installs into the bare environment.
                self._bare("-m", "venv", "--clear", "--without-pip", venv)
                python = str(self._environment.python)
                self._bare("-m", "pip", "--python", python, *_GET_INSTALLER[1:])
            else:
                raise SetupFailed(_no_venv_sentence())

    def _install_packages(self, lock: str) -> None:
        environment = self._environment
        # Compiled now, once: it spares every start that may not write bytecode 3 s of work.
        sync = (str(environment.uv), "pip", "sync", "--compile-bytecode")
        sync = (*sync, "--python", str(environment.python))
        with self._show.step("Python packages and Node"):
            try:
                self._command(*sync, "--require-hashes", lock)
            except CommandFailed:
                # uv does not read pip's configuration, such as an index of one's own: pip does.
                install = ("install", "--require-hashes", "-r", lock)
                self._run("-m", "pip", *install, failure=_NO_PACKAGES)

    def _bare(self, *arguments: str) -> None:
        try:
            self._command(sys.executable, *arguments)
        except CommandFailed as error:
            raise SetupFailed(
                f"Could not make the Python environment in {self._environment.venv}. "
                f"Python said:\n{error.tail}"
            ) from error

    def _run(self, *arguments: str, failure: str) -> None:
        try:
            self._command(str(self._environment.python), *arguments)
        except CommandFailed as error:
            raise SetupFailed(f"{failure} It said:\n{error.tail}") from error

    def _command(self, *command: str) -> None:
        environment = self._environment
        self._commands.run(command, cwd=environment.house, env=environment.variables())


def _no_venv_sentence() -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return (
        "This Python cannot make environments: its module ensurepip is missing. "
        f"On Debian and Ubuntu install it with: sudo apt install python{version}-venv"
    )
