"""Scenes over HTTP: read, change in part, move, copy, throw away and bring back."""
