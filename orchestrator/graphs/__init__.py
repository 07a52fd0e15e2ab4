"""Job graphs: the outputs of one job become the inputs of the next."""
