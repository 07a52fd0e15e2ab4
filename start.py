"""Director's Console.

python3 start.py          sets up what is missing, starts everything, opens the browser
python3 start.py test     runs every check and test
python3 start.py --help   lists the options
"""

import sys
from collections.abc import Sequence
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - said here, for a Python too old for the rest
    version = ".".join(str(part) for part in sys.version_info[:2])
    sys.exit(
        "Director's Console needs Python 3.11 or newer, and this is Python " + version + "; "
        "start it with a newer one, such as: python3.12 start.py"
    )

from studio_kit.launch.environment import Environment
from studio_kit.launch.errors import LaunchError
from studio_kit.launch.handover import become
from studio_kit.launch.options import parse_options
from studio_kit.launch.prepare import next_command, prepare
from studio_kit.launch.show import Show

HOUSE = Path(__file__).resolve().parent


def main(arguments: Sequence[str]) -> int:
    """Set up with the Python at hand and the standard library, then go on inside `.venv`."""
    options = parse_options(arguments)
    show = Show(sys.stdout)
    try:
        prepare(options, house=HOUSE, show=show)
    except LaunchError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    except KeyboardInterrupt:
        show.line("\nStopped. Start again to go on.")
        return 130
    if options.setup_only:
        show.line("Everything is set up.")
        return 0
    command = next_command(options, arguments, house=HOUSE)
    return become(command, env=Environment(HOUSE).variables())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
