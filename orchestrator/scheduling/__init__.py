"""Which job goes to which node. Pure: no I/O, no clock."""
