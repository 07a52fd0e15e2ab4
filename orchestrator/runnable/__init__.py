"""Which nodes can run graphs that nobody has submitted yet, and what the others lack."""
