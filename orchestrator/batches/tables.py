"""The tables of batches. What was taken is a job; what was refused is kept here."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table, Text

from ..tables import UtcTime, metadata

batches = Table(
    "batches",
    metadata,
    Column("id", String(26), primary_key=True),
    Column("name", Text, nullable=False),
    Column("idempotency_key", String(128), unique=True),
    # SHA-256 of what was submitted, to tell a repeated call from a key used twice.
    Column("submission_hash", String(64), nullable=False),
    Column("project_id", String(64)),
    Column("created_at", UtcTime, nullable=False),
    Column("cancelled_at", UtcTime),
)

batch_items = Table(
    "batch_items",
    metadata,
    Column("batch_id", String(26), ForeignKey("batches.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("key", String(128), nullable=False),
    Column("job_id", String(26)),
    Column("refusal", Text),
    Column("submission", JSON(none_as_null=True)),
)
