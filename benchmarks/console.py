"""The whole console at rest: time to start, memory, CPU.

`python benchmarks/console.py` starts a console of its own on free ports in temporary folders (set
up beforehand by `start.py --setup`), waits until every service and the node answer, lets it rest,
and ends it. The baseline in the same run is a process that has only imported FastAPI and uvicorn.
Goals: second start <= 5 s, all processes idle <= 450 MB and < 3 % of one core.
"""

import json
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import psutil

HOUSE = Path(__file__).resolve().parent.parent
OPTIONS = (
    "--page-port",
    "--prompt-engine-port",
    "--storyboard-port",
    "--orchestrator-port",
    "--gallery-port",
    "--node-port",
)
SETTLE_SECONDS = 5
REST_SECONDS = 30
PATIENCE_SECONDS = 60
MEGABYTE = 1_000_000
BARE = "import sys, fastapi, uvicorn; print('up', flush=True); sys.stdin.read()"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        ports = _free_ports()
        begun = time.monotonic()
        launcher = subprocess.Popen(
            _command(Path(folder), ports), cwd=HOUSE, stdout=subprocess.DEVNULL
        )
        try:
            _report(launcher.pid, ports, begun)
        finally:
            launcher.terminate()
            ending = time.monotonic()
            launcher.wait(PATIENCE_SECONDS)
            print(f"end of everything      {time.monotonic() - ending:7.2f} s")


def _report(pid: int, ports: dict[str, int], begun: float) -> None:
    page = f"http://127.0.0.1:{ports['--page-port']}"
    _wait_for(lambda: bool(_get(page)))
    print(f"start to the page      {time.monotonic() - begun:7.2f} s")
    _wait_for(lambda: all(part["state"] == "running" for part in _services(page)))
    _wait_for(lambda: _online(ports) > 0)
    print(f"start to a ready node  {time.monotonic() - begun:7.2f} s")
    time.sleep(SETTLE_SECONDS)
    memory, cpu = _at_rest(psutil.Process(pid))
    bare = _bare_megabytes()
    print(f"memory at rest         {memory:7.0f} MB, {memory / bare:.1f} times a bare process")
    print(f"a bare process         {bare:7.0f} MB")
    print(f"CPU at rest            {cpu:7.2f} % of one core over {REST_SECONDS} s")


def _command(folder: Path, ports: dict[str, int]) -> list[str]:
    numbers = [word for option, port in ports.items() for word in (option, str(port))]
    folders = ["--data", str(folder / "data"), "--projects", str(folder / "films")]
    return [sys.executable, str(HOUSE / "start.py"), "--no-browser", *folders, *numbers]


def _at_rest(launcher: psutil.Process) -> tuple[float, float]:
    """Megabytes of resident memory and per cent of one core, of all processes together."""
    processes = [launcher, *launcher.children(recursive=True)]
    before = sum(_seconds(process) for process in processes)
    time.sleep(REST_SECONDS)
    used = sum(_seconds(process) for process in processes) - before
    for process in processes:
        name = next((word for word in process.cmdline() if ".app:" in word), "launcher")
        print(f"  {name.partition('.')[0]:20} {process.memory_info().rss / MEGABYTE:7.0f} MB")
    resident = sum(process.memory_info().rss for process in processes)
    return resident / MEGABYTE, 100 * used / REST_SECONDS


def _seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def _bare_megabytes() -> float:
    command = (sys.executable, "-c", BARE)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as bare:
        assert bare.stdout is not None
        bare.stdout.readline()
        return psutil.Process(bare.pid).memory_info().rss / MEGABYTE


def _services(page: str) -> list[dict[str, str]]:
    return json.loads(_get(f"{page}/services.json") or '{"services": [{"state": "starting"}]}')[
        "services"
    ]


def _online(ports: dict[str, int]) -> int:
    address = f"http://127.0.0.1:{ports['--orchestrator-port']}/api/backends"
    return json.loads(_get(address) or '{"online": 0}')["online"]


def _get(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return answer.read()
    except (urllib.error.URLError, OSError):
        return b""


def _wait_for(ready: Callable[[], bool]) -> None:
    begun = time.monotonic()
    while not ready():
        if time.monotonic() - begun > PATIENCE_SECONDS:
            sys.exit("The console did not come up; run start.py --setup first.")
        time.sleep(0.02)


def _free_ports() -> dict[str, int]:
    listeners = {option: socket.create_server(("127.0.0.1", 0)) for option in OPTIONS}
    ports = {option: listener.getsockname()[1] for option, listener in listeners.items()}
    for listener in listeners.values():
        listener.close()
    return ports


if __name__ == "__main__":
    main()
