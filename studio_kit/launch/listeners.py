"""Which program listens at a port of this machine. It only looks; it ends nothing."""

import csv
import http.client
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

ASK_SECONDS = 1.0
LOOK_SECONDS = 5.0
TCP_LISTEN = "0A"  # the state's number in /proc/net/tcp, see proc(5)


def name_listener(host: str, port: int) -> str:
    """Words for what listens there: a part of the console, a process with its id, or neither."""
    service = _ask_health(host, port)
    process = _find_process(port)
    if service:
        return f"a Director's Console {service}{f' ({process})' if process else ''}"
    return process or "another program"


def _ask_health(host: str, port: int) -> str | None:
    connection = http.client.HTTPConnection(host, port, timeout=ASK_SECONDS)
    try:
        connection.request("GET", "/health")
        answer: object = json.loads(connection.getresponse().read(4096))
    except (OSError, ValueError, http.client.HTTPException):
        return None
    finally:
        connection.close()
    if not isinstance(answer, dict):
        return None
    body = cast("dict[str, Any]", answer)
    known = body.get("status") == "ok" and isinstance(body.get("service"), str)
    return body["service"].replace("_", " ") if known else None


def _find_process(port: int) -> str | None:
    if sys.platform == "linux":
        return _linux_process(port)
    return _windows_process(port) if sys.platform == "win32" else _lsof_process(port)


def _linux_process(port: int) -> str | None:
    sockets = {f"socket:[{inode}]" for inode in _listening_inodes(port)}
    for process in Path("/proc").glob("[0-9]*"):
        if sockets & _open_files(process):
            return f"{_program(process)}, process {process.name}"
    return None


def _program(process: Path) -> str:
    # Not `comm`: that is the name of a thread, which for Node is "MainThread".
    command = _read(process / "cmdline").partition("\0")[0]
    return Path(command).name or _read(process / "comm").strip()


def _listening_inodes(port: int) -> Iterable[str]:
    for table in ("tcp", "tcp6"):
        for line in _read(Path("/proc/net") / table).splitlines()[1:]:
            columns = line.split()
            is_here = columns[1].endswith(f":{port:04X}") and columns[3] == TCP_LISTEN
            if is_here:
                yield columns[9]


def _open_files(process: Path) -> set[str]:
    try:
        links = list((process / "fd").iterdir())
    except OSError:  # another user's process, or one that has just ended
        return set()
    return {_target(link) for link in links}


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:  # closed since
        return ""


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def _lsof_process(port: int) -> str | None:
    # Only listeners: without the state, lsof also lists the clients of that port.
    said = _output("lsof", "-nP", f"-iTCP:{port}", "-sTCP:LISTEN", "-Fpc")
    fields = {line[:1]: line[1:] for line in reversed(said.splitlines())}
    return f"{fields['c']}, process {fields['p']}" if {"p", "c"} <= fields.keys() else None


def _windows_process(port: int) -> str | None:
    for line in _output("netstat", "-ano", "-p", "TCP").splitlines():
        columns = line.split()
        # The state's name is translated; a listener is who has no partner.
        if len(columns) == 5 and columns[1].endswith(f":{port}") and columns[2].endswith(":0"):
            return _windows_name(columns[4])
    return None


def _windows_name(pid: str) -> str:
    said = _output("tasklist", "/FI", f"PID eq {pid}", "/FO", "CSV", "/NH")
    rows = [row for row in csv.reader(said.splitlines()) if len(row) > 1 and row[1] == pid]
    return f"{rows[0][0]}, process {pid}" if rows else f"process {pid}"


def _output(*command: str) -> str:
    try:
        run = subprocess.run(
            command, capture_output=True, text=True, timeout=LOOK_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return run.stdout
