"""The tables of nodes: what was added or changed over REST, and whether a node gets work."""

from sqlalchemy import JSON, Boolean, Column, Integer, String, Table, Text

from ..tables import UtcTime, metadata

nodes = Table(
    "nodes",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("enabled", Boolean, nullable=False),
    Column("tags", JSON, nullable=False),
    Column("verify_tls", Boolean, nullable=False),
    # Headers and password as one sealed text; null where the node asks for none.
    Column("credentials", Text),
    # Of a node of config/nodes.yaml: the fields that hold instead of those in the file.
    Column("changed", JSON(none_as_null=True)),
    # A removed node is kept for a while, so that removing it can be undone.
    Column("removed_at", UtcTime),
)

conducts = Table(
    "node_conduct",
    metadata,
    Column("node_id", String(64), primary_key=True),
    Column("draining", Boolean, nullable=False),
    Column("quarantine_reason", Text),
    Column("quarantined_at", UtcTime),
    # When it is looked at again; null while it may prove itself with one job.
    Column("probe_at", UtcTime),
    # How often it was quarantined or probed in vain since it was last trusted.
    Column("probes", Integer, nullable=False),
)
