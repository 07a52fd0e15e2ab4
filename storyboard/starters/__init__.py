"""Projects that begin with scenes and shots instead of an empty board."""
