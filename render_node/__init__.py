"""A render node that speaks ComfyUI's HTTP and WebSocket API and draws storyboard sketches."""
