"""Generate click to painted picture, in a real browser, with the node's own time taken out.

`python benchmarks/generate_click.py` starts a console of its own on free ports, presses Generate
33 times (3 to warm up) and prints, in ms, what the console adds between the click and the painted
frame. The baseline in the same run is the least that any client must do with the node: post the
graph, hear of the end on the socket, ask for the history, fetch the bytes. Goal: median <= 150 ms.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
FRONTEND = HOUSE / "frontend"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "rows.json"
        environment = os.environ | {
            "BENCHMARK_ROWS": str(rows),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }
        config = "playwright.bench.config.ts"
        command = ("npx", "playwright", "test", "--config", config, "generate-click")
        done = subprocess.run(command, cwd=FRONTEND, env=environment)
        if done.returncode:
            return done.returncode
        _print_table(json.loads(rows.read_text()))
    return 0


def _print_table(rows: list[dict[str, float]]) -> None:
    columns = {name: sorted(row[name] for row in rows) for name in ("console", "bare", "node")}
    print(f"{len(rows)} takes, ms      median      p95      max")
    for name, label in (
        ("console", "click to painted"),
        ("bare", "bare client"),
        ("node", "the node itself"),
    ):
        values = columns[name]
        p95 = values[int(len(values) * 0.95)]
        print(f"{label:18} {statistics.median(values):8.1f} {p95:8.1f} {values[-1]:8.1f}")
    ratio = statistics.median(columns["console"]) / statistics.median(columns["bare"])
    print(f"click to painted is {ratio:.1f} times the bare client's work")


if __name__ == "__main__":
    sys.exit(main())
