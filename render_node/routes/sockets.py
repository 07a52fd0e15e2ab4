"""`/ws`: one socket per client."""

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from render_node.node import RenderNode


async def listen(socket: WebSocket) -> None:
    node: RenderNode = socket.state.node
    node.controls.count("sockets")
    await node.hub.serve(socket, lambda client: node.engine.greeting(client))


ROUTES = [WebSocketRoute("/ws", listen), WebSocketRoute("/api/ws", listen)]
