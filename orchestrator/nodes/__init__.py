"""Render nodes: what they are, what they can run, how they are spoken to."""
