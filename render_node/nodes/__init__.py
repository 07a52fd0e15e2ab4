"""What the node classes do. `registry.RUNS` names every function that a class may run."""
