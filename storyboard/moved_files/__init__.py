"""Files of a project that the gallery gave other names: an open board follows."""
