"""Job groups: one graph on several nodes, or with several seeds."""
