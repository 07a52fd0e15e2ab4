"""Batches: many shots in one call, each with a result of its own."""
