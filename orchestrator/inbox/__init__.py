"""A folder whose JSON files become jobs."""
