"""`python -m studio_kit.launch.verify`: does every service load, and does Node answer?"""

import subprocess
import sys

from studio_kit.launch.environment import Environment
from studio_kit.launch.services import PARTS
from studio_kit.serve import load_factory
from studio_kit.settings import HOUSE


def main() -> int:
    for part in PARTS:
        load_factory(part.app)
    node = Environment(HOUSE).node
    return subprocess.run([str(node), "--version"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
