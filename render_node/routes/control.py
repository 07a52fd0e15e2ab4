"""The node's own routes for tests and benchmarks, answered on loopback only."""

import ipaddress

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from render_node.options import Faults

from .wire import as_json, as_text, body_of, empty, node_of, route


async def counts(request: Request) -> Response:
    if not _is_local(request):
        return empty(403)
    return as_json(node_of(request).controls.report())


async def change_faults(request: Request) -> Response:
    """A JSON object of `Faults` replaces those in force; `{}` mends all.

    `restart` and `drop_sockets` happen once, at once.
    """
    if not _is_local(request):
        return empty(403)
    body = dict(await body_of(request))
    restart, drop = bool(body.pop("restart", False)), bool(body.pop("drop_sockets", False))
    node = node_of(request)
    try:
        node.controls.faults = Faults.model_validate(body)
    except ValidationError as error:
        return as_text(str(error), 400)
    if drop:
        node.hub.drop_all()
    if restart:
        node.restart()
    return as_json(node.controls.faults.model_dump(mode="json"))


def _is_local(request: Request) -> bool:
    return request.client is not None and ipaddress.ip_address(request.client.host).is_loopback


ROUTES: list[Route] = [
    *route("/storyboard-sketch/counts", prefixes=("",), get=counts),
    *route("/storyboard-sketch/faults", prefixes=("",), post=change_faults),
]
