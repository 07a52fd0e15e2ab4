"""What ComfyUI's page keeps on the server: files, settings and users of one default user."""

import json
import re
from pathlib import Path
from typing import Any
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from render_node.folders import Folders, OutsideFolder

from .wire import as_json, as_text, body_of, empty, node_of, object_of, route

SETTINGS = "comfy.settings.json"


class _Refused(Exception):
    def __init__(self, answer: Response) -> None:
        super().__init__(answer.status_code)
        self.answer = answer


def _home(folders: Folders) -> Path:
    home = folders.root / "user" / "default"
    home.mkdir(parents=True, exist_ok=True)
    return home


def _path(request: Request, relative: str) -> Path:
    folders = node_of(request).folders
    try:
        return folders.inside(_home(folders), relative)
    except (OutsideFolder, ValueError, OSError):
        raise _Refused(empty(403)) from None


def _facts(path: Path, relative_to: Path) -> dict[str, Any]:
    stat = path.stat()
    return {
        "path": path.relative_to(relative_to).as_posix(),
        "size": stat.st_size,
        "modified": stat.st_mtime,
        "created": stat.st_ctime,
    }


async def list_files(request: Request) -> Response:
    query = request.query_params
    if not query.get("dir"):
        return as_text("Directory not provided", 400)
    try:
        folder = _path(request, query["dir"])
    except _Refused as refusal:
        return refusal.answer
    if not folder.is_dir():
        return as_text("Directory not found", 404)
    pattern = "**/*" if query.get("recurse", "").lower() == "true" else "*"
    files = sorted(path for path in folder.glob(pattern) if path.is_file())
    if query.get("full_info", "").lower() == "true":
        return as_json([_facts(path, folder) for path in files])
    names = [path.relative_to(folder).as_posix() for path in files]
    split = query.get("split", "").lower() == "true"
    return as_json([[name, *name.split("/")] for name in names] if split else names)


async def list_tree(request: Request) -> Response:
    try:
        folder = _path(request, request.query_params.get("path", ""))
    except _Refused as refusal:
        return refusal.answer
    if not folder.is_dir():
        return as_text("Requested path is not a directory or does not exist", 404)
    home = _home(node_of(request).folders)
    return as_json([_entry(path, home) for path in sorted(folder.iterdir())])


def _entry(path: Path, home: Path) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": path.name, "path": path.relative_to(home).as_posix()}
    if path.is_dir():
        return entry | {"type": "directory"}
    stat = path.stat()
    return entry | {"type": "file", "size": stat.st_size, "modified": stat.st_mtime}


async def read_file(request: Request) -> Response:
    try:
        path = _path(request, request.path_params["file"])
    except _Refused as refusal:
        return refusal.answer
    return FileResponse(path) if path.is_file() else empty(404)


async def write_file(request: Request) -> Response:
    try:
        path = _path(request, request.path_params["file"])
    except _Refused as refusal:
        return refusal.answer
    if path.exists() and request.query_params.get("overwrite") == "false":
        return as_text("File already exists", 409)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(await request.body())
    return _written(request, path)


def _written(request: Request, path: Path) -> Response:
    home = _home(node_of(request).folders)
    full = request.query_params.get("full_info", "").lower() == "true"
    return as_json(_facts(path, home) if full else path.relative_to(home).as_posix())


async def delete_file(request: Request) -> Response:
    try:
        path = _path(request, request.path_params["file"])
    except _Refused as refusal:
        return refusal.answer
    if not path.is_file():
        return empty(404)
    path.unlink()
    return empty(204)


async def move_file(request: Request) -> Response:
    try:
        source = _path(request, request.path_params["file"])
        target = _path(request, request.path_params["dest"])
    except _Refused as refusal:
        return refusal.answer
    if not source.is_file():
        return empty(404)
    if target.exists() and request.query_params.get("overwrite") == "false":
        return as_text("File already exists", 409)
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)
    return _written(request, target)


def _settings(request: Request) -> dict[str, Any]:
    path = _home(node_of(request).folders) / SETTINGS
    return json.loads(path.read_text("utf-8")) if path.is_file() else {}


def _keep(request: Request, settings: dict[str, Any]) -> None:
    path = _home(node_of(request).folders) / SETTINGS
    path.write_text(json.dumps(settings, indent=4), "utf-8")


async def show_settings(request: Request) -> Response:
    return as_json(_settings(request))


async def show_setting(request: Request) -> Response:
    return as_json(_settings(request).get(request.path_params["id"]))


async def merge_settings(request: Request) -> Response:
    _keep(request, _settings(request) | await object_of(request))
    return empty()


async def set_setting(request: Request) -> Response:
    value = await body_of(request)
    _keep(request, _settings(request) | {request.path_params["id"]: value})
    return empty()


async def show_users(request: Request) -> Response:
    migrated = (node_of(request).folders.root / "user" / "default").exists()
    return as_json({"storage": "server", "migrated": migrated})


async def add_user(request: Request) -> Response:
    """An id is made from the name; a node for one user keeps nothing more of it."""
    name = str((await object_of(request))["username"])
    plain = re.sub(r"[^a-zA-Z0-9-_]", "", name).lower()
    return as_json(f"{plain}_{uuid4()}")


async def list_folder(request: Request) -> Response:
    """Names in output, input or temp, the newest first."""
    kind = request.path_params["kind"]
    if kind not in ("output", "input", "temp"):
        return as_json({"error": "Invalid directory type"}, 400)
    files = [file for file in node_of(request).folders.of(kind).iterdir() if file.is_file()]
    newest = sorted(files, key=lambda file: file.stat().st_mtime_ns, reverse=True)
    return as_json([file.name for file in newest])


async def no_logs(_: Request) -> Response:
    return as_json("")


async def no_raw_logs(_: Request) -> Response:
    return as_json({"entries": [], "size": {"cols": 80, "rows": 24}})


async def follow_logs(request: Request) -> Response:
    await object_of(request)
    return empty()


ROUTES: list[Route] = [
    *route("/userdata", get=list_files),
    *route("/v2/userdata", get=list_tree),
    *route("/userdata/{file:path}/move/{dest:path}", post=move_file),
    *route("/userdata/{file:path}", get=read_file, post=write_file, delete=delete_file),
    *route("/settings", get=show_settings, post=merge_settings),
    *route("/settings/{id}", get=show_setting, post=set_setting),
    *route("/users", get=show_users, post=add_user),
    *route("/internal/files/{kind}", prefixes=("",), get=list_folder),
    *route("/internal/logs", prefixes=("",), get=no_logs),
    *route("/internal/logs/raw", prefixes=("",), get=no_raw_logs),
    *route("/internal/logs/subscribe", prefixes=("",), patch=follow_logs),
]
