"""What the node is and what it offers."""

import sys

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from render_node import machine
from render_node.node import COMFYUI_VERSION

from .wire import as_json, as_text, empty, node_of, route

DEVICE = "Storyboard sketch (no GPU)"

PAGE = f"""<!doctype html><html lang="en"><title>{DEVICE}</title>
<p>This render node draws storyboard sketches. It speaks ComfyUI's API and has no page of its own.
"""


async def page(_: Request) -> Response:
    return HTMLResponse(PAGE, headers={"cache-control": "no-cache"})


async def health(_: Request) -> Response:
    return as_json({"status": "ok", "service": "render_node"})


async def object_info(request: Request) -> Response:
    return as_json(node_of(request).library.describe())


async def one_object_info(request: Request) -> Response:
    library = node_of(request).library
    info = library.find(request.path_params["class_id"])
    return as_json({info.id: info.describe(library.choices)} if info else {})


async def system_stats(_: Request) -> Response:
    """The machine's own figures; the device says that no GPU is behind it."""
    total, free = machine.memory()
    system = {
        "os": "nt" if sys.platform == "win32" else "posix",
        "ram_total": total,
        "ram_free": free,
        "comfyui_version": COMFYUI_VERSION,
        "required_frontend_version": None,
        "installed_templates_version": None,
        "required_templates_version": None,
        "python_version": sys.version,
        "pytorch_version": "none",
        "embedded_python": False,
        "argv": ["render_node"],
    }
    device = {
        "name": DEVICE,
        "type": "cpu",
        "index": None,
        "vram_total": total,
        "vram_free": free,
        "torch_vram_total": total,
        "torch_vram_free": free,
    }
    return as_json({"system": system, "devices": [device]})


async def features(request: Request) -> Response:
    return as_json(node_of(request).features)


async def model_folders(request: Request) -> Response:
    return as_json(node_of(request).library.model_folders())


async def models(request: Request) -> Response:
    files = node_of(request).library.models(request.path_params["folder"])
    return empty(404) if files is None else as_json(list(files))


async def described_folders(request: Request) -> Response:
    folders = node_of(request).library.model_folders()
    skipped = ("configs", "custom_nodes")
    return as_json([{"name": n, "folders": [f"models/{n}"]} for n in folders if n not in skipped])


async def described_models(request: Request) -> Response:
    files = node_of(request).library.models(request.path_params["folder"])
    if files is None:
        return empty(404)
    facts = {"pathIndex": 0, "modified": 0.0, "created": 0.0, "size": 0}
    return as_json([{"name": name, **facts} for name in files])


async def model_metadata(request: Request) -> Response:
    """Where ComfyUI reads a file's header, the title says that nothing is behind the name."""
    files = node_of(request).library.models(request.path_params["folder"]) or ()
    name = request.query_params.get("filename", "")
    if name not in files or not name.endswith(".safetensors"):
        return empty(404)
    return as_json({"modelspec.title": f"{name}, drawn as a storyboard sketch"})


async def embeddings(request: Request) -> Response:
    files = node_of(request).library.models("embeddings") or ()
    return as_json([name.rsplit(".", 1)[0] for name in files])


async def nothing_listed(_: Request) -> Response:
    return as_json([])


async def nothing_mapped(_: Request) -> Response:
    return as_json({})


async def socket_without_upgrade(_: Request) -> Response:
    text = 'No WebSocket UPGRADE hdr: None\n Can "Upgrade" only to "WebSocket".'
    return as_text(text, 400)


ROUTES: list[Route] = [
    *route("/", prefixes=("",), get=page),
    *route("/health", get=health),
    *route("/object_info", get=object_info),
    *route("/object_info/{class_id}", get=one_object_info),
    *route("/system_stats", get=system_stats),
    *route("/features", get=features),
    *route("/models", get=model_folders),
    *route("/models/{folder}", get=models),
    *route("/experiment/models", get=described_folders),
    *route("/experiment/models/{folder}", get=described_models),
    *route("/view_metadata/{folder}", get=model_metadata),
    *route("/embeddings", get=embeddings),
    *route("/extensions", get=nothing_listed),
    *route("/workflow_templates", get=nothing_mapped),
    *route("/i18n", get=nothing_mapped),
    *route("/ws", get=socket_without_upgrade),
]
