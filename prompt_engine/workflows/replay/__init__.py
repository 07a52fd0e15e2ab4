"""From a picture back to what made it, and what has changed since."""
