"""The durable log of what happened, and the sockets that tell it."""
