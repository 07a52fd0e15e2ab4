"""What a board was: snapshots to go back to, branches to try things on, and their merging."""
