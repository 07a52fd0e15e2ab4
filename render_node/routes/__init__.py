"""The HTTP and WebSocket routes, each answering in ComfyUI's words."""
