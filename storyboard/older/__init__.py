"""What was made with the earlier console, and scripts that were written for it."""
