"""What was learned, so that a restart knows it too."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Float, Index, String, Table

from ..tables import UtcTime, metadata

renders = Table(
    "renders",
    metadata,
    Column("prompt_id", String(36), primary_key=True),
    Column("signature", String(64), nullable=False),
    Column("node_id", String(64), nullable=False),
    Column("models", JSON, nullable=False),
    Column("seconds", Float(53), nullable=False),
    Column("cold", Boolean, nullable=False),
    Column("estimate", Float(53)),
    Column("estimate_low", Float(53)),
    Column("estimate_high", Float(53)),
    Column("ended_at", UtcTime, nullable=False),
)
Index("renders_by_age", renders.c.ended_at)

memory_floors = Table(
    "memory_floors",
    metadata,
    Column("signature", String(64), primary_key=True),
    # Bytes of video memory that a node must have: more than those that ran out of it.
    Column("floor", BigInteger, nullable=False),
    Column("learned_at", UtcTime, nullable=False),
)
