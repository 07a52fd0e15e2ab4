"""The farm's table: policies on the same work, planning at scale, a real orchestrator, and trouble.

python -m benchmarks.farm [work|scale|live|waits ...]
"""

import argparse
import asyncio
import tempfile
from pathlib import Path

from . import farm_live, farm_scale, farm_waits, farm_work

PARTS = ("work", "scale", "live", "waits")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS])
    chosen = parser.parse_args().parts or PARTS
    if "work" in chosen:
        farm_work.report()
    if "scale" in chosen:
        print()
        farm_scale.report(100_000, 1_000)
    if "live" in chosen:
        print()
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(farm_live.report(Path(folder)))
    if "waits" in chosen:
        print()
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(farm_waits.report(Path(folder)))


if __name__ == "__main__":
    main()
