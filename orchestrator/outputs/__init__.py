"""From a node's output to a take in the project folder."""
