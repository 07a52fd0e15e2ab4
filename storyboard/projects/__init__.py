"""Projects as folders: create, open, list, forget."""
