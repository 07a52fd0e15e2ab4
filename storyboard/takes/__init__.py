"""Takes on their way to the gallery's trash and back."""
