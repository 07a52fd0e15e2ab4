"""The options of `start.py`."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

TEST = "test"

PORT_OPTIONS = {
    "page": "--page-port",
    "prompt_engine": "--prompt-engine-port",
    "storyboard": "--storyboard-port",
    "orchestrator": "--orchestrator-port",
    "gallery": "--gallery-port",
    "render_node": "--node-port",
}
"""The option that moves each part, by its name in the settings."""

_USAGE = """start.py [options]        set up what is missing, start, open the browser
       start.py test [...]       run every check and test; the rest goes to scripts/check"""


@dataclass(frozen=True)
class Options:
    """What was asked for on the command line. None means: as `config/` says."""

    command: Literal["start", "test"] = "start"
    rest: tuple[str, ...] = ()
    setup_only: bool = False
    force: bool = False
    orchestrator: bool = True
    frontend: bool = True
    browser: bool = True
    dev: bool = False
    host: str | None = None
    data: Path | None = None
    projects: Path | None = None
    ports: tuple[tuple[str, int], ...] = ()


def parse_options(arguments: Sequence[str]) -> Options:
    """Read the command line. Exits with a usage message, as argparse does, when it is wrong."""
    own, rest = _split_at_test(list(arguments))
    given = _parser().parse_args(own)
    return Options(
        command="start" if rest is None else "test",
        rest=tuple(rest or ()),
        setup_only=given.setup,
        force=given.force,
        orchestrator=given.orchestrator,
        frontend=given.frontend,
        browser=given.browser,
        dev=given.dev,
        host=given.host,
        data=given.data,
        projects=given.projects,
        ports=tuple(
            (name, port)
            for name in PORT_OPTIONS
            if (port := getattr(given, f"{name}_port")) is not None
        ),
    )


def _split_at_test(arguments: list[str]) -> tuple[list[str], list[str] | None]:
    for index, argument in enumerate(arguments):
        is_value = index > 0 and arguments[index - 1] in ("--data", "--projects", "--host")
        if argument == TEST and not is_value:
            return arguments[:index], arguments[index + 1 :]
    return arguments, None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="start.py", usage=_USAGE, description="Director's Console.", allow_abbrev=False
    )
    parser.add_argument("--setup", action="store_true", help="install and verify, start nothing")
    parser.add_argument("--force", action="store_true", help="set everything up anew")
    parser.add_argument("--dev", action="store_true", help="serve the page by Vite, hot reload")
    for part in ("orchestrator", "frontend", "browser"):
        parser.add_argument(f"--no-{part}", dest=part, action="store_false", help=f"no {part}")
    parser.add_argument("--host", help="address to listen at, a loopback one")
    parser.add_argument("--data", type=_folder, metavar="DIR", help="database and caches")
    parser.add_argument("--projects", type=_folder, metavar="DIR", help="where new projects go")
    for name, option in PORT_OPTIONS.items():
        parser.add_argument(option, dest=f"{name}_port", type=_port, metavar="PORT")
    return parser


def _folder(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; use a number from 1 to 65535")
    return int(text)
