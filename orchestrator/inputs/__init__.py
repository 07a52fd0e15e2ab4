"""Pictures, videos and sounds that a graph reads, on the node that runs it."""
