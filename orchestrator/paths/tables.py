"""The table of places that were added or changed over REST."""

from sqlalchemy import Boolean, Column, String, Table, Text

from ..tables import metadata

path_maps = Table(
    "path_maps",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("windows", Text, nullable=False),
    Column("linux", Text, nullable=False),
    Column("macos", Text, nullable=False),
    Column("enabled", Boolean, nullable=False),
)
