"""What every service shares. The kit knows no feature and imports no service."""

__version__ = "0.1.0"
