"""From a waiting job to the files in its folder: who goes where now, and every run."""
