"""What several orchestrators must agree on tells of its changes, where they share a database."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TELLING = {
    "events": "INSERT",
    "nodes": "INSERT OR UPDATE OR DELETE",
    "node_conduct": "INSERT OR UPDATE OR DELETE",
    "path_maps": "INSERT OR UPDATE OR DELETE",
    "queue_state": "INSERT OR UPDATE OR DELETE",
    "renders": "INSERT",
    "memory_floors": "INSERT OR UPDATE OR DELETE",
}


def upgrade() -> None:
    if not _is_shared():
        return
    op.execute(
        "CREATE FUNCTION studio_tell() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN PERFORM pg_notify('studio', TG_TABLE_NAME); RETURN NULL; END $$"
    )
    for table, changes in TELLING.items():
        # For each row, and not once for a statement that changed nothing; what one transaction
        # says twice is heard once.
        op.execute(
            f"CREATE TRIGGER {table}_tell AFTER {changes} ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION studio_tell()"
        )


def downgrade() -> None:
    if not _is_shared():
        return
    for table in TELLING:
        op.execute(f"DROP TRIGGER {table}_tell ON {table}")
    op.execute("DROP FUNCTION studio_tell()")


def _is_shared() -> bool:
    return op.get_bind().dialect.name == "postgresql"
