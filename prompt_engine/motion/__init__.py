"""Moves of the camera drawn as a path of the frame over the picture, and what film calls them."""
