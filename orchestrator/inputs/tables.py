"""Which node was given which file."""

from sqlalchemy import Column, String, Table, Text

from ..tables import UtcTime, metadata

uploads = Table(
    "uploads",
    metadata,
    Column("node_id", String(64), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("filename", Text, nullable=False),
    Column("subfolder", Text, nullable=False),
    Column("type", String(16), nullable=False),
    Column("uploaded_at", UtcTime, nullable=False),
)
