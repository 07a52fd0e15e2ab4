"""`python -m studio_kit.launch`: the second half of `start.py`, inside `.venv`."""

import sys

from studio_kit.launch.console import open_console
from studio_kit.launch.errors import LaunchError
from studio_kit.launch.options import parse_options
from studio_kit.launch.show import Show


def main() -> int:
    show = Show(sys.stdout)
    ask = _ask if sys.stdin.isatty() and sys.stdout.isatty() else None
    try:
        return open_console(parse_options(sys.argv[1:]), show=show, ask=ask)
    except LaunchError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    except KeyboardInterrupt:
        return 130


def _ask(question: str) -> bool:
    try:
        answer = input(f"{question} [Y/n] ")
    except EOFError:
        return False
    return answer.strip().lower() in ("", "y", "yes")


if __name__ == "__main__":
    sys.exit(main())
