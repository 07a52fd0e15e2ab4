"""The table of job groups. Their children are the jobs with their `group_id`."""

from sqlalchemy import Column, Float, Integer, String, Table

from ..tables import UtcTime, metadata

job_groups = Table(
    "job_groups",
    metadata,
    Column("id", String(26), primary_key=True),
    Column("strategy", String(16), nullable=False),
    # In digits: a seed may be beyond the whole numbers of a database.
    Column("base_seed", String(20), nullable=False),
    Column("total", Integer, nullable=False),
    Column("time_limit", Float(53)),
    Column("project_id", String(64)),
    Column("created_at", UtcTime, nullable=False),
    Column("cancelled_at", UtcTime),
)
