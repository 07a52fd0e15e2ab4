"""Which takes are not what their shot would render now, and why."""
